"""Where attrlint keeps what it can make again: compiled packs and results."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


OLD = 30  # days after which what is of other versions, or of packs as they were, is taken away


def tidy(folder: Path, names: str, keep: Path) -> None:
    """Take away the files of some names (a glob) but one that were written long ago; what cannot go stays."""
    from time import time

    for file in folder.glob(names):
        try:
            if file != keep and file.stat().st_mtime < time() - OLD * 86_400:
                file.unlink()
        except OSError:
            continue


def cache_folder() -> Path:
    """The user's cache folder for attrlint, made by whoever writes first. Raises RuntimeError without a home.

    ``XDG_CACHE_HOME`` holds everywhere, where it is absolute; else the folder that the platform keeps for caches.
    """
    from pathlib import Path

    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not base.is_absolute():
        local = Path(os.environ.get("LOCALAPPDATA", ""))
        if sys.platform == "win32" and local.is_absolute():
            base = local
        else:
            base = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return base / "attrlint"


def is_ours(number: int) -> bool:
    """Whether an open file is the user's own, and nobody else may write to it; not asked where files have no owners."""
    if not hasattr(os, "getuid"):
        return True
    state = os.fstat(number)
    return state.st_uid == os.getuid() and not state.st_mode & 0o022
