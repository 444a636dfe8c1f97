"""Data files: word lists and gazetteers. See README.md in this folder for the source of each."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def read_text(name: str) -> str:
    """The text of a data file."""
    return (FOLDER / name).read_bytes().decode("utf-8")


def read_lines(name: str) -> list[str]:
    """The lines of a data file."""
    return read_text(name).split("\n")
