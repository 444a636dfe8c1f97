"""event-days: one event that a draft gives two days."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.figures.dates import WEEKDAYS
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

DAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"


@dataclass(frozen=True)
class EventDays:
    """Finds one of `events` on two different weekdays: “the attack on Wednesday”, “Tuesday's attack”.

    The later mention is flagged. Events that also occur in the plural, or as “another” or “a second” one, are not
    flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "first")
    grades: ClassVar[tuple[str, ...]] = ()

    events: tuple[str, ...] = ()

    @cached_property
    def _mention(self) -> LexiconPattern:
        event = rf"(?P<event>{'|'.join(sorted(self.events, key=len, reverse=True))})"
        later = event.replace("event", "later", 1)
        last = event.replace("event", "last", 1)
        again = DAY.replace("day>", "again>", 1), DAY.replace("day>", "third>", 1)
        return LexiconPattern(
            rf"\b(?:{DAY}['’]s\s(?:\w+\s){{0,2}}?{event}|[Tt]he\s{again[0]}\s(?:\w+\s)?{later}"
            rf"|[Tt]he\s(?:\w+\s){{0,2}}?{last}\s(?:\w+\s){{0,3}}?(?:on\s)?{again[1]})\b(?!['’])"
        )

    @cached_property
    def _several(self) -> dict[str, LexiconPattern]:
        return {
            event: LexiconPattern(
                rf"\b{event}e?s\b|\b{{adjectives.another-event}}\s(?:\w+\s)?{event}\b",
                ignorecase=True,
            )
            for event in self.events
        }

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each mention with another day than the first mention of its event."""
        first: dict[str, tuple[str, Span]] = {}
        several: dict[str, bool] = {}  # asked once of a draft, however often it names the event
        for window in where.windows:
            for found in self._mention.finditer(document.text, *window):
                span = Span(*found.span())
                event = found["event"] or found["later"] or found["last"]
                day = found["day"] or found["again"] or found["third"]
                if not where.covers(span):
                    continue
                if event not in several:
                    several[event] = self._several[event].search(document.text) is not None
                if several[event]:
                    continue
                known, place = first.setdefault(event, (day, span))
                if known != day:
                    words = document.text[slice(*place)]
                    yield Finding(span, {"match": found[0], "first": words}, (Related(place, f"“{words}” here"),))

    def literals(self) -> tuple[str, ...]:
        """The weekdays."""
        return tuple(name.lower() for name in WEEKDAYS)
