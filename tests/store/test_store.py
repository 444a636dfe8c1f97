"""The store gives back what was put, whatever is done to its file, and never waits for long."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from attrlint.store import database
from attrlint.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSION = b"version of a test"


def store_in(folder: Path, version: bytes | None = VERSION, size: int = 10_000_000) -> Store:
    """A store that has nothing open yet."""
    return Store(folder, version, size)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store that holds one value."""
    path = tmp_path / "cache" / "attrlint"
    store = store_in(path)
    store.put("packs", b"key", b"value")
    store.save()
    store.close()
    return path


def file_of(folder: Path) -> Path:
    """The only file of a store."""
    (file,) = folder.iterdir()
    return file


def works(folder: Path) -> bool:
    """Whether a store keeps a value from one run to the next."""
    store = store_in(folder)
    store.put("packs", b"another", b"kept")
    store.save()
    store.close()
    return store_in(folder).get("packs", b"another") == b"kept"


def test_what_is_put_is_there_at_once_and_in_the_next_run(tmp_path: Path) -> None:
    """Any bytes, in place of older ones; nothing is written before it is saved."""
    values = {b"": b"", b"\0\xff": bytes(range(256)), b"long" * 1000: b"x" * 100_000}
    store = store_in(tmp_path / "a")
    for key, value in values.items():
        assert store.get("results", key) is None
        store.put("results", key, b"older")
        store.put("results", key, value)
        assert store.get("results", key) == value
    assert not (tmp_path / "a").exists()
    store.save()
    later = store_in(tmp_path / "a")
    assert {key: later.get("results", key) for key in values} == values
    assert file_of(tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_namespaces_versions_and_keys_are_apart(folder: Path) -> None:
    """Each says whose a value is."""
    assert store_in(folder).get("packs", b"key") == b"value"
    assert store_in(folder).get("results", b"key") is None
    assert store_in(folder).get("packs", b"other") is None
    assert store_in(folder).get("pack", b"s\0key") is None
    assert store_in(folder, b"another version").get("packs", b"key") is None


@pytest.mark.parametrize("version", [VERSION, None])
def test_without_a_folder_or_a_version_nothing_is_kept(tmp_path: Path, version: bytes | None) -> None:
    """And nothing is made."""
    store = Store(None if version else tmp_path / "a", version)
    store.put("packs", b"key", b"value")
    store.save()
    assert store.get("packs", b"key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_shared_by_processes_that_were_forked(folder: Path) -> None:
    """Each opens the file for itself, and the parent's stays open."""
    store = store_in(folder)
    assert store.get("packs", b"key") == b"value"
    child = os.fork()
    if not child:
        store.put("packs", b"child", store.get("packs", b"key") or b"nothing")
        store.save()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert store.get("packs", b"child") == b"value"


def test_a_namespace_can_be_cleared(folder: Path) -> None:
    """What is put afterwards stays, and so do the others."""
    store = store_in(folder)
    store.put("results", b"key", b"old")
    store.save()
    store.put("results", b"key", b"old too")
    store.clear("results")
    assert store.get("results", b"key") is None
    store.put("results", b"other", b"new")
    store.save()
    found = [store_in(folder).get(*of) for of in (("results", b"key"), ("results", b"other"), ("packs", b"key"))]
    assert found == [None, b"new", b"value"]


def broken_row(file: Path, statement: str) -> None:
    """Change the table by hand."""
    with sqlite3.connect(file) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET value = CAST('valuf' AS BLOB)",
        "UPDATE entry SET value = 'value'",
        "UPDATE entry SET value = 7",
        "UPDATE entry SET sum = x'00'",
        "UPDATE entry SET day = 'today'",
        "UPDATE entry SET value = zeroblob(100000000)",
        "DROP TABLE entry",
        "ALTER TABLE entry RENAME COLUMN value TO other",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
    ],
)
def test_an_entry_that_was_changed_is_not_believed(folder: Path, statement: str) -> None:
    """Whatever the change; the store works again at the latest after the next run."""
    broken_row(file_of(folder), statement)
    store = store_in(folder)
    assert store.get("packs", b"key") is None
    store.put("packs", b"key", b"value")
    store.save()
    store.close()
    assert works(folder)


@pytest.mark.parametrize("seed", range(25))
def test_damage_costs_entries_and_nothing_else(tmp_path: Path, seed: int) -> None:
    """Bytes changed anywhere, or the file cut off: a value is right or is not there."""
    chance = random.Random(seed)
    folder = tmp_path / "attrlint"
    values = {b"%d" % i: chance.randbytes(chance.randrange(3000)) for i in range(60)}
    store = store_in(folder)
    for key, value in values.items():
        store.put("results", key, value)
    store.save()
    store.close()
    file = file_of(folder)
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 5, 200))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(data[: chance.randrange(len(data))] if seed % 5 == 0 else data)
    store = store_in(folder)
    assert all(store.get("results", key) in (value, None) for key, value in values.items())
    store.put("results", b"more", b"more")
    store.save()
    store.close()
    assert works(folder) or works(folder)


