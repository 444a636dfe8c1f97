"""impossible-date: a date that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.figures.dates import LONGEST, MONTHS, day_of
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.figures.dates import DateMention
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ON = LexiconPattern(r"\b{Prepositions.date}(?: the)?\s\Z")
IN = LexiconPattern(r"\b(?:{Prepositions.month}|(?:and|&|[-–—/]))\s?\Z")
COUNTED = LexiconPattern(r"\s?(?:%|per ?cent\b|points?\b|[-–—]\s?\d)")
TITLE = LexiconPattern(
    r"\b{works.not-a-date}\b",
    ignorecase=True,
)
QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True)
class ImpossibleDate:
    """Finds dates that do not exist: 31 April, 30 February, 29 February outside leap years.

    Ranges, lists, counts (“in April 31 people died”), titles, and sentences about the calendar are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "last")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such date."""
        for mention in document.figures.dates:
            if not where.covers(mention.span) or mention.several or not self._impossible(mention):
                continue
            if self._is_a_day(document, mention):
                yield Finding(mention.span, {"match": document.text[slice(*mention.span)], "last": _last(mention)})

    def _impossible(self, mention: DateMention) -> bool:
        if not 1 <= mention.month <= 12:
            return False
        if mention.year is not None:
            return mention.date is None and 29 <= mention.day <= 39
        return LONGEST[mention.month - 1] < mention.day <= 31

    def _is_a_day(self, document: Document, mention: DateMention) -> bool:
        """Whether month and number are a date at all."""
        text = document.text
        start, end = mention.span
        low = max(0, start - 12)
        if start and text[start - 1] in QUOTES and text[end : end + 1] in tuple(QUOTES):
            return False
        if TITLE.search(text, *document.sentence_at(start)):
            return False
        if mention.year is not None or mention.ordinal or mention.weekday is not None:
            return True
        if mention.day_first:
            return ON.search(text, low, start) is not None
        return not IN.search(text, low, start) and not COUNTED.match(text, end)

    def literals(self) -> tuple[str, ...]:
        """The day: 29 to 39."""
        return tuple(str(day) for day in range(29, 40))


def _last(mention: DateMention) -> str:
    """The last day of its month, in the order of the draft."""
    name = MONTHS[mention.month - 1]
    day = LONGEST[mention.month - 1]
    if mention.year is not None and day_of(mention.year, mention.month, day) is None:
        day -= 1
    year = f" {mention.year}" if mention.year is not None and mention.month == 2 else ""
    return f"{day} {name}{year}" if mention.day_first else f"{name} {day}{',' if year else ''}{year}"
