"""Prose of a stretch of a file that is encoded there: HTML in XML, in CDATA or in a JSON string."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import replace
from attrlint.base.span import Span
from attrlint.reading.prose import Block, Prose, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BREAK = "\n\n"


class Written(NamedTuple):
    """Characters, and the code points ``[start, end)`` of the file that stand for them.

    If both have the same length they correspond one by one, otherwise only as a whole.
    """

    text: str
    start: int
    end: int


def placed(prose: Prose, pieces: Sequence[Written], raw: str) -> Prose:
    """The prose of a fragment with its places moved from the fragment to the file that it was assembled from."""
    where = _Where(pieces)
    segments = [moved for segment in prose.segments for moved in where.segments(segment)]
    comments = tuple(replace(each, span=where.span(each.span)) for each in prose.comments)
    return replace(prose, raw=raw, segments=tuple(segments), comments=comments)


class _Where:
    """Where the characters of a fragment are in the file."""

    def __init__(self, pieces: Sequence[Written]) -> None:
        self._pieces = [piece for piece in pieces if piece.text]
        self._starts: list[int] = []
        size = 0
        for piece in self._pieces:
            self._starts.append(size)
            size += len(piece.text)

    def _at(self, offset: int, *, tail: bool = False) -> int:
        """The place of a character, or with `tail` of its end."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return self._pieces[0].start if self._pieces else 0
        text, start, end = self._pieces[i]
        if len(text) == end - start:
            return start + offset - self._starts[i] + tail
        return end if tail else start

    def span(self, span: Span) -> Span:
        """The place of a stretch."""
        if span.start >= span.end:
            return Span(self._at(span.start), self._at(span.start))
        return Span(self._at(span.start), self._at(span.end - 1, tail=True))

    def segments(self, segment: Segment) -> Iterator[Segment]:
        """A segment split at the borders of the pieces; one that stands for its stretch only as a whole still does."""
        start, end, first, last = segment
        if end - start != last - first:
            yield Segment(start, end, *self.span(Span(first, last)))
            return
        at = first
        while at < last:
            i = bisect_right(self._starts, at) - 1
            stop = self._starts[i + 1] if i + 1 < len(self._starts) else last
            stop = min(stop, last)
            here = start + at - first
            yield Segment(here, here + stop - at, *self.span(Span(at, stop)))
            at = stop


def joined(parts: Sequence[Prose], raw: str) -> Prose:
    """Several proses of one file as one, in order. The first that gives a date or genre decides."""
    said = [part for part in parts if part.text]
    if len(said) == 1 and len(parts) == 1:
        return said[0]
    texts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    opaque: list[Span] = []
    linked: list[Span] = []
    size = 0
    for part in said:
        if texts:
            texts.append(BREAK)
            size += len(BREAK)
        blocks += [replace(block, span=_shifted(block.span, size)) for block in part.blocks]
        segments += [Segment(one.start + size, one.end + size, one.file_start, one.file_end) for one in part.segments]
        opaque += [_shifted(span, size) for span in part.opaque]
        linked += [_shifted(span, size) for span in part.linked]
        texts.append(part.text)
        size += len(part.text)
    meta: dict[str, str] = {}
    for part in parts:
        for key, value in part.meta.items():
            meta.setdefault(key, value)
    comments = tuple(comment for part in parts for comment in part.comments)
    return Prose(raw, "".join(texts), tuple(blocks), tuple(segments), comments, tuple(opaque), tuple(linked), meta)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
