"""Only one audit at a time writes to a folder. The lock ends with the process that holds it, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, UsageError

if TYPE_CHECKING:
    from types import TracebackType

NAME = ".lock"


class Locked:
    """Holds the lock of an audit's folder, which it creates. Raises UsageError if another process has it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1

    def __enter__(self) -> Locked:
        try:
            Path(self._path).mkdir(parents=True, exist_ok=True)
            self._handle = os.open(Path(self._path) / NAME, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise UsageError(f"cannot be written: {why}", Place(self._path)) from None
        try:
            _lock(self._handle)
        except OSError:
            os.close(self._handle)
            raise UsageError("another audit is writing to this folder", Place(self._path)) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._handle)


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not flock: workers would inherit it
