"""A draft with its fixes made, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place
from attrlint.base.facts import dataclass
from attrlint.fixing.fixer import Settled, settle
from attrlint.reading.decoding import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A draft before and after: its text as decoded, the bytes to write, and the applied fixes, by code."""

    before: str
    after: str
    data: bytes
    made: tuple[tuple[str, int], ...]


def rewrite(
    document: Document,
    data: bytes,
    encoding: str,
    read: Callable[[str], Document],
    lint: Callable[[Document], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
) -> Rewritten:
    """A draft with its fixes, in the encoding of `data` with its line ends and byte order mark.

    `read` makes a document of a changed text, and `lint` offers its fixes. Raises AttrlintError if the encoding cannot
    be written.
    """
    raw = document.prose.raw
    settled = settle_draft(document, read, lint, unsafe=unsafe)
    if settled.text == raw:
        return Rewritten(raw, raw, data, ())
    written = encode(settled.text, data, encoding)
    if written is None:
        said = f"not fixed: the result cannot be written in {encoding or 'UTF-8'}"
        raise AttrlintError(said, Place(document.path))
    return Rewritten(raw, settled.text, written, settled.made)


def settle_draft(
    document: Document,
    read: Callable[[str], Document],
    lint: Callable[[Document], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
) -> Settled:
    """The text of a draft after its fixes, which leave what it quotes as it is; see `settle`."""
    known = {document.prose.raw: document}

    def draft(text: str) -> Document:
        if text not in known:
            made = read(text)
            known.clear()  # only the last one is asked for again
            known[text] = made
        return known[text]

    return settle(
        document.prose.raw,
        lambda text: lint(draft(text)),
        unsafe=unsafe,
        quoted=lambda text: words_quoted(draft(text)),
    )


def words_quoted(document: Document) -> list[str]:
    """What a draft quotes, in order, as it is in the file."""
    raw = document.prose.raw
    places = [d.prose.file_span(span) for d in document.stories or (document,) for span in d.quoted_words.spans]
    return [raw[place.start : place.end] for place in places]


def keeps_quoted_words(document: Document, text: str) -> bool:
    """Whether each quotation of a draft is in another text, letter for letter and in the order of the file.

    A quotation may lie inside another, such as the alt text of a picture in a quoted sentence.
    """
    at, last, end = 0, 0, 0  # where to search, and the place of the quotation before
    for place in sorted(document.prose.file_span(span) for span in document.quoted_words.spans):
        found = text.find(
            document.prose.raw[place.start : place.end], at + (place.start - last if place.start < end else end - last)
        )
        if found < 0:
            return False
        at, last, end = found, place.start, place.end
    return True
