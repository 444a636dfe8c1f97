"""A source as it is read: from bytes to text, its rows, and its speakers. Sources are as untrusted as drafts."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.reading.decoding import decode
from attrlint.reading.formats import FORMATS
from attrlint.verifying.cleaning import CAPTIONS, shaped
from attrlint.verifying.speakers import Cast, cast_of, is_automatic
from attrlint.verifying.turns import rows

if TYPE_CHECKING:
    from attrlint.verifying.turns import Row

# What cleaning calls the formats of drafts that are read as they are, and of captions.
CLEANED = {"text": "text", "markdown": "markdown", "mdx": "markdown", "html": "html"}
FORMS = {
    **{ending: CLEANED[one.name] for one in FORMATS.values() if one.name in CLEANED for ending in one.endings},
    **{f".{caption}": caption for caption in CAPTIONS},
    ".text": "text",
}
LARGEST = 64_000_000  # bytes of a source
PAGE = "\f"  # ends a page of a PDF


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source: `text` as decoded, `format` as `cleaning` names it. Offsets are code points of `text`.

    `note` says what of it could not be read, if anything.
    """

    path: str
    text: str
    format: str
    note: str = ""


def is_source(path: str) -> bool:
    """Whether a file of a folder is read as a source, by its ending."""
    return PurePath(path).suffix.lower() in FORMS or needs_reader(path)


def source_endings() -> tuple[str, ...]:
    """The endings of files that are read as sources, with their dots."""
    from attrlint.verifying.packed_sources import READERS

    return (*FORMS, *READERS)


def needs_reader(path: str) -> bool:
    """Whether a source's text has to be taken out of its file before it has lines."""
    from attrlint.verifying.packed_sources import READERS

    return PurePath(path).suffix.lower() in READERS


def read_source(data: bytes, path: str) -> SourceText:
    """The text of a source. Raises ReadError for one that is too large, is not text, or has no words."""
    if len(data) > LARGEST:
        raise ReadError(f"larger than {LARGEST // 1_000_000} MB; split the file", Place(path))
    if needs_reader(path):
        from attrlint.verifying.packed_sources import unpacked

        text, note = unpacked(data, path)
        form = "text"
    else:
        note = ""
        text = decode(data, path).text
        form = FORMS.get(PurePath(path).suffix.lower(), "text")
        if form == "text" and text.lstrip("\ufeff \r\n").startswith("WEBVTT"):
            form = "vtt"
    if not any(map(str.isalnum, text)):
        raise ReadError("has no words", Place(path))
    return SourceText(path, text.replace(PAGE, " ") if not needs_reader(path) else text, form, note)


def rows_of(source: SourceText) -> list[Row]:
    """The rows of a source, by paragraph and label."""
    return rows(shaped(source.text, source.format))


def cast_in(source: SourceText) -> Cast:
    """The cast of a source; captions have no title."""
    cast = cast_of("" if source.format in CAPTIONS else source.text, source.path)
    return cast._replace(automatic=is_automatic(source.text))
