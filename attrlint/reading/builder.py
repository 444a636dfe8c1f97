"""Builds prose piece by piece as a reader walks through a file."""

from __future__ import annotations

from bisect import bisect_right

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.furniture import settle
from attrlint.reading.habits import block_kind, dateline_end
from attrlint.reading.not_copy import UNSEEN, Unread, masked, note_text
from attrlint.reading.prose import Block, BlockKind, Comment, Prose, Segment

ADDRESSED = LazyPattern(r"\s*attrlint\s*:", ignorecase=True)
URL = LazyPattern(r"(?:https?://|www\.)[^\s<>\"“”]+(?<![.,;:!?)\]'’])", ignorecase=True)
WORDLESS = frozenset((BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.LINK, BlockKind.FURNITURE))
NOTHING_UNREAD = Unread()
BREAK = "\n\n"  # separates two blocks of the prose and stands for nothing in the file

Piece = tuple[str, int, int]  # words, and the stretch of the file that they stand for


class ProseBuilder:
    """Collects blocks of prose with their segments.

    Offsets given are code points of the decoded file. With `urls`, bare URLs are hidden when a block is closed, and
    recorded as links. With `looks`, what markup does not say is detected too: a paragraph that looks like a byline or a
    pasted embed, or begins with a dateline, is treated as one. What lies in `unread` never becomes prose; a template's
    comments that are addressed to attrlint are kept.
    """

    def __init__(self, raw: str, *, looks: bool = False, urls: bool = False, unread: Unread = NOTHING_UNREAD) -> None:
        self.raw = raw
        self.looks = looks
        self.urls = urls or looks
        self.shown = masked(raw, unread.spans) if unread.spans else raw  # what a parser may see, as long as `raw`
        self._unread = unread.spans
        self._gap = False  # something unread has just been skipped
        self.meta: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._opaque: list[Span] = []
        self._linked: list[Span] = []
        self._links: dict[Span, None] = {}  # in the order they were found, each once
        self._open_link: int | None = None
        self._jumps: set[int] = set()  # links within the page
        self._asides: list[tuple[BlockKind, list[Piece]]] = []
        self._open: tuple[BlockKind, int, int] | None = None
        self.part = 0  # of the page, by number, if what is put looks like furniture
        self._parts: dict[int, int] = {}  # block by its index -> its part
        for note in unread.notes:
            self.comment(note_text(raw, note), *note)

    @property
    def length(self) -> int:
        """The number of code points of prose so far."""
        return self._length

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._open is not None

    @property
    def kind(self) -> BlockKind | None:
        """The kind of the open block."""
        return self._open[0] if self._open else None

    @property
    def ends_in_space(self) -> bool:
        """Whether the open block ends in white space or is empty."""
        return self._open is None or self._length == self._open[1] or self._pieces[-1][-1].isspace()

    def open(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block; an open block is closed first."""
        self.close()
        if self._length and self._pieces[-1] is not BREAK:
            self._pieces.append(BREAK)
            self._length += len(BREAK)
        self._open = (kind, self._length, level)

    def close(self) -> None:
        """End the open block; white space at either end is not part of its span, and an empty block is dropped."""
        self._end()
        asides, self._asides = self._asides, []
        for kind, pieces in asides:
            self.open(kind)
            for piece in pieces:
                self.take(*piece)
            self._end()

    def _end(self) -> None:
        if self._open is None:
            return
        kind, start, level = self._open
        self._open = None
        words = "".join(self._pieces_from(start))
        inner = words.strip()
        if not inner:
            return
        left = start + len(words) - len(words.lstrip())
        span = Span(left, left + len(inner))
        if self.urls and kind not in WORDLESS:
            self._note_urls(inner, left)
            if self.looks and kind is BlockKind.PARAGRAPH:
                look, _ = block_kind(inner, is_last=True)
                kind = look if look in (BlockKind.BYLINE, BlockKind.EMBED) else kind
                cut = dateline_end(inner) if kind is BlockKind.PARAGRAPH else 0
                if 0 < cut < len(inner):
                    self._blocks.append(Block(BlockKind.DATELINE, Span(left, left + len(inner[:cut].rstrip()))))
                    self._break_at(left + cut)
                    shift = cut + len(BREAK) + len(inner[cut:]) - len(inner[cut:].lstrip())
                    span = Span(left + shift, span.end + len(BREAK))
        if self.part:
            self._parts[len(self._blocks)] = self.part
        self._blocks.append(Block(kind, span, level))

    def _note_urls(self, words: str, at: int) -> None:
        """Hide the bare URLs of a block that has just ended, and record them as links if no markup interrupts them."""
        for url in URL.finditer(words) if "://" in words or "www." in words.lower() else ():
            span = Span(at + url.start(), at + url.end())
            self.hide_span(span)
            i = bisect_right(self._segments, span.start, key=_starts) - 1
            first: int | None = None
            end: int | None = None
            while i < len(self._segments) and self._segments[i].start < span.end:
                segment = self._segments[i]
                if end is not None and segment.file_start != end:
                    break
                even = segment.end - segment.start == segment.file_end - segment.file_start
                if first is None:
                    first = segment.file_start + (span.start - segment.start if even else 0)
                end = segment.file_end - (max(0, segment.end - span.end) if even else 0)
                i += 1
            if first is not None and end is not None:
                self.link(first, end, span)

    def _break_at(self, at: int) -> None:
        """Split the last block in two at prose offset `at`."""
        tail: list[str] = []
        while self._length > at:
            tail.append(self._pieces.pop())
            self._length -= len(tail[-1])
        rest = "".join(reversed(tail))
        self._pieces.extend((rest[: at - self._length], BREAK, rest[at - self._length :]))
        self._length += len(rest) + len(BREAK)
        i = len(self._segments)
        while i and self._segments[i - 1].end > at:
            i -= 1
        later, by = self._segments[i:], len(BREAK)
        del self._segments[i:]
        for start, end, file_start, file_end in later:
            if start < at:  # split it; if it only stands for its stretch as a whole, both parts stand for all of it
                even = end - start == file_end - file_start
                cut = file_start + at - start
                self._segments.append(Segment(start, at, file_start, cut if even else file_end))
                start, file_start = at, cut if even else file_start
            self._segments.append(Segment(start + by, end + by, file_start, file_end))
        for spans in (self._opaque, self._linked):
            for i in range(len(spans) - 1, -1, -1):
                span = spans[i]
                if span.end <= at:
                    break
                spans[i] = Span(span.start + (by if span.start >= at else 0), span.end + by)

    def aside(self, kind: BlockKind, pieces: list[Piece]) -> None:
        """Keep words for a separate block after the open one (a picture's caption)."""
        self._asides.append((kind, pieces))

    def _pieces_from(self, start: int) -> list[str]:
        size, i = self._length, len(self._pieces)
        while i and size > start:
            i -= 1
            size -= len(self._pieces[i])
        return self._pieces[i:]

    def copy(self, start: int, end: int) -> None:
        """Copy ``raw[start:end]`` into the prose unchanged, without what is unread in it."""
        if self._unread:
            i = bisect_right(self._unread, start, key=_ends_at)
            while i < len(self._unread) and self._unread[i].start < end:
                self._copy_words(start, self._unread[i].start)
                start = max(start, min(end, self._unread[i].end))
                self._gap = True
                i += 1
        self._copy_words(start, end)

    def visible(self, start: int, end: int) -> str:
        """``raw[start:end]`` without what is unread in it."""
        pieces: list[str] = []
        i = bisect_right(self._unread, start, key=_ends_at)
        while i < len(self._unread) and self._unread[i].start < end:
            pieces.append(self.raw[start : max(start, self._unread[i].start)])
            start = max(start, min(end, self._unread[i].end))
            i += 1
        return "".join((*pieces, self.raw[start:end]))

    def _copy_words(self, start: int, end: int) -> None:
        """Words of the file; white space on both sides of skipped text counts as one space."""
        if self._gap and start < end:
            if self.ends_in_space:
                start += len(self.raw[start:end]) - len(self.raw[start:end].lstrip(" \t"))
            self._gap = start >= end
        if start < end:
            self.put(self.raw[start:end], start, end)

    def take(self, words: str, start: int, end: int) -> None:
        """Add words as they are at ``raw[start:end]``, or in place of it."""
        if words == self.shown[start:end]:
            self.copy(start, end)
        else:
            self.put(words, start, end)

    def put(self, words: str, start: int, end: int) -> None:
        """Let `words` stand for ``raw[start:end]`` (an entity, folded white space)."""
        if not words or (self._gap and words == " " and self.ends_in_space):
            return
        if len(words) == 1 and words > "~" and UNSEEN.match(words):  # written as an entity
            return
        self._gap = False
        at = self._length
        last = self._segments[-1] if self._segments else None
        even = len(words) == end - start
        if (
            last
            and even
            and last.end == at
            and last.file_end == start
            and last.end - last.start == last.file_end - last.file_start
        ):
            self._segments[-1] = Segment(last.start, at + len(words), last.file_start, end)
        else:
            self._segments.append(Segment(at, at + len(words), start, end))
        self._pieces.append(words)
        self._length += len(words)

    def hide(self, start: int) -> None:
        """Mark the prose from prose offset `start` up to here as not being words: inline code, a bare URL."""
        if start < self._length:
            self._opaque.append(Span(start, self._length))

    def hide_span(self, span: Span) -> None:
        """Mark a span of the prose as not being words."""
        self._opaque.append(span)

    def link(self, start: int, end: int, words: Span | None = None) -> None:
        """Record the target of a link: ``raw[start:end]``, read as a separate block after the rest.

        `words` are the linked words; without them, they are what is put next, up to `end_link`.
        """
        if start < end:
            self._links[Span(start, end)] = None
            self._linked.append(words or Span(self._length, self._length + 1))
            self._open_link = None if words else len(self._linked) - 1
            if self.raw[start] == "#":
                self._jumps.add(len(self._linked) - 1)

    def end_link(self) -> None:
        """End the words of the last link that was recorded without them."""
        if self._open_link is not None:
            start = max(self._linked[self._open_link].start, self._open[1] if self._open else 0)
            self._linked[self._open_link] = Span(start, max(start + 1, self._length))
            self._open_link = None

    def comment(self, text: str, start: int, end: int) -> None:
        """Keep the comment at ``raw[start:end]`` if it is addressed to attrlint; `text` is its content."""
        found = ADDRESSED.match(text)
        if found:
            self._comments.append(Comment(text[found.end() :].strip(), Span(start, end)))

    def finish(self) -> Prose:
        """Close what is open and return the prose."""
        self.close()
        for link in self._links:
            self.open(BlockKind.LINK)
            self.copy(link.start, link.end)
            self.close()
        text, linked = "".join(self._pieces), tuple(sorted(set(self._linked)))
        return Prose(
            raw=self.raw,
            text=text,
            blocks=settle(text, self._blocks, self._parts, linked, sorted(self._linked[i] for i in self._jumps)),
            segments=tuple(self._segments),
            comments=tuple(self._comments),
            opaque=tuple(sorted(set(self._opaque))),
            linked=linked,
            meta=self.meta,
        )


def _starts(segment: Segment) -> int:
    return segment.start


def _ends_at(span: Span) -> int:
    return span.end
