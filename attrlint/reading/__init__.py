"""From bytes to prose: decoding, and one reader for each format in `attrlint.reading.formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.formats import FORMATS, format_of, reader_of

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

XML_HEADS = ("<?xml", "<nitf", "<news", "<rss", "<rbnews", "<!doctype nitf", "<!doctype news")
__all__ = ["FORMATS", "format_of", "is_packed", "read", "read_text", "text_of"]


def _may_be_data(raw: str) -> bool:
    """Whether a text begins like XML or JSON, which Markdown and HTML hardly ever do."""
    head = raw[:64].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("{", "[")):
        return head[1:].lstrip()[:1] in ('"', "{", "[")
    return head.startswith(XML_HEADS)


def is_packed(data: bytes, path: str, format: str = "") -> bool:
    """Whether a file is a zipped document, or should be one by its format: its text is generated, not decoded."""
    return data.startswith(b"PK\x03\x04") or FORMATS[format or format_of(path)].packed


def read_text(raw: str, format: str, path: str = "") -> Prose:
    """The prose of a decoded draft in one of the text formats; its reader is imported when needed.

    A news feed is recognized by its content. Raises ReadError, which names `path`, for XML and JSON that is not a feed.
    """
    named = format if FORMATS[format].feed else format_of(path)
    if FORMATS[named].feed or _may_be_data(raw):
        from attrlint.reading.feeds.recognized import feed_prose

        feed = feed_prose(raw, path, named=named if FORMATS[named].feed else "")
        if feed is not None:
            return feed
    return reader_of(format)(raw)


def read(data: bytes, path: str, format: str = "") -> tuple[Prose, str]:
    """The prose of a file's bytes, and its encoding if it is not UTF-8 (otherwise the empty string).

    Zipped documents, and files that are not drafts, are recognized by their bytes; otherwise `format` applies, and
    without one the extension of the path. Raises ReadError for bytes that are not a draft.
    """
    if is_packed(data, path, format):
        from attrlint.reading.office.packed import packed_prose

        return packed_prose(data, path), ""
    from attrlint.reading.decoding import decode
    from attrlint.reading.recognize import refuse

    refuse(data, path)
    text, encoding = decode(data, path)
    return read_text(text, format or format_of(path), path), encoding


def text_of(data: bytes, path: str, encoding: str) -> str:
    """The text of a file as it was read before, in the encoding that `read` has returned.

    Raises ValueError and LookupError if `read` would not have returned it, and ReadError.
    """
    if is_packed(data, path):
        return read(data, path)[0].raw
    from attrlint.reading.decoding import decode_as

    return decode_as(data, encoding)
