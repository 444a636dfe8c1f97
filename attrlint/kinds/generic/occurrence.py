"""occurrence: something that occurs too often, or not often enough, in one window."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class Occurrence:
    """Counts the matches of `token` in each window (sentence, paragraph or document).

    More than `max` matches are reported at the first one too many; fewer than `min` are reported at the first word of
    the window. 0 turns either check off.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "count")
    grades: ClassVar[tuple[str, ...]] = ()

    token: str = ""
    max: int = 0
    min: int = 0
    ignorecase: bool = False

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(self.token, ignorecase=self.ignorecase)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per window."""
        for window in where.windows:
            spans = [mark_of(m) for m in where.search(self._pattern, [window])]
            if self.max and len(spans) > self.max:
                span = spans[self.max]
            elif self.min and len(spans) < self.min and where.reached.touches(window):
                span = self._head(document, window)
            else:
                continue
            words = document.text[span.start : span.end]
            yield Finding(span, {"match": words, "count": str(len(spans))})

    def _head(self, document: Document, window: Span) -> Span:
        end = window.start
        while end < window.end and not document.text[end].isspace():
            end += 1
        return Span(window.start, end)

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of the token; a rule with `min` is asked about every window."""
        return None if self.min else requirements_of([self.token])
