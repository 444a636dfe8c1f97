"""The gate: one look at the prose tells which rules can match, and in which windows."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.patterns import LazyPattern
from attrlint.rule import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.document import Document
    from attrlint.rule import Rule
    from attrlint.span import Span


WORD = LazyPattern(r"[^\W_]++")
MOST_WORDS = 1 << 16  # different words whose literals are kept in mind


class Literals:
    """The literals of all rules. One of letters and digits only stands within a word, so each word is asked once."""

    def __init__(self, literals: Iterable[str]) -> None:
        every = frozenset(literals)
        self.others = frozenset(literal for literal in every if not literal.isalnum())
        self._by_head: dict[str, list[str]] = {}
        for literal in every - self.others:
            self._by_head.setdefault(literal[:3], []).append(literal)
        self._sizes = sorted({len(head) for head in self._by_head})
        self._within: dict[str, tuple[str, ...]] = {}

    def held_by(self, text: str) -> set[str]:
        """The literals that stand somewhere in a folded text; of those that are more than a word all."""
        held = set(self.others)
        for word in set(WORD.compiled.findall(text)):
            within = self._within.get(word)
            held.update(self._look(word) if within is None else within)
        return held

    def _look(self, word: str) -> tuple[str, ...]:
        found = []
        for at in range(len(word)):
            for size in self._sizes:
                for literal in self._by_head.get(word[at : at + size], ()):
                    if word.startswith(literal, at):
                        found.append(literal)
        if len(self._within) >= MOST_WORDS:
            self._within.clear()
        self._within[word] = tuple(found)
        return self._within[word]


class Gate:
    """Finds the literals of all rules in a draft, each literal once however many rules need it."""

    def __init__(self, document: Document, literals: Literals, *, gated: bool = True) -> None:
        self.document = document
        self.literals = literals
        self.gated = gated and document.foldable
        self._windows: dict[Window, Sequence[Span]] = {}
        self._starts: dict[Window, list[int]] = {}

    def windows(self, rule: Rule) -> Sequence[Span]:
        """The windows in which a rule may match: those that hold one of its literals, or all when it has none.

        Prose that cannot be folded letter for letter is never gated.
        """
        if rule.needs is None or not self.gated:
            return self._every(rule.window)
        needed = [literal for literal in rule.needs if literal in self._held]
        if not needed:
            return ()
        every = self._every(rule.window)
        starts = self._starts[rule.window]
        places = self.document.wording.places
        held = {bisect_right(starts, at) - 1 for literal in needed for at in places(literal)}
        return [every[i] for i in sorted(held) if i >= 0]

    @cached_property
    def _held(self) -> set[str]:
        return self.literals.held_by(self.document.folded)

    def _every(self, window: Window) -> Sequence[Span]:
        if window not in self._windows:
            self._windows[window] = self._spans(window)
            self._starts[window] = [span.start for span in self._windows[window]]
        return self._windows[window]

    def _spans(self, window: Window) -> Sequence[Span]:
        if window is Window.SENTENCE:
            return self.document.sentences
        if window is Window.PARAGRAPH:
            return [block.span for block in self.document.blocks]
        return [self.document.whole]
