"""The user's cache folder, and whom attrlint believes there: the user alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

OLD_FILES = (
    "results*",
    "pack-*",
    "patterns-*.json",
    "literals-*.json",
    "tables-*.json",
)  # of earlier versions
OUR_FILES = ("store-*.sqlite*", *OLD_FILES)
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """The user's cache folder for attrlint, which may not exist yet. Raises RuntimeError where there is no home folder.

    ``XDG_CACHE_HOME`` decides on every platform if it is an absolute path; else the platform's own folder for caches.
    """
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not base.is_absolute():
        local = Path(os.environ.get("LOCALAPPDATA", ""))
        if sys.platform == "win32" and local.is_absolute():
            base = local
        else:
            base = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    if not base.is_absolute():  # HOME may be anything
        raise RuntimeError(f"the home folder has no absolute path: {base}")
    return base / "attrlint"


def is_trusted_folder(folder: Path) -> bool:
    """Whether a folder is the user's own and nobody else may add or replace files there.

    A folder of the user's that others may write to is closed to them: earlier versions made it with the default mode.
    A symbolic link is not followed, since someone else may have put it there.
    """
    try:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or not _is_own(found):
            return False
        if _is_open(found):
            _close_to_others(folder)
        return True
    except OSError:
        return False


def is_trusted_file(path: Path) -> bool:
    """Whether a file is a regular one of the user's own that nobody else may write to. Raises OSError if it is missing.

    Ask `is_trusted_folder` first: only there can nobody put another file in its place.
    """
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and _is_own(found) and not _is_open(found)


def make_folder(folder: Path) -> bool:
    """Make a folder for the user alone, if it is not there yet; gives whether it can be trusted."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return False
    return is_trusted_folder(folder)


def _is_own(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _is_open(found: os.stat_result) -> bool:
    """Whether others may write; not asked where modes mean nothing."""
    return hasattr(os, "getuid") and bool(found.st_mode & OTHERS_WRITE)


def _close_to_others(folder: Path) -> None:
    """Take away the right of others to write. Raises OSError."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        os.fchmod(number, stat.S_IMODE(os.fstat(number).st_mode) & ~OTHERS_WRITE)
    finally:
        os.close(number)
