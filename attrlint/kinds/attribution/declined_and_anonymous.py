"""declined-and-anonymous: a person declines to comment, and a source close to that person speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]"
DECLINED = LexiconPattern(
    rf"\b(?P<name>{NAME})(?:,[^,.\n]{{1,60}},)?\s(?:{{adverbs.declined}}\s){{0,2}}{{refusals.past}}\s"
    rf"(?:to\s)?{{refusals.what}}\b"
)
WHO = "{anonymous.who}"
HOW = "{closeness.how}"
CLOSE = LexiconPattern(
    rf"\b(?:{{Determiners.anonymous}}\s(?:[a-z-]+\s){{0,2}}?)?{WHO}\s{HOW}\s(?:{{titles.courtesy}}\.?\s)?"
    rf"(?:{NAME}\s){{0,2}}?(?P<name>{NAME})"
)


@dataclass(frozen=True)
class DeclinedAndAnonymous:
    """Finds an unnamed source described as close to a person who, the draft says, declined to comment.

    People are matched by last name. Offices and companies are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such source."""
        text = document.text
        declined: dict[str, Span] = {}
        for window in where.windows:
            for found in DECLINED.finditer(text, *window):
                span = Span(found.start("name"), found.end())
                if where.covers(span):
                    declined.setdefault(_last(found["name"]), span)
        if not declined:
            return
        people = {person.last for person in document.people.names}
        for window in where.windows:
            for found in CLOSE.finditer(text, *window):
                name = _last(found["name"])
                span = Span(found.start(), found.start("name") + len(name))
                report = document.speech.report_at(span.start)
                if name not in declined or (people and name not in people) or not where.covers(span):
                    continue
                if report is None or not (report.attributions or report.quotations):
                    continue
                line = document.lines.line(document.prose.file_span(declined[name]).start)
                values = {"match": text[span.start : span.end], "name": name, "line": str(line)}
                yield Finding(span, values, (Related(declined[name], "declined here"),))

    def literals(self) -> tuple[str, ...]:
        """The words of a refusal to comment."""
        return ("declined", "refused", "would", "willing")


def _last(name: str) -> str:
    """A name without its possessive ending."""
    return name.removesuffix("’s").removesuffix("'s")
