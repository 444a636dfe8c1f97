"""Puts prose together, piece by piece, as a reader walks through a file."""

from __future__ import annotations

from attrlint.patterns import LazyPattern
from attrlint.reading.prose import Block, BlockKind, Comment, Prose, Segment
from attrlint.span import Span

ADDRESSED = LazyPattern(r"\s*attrlint\s*:", ignorecase=True)
URL = LazyPattern(r"(?:https?://|www\.)[^\s<>\"“”]+(?<![.,;:!?)\]'’])", ignorecase=True)
BREAK = "\n\n"  # stands between two blocks of the prose, for nothing in the file


class ProseBuilder:
    """Collects blocks of prose with their segments. Offsets given are code points of the decoded file."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.meta: dict[str, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._opaque: list[Span] = []
        self._links: list[Span] = []
        self._asides: list[tuple[BlockKind, Span]] = []
        self._open: tuple[BlockKind, int, int] | None = None

    @property
    def length(self) -> int:
        """How many code points of prose there are so far."""
        return self._length

    @property
    def is_open(self) -> bool:
        """Whether a block has been opened and not closed."""
        return self._open is not None

    @property
    def kind(self) -> BlockKind | None:
        """The kind of the block that is open."""
        return self._open[0] if self._open else None

    def open(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block; one that is open is closed first."""
        self.close()
        if self._length:
            self._pieces.append(BREAK)
            self._length += len(BREAK)
        self._open = (kind, self._length, level)

    def close(self) -> None:
        """End the block that is open; white space at either end is left out of its span, an empty block is none."""
        self._end()
        if self._asides:
            self._put_asides()

    def _end(self) -> None:
        if self._open is None:
            return
        kind, start, level = self._open
        self._open = None
        words = "".join(self._pieces_from(start))
        inner = words.strip()
        if inner:
            left = start + len(words) - len(words.lstrip())
            self._blocks.append(Block(kind, Span(left, left + len(inner)), level))

    def aside(self, kind: BlockKind, start: int, end: int) -> None:
        """Keep ``raw[start:end]`` for a block of its own behind the one that is open (a picture's caption)."""
        self._asides.append((kind, Span(start, end)))

    def _put_asides(self) -> None:
        while self._asides:
            kind, span = self._asides.pop(0)
            self.open(kind)
            self.copy(*span)
            self._end()

    def _pieces_from(self, start: int) -> list[str]:
        size, i = self._length, len(self._pieces)
        while i and size > start:
            i -= 1
            size -= len(self._pieces[i])
        return self._pieces[i:]

    def copy(self, start: int, end: int) -> None:
        """Take ``raw[start:end]`` into the prose as it stands."""
        self.put(self.raw[start:end], start, end)

    def put(self, words: str, start: int, end: int) -> None:
        """Let `words` stand for ``raw[start:end]`` (an entity, folded white space)."""
        if not words:
            return
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
        """Mark the prose from prose offset `start` up to here as no words: inline code, a bare URL."""
        if start < self._length:
            self._opaque.append(Span(start, self._length))

    def hide_span(self, span: Span) -> None:
        """Mark a span of the prose as no words."""
        self._opaque.append(span)

    def link(self, start: int, end: int) -> None:
        """Note where a link leads: ``raw[start:end]``, read as a block of its own after the rest."""
        if start < end:
            self._links.append(Span(start, end))

    def comment(self, text: str, start: int, end: int) -> None:
        """Keep the comment at ``raw[start:end]`` when it is addressed to attrlint; `text` is what it says."""
        found = ADDRESSED.match(text)
        if found:
            self._comments.append(Comment(text[found.end() :].strip(), Span(start, end)))

    def finish(self) -> Prose:
        """Close what is open and give the prose."""
        self.close()
        for link in self._links:
            self.open(BlockKind.LINK)
            self.copy(link.start, link.end)
            self.close()
        return Prose(
            raw=self.raw,
            text="".join(self._pieces),
            blocks=tuple(self._blocks),
            segments=tuple(self._segments),
            comments=tuple(self._comments),
            opaque=tuple(self._opaque),
            meta=self.meta,
        )
