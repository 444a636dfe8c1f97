"""declined-and-anonymous: somebody who declines to comment, and a source close to the same person who does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]"
DECLINED = LazyPattern(
    rf"\b(?P<name>{NAME})(?:,[^,.\n]{{1,60}},)?\s(?:has\s|had\s|also\s|later\s|repeatedly\s|himself\s|herself\s){{0,2}}"
    r"(?:declined|refused|would\snot|was\snot\swilling|was\sunwilling)\s(?:to\s)?(?:be\sinterviewed|comment|speak|discuss)\b"
)
WHO = (
    r"(?:persons?|people|sources?|insiders?|aides?|friends?|associates?|advis[eo]rs?|allies|ally|officials?|executives?|"
    r"confidants?|relatives?|colleagues?|staffers?|somebody|someone)"
)
HOW = (
    r"(?:close\sto|familiar\swith|near|to|of|who\s(?:knows?|speaks?\sfor|works?\s(?:for|with))|with\sknowledge\sof|"
    r"briefed\sby|in\stouch\swith|loyal\sto)"
)
CLOSE = LazyPattern(
    r"\b(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Mm]any)\s(?:[a-z-]+\s){0,2}?)?"
    rf"{WHO}\s{HOW}\s(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov)\.?\s)?(?:{NAME}\s){{0,2}}?(?P<name>{NAME})"
)


@dataclass(frozen=True)
class DeclinedAndAnonymous:
    """Finds a source without a name who is described as close to somebody that the draft says declined to comment.

    Both are told by the last name; offices and companies are let pass: they have many mouths.
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
        people = {person.last for person in document.people}
        for window in where.windows:
            for found in CLOSE.finditer(text, *window):
                name = _last(found["name"])
                span = Span(found.start(), found.start("name") + len(name))
                report = document.report_at(span.start)
                if name not in declined or (people and name not in people) or not where.covers(span):
                    continue
                if report is None or not (report.attributions or report.quotations):
                    continue
                line = document.lines.line(document.prose.file_span(declined[name]).start)
                values = {"match": text[span.start : span.end], "name": name, "line": str(line)}
                yield Finding(span, values, (Related(declined[name], "declined here"),))

    def literals(self) -> tuple[str, ...]:
        """What a refusal to comment holds."""
        return ("declined", "refused", "would", "willing")


def _last(name: str) -> str:
    """A name without the mark of the possessive."""
    return name.removesuffix("’s").removesuffix("'s")
