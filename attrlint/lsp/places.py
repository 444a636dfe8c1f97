"""Places in files that no client has open: the passages of sources."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types


def place_elsewhere(path: str, start: tuple[int, int], end: tuple[int, int]) -> types.Location:
    """A place in a file that is not open, from 1-based lines and columns (code points)."""
    first, last = (types.Position(line - 1, column - 1) for line, column in (start, end))
    return types.Location(Path(path).absolute().as_uri(), types.Range(first, last))
