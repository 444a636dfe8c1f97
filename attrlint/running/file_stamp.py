"""Files as they were read: identified by the hash of their bytes, and by size, times and inode."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from typing import NamedTuple

SETTLED = 2_000_000_000  # nanoseconds: a file younger than this may change again without a change of its times


class FileStamp(NamedTuple):
    """A file as it was read: the hash of its bytes, and its `status` before that.

    `settled` says whether a later change is certain to show in the status.
    """

    digest: bytes
    status: bytes
    settled: bool


def digest_of(data: bytes) -> bytes:
    """16 bytes of BLAKE2b."""
    return blake2b(data, digest_size=16).digest()


def status_of(path: str) -> bytes:
    """Size, times of modification and change (nanoseconds) and inode of a file, on one line.

    On POSIX no program can set the time of change back. Raises OSError, and ValueError for a path that cannot be one.
    """
    return status_line(os.stat(path))  # noqa: PTH116 - asked for every draft


def status_line(found: os.stat_result) -> bytes:
    """The same of a status that is known."""
    return b"%d %d %d %d" % (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def stamp(data: bytes, status: bytes) -> FileStamp:
    """The stamp of a file that has just been read; its status was taken before."""
    size, modified, changed, _ = map(int, status.split())
    settled = time.time_ns() - max(modified, changed) > SETTLED and len(data) == size
    return FileStamp(digest_of(data), status, settled)
