"""Files as they are seen: by the hash of their bytes, and from outside by size and times."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from typing import NamedTuple

SETTLED = 2_000_000_000  # nanoseconds: a file younger than this may change once more and bear the same times


class Seen(NamedTuple):
    """A file as it was read: the hash of its bytes, and what it looked like from outside before that.

    The stamp is size, time of modification and time of change (nanoseconds), and inode. On POSIX no program can set the
    time of change back. `settled` tells whether a later change is sure to show in the stamp.
    """

    digest: bytes
    stamp: tuple[int, ...]
    settled: bool


def digest_of(data: bytes) -> bytes:
    """32 hex digits of BLAKE2b."""
    return blake2b(data, digest_size=16).hexdigest().encode("ascii")


def stamp_of(path: str) -> tuple[int, ...]:
    """What a file looks like from outside. Raises OSError, and ValueError for a path that can be none."""
    found = os.stat(path)  # noqa: PTH116 - asked for every draft
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def see(data: bytes, stamp: tuple[int, ...]) -> Seen:
    """A file that has just been read; the stamp was taken before."""
    return Seen(digest_of(data), stamp, time.time_ns() - max(stamp[1:3]) > SETTLED and len(data) == stamp[0])
