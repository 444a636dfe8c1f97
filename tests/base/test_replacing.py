"""Files take the place of others whole or not at all, and never of one that has changed."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from attrlint.base import replacing
from attrlint.base.errors import WriteError
from attrlint.base.files import read_file
from attrlint.base.replacing import WrittenFile, create_file, replace_file, write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AS_ROOT = os.geteuid() == 0


@pytest.fixture(params=["without a name", "hidden"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to replace, on systems with and without files that have no name."""
    if request.param == "hidden":
        monkeypatch.setattr(replacing, "ANONYMOUS", 0)
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def held(path: Path) -> list[tuple[str, bytes]]:
    """The files of the folder, hidden ones too."""
    return sorted((p.name, p.read_bytes()) for p in path.parent.iterdir())


def refusal(path: Path, change: Callable[[], object]) -> str:
    """What is said where the file is changed between reading and replacing; what is then there stays."""
    seen = read_file(path)
    change()
    before = held(path)
    with pytest.raises(WriteError) as caught:
        replace_file(str(path), b"new", seen)
    assert held(path) == before
    return caught.value.message


def test_replaced(place: Path) -> None:
    """The mode stays, a link stays a link, and nothing is left lying about."""
    place.chmod(0o640)
    link = place.with_name("b.txt")
    link.symlink_to(place)
    replace_file(str(link), b"new", read_file(link))
    assert held(place) == [("a.txt", b"new"), ("b.txt", b"new")]
    assert (place.stat().st_mode & 0o777, link.is_symlink()) == (0o640, True)


def put(path: Path) -> None:
    """Replace a file as editors do."""
    new = path.with_name("b.txt")
    new.write_bytes(b"EDIT")
    new.replace(path)


def back(path: Path) -> None:
    """Change a file and set its time back."""
    times = path.stat()
    path.write_bytes(b"OLD")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("change", [lambda p: p.write_bytes(b"EDIT"), put, back, lambda p: p.unlink()])
def test_an_edit_in_between_stays(place: Path, change: Callable[[Path], object]) -> None:
    """Written over, replaced, with its old times, or deleted."""
    said = refusal(place, lambda: change(place))
    assert said in ("has changed in the meantime; not overwritten", "cannot be written: no such file or directory")


def test_an_edit_in_the_last_moment(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that comes between the comparison and the renaming is put back."""
    seen = read_file(place)
    rename = os.replace
    calls = []

    def late(old: str, new: str) -> None:
        if not calls:
            place.write_bytes(b"EDIT")
        calls.append(new)
        rename(old, new)

    monkeypatch.setattr(os, "replace", late)
    with pytest.raises(WriteError, match="has changed in the meantime"):
        replace_file(str(place), b"new", seen)
    assert held(place) == [("a.txt", b"EDIT")]


def test_what_cannot_be_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hard links, read-only files and the files of others are left alone."""
    place.chmod(0o444)
    assert refusal(place, lambda: None) == "is read-only; not changed"
    place.chmod(0o644)
    os.link(place, place.with_name("b.txt"))
    assert refusal(place, lambda: None) == "has 2 hard links, which would be parted; not changed"
    place.with_name("b.txt").unlink()
    if not AS_ROOT:
        pytest.skip("only root can give a file to somebody else")
    os.chown(place, 1234, 4321)
    replace_file(str(place), b"new", read_file(place))
    assert (place.stat().st_uid, place.stat().st_gid) == (1234, 4321)

    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", forbidden)
    assert refusal(place, lambda: None) == "belongs to another user or group; not changed"


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_write_that_fails(place: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """It says so, what was there is there, and nothing else is."""

    def fail(*_: object) -> None:
        raise FULL

    seen = read_file(place)
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError, match="cannot be written: no space left on device"):
        replace_file(str(place), b"new", seen)
    monkeypatch.undo()
    assert held(place) == [("a.txt", b"old")]


def test_what_a_killed_process_left(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hidden file is removed once it is old, and respected before."""
    monkeypatch.setattr(replacing, "ANONYMOUS", 0)
    seen = read_file(place)
    left = replacing._Incoming(str(place), str(place))._hidden  # never closed
    with pytest.raises(WriteError, match="another run is writing it"):
        replace_file(str(place), b"new", seen)
    monkeypatch.setattr(replacing, "FORSAKEN", -1.0)
    replace_file(str(place), b"new", seen)
    assert held(place) == [("a.txt", b"new")]
    assert left.startswith(str(place.parent))


def test_a_new_file(place: Path) -> None:
    """It has the usual mode; one that is there is not touched."""
    new = place.with_name("b.txt")
    create_file(str(new), b"new")
    other = place.with_name("c.txt")
    other.write_bytes(b"")
    assert new.stat().st_mode == other.stat().st_mode
    with pytest.raises(WriteError, match="already exists; not overwritten"):
        create_file(str(new), b"newer")
    assert held(place) == [("a.txt", b"old"), ("b.txt", b"new"), ("c.txt", b"")]


def test_pieces(place: Path) -> None:
    """Until it is finished nothing has happened; what somebody else writes meanwhile stays."""
    with WrittenFile(str(place)) as file:
        file.write(b"ne")
        assert held(place)[-1] == ("a.txt", b"old")
        file.write(b"w")
        file.finish()
    assert held(place) == [("a.txt", b"new")]
    with WrittenFile(str(place)) as file:
        file.write(b"newer")
    assert held(place) == [("a.txt", b"new")]
    with WrittenFile(str(place)) as file:
        file.write(b"newer")
        place.write_bytes(b"EDIT")
        with pytest.raises(WriteError, match="has changed in the meantime"):
            file.finish()
    with WrittenFile(str(place.with_name("b.txt"))) as file:
        place.with_name("b.txt").write_bytes(b"EDIT")
        with pytest.raises(WriteError, match="has changed in the meantime"):
            file.finish()
    assert held(place) == [("a.txt", b"EDIT"), ("b.txt", b"EDIT")]


def test_no_regular_file(tmp_path: Path) -> None:
    """A device takes what is written; a folder does not."""
    write_file("/dev/null", b"new")
    with pytest.raises(WriteError, match="cannot be written: is a directory"):
        write_file(str(tmp_path), b"new")
    with pytest.raises(WriteError, match="cannot be written: no such file or directory"):
        write_file(str(tmp_path / "gone" / "a.txt"), b"new")
