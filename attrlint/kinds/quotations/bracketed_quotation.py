"""bracketed-quotation: a quotation that was changed with words in square brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.rule_pattern import Pattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

INSERTION = LazyPattern(r"\[(?!sic\]|\d|\s?(?:\.\.\.|…)\s?\])[^\[\]\n]{1,60}\]")


@dataclass(frozen=True)
class BracketedQuotation:
    """Finds a quote with at least `min` insertions ([he], [the mayor]). [sic], [...] and [1] do not count.

    `unless` is a pattern that lets a quote pass if it occurs in its sentence, outside the quote.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "count")
    grades: ClassVar[tuple[str, ...]] = ()

    min: int = 3
    unless: str = ""

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation with its marks."""
        text = document.text
        unless = Pattern(self.unless, ignorecase=True) if self.unless else None
        for quotation in document.quotations.outer:
            if "[" not in text[quotation.span.start : quotation.span.end] or not where.covers(quotation.span):
                continue
            count = sum(1 for _ in INSERTION.finditer(text, *quotation.content))
            if count < self.min:
                continue
            report = document.speech.report_at(quotation.span.start)
            if unless and report:
                before = text[report.span.start : quotation.span.start]
                after = text[quotation.span.end : max(report.span.end, quotation.span.end)]
                if unless.search(f"{before} {after}"):
                    continue
            words = text[quotation.span.start : quotation.span.end]
            yield Finding(quotation.span, {"match": words, "count": str(count)})

    def literals(self) -> tuple[str, ...] | None:
        """None: a bracket is not a literal of letters."""
        return None
