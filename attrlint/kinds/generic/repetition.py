"""repetition: the same word twice in a row."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class Repetition:
    """Finds a match of one of `tokens` that is repeated right after itself, with only white space between.

    `alpha` checks only words made of letters; `exceptions` are words that may be repeated (“had had”).
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = (r"[^\s]+",)
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()
    safe: bool = False

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern("|".join(f"(?:{token})" for token in self.tokens), ignorecase=self.ignorecase)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The second of each pair; the fix deletes it with the space before it."""
        text = document.text
        passed = {word.lower() for word in self.exceptions}
        window, last = Span(-1, -1), Span(-1, -1)
        for match in where.search(self._pattern):
            span = Span(*match.span())
            if not window.contains(span):
                window, last = where.window_at(span.start), Span(-1, -1)
            if self._same(text, last, span) and text[span.start : span.end].lower() not in passed:
                cut = Span(last.end, span.end)
                repair = Repair("Delete the second one", ((cut, ""),), self.safe)
                yield Finding(span, {"match": text[span.start : span.end]}, repair=repair)
            last = span

    def _same(self, text: str, first: Span, second: Span) -> bool:
        if first.start < 0 or not second.end > second.start or text[first.end : second.start].strip():
            return False
        a, b = text[first.start : first.end], text[second.start : second.end]
        if self.alpha and not a.isalpha():
            return False
        return a.lower() == b.lower() if self.ignorecase else a == b

    def literals(self) -> None:
        """None: any word may be repeated."""
        return
