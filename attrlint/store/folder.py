"""The user's cache folder, and whom attrlint trusts there: only the user."""

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
    """The user's cache folder for attrlint, which may not exist yet.

    Raises RuntimeError if there is no home folder. On every platform, ``XDG_CACHE_HOME`` is used if it is an absolute
    path; otherwise the platform's own cache folder.
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
    """Whether a folder belongs to the user and no one else may add or replace files in it.

    If others may write to a folder of the user's, that right is removed: earlier versions made it with the default
    mode. A symbolic link is not followed, since someone else may have put it there.
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
    """Whether a file is a regular file of the user's own that no one else may write to.

    Raises OSError if it is missing. Call `is_trusted_folder` first: only in a trusted folder can no one replace the
    file.
    """
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and _is_own(found) and not _is_open(found)


def make_folder(folder: Path) -> bool:
    """Make a folder for the user alone, if it does not exist; returns whether it can be trusted."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return False
    return is_trusted_folder(folder)


def _is_own(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _is_open(found: os.stat_result) -> bool:
    """Whether others may write; False on platforms where modes mean nothing."""
    return hasattr(os, "getuid") and bool(found.st_mode & OTHERS_WRITE)


def _close_to_others(folder: Path) -> None:
    """Remove write access for others. Raises OSError."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        os.fchmod(number, stat.S_IMODE(os.fstat(number).st_mode) & ~OTHERS_WRITE)
    finally:
        os.close(number)
