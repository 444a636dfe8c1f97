"""The gate: one look at the prose tells which rules can match, and in which windows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrlint.rule import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.document import Document
    from attrlint.rule import Rule
    from attrlint.span import Span


class Gate:
    """Finds the literals of all rules in a draft, each literal once however many rules need it."""

    def __init__(self, document: Document, *, gated: bool = True) -> None:
        self.document = document
        self.gated = gated and document.foldable
        self._places: dict[str, list[int]] = {}
        self._windows: dict[Window, Sequence[Span]] = {}
        self._starts: dict[Window, list[int]] = {}

    def windows(self, rule: Rule) -> Sequence[Span]:
        """The windows in which a rule may match: those that hold one of its literals, or all when it has none.

        Prose that cannot be folded letter for letter is never gated.
        """
        every = self._every(rule.window)
        if rule.needs is None or not self.gated:
            return every
        starts = self._starts[rule.window]
        held = {bisect_right(starts, at) - 1 for literal in rule.needs for at in self._find(literal)}
        return [every[i] for i in sorted(held) if i >= 0]

    def _find(self, literal: str) -> list[int]:
        """Where a literal stands in the folded prose, code points."""
        places = self._places.get(literal)
        if places is None:
            text, places = self.document.folded, []
            at = text.find(literal)
            while at >= 0:
                places.append(at)
                at = text.find(literal, at + 1)
            self._places[literal] = places
        return places

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
