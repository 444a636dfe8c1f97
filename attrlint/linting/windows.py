"""The windows of a draft in which rules can match: sentences, paragraphs, or the whole draft."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrlint.model.scope import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from attrlint.base.span import Span
    from attrlint.model.document import Document


class Windows:
    """The windows of one draft, each kind computed when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._literals: dict[Window, dict[int, Set[str]]] = {}
        self.marks: Sequence[str] = ()  # literals with other characters, which occur somewhere in `leveled`
        self.leveled = ""
        self.anywhere: frozenset[str] = frozenset()  # literals that any window may contain
        self._every: dict[Window, Sequence[Span]] = {}
        self._columns: dict[Window, tuple[list[int], dict[int, list[int]]]] = {}

    def every(self, window: Window) -> Sequence[Span]:
        """All windows of a kind, in order."""
        if window not in self._every:
            self._every[window] = self._spans(window)
        return self._every[window]

    def at(self, window: Window, numbers: set[int]) -> Sequence[Span]:
        """The windows with some numbers, in order."""
        every = self.every(window)
        return every if len(numbers) == len(every) else [every[i] for i in sorted(numbers)]

    def with_words(self, window: Window, numbers: Iterable[int]) -> set[int]:
        """The numbers of the windows that contain a part of the words with some numbers."""
        if len(self.every(window)) < 2:
            return {0} if self.every(window) and numbers else set()
        if window not in self._columns:
            self._columns[window] = self._column(self.every(window))
        of, cut = self._columns[window]
        held = {of[number] for number in numbers}
        if cut:
            held.update(i for number in numbers if number in cut for i in cut[number])
        held.discard(-1)
        return held

    def literals(self, window: Window, number: int) -> Set[str]:
        """The literals in the words of a window, or in parts of words; those that are `anywhere` among them."""
        known = self._literals.setdefault(window, {})
        if number not in known:
            start, end = self.every(window)[number]
            wording = self._document.wording
            tokens = wording.tokens
            first, behind = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
            here = self.leveled[start:end] if self.marks else ""
            marked = self.anywhere.union(mark for mark in self.marks if mark in here)
            known[number] = marked.union(*map(wording.by_word.__getitem__, tokens.words[first:behind]))
        return known[number]

    def around(self, window: Window, offsets: Iterable[int]) -> set[int]:
        """The numbers of the windows that contain some offsets."""
        every = self.every(window)
        held = {bisect_right(every, offset, key=lambda span: span[0]) - 1 for offset in offsets}
        held.discard(-1)
        return held

    def _column(self, every: Sequence[Span]) -> tuple[list[int], dict[int, list[int]]]:
        """For each word the number of the window in which it begins, or -1; the other windows that share words."""
        starts, ends = self._document.wording.tokens.starts, self._document.wording.tokens.ends
        of: list[int] = []
        cut: dict[int, list[int]] = {}
        for i, (start, end) in enumerate(every):
            first, behind = bisect_left(starts, start), bisect_left(starts, end)
            of += [-1] * (first - len(of))
            of += [i] * (behind - len(of))
            if first and ends[first - 1] > start:
                cut.setdefault(first - 1, []).append(i)
        of += [-1] * (len(starts) - len(of))
        return of, cut

    def _spans(self, window: Window) -> Sequence[Span]:
        if window is Window.SENTENCE:
            return self._document.sentences
        if window is Window.PARAGRAPH:
            return [block.span for block in self._document.blocks]
        return [self._document.whole]
