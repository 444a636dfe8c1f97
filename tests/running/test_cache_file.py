"""The file of the cache: bounded, merged under a lock that nobody can be locked out by."""

from __future__ import annotations

import json
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from attrlint.running import cache_file, cache_lock
from attrlint.running.cache_file import KeptLines
from attrlint.running.cache_lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86400


def key(number: int) -> bytes:
    """A key."""
    return f"{number:032x}".encode()


def filled(path: Path, numbers: range) -> None:
    """Keep an entry for each number."""
    lines = KeptLines(path)
    for number in numbers:
        lines.put(key(number), f'["entry {number:03}"]'.encode())
    lines.save()


def held(path: Path, most: int) -> list[int]:
    """The numbers whose entries are there."""
    lines = KeptLines(path)
    return [number for number in range(most) if lines.get(key(number)) == f'["entry {number:03}"]'.encode()]


@pytest.mark.parametrize("count", [1, 3, 100])
def test_kept(tmp_path: Path, count: int) -> None:
    """What was put is found, by few questions or many; the whole is JSON."""
    path = tmp_path / "in" / "results.json"
    filled(path, range(count))
    assert held(path, count + 1) == list(range(count))
    head, *entries = json.loads(path.read_bytes())
    assert head == "attrlint cache"
    assert [entry[3] for entry in entries] == [[f"entry {i:03}"] for i in range(count)]


def test_the_last_used_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is full loses the entries that were not used for longest."""
    path = tmp_path / "results.json"
    filled(path, range(50))
    monkeypatch.setattr(cache_file, "MOST", path.stat().st_size)
    filled(path, range(50, 60))
    assert held(path, 60) == list(range(10, 60))
    assert path.stat().st_size <= cache_file.MOST


def test_old_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some weeks without use; a use now and then keeps an entry."""
    path = tmp_path / "results.json"
    filled(path, range(2))
    now = time.time()
    for days in range(10, 50, 10):
        monkeypatch.setattr(time, "time", lambda days=days: now + days * DAY)
        lines = KeptLines(path)
        assert lines.get(key(0)) == b'["entry 000"]'
        lines.save()
    assert held(path, 2) == [0]
    monkeypatch.setattr(time, "time", lambda: now - 400 * DAY)  # a clock that was wrong
    filled(path, range(2, 3))
    assert held(path, 3) == [2]


def test_a_use_writes_nothing(tmp_path: Path) -> None:
    """A run that finds everything leaves the file as it is."""
    path = tmp_path / "results.json"
    filled(path, range(30))
    before = path.stat()
    lines = KeptLines(path)
    assert all(lines.get(key(i)) for i in range(30))
    lines.save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_runs_at_once(tmp_path: Path) -> None:
    """Many writers, each with entries of its own: none is lost."""
    path = tmp_path / "results.json"
    runs = [threading.Thread(target=filled, args=(path, range(i * 10, i * 10 + 10))) for i in range(12)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert held(path, 130) == list(range(120))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["results.json"]


def test_a_lock_that_was_left_behind(tmp_path: Path) -> None:
    """Is taken over once it is old."""
    path = tmp_path / "results.json"
    left = tmp_path / "results.lock"
    left.write_text("999999-dead")
    os.utime(left, (time.time() - 60,) * 2)
    filled(path, range(1))
    assert held(path, 1) == [0]
    assert not left.exists()


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    """As long as it is young."""
    path = tmp_path / "results.json"
    with Lock(tmp_path / "results.lock") as other:
        writer = threading.Thread(target=filled, args=(path, range(1)))
        writer.start()
        writer.join(0.2)
        assert writer.is_alive()
        assert not path.exists()
        assert other.held()
    writer.join(10)
    assert held(path, 1) == [0]


def test_a_lock_that_is_never_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs what was to be written, and no more."""
    monkeypatch.setattr(cache_lock, "PATIENCE", 0.1)
    path = tmp_path / "results.json"
    with Lock(tmp_path / "results.lock") as other:
        filled(path, range(1))
        assert other.held()
    assert not path.exists()


def test_a_lock_that_was_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that was stopped so long that another took its lock writes nothing over that one's file: it begins again."""
    path = tmp_path / "results.json"
    filled(path, range(3))
    real = KeptLines._merged
    stolen: list[str] = []

    def slow(self: KeptLines) -> list[bytes]:
        merged = real(self)
        if not stolen:  # while this run stood still, another has taken over, written, and is writing still
            stolen.append("once")
            (tmp_path / "results.lock").unlink()
            filled(path, range(3, 6))
            (tmp_path / "results.lock").write_text("another")
            threading.Timer(0.2, (tmp_path / "results.lock").unlink).start()
        return merged

    monkeypatch.setattr(KeptLines, "_merged", slow)
    filled(path, range(6, 9))
    assert held(path, 9) == list(range(9))


def test_a_lock_is_given_back(tmp_path: Path) -> None:
    """Also after an error; one that is another's by now is left alone."""
    path = tmp_path / "x.lock"
    with pytest.raises(ZeroDivisionError), Lock(path):
        raise ZeroDivisionError
    assert not path.exists()
    with Lock(path):
        path.write_text("another")
    assert path.read_text() == "another"
