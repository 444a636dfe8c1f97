"""The tools that are compared: attrlint, and textacy and sayswho if they are installed with a spaCy model."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from attrlint.base.span import Span
from attrlint.model.document import Document
from attrlint.model.source_list import make_ledger
from attrlint.reading import read_text
from benchmarks.attribution.score import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    System = Callable[[str], list[Said]]

PARAGRAPH = re.compile(r"[^\n]+")
NAMES = ("attrlint", "textacy", "textacy by paragraph", "sayswho")


class Token(Protocol):
    """What is read of a spaCy token."""

    idx: int

    def __len__(self) -> int: ...


def load(name: str, model: str) -> System | None:
    """A tool by its name, ready to use; None if it or the spaCy model is not fully installed."""
    if name == "attrlint":
        return attrlint
    package = name.partition(" ")[0]
    if find_spec(package) is None or find_spec("spacy") is None or find_spec(model) is None:
        return None
    try:
        return _other(name, model)
    except ImportError:
        return None


def _other(name: str, model: str) -> System:
    nlp = import_module("spacy").load(model)
    if name == "sayswho":
        finder = import_module("sayswho.quote_finder").quote_finder
        # It stops at line breaks within a document, so each is replaced with a space, which keeps the offsets.
        return lambda text: _triples(finder(nlp(text.replace("\n", " "))), 0)
    finder = import_module("textacy.extract").direct_quotations
    if name == "textacy":
        return lambda text: _triples(finder(nlp(text)), 0)
    return lambda text: [
        one for m in PARAGRAPH.finditer(text) if '"' in m[0] or "“" in m[0] for one in _safely(finder, nlp, m)
    ]


def attrlint(text: str) -> list[Said]:
    """What `attrlint sources` finds: quotations with a source or cue; `none` is what it calls unattributed."""
    document = Document(read_text(text, "text"), "article.txt")
    place = document.prose.file_span
    said = []
    for credit in make_ledger(document).credits:
        if credit.layout != "none":
            source, cue = (place(span) if span else None for span in (credit.source, credit.cue))
            said.append(Said(place(credit.quotation.span), source, cue))
    return said


def _safely(finder: Callable[..., Iterable[object]], nlp: Callable[[str], object], m: re.Match[str]) -> list[Said]:
    try:
        return _triples(finder(nlp(m[0])), m.start())
    except ValueError:  # an odd number of marks stops it
        return []


def _triples(found: Iterable[object], shift: int) -> list[Said]:
    said = []
    for one in found:
        speaker, cue, content = (getattr(one, part) for part in ("speaker", "cue", "content"))
        span = Span(content.start_char + shift, content.end_char + shift)
        said.append(Said(span, _hull(speaker, shift), _hull(cue, shift)))
    return said


def _hull(tokens: list[Token], shift: int) -> Span | None:
    if not tokens:
        return None
    return Span(min(t.idx for t in tokens) + shift, max(t.idx + len(t) for t in tokens) + shift)