def as_fifo(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    """A folder."""
    path.mkdir()


def as_full_folder(path: Path) -> None:
    """A folder that cannot simply be removed."""
    path.mkdir()
    (path / "file").touch()


def as_link(path: Path) -> None:
    """A link that leads to itself."""
    path.symlink_to(path.name)


def as_link_elsewhere(path: Path) -> None:
    """A link to a file of the user's that has nothing to do with it."""
    target = path.parent.parent / "precious"
    target.write_text("precious")
    path.symlink_to(target)


def as_huge_file(path: Path) -> None:
    """A file of 50 GB, without taking the room."""
    with path.open("wb") as file:
        file.truncate(50_000_000_000)


def as_text(path: Path) -> None:
    """A file of another kind."""
    path.write_text("results\n" * 10_000)


def as_empty_file(path: Path) -> None:
    """What a run leaves that was killed in time."""
    path.touch(mode=0o600)


def from_the_future(path: Path) -> None:
    """A file of 2099."""
    path.touch(mode=0o600)
    os.utime(path, (4_070_908_800, 4_070_908_800))


@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm", ".lock"])
@pytest.mark.parametrize(
    "made",
    [
        as_fifo,
        as_folder,
        as_full_folder,
        as_link,
        as_link_elsewhere,
        as_huge_file,
        as_text,
        as_empty_file,
        from_the_future,
    ],
)
def test_what_is_in_the_place_of_its_files_costs_a_moment(
    folder: Path, made: Callable[[Path], None], ending: str
) -> None:
    """At most a second, and nothing outside of the folder is touched."""
    file = file_of(folder)
    if not ending:
        file.unlink()
    made(file.with_name(file.name + ending))
    began = time.monotonic()
    store = store_in(folder)
    assert store.get("packs", b"key") in ((None,) if not ending else (b"value", None))
    store.put("packs", b"key", b"new")
    store.save()
    store.close()
    assert time.monotonic() - began < 1
    assert works(folder) or made is as_full_folder
    if made is as_link_elsewhere:
        assert (folder.parent / "precious").read_text() == "precious"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_may_write_to_is_not_believed(folder: Path, mode: int) -> None:
    """It is begun anew."""
    file_of(folder).chmod(mode)
    assert store_in(folder).get("packs", b"key") is None
    assert works(folder)
    assert file_of(folder).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("part", ["file", "folder"])
def test_a_file_or_folder_of_another_user_is_not_believed(folder: Path, part: str) -> None:
    """A file is replaced; in a folder of somebody else's nothing is written."""
    os.chown(folder if part == "folder" else file_of(folder), 12345, 12345)
    assert store_in(folder).get("packs", b"key") is None
    assert works(folder) is (part == "file")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no modes here")
def test_a_folder_that_others_may_write_to_is_closed_to_them(folder: Path) -> None:
    """Earlier versions made it with the mode that is usual; what is in it has to be the user's all the same."""
    folder.chmod(0o777)
    assert store_in(folder).get("packs", b"key") == b"value"
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """Whoever may write beside it could have put it there."""
    (tmp_path / "attrlint").symlink_to(folder)
    assert store_in(tmp_path / "attrlint").get("packs", b"key") is None
    assert not works(tmp_path / "attrlint")


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_a_file_that_another_run_holds_costs_a_second_at_most(folder: Path, lock: str) -> None:
    """For reading and writing together; what cannot be written is forgotten."""
    holder = sqlite3.connect(file_of(folder), isolation_level=None)
    holder.execute(lock)
    began = time.monotonic()
    store = store_in(folder)
    for _ in range(50):
        assert store.get("packs", b"key") == (b"value" if "IMMEDIATE" in lock else None)
    store.put("packs", b"other", b"value")
    store.save()
    assert time.monotonic() - began < 1.2
    holder.execute("ROLLBACK")
    holder.close()
    assert store_in(folder).get("packs", b"key") == b"value"
    assert works(folder)


RUN = """
import sys
from pathlib import Path
from attrlint.store.store import Store
store = Store(Path(sys.argv[1]), b"version of a test", 50_000_000)
for i in range(int(sys.argv[2]), int(sys.argv[2]) + 3000):
    value = store.get("results", b"%d" % i)
    assert value in (None, b"%d" % i * 50), i
    store.put("results", b"%d" % i, b"%d" % i * 50)
    if i % 200 == 0:
        store.save()
store.save()
"""


def started(folder: Path, first: int) -> subprocess.Popen[bytes]:
    """A process that keeps 3,000 values."""
    return subprocess.Popen([sys.executable, "-c", RUN, str(folder), str(first)])


def test_eight_runs_at_once(folder: Path) -> None:
    """All that they put is there, and right."""
    runs = [started(folder, 1500 * i) for i in range(8)]
    assert [run.wait() for run in runs] == [0] * 8
    store = store_in(folder, size=50_000_000)
    found = [store.get("results", b"%d" % i) for i in range(1500 * 9)]
    assert all(value in (None, b"%d" % i * 50) for i, value in enumerate(found))
    assert found.count(None) < 1500
    assert store.get("packs", b"key") == b"value"


def test_runs_that_are_killed_leave_a_sound_store(folder: Path) -> None:
    """At any moment, and nothing is left over."""
    chance = random.Random(15)
    for _ in range(20):
        run = started(folder, 0)
        time.sleep(0.05 + chance.random() * 0.3)
        run.send_signal(signal.SIGKILL)
        run.wait()
    store = store_in(folder, size=50_000_000)
    assert store.get("packs", b"key") == b"value"
    assert all(store.get("results", b"%d" % i) in (None, b"%d" % i * 50) for i in range(3000))
    assert works(folder)
    assert [file.name for file in folder.iterdir()] == [f"store-{database.FORMAT}.sqlite"]


FULL = """
import resource, signal, sys
from pathlib import Path
from attrlint.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
store = Store(Path(sys.argv[1]), b"version of a test")
assert store.get("packs", b"key") == b"value"
for i in range(100):
    store.put("results", b"%d" % i, b"x" * 10_000)
store.save()
assert store.get("packs", b"key") in (b"value", None)
"""


def test_a_full_disk_costs_what_is_new(folder: Path) -> None:
    """Here it is the size of a file that is limited."""
    pytest.importorskip("resource", reason="no limits to set here")
    subprocess.run([sys.executable, "-c", FULL, str(folder)], check=True)
    store = store_in(folder)
    assert store.get("packs", b"key") == b"value"
    assert store.get("results", b"99") is None
    store.close()
    assert works(folder)


@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_read(folder: Path) -> None:
    """Nothing is said, and nothing lost."""
    folder.chmod(0o500)
    store = store_in(folder)
    assert store.get("packs", b"key") == b"value"
    store.put("packs", b"new", b"value")
    store.save()
    assert store_in(folder).get("packs", b"new") is None
    folder.chmod(0o700)


def test_a_full_store_drops_what_was_used_longest_ago(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays below its size, or near it, and keeps what is new."""
    monkeypatch.setattr(database, "DROPPED_AT_ONCE", 50)
    folder = tmp_path / "attrlint"
    for run in range(12):
        store = store_in(folder, size=1_000_000)
        for i in range(100):
            store.put("results", b"%d %d" % (run, i), b"x" * 2000)
        store.save()
        store.close()
        assert file_of(folder).stat().st_size < 1_300_000
    store = store_in(folder, size=1_000_000)
    assert [store.get("results", b"%d 99" % run) is not None for run in (0, 1, 10, 11)] == [False, False, True, True]


def test_what_was_not_used_for_a_month_goes(folder: Path) -> None:
    """And what is used stays, since its use is noted once a week."""
    broken_row(file_of(folder), "UPDATE entry SET day = day - 20")
    store = store_in(folder)
    assert store.get("packs", b"key") == b"value"
    store.save()
    store.close()
    with sqlite3.connect(file_of(folder)) as connection:
        assert connection.execute("SELECT day FROM entry").fetchone()[0] == int(time.time() // 86_400)
    broken_row(file_of(folder), "UPDATE entry SET day = day - 31")
    assert works(folder)
    assert store_in(folder).get("packs", b"key") is None


def test_a_size_that_was_lowered_is_reached_run_by_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No run pays for dropping all that is too much."""
    monkeypatch.setattr(database, "DROPPED_AT_ONCE", 50)
    store = store_in(folder)
    for i in range(200):
        store.put("results", b"%d" % i, b"x" * 2000)
    store.save()
    store.close()
    sizes = []
    for i in range(6):
        store = store_in(folder, size=100_000)
        store.put("packs", b"%d" % i, b"new")
        store.save()
        store.close()
        sizes.append(file_of(folder).stat().st_size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 200_000
    assert sizes[-1] < 150_000
    assert works(folder)


def test_python_without_sqlite(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some are built so."""
    monkeypatch.setitem(sys.modules, "attrlint.store.database", None)
    store = store_in(folder)
    assert store.get("packs", b"key") is None
    store.put("packs", b"key", b"new")
    store.save()


def test_threads_take_turns(tmp_path: Path) -> None:
    """Threads that write, read and close at the same time crash nothing and read only what was written."""
    store = Store(tmp_path, b"1")
    faults: list[object] = []

    def work(number: int) -> None:
        for turn in range(150):
            store.put("n", b"%d" % number, b"%d" % number * 50)
            found = store.get("n", b"%d" % ((number + 1) % 6))
            if found not in (None, b"%d" % ((number + 1) % 6) * 50):
                faults.append(found)
            (store.save, store.close, lambda: store.clear("m"))[turn % 3]()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
