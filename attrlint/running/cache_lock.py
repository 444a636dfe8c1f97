"""A lock that is a file, so that two runs do not write one cache at once, on whatever system and disk."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

STALE = 5.0  # seconds; a lock is held for a small part of one, so an older one was left by a run that was killed
PATIENCE = 15.0  # seconds
PAUSE = 0.01  # seconds


class Lock:
    """A file that only one run can make, with a token that says whose it is.

    A lock that is older than a moment is taken over. Whoever holds one asks `held` before the last step: a run that was
    stopped for so long that its lock was taken over must begin again. Raises OSError where no file can be made, and
    TimeoutError where others hold the lock all the time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.token = f"{os.getpid()}-{os.urandom(8).hex()}"

    def __enter__(self) -> Lock:
        until = time.monotonic() + PATIENCE
        while not self._made():
            if time.monotonic() > until:
                raise TimeoutError(f"{self.path} is held by another run")
            if not self._taken_over():
                time.sleep(PAUSE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.held():
            self.path.unlink(missing_ok=True)

    def held(self) -> bool:
        """Whether the lock is still ours."""
        return self._holder(self.path) == self.token

    def _made(self) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        except PermissionError:
            if sys.platform == "win32":  # the file is about to go
                return False
            raise
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(self.token)
        return True

    def _taken_over(self) -> bool:
        """Move a lock out of the way that was left behind; of several runs that try, one does it."""
        aside = self.path.with_name(f"{self.path.name}.{self.token}.part")
        try:
            if time.time() - self.path.stat().st_mtime < STALE:
                return False
            self.path.replace(aside)
            aside.unlink()
        except FileNotFoundError:
            pass
        return True

    @staticmethod
    def _holder(path: Path) -> str:
        try:
            return path.read_text(encoding="ascii", errors="replace")
        except OSError:
            return ""
