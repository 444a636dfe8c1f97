"""Where a rule looks in one draft: the windows that may contain a match, and the stretches it may read."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.pattern_literals import literals_of
from attrlint.text.token_table import windows_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.base.required_literals import Sets
    from attrlint.base.rule_pattern import Pattern
    from attrlint.base.span import SpanSet
    from attrlint.model.document import Document
    from attrlint.model.scope import Scope
    from attrlint.reading.prose import BlockKind
    from attrlint.text.token_pattern import Match, TokenPattern

LETTERS = LazyPattern(r"[a-z]++")


@lru_cache(maxsize=1 << 12)
def _words_of(phrase: str) -> tuple[str, ...]:
    """The runs of ASCII letters in a phrase, in lower case."""
    return tuple(LETTERS.compiled.findall(phrase.lower()))


class Field:
    """The part of a draft that one rule reads. Windows are spans of the prose in order, in code points."""

    __slots__ = ("_kinds", "_possible", "_reached", "_scope", "document", "windows")

    def __init__(self, document: Document, windows: Sequence[Span], scope: Scope, kinds: frozenset[BlockKind]) -> None:
        self.document = document
        self.windows = windows
        self._scope, self._kinds = scope, kinds
        self._reached: SpanSet | None = None
        self._possible: dict[Pattern, bool] = {}

    @property
    def reached(self) -> SpanSet:
        """The stretches of the prose that the rule reads, computed when first needed."""
        if self._reached is None:
            self._reached = self.document.reached(self._scope, self._kinds)
        return self._reached

    def covers(self, span: Span) -> bool:
        """Whether the rule may read all of `span`."""
        return self.reached.covers(span)

    def holding(self, phrases: Iterable[str], windows: Sequence[Span] | None = None) -> Sequence[Span]:
        """The windows that may contain one of some phrases, in any case: none if the draft lacks their words.

        A phrase is plain words of ASCII letters. All windows are returned for a phrase without any, and for prose that
        cannot be folded.
        """
        windows = self.windows if windows is None else windows
        if not self.document.foldable:
            return windows
        wording, sought = self.document.wording, set()
        for phrase in phrases:
            words = _words_of(phrase)
            if not words:
                return windows
            if wording.folded.issuperset(words):
                sought.add(max(words, key=len))
        return windows_with(wording.tokens, wording.numbers_with(sought), windows)

    def window_at(self, offset: int) -> Span:
        """The window that contains an offset."""
        return self.windows[bisect_right(self.windows, offset, key=lambda window: window.start) - 1]

    def lacking_nothing(self, pattern: Pattern, windows: Sequence[Span]) -> Sequence[Span]:
        """The windows that contain one of the literals of a pattern, or all windows if it has none.

        A rule is run where a literal of any of its patterns occurs. Each single pattern can match in only a few of
        these windows, and one that cannot match in any is never compiled.
        """
        needs = literals_of(pattern) if self.document.foldable or not pattern.ignorecase else ()
        if not needs or not windows:
            return windows
        if len(needs) == 1:
            return self._with_all(needs[0], windows)
        held = {window for sets in needs for window in self._with_all(sets, windows)}
        return windows if len(held) == len(windows) else sorted(held)

    def _can_match(self, pattern: Pattern) -> bool:
        """Whether the draft has the literals of a pattern. Looked up once, for callers that search window by window."""
        known = self._possible.get(pattern)
        if known is None:
            needs = literals_of(pattern) if self.document.foldable or not pattern.ignorecase else ()
            wording = self.document.wording
            known = self._possible[pattern] = not needs or any(
                all(any(map(wording.forms_with, literals)) for literals in sets) for sets in needs
            )
        return known

    def _with_all(self, sets: Sets, windows: Sequence[Span]) -> Sequence[Span]:
        """The windows that hold a literal of each set."""
        wording = self.document.wording
        held = [[literal for literal in each if wording.forms_with(literal)] for each in sets]
        if not all(held):
            return ()
        for literals in held:
            windows = windows_with(wording.tokens, wording.numbers_with(literals), windows)
            if not windows:
                break
        return windows

    def search_words(self, pattern: TokenPattern) -> Iterator[Match]:
        """The matches of a pattern over words that lie within one window and within the rule's reach."""
        for match in pattern.search(self.document.wording.tokens, self.windows):
            if self.reached.covers(match.span):
                yield match

    def search(self, pattern: Pattern, windows: Sequence[Span] | None = None) -> Iterator[regex.Match[str]]:
        """The matches of a pattern that lie within one window and within what the rule may read.

        Raises TimeoutError if the pattern takes too long.
        """
        if windows is not None and not self._can_match(pattern):
            return
        text = self.document.text
        for window in self.lacking_nothing(pattern, self.windows) if windows is None else windows:
            for match in pattern.finditer(text, window.start, window.end):
                if self.reached.covers(Span(*match.span())):
                    yield match
