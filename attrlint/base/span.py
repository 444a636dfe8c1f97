"""Places in a text: spans in code points, and the lines they fall on."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import regex

LINE_END = LazyPattern(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open stretch of a text, ``[start, end)``, in code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies fully inside (an empty span at the edge does)."""
        return self.start <= other.start and other.end <= self.end


def span_of(match: regex.Match[str]) -> Span:
    """The span of a match."""
    return new_span(match.span())


new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)  # takes half the time


class SpanSet:
    """Spans in order, merged where they touch, for fast questions about a place."""

    __slots__ = ("_ends", "_starts", "spans")

    def __init__(self, spans: Iterable[Span]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        last = -1
        for start, end in sorted(spans):
            if start >= end:
                continue
            if start <= last:
                last = ends[-1] = max(end, last)
            else:
                starts.append(start)
                ends.append(end)
                last = end
        self.spans: Sequence[Span] = tuple(map(new_span, zip(starts, ends, strict=True)))
        self._starts = starts
        self._ends = ends

    def covers(self, span: Span) -> bool:
        """Whether one of the merged spans contains all of `span`."""
        i = bisect_right(self._starts, span.start) - 1
        return i >= 0 and span.end <= self._ends[i] and span.start < self._ends[i]

    def touches(self, span: Span) -> bool:
        """Whether `span` shares a code point with any of the spans."""
        i = bisect_right(self._ends, span.start)
        return i < len(self._starts) and self._starts[i] < span.end

    def within(self, span: Span) -> Iterator[Span]:
        """The parts of the spans that lie in `span`, cut at its edges, in order."""
        at = bisect_right(self._ends, span.start)
        while at < len(self.spans) and self._starts[at] < span.end:
            yield Span(max(self._starts[at], span.start), min(self._ends[at], span.end))
            at += 1


def meeting(left: Sequence[Span], right: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The pairs, one from each side, that share a code point; both sides are in order and free of overlaps."""
    first = 0
    for a in left:
        while first < len(right) and right[first].end <= a.start:
            first += 1
        at = first
        while at < len(right) and right[at].start < a.end:
            yield a, right[at]
            at += 1


def without(spans: Sequence[Span], cut: Sequence[Span]) -> list[Span]:
    """What is left of `spans` after `cut` is removed; both are in order and free of overlaps."""
    rest: list[Span] = []
    pairs = meeting(spans, cut)
    pair = next(pairs, None)
    for span in spans:
        start = span.start
        while pair is not None and pair[0] == span:
            if pair[1].start > start:
                rest.append(Span(start, pair[1].start))
            start = max(start, pair[1].end)
            pair = next(pairs, None)
        if start < span.end:
            rest.append(Span(start, span.end))
    return rest


class LineIndex:
    """Converts offsets of one text to lines and columns.

    Lines end at CR LF, CR or LF only: to every editor and to the LSP, U+2028, U+0085 and form feeds, at which
    `str.splitlines` also splits, are ordinary characters.
    """

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in LINE_END.finditer(text))]

    def line(self, offset: int) -> int:
        """The 1-based line of a 0-based code-point offset."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and 1-based code-point column of a 0-based offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
