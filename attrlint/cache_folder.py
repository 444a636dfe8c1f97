"""Where attrlint keeps what it can make again: compiled packs and results."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
