"""One file, read and linted, and known again later by how it was seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.cache.files import Seen, see, stamp_of

if TYPE_CHECKING:
    from attrlint.runner import Result, Runner


class Linted(NamedTuple):
    """What came of one file, and the file as it was read, if it could be."""

    result: Result
    seen: Seen | None = None


def lint_file(runner: Runner, path: str) -> Linted:
    """Read and lint one file."""
    try:
        stamp = stamp_of(path)
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return Linted(runner.lint_path(path))  # which says what is wrong
    return Linted(runner.lint_bytes(data, path), see(data, stamp))
