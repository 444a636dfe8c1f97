"""Bytes to prose: decoding, and one reader for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html"}
PACKED = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt"}  # zipped, and no text

DATA = {".xml": "xml", ".nitf": "xml", ".newsml": "xml", ".json": "json"}  # read where they are a news feed
XML_HEADS = ("<?xml", "<nitf", "<news", "<rss", "<rbnews", "<!doctype nitf", "<!doctype news")


def format_of(path: str) -> str:
    """The format that a path's ending stands for: ``markdown``, ``mdx``, ``html``, ``docx``, ``odt`` or ``text``."""
    dot = path.rfind(".")
    ending = path[dot:].lower() if dot >= 0 else ""
    return FORMATS.get(ending) or PACKED.get(ending, "text")


def _may_be_data(raw: str) -> bool:
    """Whether a text begins as XML or JSON does, which Markdown and HTML hardly do."""
    head = raw[:64].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("{", "[")):
        return head[1:].lstrip()[:1] in ('"', "{", "[")
    return head.startswith(XML_HEADS)


def is_packed(data: bytes, path: str) -> bool:
    """Whether a file is a zipped document, or should be one by its name: its text is made, not decoded."""
    return data.startswith(b"PK\x03\x04") or format_of(path) in ("docx", "odt")


def read_text(raw: str, format: str, path: str = "") -> Prose:
    """The prose of a decoded draft in ``markdown``, ``mdx``, ``html`` or ``text``; readers are loaded when needed.

    A news feed is known by what is in it. Raises ReadError, which names `path`, for XML and JSON that is none.
    """
    named = DATA.get(path[path.rfind(".") :].lower(), "")
    if named or _may_be_data(raw):
        from attrlint.reading.feeds.recognized import feed_prose

        feed = feed_prose(raw, path, named=named)
        if feed is not None:
            return feed
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

    A zipped document, and a file that is no draft at all, are known by their bytes; else the path's ending tells the
    format. Raises ReadError for bytes that are no draft.
    """
    if is_packed(data, path):
        from attrlint.reading.office.packed import packed_prose

        return packed_prose(data, path), ""
    from attrlint.reading.decoding import decode
    from attrlint.reading.recognize import refuse

    refuse(data, path)
    text, encoding = decode(data, path)
    return read_text(text, format_of(path), path), encoding


def text_of(data: bytes, path: str, encoding: str) -> str:
    """The text of a file as it was read before, by the encoding that `read` has named.

    Raises ValueError and LookupError where `read` would not have named it, and ReadError.
    """
    if is_packed(data, path):
        return read(data, path)[0].raw
    from attrlint.reading.decoding import decode_as

    return decode_as(data, encoding)
