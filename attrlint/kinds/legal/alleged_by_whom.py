"""alleged-by-whom: something is alleged, and the draft names no accuser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind
from attrlint.text.token_pattern import token_pattern

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
    """Finds one of `tokens` or `pattern` (rows of words), which accuse, in a draft that names no accuser.

    An accuser is the police, a court or court papers anywhere in the draft; or another authority, a rival or any
    speaker in the same or an adjacent paragraph. One finding per draft, at the first such word.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(phrases(self.tokens), ignorecase=True)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per draft."""
        found = [Span(*match.span()) for match in where.search(self._pattern)] if self.tokens else []
        found += [match.mark for row in self.pattern for match in where.search_words(token_pattern(row))]
        accusers = _Accusers(document)
        for count, span in enumerate(sorted(found)):
            if not count and ACCUSER.search(document.text):
                return
            if _told_otherwise(document, span):
                return
            if not accusers.near(span):
                yield Finding(span, {"match": document.text[span.start : span.end]})
                return

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all tokens and rows together."""
        tokens = requirements_of(self.tokens, whole=True) if self.tokens else ()
        rows = tuple(token_pattern(row).literals() for row in self.pattern)
        return None if tokens is None else (*tokens, *rows) or None


def _told_otherwise(document: Document, span: Span) -> bool:
    """Whether the words are half of a double hedge, or about an event that took place: other rules report those."""
    start, end = document.sentence_at(span.start)
    text = document.text
    return bool(HALF_BEFORE.search(text, start, span.start) or HALF_BEHIND.match(text, span.end, end))


class _Accusers:
    """Whether a possible accuser is named or speaks near a place of a draft; each paragraph is looked at once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [b.span for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
        self._known: dict[int, bool] = {}

    @cached_property
    def _credited(self) -> list[int]:
        """Where the quotations with a source begin."""
        every = self._document.speech.reported.credits
        return sorted(c.quotation.span.start for c in every if c.source is not None)

    def near(self, span: Span) -> bool:
        """Whether there is one in the paragraph of a span or in one next to it."""
        here = bisect_right(self._blocks, span.start, key=lambda block: block.start) - 1
        if here < 0 or span.start >= self._blocks[here].end:
            return True
        if here not in self._known:
            last = min(len(self._blocks) - 1, here + REACH)
            self._known[here] = self._within(Span(self._blocks[max(0, here - REACH)].start, self._blocks[last].end))
        return self._known[here]

    def _within(self, near: Span) -> bool:
        if NEARBY.search(self._document.text, *near):
            return True
        at = bisect_left(self._credited, near.start)
        return any(
            a.source is not None and (a.verb is None or a.verb.trust >= SPEAKS)
            for report in self._document.speech.reports_in(near)
            for a in report.attributions
        ) or (at < len(self._credited) and self._credited[at] < near.end)
