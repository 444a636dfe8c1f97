"""A draft's file: its bytes, as many as its settings allow, and which rules are silenced in it by its path."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError
from attrlint.base.files import LIMIT, MEGABYTE, SeenFile, read_file, read_stream

if TYPE_CHECKING:
    from typing import BinaryIO

    from attrlint.running.runner import Runner
    from attrlint.settings.config import Config

SETTING = "max-file-size"


def draft_file(runner: Runner, path: str) -> SeenFile:
    """A draft's file as it is now. Raises ReadError, also where it is larger than its settings allow."""
    return read_file(path, _limit(runner, path), SETTING)


def bytes_of(runner: Runner, path: str) -> bytes:
    """The bytes of a draft's file. Raises ReadError."""
    return draft_file(runner, path).data


def bytes_of_stream(runner: Runner, stream: BinaryIO, path: str) -> bytes:
    """The bytes of a draft that comes by a stream under the name of `path`. Raises ReadError."""
    return read_stream(stream, _limit(runner, path), path, SETTING)


def _limit(runner: Runner, path: str) -> int:
    """The bytes that a draft may have; the usual number where its settings are broken, which is said elsewhere."""
    try:
        return runner.config_of(Path(path).parent).max_file_size * MEGABYTE
    except AttrlintError:
        return LIMIT


def file_ignores(path: Path, config: Config) -> tuple[str, ...]:
    """The codes that `per-file-ignores` excludes for a file; its globs are relative to the folder of the settings."""
    if not config.per_file_ignores:
        return ()
    inner = _from_settings(path, config)
    fits = (codes for glob, codes in config.per_file_ignores if fnmatch(inner, glob) or fnmatch(path.name, glob))
    return tuple(code for codes in fits for code in codes)


def is_covered(path: Path, config: Config) -> bool:
    """Whether the settings say that a draft quotes nothing but its sources."""
    if config.sources_complete or not config.covers:
        return config.sources_complete
    inner = _from_settings(path, config)
    return any(fnmatch(inner, glob) or fnmatch(path.name, glob) for glob in config.covers)


def _from_settings(path: Path, config: Config) -> str:
    """A path from the folder of the settings, with forward slashes."""
    top = Path(config.base or ".").absolute().as_posix().rstrip("/") + "/"
    return path.absolute().as_posix().removeprefix(top)
