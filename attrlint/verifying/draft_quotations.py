"""The direct quotations of a draft that can be checked against sources, each with the person credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.analysis.attribution.resolution import Source

TRAILING = " ,;\n\t\r"


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """A quotation: its span with marks and the span of its words (code points of the prose), and the words.

    `asked` is the name of the person whom the draft names beside it, else empty: what “he” and “the official” stand
    for is better known to a transcript. `mention` is where it stands.
    """

    span: Span
    content: Span
    words: str
    asked: str = ""
    mention: Span | None = None


def draft_quotations(text: str, credits: Sequence[Credit], sources: Mapping[Span, Source]) -> list[DraftQuotation]:
    """The outer quotations of a draft's prose, in order."""
    found = []
    for credit in credits:
        start, end = credit.quotation.content
        words = text[start:end]
        bare = words.strip()
        if not bare.endswith(("...", "…")):
            bare = bare.rstrip(TRAILING)
        start += len(words) - len(words.lstrip())
        if bare:
            content = Span(start, start + len(bare))
            asked = _named(text, credit, sources)
            mention = credit.source if asked else None
            found.append(DraftQuotation(credit.quotation.span, content, bare, asked, mention))
    return found


def _named(text: str, credit: Credit, sources: Mapping[Span, Source]) -> str:
    """The name of the person credited next to a quotation; empty if none is named there."""
    mention = credit.source
    source = sources.get(mention) if mention else None
    if mention is None or source is None or source.sort != "person":
        return ""
    words = source.name.split()
    said = text[mention.start : mention.end].lower()
    if not words or words[-1].lower() not in said or not any(word[:1].isupper() for word in words):
        return ""
    if words[-1].lower() in lexicon.words("spoken-words.title"):  # an office, which several may hold
        return ""
    if any(word.islower() and word not in lexicon.words("particles") for word in words):  # more than a name
        return ""
    return source.name
