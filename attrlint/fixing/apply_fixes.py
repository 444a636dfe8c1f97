"""A draft with its fixes made, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place
from attrlint.base.facts import dataclass
from attrlint.fixing.fixer import settle
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
    lint: Callable[[str], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
) -> Rewritten:
    """A draft with the fixes that `lint` offers, in the encoding of `data` with its line ends and byte order mark.

    Raises AttrlintError if that encoding cannot be written, or if quoted words would change, which no rule should
    cause: then nothing is changed.
    """
    raw = document.prose.raw
    settled = settle(raw, lint, unsafe=unsafe)
    if settled.text == raw:
        return Rewritten(raw, raw, data, ())
    if not keeps_quoted_words(document, settled.text):
        said = "no fix applied: the fixes would have changed quoted words; please report this"
        raise AttrlintError(said, Place(document.path))
    written = encode(settled.text, data, encoding)
    if written is None:
        said = f"not fixed: the result cannot be written in {encoding or 'UTF-8'}"
        raise AttrlintError(said, Place(document.path))
    return Rewritten(raw, settled.text, written, settled.made)


def keeps_quoted_words(document: Document, text: str) -> bool:
    """Whether each quotation of a draft is in another text, letter for letter and in the same order."""
    at = 0
    for span in document.quoted_words.spans:
        place = document.prose.file_span(span)
        words = document.prose.raw[place.start : place.end]
        at = text.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return True
