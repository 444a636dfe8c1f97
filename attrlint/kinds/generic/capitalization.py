"""capitalization: headings in the case that the house style requires."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

SMALL = words("small-words.title")


@dataclass(frozen=True)
class Capitalization:
    """Finds windows, such as headings, that do not fit `match`: $title, $sentence, $lower, $upper or a pattern.

    `threshold` is the share of words that must fit $title or $sentence (Vale's key; default 0.8). `exceptions` are
    names and acronyms that keep their case.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    match: str = "$sentence"
    exceptions: tuple[str, ...] = ()
    threshold: float = 0.8

    @cached_property
    def _pattern(self) -> Pattern | None:
        return None if self.match.startswith("$") else Pattern(self.match)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every window that does not fit."""
        for window in where.windows:
            if where.covers(window):
                words = document.text[window.start : window.end]
                if not self._fits(words):
                    yield Finding(Span(*window), {"match": words})

    def _fits(self, text: str) -> bool:
        if self._pattern is not None:
            return self._pattern.search(text) is not None
        if self.match == "$lower":
            return text == text.lower()
        if self.match == "$upper":
            return text == text.upper()
        kept = {e.lower() for e in self.exceptions}
        words = [w.strip("\"'“”‘’.,:;!?()") for w in text.split()]
        words = [w for w in words if w[:1].isalpha()]
        counted = [(i, w) for i, w in enumerate(words) if w.lower() not in kept]
        if not counted:
            return True
        fits = sum(self._word_fits(word, first=i == 0) for i, word in counted)
        return fits >= self.threshold * len(counted)

    def _word_fits(self, word: str, *, first: bool) -> bool:
        if self.match == "$title":
            return word[0].isupper() or (not first and word.lower() in SMALL)
        return word[0].isupper() if first else (not word[0].isupper() or word.isupper() or word == "I")

    def literals(self) -> None:
        """None: every heading has a case."""
        return
