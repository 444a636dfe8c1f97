"""tense-date: a plan in the future tense for a day before the date of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.figures.dates import MONTHS, nearest
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from attrlint.analysis.figures.dates import DateMention
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

WILL = r"(?:will|(?:is|are)\s(?:{plans.due}\s)?to)"
# What is done on a set day; such a verb's object is arranged by it, so the day belongs to the verb.
PLANNED = r"(?:{adverbs.planned}\s)?(?:{plans.verb}|be\s{plans.participle})"
# The words between the verb and its day: none that a day of its own could belong to.
OBJECT = r"(?:\s(?!{connectives.object}\b)[\w'’&.-]+){0,6}"
BEFORE = LexiconPattern(rf"\b{WILL}\s{PLANNED}{OBJECT}\s(?:on|by|until|from)\s\Z")
BEHIND = LexiconPattern(rf",?(?:\s(?!(?:{{connectives.clause}}|\w+ed)\b)[\w'’&.-]+){{1,6}}\s{WILL}\s{PLANNED}\b")
EVENT = LexiconPattern(r"\b{events.recurring}s?\s(?:on|from)\s\Z")
THEN = LexiconPattern(r"\b{times.then}\b")


@dataclass(frozen=True)
class TenseDate:
    """Finds “will meet on May 1” in a draft published on May 4. Without a publication date, nothing is reported.

    A date without a year counts as past up to `near` days before publication; farther back, the next year may be
    meant.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "date", "published")
    grades: ClassVar[tuple[str, ...]] = ()

    near: int = 45

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such plan, from its verb to its day."""
        published = document.article.date
        if published is None:
            return
        for mention in document.figures.dates:
            day = self._past_day(mention, published)
            plan = self._plan(document, mention) if day else None
            if plan and where.covers(plan):
                yield Finding(
                    plan, {"match": document.text[slice(*plan)], "date": _name(day), "published": _name(published)}
                )

    def _past_day(self, mention: DateMention, published: date) -> date | None:
        if mention.several:
            return None
        day = mention.date if mention.year else nearest(mention.month, mention.day, published)
        if day is None or day >= published:
            return None
        return day if mention.year or (published - day).days <= self.near else None

    def _plan(self, document: Document, mention: DateMention) -> Span | None:
        """From the verb in the future tense to its day, or the reverse."""
        text = document.text
        sentence = document.speech.report_at(mention.span.start)
        if sentence is None or THEN.search(text, *sentence.span):
            return None
        start, end = sentence.span
        before = BEFORE.search(text, max(start, mention.span.start - 120), mention.span.start)
        if before and not EVENT.search(text, before.start(), mention.span.start):
            return Span(before.start(), mention.span.end)
        if text[start : mention.span.start] == "On ":
            behind = BEHIND.match(text, mention.span.end, end)
            if behind:
                return Span(mention.span.start, behind.end())
        return None

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("publication-date", "date")

    def literals(self) -> tuple[str, ...]:
        """The verbs of the future."""
        return ("will", "is", "are")


def _name(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""
