"""Bytes to prose: decoding, and one reader for each format of `attrlint.reading.formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.formats import FORMATS, format_of, reader_of

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

XML_HEADS = ("<?xml", "<nitf", "<news", "<rss", "<rbnews", "<!doctype nitf", "<!doctype news")
__all__ = ["FORMATS", "format_of", "is_packed", "read", "read_text", "text_of"]


def _may_be_data(raw: str) -> bool:
    """Whether a text begins as XML or JSON does, which Markdown and HTML hardly do."""
    head = raw[:64].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("{", "[")):
        return head[1:].lstrip()[:1] in ('"', "{", "[")
    return head.startswith(XML_HEADS)


def is_packed(data: bytes, path: str) -> bool:
    """Whether a file is a zipped document, or should be one by its name: its text is made, not decoded."""
    return data.startswith(b"PK\x03\x04") or FORMATS[format_of(path)].packed


def read_text(raw: str, format: str, path: str = "") -> Prose:
    """The prose of a decoded draft in one of the formats of text; its reader is loaded when needed.

    A news feed is known by what is in it. Raises ReadError, which names `path`, for XML and JSON that is none.
    """
    named = format_of(path)
    if FORMATS[named].feed or _may_be_data(raw):
        from attrlint.reading.feeds.recognized import feed_prose

        feed = feed_prose(raw, path, named=named if FORMATS[named].feed else "")
        if feed is not None:
            return feed
    return reader_of(format)(raw)


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
