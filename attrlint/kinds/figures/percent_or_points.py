"""percent-or-points: the difference between two percentages, given as a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, in_order
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    import regex

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

UNIT = r"(?:\s?%|[\s-](?:percent|per\scent|pc)\b)"
NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
FROM_TO = LexiconPattern(
    rf"\bfrom\s(?:[a-z]+\s)?(?P<before>{NUMBER})(?P<unit>{UNIT})?\s(?:[^\s.;:“”\"]+\s){{0,6}}?to\s(?:[a-z]+\s)?"
    rf"(?P<after>{NUMBER}){UNIT}"
)
NO_POINTS = r"(?!\s(?:points?|of)\b|-)"
CHANGE = LexiconPattern(
    rf"\b(?:{{changes.rate}}\s(?:{{approximations.by}}\s){{0,2}}(?P<change>{NUMBER}(?P<unit>{UNIT}))"
    rf"|an?\s(?P<first>{NUMBER}(?P<also>{UNIT}))\s{{changes.noun}}){NO_POINTS}"
)
SMALL = dict(zip(in_order("numerals.to-ten"), range(1, 11), strict=True))
IN_WORDS = LexiconPattern(
    r"\b{changes.words}\s(?:(?:by|of|about)\s)?(?P<mark>(?P<word>{numerals.to-ten})(?P<unit>\s"
    r"(?:percent|per\scent)\b))" + NO_POINTS,
    ignorecase=True,
)
NEAR = 60  # code points between the change and what it changed from and to


@dataclass(frozen=True)
class PercentOrPoints:
    """Finds “rose 2 percent, from 4 percent to 6 percent”. The fix suggests percentage points.

    A change that is also the relative change is not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "before", "after", "points", "share")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such change."""
        text = document.text
        for window in where.windows:
            for pair in FROM_TO.finditer(text, *window):
                low, high = max(window.start, pair.start() - NEAR), min(window.end, pair.end() + NEAR)
                for place in ((low, pair.start()), (pair.end(), high)):
                    yield from self._in_words(document, where, pair, place)
                    for change in CHANGE.finditer(text, *place):
                        group = "change" if change["change"] else "first"
                        span = Span(*change.span(group))
                        unit = Span(*change.span("unit" if change["change"] else "also"))
                        from decimal import Decimal  # few drafts need it

                        before, after = Decimal(pair["before"]), Decimal(pair["after"])
                        if where.covers(span) and _is_distance(Decimal(text[span.start : unit.start]), before, after):
                            yield _finding(text, span, unit, before, after, noun=group == "change")

    def _in_words(
        self, document: Document, where: Field, pair: regex.Match[str], place: tuple[int, int]
    ) -> Iterator[Finding]:
        """The change in a word (“a fall of four per cent”); without a fix."""
        for change in IN_WORDS.finditer(document.text, *place):
            from decimal import Decimal

            span, unit = Span(*change.span("mark")), Span(*change.span("unit"))
            before, after = Decimal(pair["before"]), Decimal(pair["after"])
            if where.covers(span) and _is_distance(Decimal(SMALL[change["word"].lower()]), before, after):
                found = _finding(document.text, span, unit, before, after, noun=True)
                yield Finding(span, found.values)

    def literals(self) -> tuple[str, ...]:
        """What stands between the two."""
        return ("from",)


def _is_distance(change: Decimal, before: Decimal, after: Decimal) -> bool:
    """Whether a change is the difference of two percentages, and not also a share of the first."""
    if not change or not before or abs(after - before) != change:
        return False
    return 10 * abs(abs(after - before) * 100 / before - change) > 6


def _finding(text: str, span: Span, unit: Span, before: Decimal, after: Decimal, *, noun: bool) -> Finding:
    points = abs(after - before)
    word = "percentage point" if points == 1 or not noun else "percentage points"
    values = {
        "match": text[slice(*span)],
        "before": f"{before}%",
        "after": f"{after}%",
        "points": f"{points} {'point' if points == 1 else 'points'}",
        "share": f"{points * 100 / before:.0f}%",
    }
    return Finding(span, values, repair=Repair(f"Write “{word}”", ((unit, f" {word}"),)))
