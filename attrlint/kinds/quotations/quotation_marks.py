"""quotation-marks: marks that are unpaired, mixed, or adjacent without words between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair
from attrlint.text.quotations import CLOSERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.text.quotations import Quotation

SERIES = LazyPattern(r",?\s+(?:and|or)\s+[“\"]")
TITLE = LexiconPattern(r"(?:{small-words.quoted-title}|[A-ZÀ-ÖØ-Þ\d][\w’'.-]*+|&|-|–|\s)+[.,!?]?")


@dataclass(frozen=True)
class QuotationMarks:
    """Finds one `fault` of quotation marks.

    ``unbalanced``: a double mark without its partner in the paragraph, unless the next paragraph continues the quote.
    ``mixed``: a quote that opens with a straight mark and closes with a curly one, or the reverse; the fix changes the
    mark that the draft uses less. ``run-together``: a quote right after another, with only white space between;
    `min_words` lets short ones pass, such as titles. ``two-styles``: straight and curly pairs in one draft, reported
    once; the fix makes them all alike. ``closed-midway``: an attributed quote ends a paragraph, and the next paragraph
    is a quote without an attribution.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "mark")
    grades: ClassVar[tuple[str, ...]] = ()

    fault: Literal["unbalanced", "mixed", "run-together", "two-styles", "closed-midway"] = "unbalanced"
    min_words: int = 3

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """All faults of this type."""
        faults = {
            "unbalanced": self._unbalanced,
            "mixed": self._mixed,
            "run-together": self._run_together,
            "two-styles": self._two_styles,
            "closed-midway": self._closed_midway,
        }
        return faults[self.fault](document, where)

    def _unbalanced(self, document: Document, where: Field) -> Iterator[Finding]:
        for stray in document.quotations.stray:
            if where.covers(stray.span):
                words = document.text[stray.span.start : stray.span.start + 40].split("\n")[0]
                yield Finding(stray.span, {"mark": stray.mark, "match": words})

    def _mixed(self, document: Document, where: Field) -> Iterator[Finding]:
        mixed = [q for q in document.quotations.all if (q.mixed and not (q.depth and q.opening == "‘")) or _turned(q)]
        if not mixed or (not any(q.mixed for q in mixed) and document.article.language):
            return
        straight = sum(q.opening == '"' for q in document.quotations.all if not q.mixed)
        curly = sum(q.opening == "“" for q in document.quotations.all if not q.mixed)
        for quotation in mixed:
            if where.covers(quotation.span):
                words = document.text[quotation.span.start : quotation.span.end]
                repair = _straighten(quotation, curly=curly > straight)
                yield Finding(quotation.span, {"match": words, "mark": quotation.closing}, repair=repair)

    def _run_together(self, document: Document, where: Field) -> Iterator[Finding]:
        outer = document.quotations.outer
        for first, second in pairwise(outer):
            between = document.text[first.span.end : second.span.start]
            if between.strip() or "\n" in between or "\r" in between or not first.closing:
                continue
            if first.opening in "'‘" or not self._long(document, first) or not self._long(document, second):
                continue
            span = Span(first.span.start, second.span.end)
            if SERIES.match(document.text, second.span.end):
                continue  # “the tide,” “the wind,” and “the dark”
            if where.covers(span):
                words = document.text[second.span.start : second.span.end]
                related = (Related(first.span, "quote before it"),)
                yield Finding(second.span, {"match": words, "mark": second.opening}, related)

    def _two_styles(self, document: Document, where: Field) -> Iterator[Finding]:
        pairs = [q for q in document.quotations.outer if q.closing and not q.mixed and where.covers(q.span)]
        straight = [q for q in pairs if q.opening == '"']
        curly = [q for q in pairs if q.opening == "“"]
        if not straight or not curly:
            return
        fewer, more = (straight, curly) if len(straight) < len(curly) else (curly, straight)
        if len(straight) == len(curly) and straight[0].span > curly[0].span:
            fewer, more = straight, curly
        opening, closing = more[0].opening, more[0].closing
        edits: list[tuple[Span, str]] = []
        for quotation in fewer:
            edits.append((Span(quotation.span.start, quotation.content.start), opening))
            edits.append((Span(quotation.content.end, quotation.span.end), closing))
        mark = Span(fewer[0].span.start, fewer[0].content.start)
        values = {"mark": fewer[0].opening, "match": document.text[fewer[0].span.start : fewer[0].span.end]}
        related = (Related(Span(more[0].span.start, more[0].content.start), "other style here"),)
        yield Finding(mark, values, related, Repair("Use one style of marks", tuple(edits), safe=True))

    def _closed_midway(self, document: Document, where: Field) -> Iterator[Finding]:
        for first, second in pairwise(document.speech.reported.credits):
            a, b = first.quotation, second.quotation
            before, after = document.block_at(a.span.start), document.block_at(b.span.start)
            if before is None or after is None or before == after or not where.covers(a.span):
                continue
            if not a.closing or a.opening in "'‘" or a.span.end != before.span.end or b.span != after.span:
                continue
            if document.text[before.span.end : after.span.start].strip() or not where.covers(b.span):
                continue
            if first.source is None or second.layout not in ("none", "previous") or not self._long(document, b):
                continue
            mark = Span(a.content.end, a.span.end)
            words = document.text[a.span.start : a.span.end]
            yield Finding(mark, {"mark": a.closing, "match": words}, (Related(b.span, "continues here"),))

    def _long(self, document: Document, quotation: Quotation) -> bool:
        content = document.text[quotation.content.start : quotation.content.end]
        return len(content.split()) >= self.min_words and not TITLE.fullmatch(content)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return {
            "unbalanced": ("stray-mark",),
            "mixed": ("mixed-marks",),
            "run-together": ("joined-quotations",),
        }.get(self.fault, ("quotation:2",))

    def literals(self) -> None:
        """None: whether there is a quotation at all is known at once."""
        return


def _turned(quotation: Quotation) -> bool:
    """Whether a quote opens with a closing mark (”so”), as in Swedish and Finnish, but not in English."""
    return quotation.opening == quotation.closing == "”"


def _straighten(quotation: Quotation, *, curly: bool) -> Repair | None:
    """Edits of one mark that make the pair match: curly if the draft is curly, straight otherwise."""
    first = Span(quotation.span.start, quotation.span.start + len(quotation.opening))
    last = Span(quotation.span.end - len(quotation.closing), quotation.span.end)
    opening, closing = ("“", "”") if curly else ('"', '"')
    if CLOSERS.get(opening) != closing or {quotation.opening, quotation.closing} - {'"', "“", "”"}:
        return None
    edits = ((first, quotation.opening, opening), (last, quotation.closing, closing))
    return Repair("Make the marks match", tuple((s, new) for s, old, new in edits if old != new), safe=True)
