"""Where a rule looks in one draft: the windows that may hold a match, and the stretches that are its to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
