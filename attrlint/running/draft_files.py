"""A draft's file: its bytes, and the rules that its path excludes."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from attrlint.settings.config import Config


def bytes_of(path: str) -> bytes:
    """The bytes of a file. Raises ReadError."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = "is a folder" if isinstance(error, IsADirectoryError) else (error.strerror or str(error)).lower()
        raise ReadError(f"cannot be read: {why}", Place(path)) from None


def file_ignores(path: Path, config: Config) -> tuple[str, ...]:
    """The codes that `per-file-ignores` excludes for a file; its globs are relative to the folder of the settings."""
    if not config.per_file_ignores:
        return ()
    top = Path(config.base or ".").absolute().as_posix().rstrip("/") + "/"
    inner = path.absolute().as_posix().removeprefix(top)
    fits = (codes for glob, codes in config.per_file_ignores if fnmatch(inner, glob) or fnmatch(path.name, glob))
    return tuple(code for codes in fits for code in codes)
