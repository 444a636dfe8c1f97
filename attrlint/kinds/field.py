"""Where a rule looks in one draft: the windows that may hold a match, and the stretches that are its to read."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.document import Document
    from attrlint.kinds.pattern import Pattern
    from attrlint.span import SpanSet

TIMEOUT = 2.0  # seconds for one search of one window; far above what a sound pattern takes on any window


class Field:
    """The part of a draft that one rule reads. Windows are spans of the prose in order, in code points."""

    __slots__ = ("document", "reached", "windows")

    def __init__(self, document: Document, windows: Sequence[Span], reached: SpanSet) -> None:
        self.document = document
        self.windows = windows
        self.reached = reached

    def covers(self, span: Span) -> bool:
        """Whether all of `span` is the rule's to read."""
        return self.reached.covers(span)

    def holding(self, words: Iterable[str]) -> Sequence[Span]:
        """The windows in which one of some words stands, whatever its case: all of them where case cannot be told."""
        if not self.document.foldable:
            return self.windows
        text, starts, held = self.document.folded, [window.start for window in self.windows], set()
        for word in {word.lower() for word in words}:
            at = text.find(word)
            while at >= 0:
                held.add(bisect_right(starts, at) - 1)
                at = text.find(word, at + 1)
        return [self.windows[i] for i in sorted(held) if i >= 0]

    def search(self, pattern: Pattern, windows: Sequence[Span] | None = None) -> Iterator[regex.Match[str]]:
        """The matches of a pattern that lie within one window and within the rule's reach.

        Raises TimeoutError when the pattern does not come to an end.
        """
        text = self.document.text
        compiled = pattern.compiled
        for window in self.windows if windows is None else windows:
            for match in compiled.finditer(text, window.start, window.end, timeout=TIMEOUT):
                if self.reached.covers(Span(*match.span())):
                    yield match
