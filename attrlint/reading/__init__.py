"""Bytes to prose: decoding, and one reader for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html"}


def format_of(path: str) -> str:
    """The format that a path's ending stands for: ``markdown``, ``mdx``, ``html`` or ``text``."""
    dot = path.rfind(".")
    return FORMATS.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def read_text(raw: str, format: str) -> Prose:
    """The prose of a decoded draft in ``markdown``, ``mdx``, ``html`` or ``text``; readers are loaded when needed."""
    if format == "markdown":
        from attrlint.reading.markdown import read_markdown as reader
    elif format == "mdx":
        from attrlint.reading.markdown import read_mdx as reader
    elif format == "html":
        from attrlint.reading.html import read_html as reader
    else:
        from attrlint.reading.plain import read_plain as reader
    return reader(raw)


def read(data: bytes, path: str) -> tuple[Prose, str]:
    """The prose of a file's bytes, and its encoding where that is not UTF-8 (else the empty string).

    The format is told from the path's ending. Raises ReadError for bytes that are not text.
    """
    from attrlint.reading.decoding import decode

    text, encoding = decode(data, path)
    return read_text(text, format_of(path)), encoding
