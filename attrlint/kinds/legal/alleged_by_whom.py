"""alleged-by-whom: something is alleged, and nobody in the draft alleges it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.required_literals import required
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ACCUSER = LazyPattern(  # whoever brings charges, and the papers they bring
    r"\b(?:polic(?:e|eman|ewoman|emen)|prosecut\w{1,6}|courts?|courtroom|judges?|jury|juries|magistrates?|tribunals?|"
    r"lawsuits?|suits?|sued|suing|sues|indict\w{0,6}|complain(?:ts?|ed|s)|plaintiffs?|charg(?:es|ed)|investigat\w{1,6}|"
    r"detectives?|sheriffs?|fbi|sec|trials?|inquir(?:y|ies)|auditors?|arrest\w{0,3}|warrants?|testi(?:fied|fies|mony)|"
    r"affidavits?|filings?|accusers?|whistle-?blowers?|hearings?|probe|(?:alleg|accus)\w{1,4} by|denie[sd]|"
    r"alleges?|accuses?|convict\w{0,4}|guilty|sentenced|jailed|"
    r"(?:who|have|has|had|he|she|they|it) (?:alleged|accused)|reported by|revealed by)\b",
    ignorecase=True,
)
NEARBY = LazyPattern(  # who may accuse, where they are named beside the accusation
    r"\b(?:authorit(?:y|ies)|officials?|officers?|attorneys?|lawyers?|counsel|ministry|ministers?|watchdogs?|regulators?|"
    r"inspectors?|agenc(?:y|ies)|commission(?:er)?s?|committees?|panel|customs|victims?|witness(?:es)?|critics|opponents|"
    r"rivals?|activists?|campaigners|federations?|governments?|department|reports?|allegations?|claims?|theor(?:y|ies)|"
    r"according|accusations?|media|newspapers?|book|biography|documentary|case|association|union|tests?)\b",
    ignorecase=True,
)
HALF_BEFORE = LazyPattern(
    r"\b(?:accus\w+|suspect\w+|suspicion|charged|alleg\w+|claims?|may|might|guilty)\b[^.]{0,50}\Z", ignorecase=True
)
HALF_BEHIND = LazyPattern(
    r"\s(?:allegedly|reportedly|suspects?|accused|may|might)\b|"
    r"[^.,]{0,60}(?:,? which|\sthat|) (?:took place|happened|occurred)\b",
    ignorecase=True,
)
SPEAKS = 45  # the trust of a cue whose source may be the accuser
REACH = 1  # paragraphs before and behind in which whoever is named may be the accuser
SILENT_GENRES = frozenset({"interview", "transcript", "opinion"})


@dataclass(frozen=True)
class AllegedByWhom:
    """Finds one of `tokens` (words that accuse) in a draft in which nobody accuses.

    An accuser is the police, a court or its papers anywhere in the draft, or, in the same paragraph and those beside
    it, another authority, a rival, or anybody who is credited with a remark. One finding a draft, at the first
    such word.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(phrases(self.tokens), ignorecase=True)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding a draft."""
        if document.genre in SILENT_GENRES or not self.tokens:
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

    def literals(self) -> frozenset[str] | None:
        """Those of all tokens together."""
        every = [required(token) for token in self.tokens]
        return None if not every or None in every else frozenset().union(*(w for w in every if w))


def _told_otherwise(document: Document, span: Span) -> bool:
    """Whether the words are half of a double hedge, or of an event that took place: other rules tell those."""
    start, end = document.sentence_at(span.start)
    text = document.text
    return bool(HALF_BEFORE.search(text, start, span.start) or HALF_BEHIND.match(text, span.end, end))


def _accused_near(document: Document, span: Span) -> bool:
    """Whether somebody who may accuse is named or speaks in the paragraph of a span or in one beside it."""
    blocks = [b.span for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]
    here = next((i for i, b in enumerate(blocks) if b.start <= span.start < b.end), None)
    if here is None:
        return True
    near = Span(blocks[max(0, here - REACH)].start, blocks[min(len(blocks) - 1, here + REACH)].end)
    if NEARBY.search(document.text, *near):
        return True
    return any(
        a.source is not None and (a.verb is None or a.verb.trust >= SPEAKS)
        for report in document.reports_in(near)
        for a in report.attributions
    ) or any(
        c.source is not None and near.start <= c.quotation.span.start < near.end for c in document.reported.credits
    )
