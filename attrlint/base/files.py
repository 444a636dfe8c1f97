"""Files from untrusted places: read only if they are regular files, and only up to a limit.

A pipe or a device may never end, and opening a pipe may never return.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MEGABYTE = 1_000_000
LIMIT = 20 * MEGABYTE  # bytes of a draft unless a setting says otherwise, and of any other file that is read whole
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
SORTS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


class SeenFile(NamedTuple):
    """The bytes of a file, and its status when they were read."""

    data: bytes
    status: os.stat_result


def read_file(path: str | Path, limit: int = LIMIT, setting: str = "") -> SeenFile:
    """A regular file, read as a whole.

    Raises ReadError, which names `path`. A file of more than `limit` bytes is refused; `setting` is the setting that
    raises the limit, if any.
    """
    try:
        number = os.open(path, FLAGS)
        try:
            status = os.fstat(number)
            if not stat.S_ISREG(status.st_mode):
                raise ReadError(_not_regular(status.st_mode), Place(os.fspath(path)))
            data = _read(number, min(status.st_size, limit) + 1, limit)
        finally:
            os.close(number)
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be read: {why(error)}", Place(os.fspath(path))) from None
    if len(data) > limit:
        raise ReadError(too_large(limit, setting), Place(os.fspath(path)))
    return SeenFile(data, status)


def read_stream(stream: BinaryIO, limit: int, path: str, setting: str = "") -> bytes:
    """Everything in a stream, at most `limit` bytes. Raises ReadError, which names `path`."""
    try:
        data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be read: {why(error)}", Place(path)) from None
    if len(data) > limit:
        raise ReadError(too_large(limit, setting), Place(path))
    return data


def why(error: Exception) -> str:
    """The system's message about a file, in lower case."""
    if getattr(error, "errno", None) == errno.ELOOP:
        return "a loop of symbolic links"
    return (getattr(error, "strerror", None) or str(error)).lower()


def is_file(path: str | Path) -> bool:
    """Whether a path leads to a regular file; False if the system will not say."""
    return os.path.isfile(path)  # noqa: PTH113 - the method raises where a folder cannot be searched


def is_folder(path: str | Path) -> bool:
    """Whether a path leads to a folder; False if the system will not say."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def too_large(limit: int, setting: str = "") -> str:
    """The message about a file of more than `limit` bytes."""
    return f"larger than {limit / MEGABYTE:g} MB" + (f" ({setting})" if setting else "")


def _read(number: int, first: int, limit: int) -> bytes:
    """The bytes of an open file up to one more than the limit; fewer than `first` are expected."""
    data = os.read(number, first)
    if len(data) == first - 1:
        return data
    parts, size = [data], len(data)
    while size <= limit:
        data = os.read(number, min(MEGABYTE, limit + 1 - size))
        if not data:
            break
        parts.append(data)
        size += len(data)
    return b"".join(parts)


def _not_regular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "cannot be read: is a folder"
    what = SORTS.get(stat.S_IFMT(mode), "a special file")
    return f"is {what}, not a regular file (use - to read standard input)"
