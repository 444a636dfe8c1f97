"""Replaces files as a whole or not at all, and never one that someone has changed in the meantime.

New bytes are written to an unnamed file if the system supports it (``O_TMPFILE`` on Linux), so that a process that is
killed leaves nothing behind; otherwise to a hidden file next to the target. If something cannot be kept as it is (hard
links, an owner, access lists, a read-only file), the file is left alone.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, WriteError
from attrlint.base.files import why

if TYPE_CHECKING:
    from attrlint.base.files import SeenFile

ANONYMOUS = getattr(os, "O_TMPFILE", 0)
FORSAKEN = 10.0  # seconds after which a hidden file counts as left by a killed process
KEPT = ("user.", "system.posix_acl")  # extended attributes that must not be lost
CHANGED = "has changed in the meantime; not overwritten"
Identity = tuple[int, ...]


def replace_file(path: str, data: bytes, seen: SeenFile) -> None:
    """Replace a file that was read as `seen`.

    Raises WriteError, and then nothing is changed. A link stays a link; its target is replaced. The status is compared
    and the bytes are read again right before, and the old file again right after: an edit in between is restored.
    """
    target = os.path.realpath(path)
    try:
        if _identity(os.stat(target)) != _identity(seen.status):
            raise WriteError(CHANGED, Place(path))
        with _Incoming(path, target) as new:
            new.write(data)
            new.take_over(seen.status)
            old = os.open(target, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                if _identity(os.stat(target)) != _identity(seen.status) or _bytes(old) != seen.data:
                    raise WriteError(CHANGED, Place(path))
                if os.name == "nt":  # it replaces no file that is open
                    os.close(old)
                    old = -1
                new.replace()
                late = _bytes(old) if old >= 0 else seen.data
            finally:
                if old >= 0:
                    os.close(old)
        if late != seen.data:
            with _Incoming(path, target) as new:
                new.write(late)
                new.take_over(seen.status)
                new.replace()
            raise WriteError(CHANGED, Place(path))
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot be written: {why(error)}", Place(path)) from None


def create_file(path: str, data: bytes) -> None:
    """Write a file where there is none. Raises WriteError, and then nothing is written."""
    try:
        with _Incoming(path, path) as new:
            new.write(data)
            new.create()
    except FileExistsError:
        raise WriteError("already exists; not overwritten", Place(path)) from None
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot be written: {why(error)}", Place(path)) from None


class WrittenFile:
    """A file that a run writes piece by piece: it appears, or replaces the old one, when `finish` is called.

    A pipe or a device is written directly. A context manager: without `finish`, nothing happens. Raises WriteError.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._target = os.path.realpath(path)
            self._before = _status(self._target)
            if self._before is not None and stat.S_ISDIR(self._before.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            self._direct = self._before is not None and not stat.S_ISREG(self._before.st_mode)
            self._new = _Incoming(path, self._target, direct=self._direct)
            if self._before is not None and not self._direct:
                self._new.take_over(self._before)
        except (OSError, ValueError) as error:
            raise WriteError(f"cannot be written: {why(error)}", Place(path)) from None

    def __enter__(self) -> WrittenFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._new.close()

    def write(self, data: bytes) -> None:
        """Add bytes."""
        try:
            self._new.write(data)
        except OSError as error:
            raise WriteError(f"cannot be written: {why(error)}", Place(self._path)) from None

    def finish(self) -> None:
        """Put the file in its place."""
        try:
            if self._direct:
                return
            if self._before is None:
                self._new.create()
            elif _identity(os.stat(self._target)) != _identity(self._before):
                raise WriteError(CHANGED, Place(self._path))
            else:
                self._new.replace()
        except FileExistsError:
            raise WriteError(CHANGED, Place(self._path)) from None
        except (OSError, ValueError) as error:
            raise WriteError(f"cannot be written: {why(error)}", Place(self._path)) from None


def write_file(path: str, data: bytes) -> None:
    """Write a file, or replace the one that is there. Raises WriteError, and then nothing is changed."""
    with WrittenFile(path) as output:
        output.write(data)
        output.finish()


class _Incoming:
    """A new file for a target, unnamed or hidden next to it until it is put in its place. Raises OSError."""

    def __init__(self, path: str, target: str, *, direct: bool = False) -> None:
        self._place = Place(path)  # as the user knows it
        self._target = target
        self._folder = os.path.dirname(target) or "."
        hashed = blake2b(os.fsencode(os.path.basename(target)), digest_size=8).hexdigest()
        self._hidden = os.path.join(self._folder, f".attrlint-{hashed}")
        self._named = False
        self._number = os.open(target, os.O_WRONLY) if direct else self._open()

    def __enter__(self) -> _Incoming:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; if it was not put in its place, it is deleted."""
        if self._number >= 0:
            os.close(self._number)
            self._number = -1
        if self._named:
            with suppress(OSError):
                os.unlink(self._hidden)
            self._named = False

    def write(self, data: bytes) -> None:
        """Add bytes."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._number, view) :]

    def take_over(self, old: os.stat_result) -> None:
        """Copy owner, mode and access lists of the file to be replaced. Raises WriteError if that is not possible."""
        refusal = _refusal(self._target, old) or self._refuses_owner(old)
        if refusal:
            raise WriteError(f"{refusal}; not changed", self._place)
        for name, value in _attributes(self._target).items():
            try:
                os.setxattr(self._number, name, value)
            except OSError:
                if name.startswith(KEPT):
                    raise WriteError("has access lists that cannot be kept; not changed", self._place) from None
        if hasattr(os, "fchmod"):
            os.fchmod(self._number, stat.S_IMODE(old.st_mode))

    def replace(self) -> None:
        """Replace the target."""
        os.fsync(self._number)
        if not self._named:
            self._give_name()
        if os.name == "nt":
            os.close(self._number)
            self._number = -1
        os.replace(self._hidden, self._target)
        self._named = False

    def create(self) -> None:
        """Take the target's name, which must be free. Raises FileExistsError."""
        os.fsync(self._number)
        if self._named:
            if os.name == "nt":
                os.close(self._number)
                self._number = -1
                os.rename(self._hidden, self._target)  # there it replaces nothing
                self._named = False
            else:
                os.link(self._hidden, self._target)
        else:
            self._link(self._target)

    def _open(self) -> int:
        if ANONYMOUS and os.path.isdir("/proc/self/fd"):
            with suppress(OSError):
                return os.open(self._folder, ANONYMOUS | os.O_RDWR, 0o666)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            number = os.open(self._hidden, flags, 0o666)
        except FileExistsError:
            self._clear_the_way()
            number = os.open(self._hidden, flags, 0o666)
        self._named = True
        return number

    def _give_name(self) -> None:
        try:
            self._link(self._hidden)
        except FileExistsError:
            self._clear_the_way()
            self._link(self._hidden)
        self._named = True

    def _link(self, name: str) -> None:
        """Give the file an unused name."""
        folder = os.open(self._folder, os.O_RDONLY)
        try:  # only with a folder does Python make the call that follows the link in /proc
            os.link(f"/proc/self/fd/{self._number}", os.path.basename(name), src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            os.close(folder)

    def _clear_the_way(self) -> None:
        """Remove a hidden file that was left behind. Raises FileExistsError for one that may be in use."""
        with suppress(FileNotFoundError):
            if abs(time.time() - os.lstat(self._hidden).st_ctime) < FORSAKEN:
                raise FileExistsError(errno.EEXIST, "another run is writing it")
            os.unlink(self._hidden)

    def _refuses_owner(self, old: os.stat_result) -> str:
        own = os.fstat(self._number)
        if (own.st_uid, own.st_gid) == (old.st_uid, old.st_gid) or not hasattr(os, "fchown"):
            return ""
        try:
            os.fchown(self._number, old.st_uid, old.st_gid)
        except OSError:
            return "belongs to another user or group"
        return ""


def _refusal(target: str, old: os.stat_result) -> str:
    """Why a file must stay as it is; empty if it may be replaced."""
    if not stat.S_ISREG(old.st_mode):
        return "not a regular file"
    if old.st_nlink > 1:
        return f"has {old.st_nlink} hard links, which would be parted"
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        return "is read-only"
    return ""


def _attributes(path: str) -> dict[str, bytes]:
    """The extended attributes of a file; none if the system has none."""
    found: dict[str, bytes] = {}
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(path):
                found[name] = os.getxattr(path, name)
    return found


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _bytes(number: int) -> bytes:
    """All bytes of an open file, from its start."""
    os.lseek(number, 0, os.SEEK_SET)
    parts = []
    while data := os.read(number, 1 << 20):
        parts.append(data)
    return b"".join(parts)
