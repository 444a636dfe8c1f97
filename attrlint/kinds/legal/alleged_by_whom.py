"""alleged-by-whom: something is alleged, and the draft names no accuser."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ACCUSER = LexiconPattern(  # who brings charges, and the documents they file
    r"\b(?:{accusers}|(?:alleg|accus)\w{1,4} by|{pronouns.accuser} (?:alleged|accused))\b",
    ignorecase=True,
)
NEARBY = LexiconPattern(  # who may accuse, if they are named next to the accusation
    r"\b{accusers-nearby}\b",
    ignorecase=True,
)
HALF_BEFORE = LexiconPattern(r"\b{accusations.before}\b[^.]{0,50}\Z", ignorecase=True)
HALF_BEHIND = LexiconPattern(
    r"\s{accusations.after}\b|[^.,]{0,60}(?:,? which|\sthat|) (?:took place|happened|occurred)\b",
    ignorecase=True,
)
SPEAKS = 45  # the trust of a cue whose source may be the accuser
REACH = 1  # paragraphs before and after in which a named person may be the accuser


@dataclass(frozen=True)
class AllegedByWhom:
    """Finds one of `tokens` (words that accuse) in a draft that names no accuser.

    An accuser is the police, a court or court papers anywhere in the draft; or another authority, a rival or any
    speaker in the same or an adjacent paragraph. One finding per draft, at the first such word.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(phrases(self.tokens), ignorecase=True)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per draft."""
        if not self.tokens:
            return
        for count, match in enumerate(where.search(self._pattern)):
            if not count and ACCUSER.search(document.text):
                return
            span = Span(*match.span())
            if _told_otherwise(document, span):
                return
            if not _accused_near(document, span):
                yield Finding(span, {"match": match[0]})
                return

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all tokens together."""
        return requirements_of(self.tokens, whole=True)


def _told_otherwise(document: Document, span: Span) -> bool:
    """Whether the words are half of a double hedge, or about an event that took place: other rules report those."""
    start, end = document.sentence_at(span.start)
    text = document.text
    return bool(HALF_BEFORE.search(text, start, span.start) or HALF_BEHIND.match(text, span.end, end))


def _accused_near(document: Document, span: Span) -> bool:
    """Whether a possible accuser is named or speaks in the paragraph of a span or in one next to it."""
    blocks = [b.span for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    here = next((i for i, b in enumerate(blocks) if b.start <= span.start < b.end), None)
    if here is None:
        return True
    near = Span(blocks[max(0, here - REACH)].start, blocks[min(len(blocks) - 1, here + REACH)].end)
    if NEARBY.search(document.text, *near):
        return True
    return any(
        a.source is not None and (a.verb is None or a.verb.trust >= SPEAKS)
        for report in document.speech.reports_in(near)
        for a in report.attributions
    ) or any(
        c.source is not None and near.start <= c.quotation.span.start < near.end
        for c in document.speech.reported.credits
    )
