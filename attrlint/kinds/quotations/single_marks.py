"""single-marks: a quote in single marks where all others have double ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.kinds.quotations.quotation_marks import TITLE
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class SingleMarks:
    """Finds one or two quotes in curly single marks in a draft that uses double marks for all others.

    `most` and `least` are the numbers of quotes in single marks (more of them are a style) and in double marks. Not
    flagged: names and titles, single letters, and the first paragraph, which may be the headline of a plain text.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    most: int = 2
    least: int = 3

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one in the draft; the fix changes the marks of both quotes."""
        text = document.text
        pairs = [q for q in document.quotations.outer if q.closing and not q.mixed and where.covers(q.span)]
        single = [q for q in pairs if q.opening == "‘"]
        double = [q for q in pairs if q.opening in ('"', "“")]
        if not 1 <= len(single) <= self.most or len(double) < max(self.least, 2 * len(single)):
            return
        if any(len(words) == 1 or TITLE.fullmatch(words) for q in single if (words := text[slice(*q.content)])):
            return
        if any(q.span.start < document.blocks[0].span.end for q in single):
            return
        opening, closing = double[0].opening, double[0].closing
        edits: list[tuple[Span, str]] = []
        for quotation in single:
            edits.append((Span(quotation.span.start, quotation.content.start), opening))
            edits.append((Span(quotation.content.end, quotation.span.end), closing))
        first = single[0].span
        related = (Related(Span(double[0].span.start, double[0].content.start), "double marks here"),)
        repair = Repair("Use double marks", tuple(edits), safe=True)
        yield Finding(first, {"match": text[first.start : first.end]}, related, repair)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quotation:4",)

    def literals(self) -> tuple[str, ...]:
        """The opening mark."""
        return ("‘",)
