"""Data files: word lists and gazetteers. README.md beside them says where each comes from."""

from __future__ import annotations

import zlib
from pathlib import Path

FOLDER = Path(__file__).parent


def read_text(name: str) -> str:
    """The text of a data file; one whose name ends in ``.z`` is packed with zlib."""
    data = (FOLDER / name).read_bytes()
    return (zlib.decompress(data) if name.endswith(".z") else data).decode("utf-8")


def read_lines(name: str) -> list[str]:
    """The lines of a data file."""
    return read_text(name).split("\n")
