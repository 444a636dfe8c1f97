"""Files are read only if they are regular, and only as far as their limit."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import ReadError
from attrlint.base.files import read_file, read_stream

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path | str, limit: int = 100) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(ReadError) as caught:
        read_file(path, limit, "max-file-size")
    (line,) = caught.value.lines()
    return line.removeprefix(f"{path}: error: ")


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_up_to_the_limit(tmp_path: Path, size: int) -> None:
    """Every byte is there."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    data, status = read_file(path, 100)
    assert (data, status.st_size) == (b"x" * size, size)


def test_what_is_refused(tmp_path: Path) -> None:
    """Pipes, sockets, devices, folders, loops and files that are too large, each at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "large").write_bytes(b"x" * 101)
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "socket"))
        assert refused(tmp_path / "socket").startswith("cannot be read: ")
    use = "not a regular file (use - to read standard input)"
    assert refused(tmp_path / "pipe") == f"is a pipe, {use}"
    assert refused("/dev/zero") == f"is a device, {use}"
    assert refused(tmp_path / "loop") == "cannot be read: a loop of symbolic links"
    assert refused(tmp_path) == "cannot be read: is a folder"
    assert refused(tmp_path / "gone") == "cannot be read: no such file or directory"
    assert refused("a\0b") == "cannot be read: embedded null byte"
    assert refused(tmp_path / "large") == refused(tmp_path / "sparse") == "larger than 0.0001 MB (max-file-size)"


def test_files_without_a_size() -> None:
    """In /proc a file says that it is empty, and is not."""
    assert read_file("/proc/self/status", 1 << 20).data.startswith(b"Name:")


def test_streams() -> None:
    """No more is read than is allowed, and one byte."""
    with open("/dev/zero", "rb") as endless, pytest.raises(ReadError, match="larger than 1 MB"):  # noqa: PTH123
        read_stream(endless, 1_000_000, "-")
