"""weekday-date: a weekday and a date that do not match."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.figures.dates import FIRST_YEAR, MONTHS, WEEKDAYS, day_of, fits, nearest
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from attrlint.analysis.figures.dates import DateMention
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

YEAR = LexiconPattern(r"(?<![\w$£€.,-])(?:1[5-9]\d\d|20\d\d)(?![\w%]|,\d)")
OTHER_YEAR = LexiconPattern(
    r"{times.other-year}|\b{adjectives.other-year} year\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class WeekdayDate:
    """Finds a date with the wrong weekday. The fix suggests the right weekday.

    Dates without a year are checked only if the publication date is known: up to `near` days from it unless the text
    points to another year, and up to `far` days if the weekday fits neither the year before nor the year after. Graded
    strong with a year, else fair.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "date", "weekday")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair")

    near: int = 21
    far: int = 120

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such date."""
        for mention in document.figures.dates:
            if mention.weekday is None or mention.weekday_span is None or mention.several:
                continue
            if not where.covers(mention.span):
                continue
            day = self._day(document, mention)
            if day is None or day.year < FIRST_YEAR or fits(day.year, day.month, day.day, mention.weekday):
                continue
            yield self._finding(document, mention, mention.weekday_span, day)

    def _finding(self, document: Document, mention: DateMention, weekday: Span, day: date) -> Finding:
        text = document.text
        written = text[slice(*weekday)]
        right = _like(written, WEEKDAYS[day.weekday()])
        name = MONTHS[day.month - 1]
        full = f"{day.day} {name} {day.year}" if mention.day_first else f"{name} {day.day}, {day.year}"
        values = {"match": text[slice(*mention.span)], "date": full, "weekday": WEEKDAYS[day.weekday()]}
        repair = Repair(f"Replace “{written}” with “{right}”", ((weekday, right),))
        return Finding(mention.span, values, repair=repair, grade="strong" if mention.year else "fair")

    def _day(self, document: Document, mention: DateMention) -> date | None:
        """The day that is meant, if that is beyond doubt."""
        if mention.year is not None:
            return mention.date
        published = document.article.date
        day = nearest(mention.month, mention.day, published) if published else None
        if published is None or day is None or mention.weekday is None:
            return None
        distance = abs((day - published).days)
        if distance > self.far or self._speaks_of_another_year(document, mention, day, distance):
            return None
        beside = (day_of(day.year + step, day.month, day.day) for step in (-1, 1))
        if distance > self.near and any(d is not None and d.weekday() == mention.weekday for d in beside):
            return None
        return day

    def _speaks_of_another_year(self, document: Document, mention: DateMention, day: date, distance: int) -> bool:
        """Whether the context of a date without a year may give it another one.

        For a date near the date of publication that is its paragraph and the one before it; otherwise the whole draft.
        """
        blocks = document.blocks
        own = next((i for i, block in enumerate(blocks) if block.span.contains(mention.span)), 0)
        first = max(0, own - 1) if distance <= self.near else 0
        last = own if distance <= self.near else len(blocks) - 1
        for block in blocks[first : last + 1]:
            if any(int(year[0]) != day.year for year in YEAR.finditer(document.text, *block.span)):
                return True
        return OTHER_YEAR.search(document.text, *blocks[own].span) is not None

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("weekday-and-date",)

    def literals(self) -> tuple[str, ...]:
        """The beginning of each weekday, however it is abbreviated."""
        return tuple(name[:3].lower() for name in WEEKDAYS)


def _like(written: str, right: str) -> str:
    """The right weekday, abbreviated and capitalized like the wrong one."""
    short = right if len(written) > 5 else right[:3]
    return short.upper() if written.isupper() else short
