"""Prose with a map back to the file it was read from.

A reader resolves the markup (``**Bry**nask``, ``&ldquo;``, a link) and builds a `Prose`; everything after it works on
offsets of `Prose.text`. The map is applied once, when a finding is reported.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from attrlint.base.facts import dataclass, field
from attrlint.base.span import Span


class BlockKind(Enum):
    """The role of a stretch of prose in the article."""

    HEADING = "heading"
    STANDFIRST = "standfirst"  # the lines above the story that sum it up: a summary, a description
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    BLOCKQUOTE = "blockquote"
    PULL_QUOTE = "pull-quote"  # words of the copy repeated for display
    CAPTION = "caption"
    EMBED = "embed"
    BYLINE = "byline"
    DATELINE = "dateline"
    FRONT_MATTER = "front-matter"
    CODE = "code"
    NOTE = "note"
    FURNITURE = "furniture"  # of the page around the copy: menus, share rows, notices, lists of links
    LINK = "link"  # the target of a link: a URL, read after the rest of the prose

    __hash__ = object.__hash__  # each kind is one object; the standard hash is slow, and used very often


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose of one kind. Blocks do not overlap; there is at least a line break between two."""

    kind: BlockKind
    span: Span
    level: int = 0  # of a heading: 1 to 6, 0 for a title in the front matter


class Segment(NamedTuple):
    """``text[start:end]`` of the prose stands for ``[file_start, file_end)`` of the file.

    If both have the same length they correspond code point by code point; otherwise only as a whole (an entity, folded
    white space).
    """

    start: int
    end: int
    file_start: int
    file_end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment addressed to attrlint: its text and its span in the file (code points).

    `over` is what it is about if the file says so, as for a comment in Word.
    """

    text: str
    span: Span
    over: Span | None = None


@dataclass(frozen=True)
class Prose:
    """The prose of a draft, and its places in the file.

    `text` is the prose, `blocks` are in the order of the prose, `segments` sorted by their start in the prose. `opaque`
    are spans inside blocks that are not words: inline code, bare URLs; `linked` are words that are a link. `raw` is the
    decoded file. If it contains several `stories`, each is a separate prose, and this is all of them. An edit with one
    of the `unwritable` characters would need escapes in the file, and is not offered.
    """

    raw: str
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    comments: tuple[Comment, ...] = ()
    opaque: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    stories: tuple[Prose, ...] = ()
    unwritable: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def _at(self, offset: int) -> Segment | None:
        """The segment that contains prose offset `offset`, if there is one."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.segments[i].end:
            return self.segments[i]
        return None

    def file_span(self, span: Span) -> Span:
        """The span of the file for a span of the prose.

        A span that crosses deleted markup starts to the right of it and ends to the left. An empty span, or one on
        white space that no character of the file stands for, maps to an empty span next to its neighbor.
        """
        start, end = span
        if start < end:
            segment = self.segments[bisect_right(self._starts, start) - 1] if self.segments else None
            if segment is not None and segment.start <= start and end <= segment.end:
                shift = segment.file_start - segment.start
                if segment.file_end - segment.end == shift:  # letter for letter, as most of a draft is
                    return Span(start + shift, end + shift)
        while start < end and not self._at(start):
            start += 1
        while end > start and not self._at(end - 1):
            end -= 1
        if start == end:
            place = self._beside(span.start)
            return Span(place, place)
        first, last = self._at(start), self._at(end - 1)
        assert first is not None
        assert last is not None
        file_start, file_end = _into(first, start), _into(last, end - 1, tail=True)
        return Span(file_start, max(file_start, file_end))

    def _beside(self, offset: int) -> int:
        segment = self._at(offset)
        if segment:
            return _into(segment, offset)
        i = bisect_right(self._starts, offset) - 1
        return self.segments[i].file_end if i >= 0 else 0

    def file_edits(self, span: Span, content: str) -> tuple[tuple[Span, str], ...] | None:
        """The edits of the file that replace a span of the prose with `content`; None if markup is in the way.

        The span must be one unbroken stretch of the file, or become one when what the old and the new words have in
        common at either end is left alone (``**Bry**nask``: only ``na`` changes); otherwise, words of equal length are
        changed piece by piece.
        """
        if any(letter in content for letter in self.unwritable):
            return None
        whole = self._unbroken(span)
        if whole is not None:
            return ((whole, content),)
        old = self.text[span.start : span.end]
        head = 0
        while head < min(len(old), len(content)) and old[head] == content[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(content)) - head and old[-1 - tail] == content[-1 - tail]:
            tail += 1
        inner, words = Span(span.start + head, span.end - tail), content[head : len(content) - tail]
        if inner.start < inner.end:
            whole = self._unbroken(inner)
            if whole is not None:
                return ((whole, words),)
        if len(words) != inner.end - inner.start or inner.start == inner.end:
            return None
        pieces: list[tuple[Span, str]] = []
        for i, letter in enumerate(words):
            place = self._unbroken(Span(inner.start + i, inner.start + i + 1))
            if place is None:
                return None
            if self.text[inner.start + i] != letter:
                pieces.append((place, letter))
        return tuple(pieces) or None

    def _unbroken(self, span: Span) -> Span | None:
        """The file's stretch for `span` if there is no markup inside it."""
        i = bisect_right(self._starts, span.start) - 1
        if span.start >= span.end or i < 0 or span.start >= self.segments[i].end:
            return None
        first = self.segments[i]
        if _halves(first, span.start):
            return None
        at, here = span.start, _into(first, span.start)
        start = here
        while at < span.end:
            segment = self.segments[i] if i < len(self.segments) else None
            if segment is None or segment.start > at or _into(segment, at) != here:
                return None
            stop = min(segment.end, span.end)
            if stop < segment.end and _halves(segment, stop):
                return None
            at, here = stop, _into(segment, stop - 1, tail=True)
            i += 1
        return Span(start, here)


def _into(segment: Segment, offset: int, *, tail: bool = False) -> int:
    """The file offset of prose offset `offset`, or of its end with `tail`."""
    if segment.end - segment.start == segment.file_end - segment.file_start:
        return segment.file_start + offset - segment.start + tail
    return segment.file_end if tail else segment.file_start


def _halves(segment: Segment, offset: int) -> bool:
    """Whether `offset` splits a segment that only stands for its stretch as a whole."""
    uneven = segment.end - segment.start != segment.file_end - segment.file_start
    return uneven and segment.start < offset < segment.end
