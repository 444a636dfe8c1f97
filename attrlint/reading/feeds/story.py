"""One story of a feed, assembled from headlines, paragraphs and stretches of HTML, each at its place in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from attrlint.reading.builder import ProseBuilder
from attrlint.reading.feeds.fragments import Written, joined, placed
from attrlint.reading.html import read_html
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.reading.prose import Prose

MARKUP = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|<!--|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
BLOCKS = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|section|article)\b|<!-- wp:", re.IGNORECASE)
LINES = re.compile(r"(?:[ \t]*\r?\n)+")
SPACES = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


class Story:
    """Collects one story of a file."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.meta: dict[str, str] = {}
        self._parts: list[Prose] = []
        self._builder = ProseBuilder(raw, looks=True)

    def published(self, moment: str) -> None:
        """Record when the story was published; the first date decides."""
        found = DAY.search(moment)
        if found:
            self.meta.setdefault("date", "-".join(found.groups()))

    def block(self, kind: BlockKind, pieces: Sequence[Written], level: int = 0) -> None:
        """A block of words; if they contain markup they are read as HTML, a block of any kind."""
        text = "".join(piece.text for piece in pieces)
        if MARKUP.search(text):
            self.html(pieces, kind if kind is not BlockKind.PARAGRAPH else None, level)
            return
        if not text.strip():
            return
        self._builder.open(kind, level)
        for piece in pieces:
            self._fold(piece)
        self._builder.close()

    def _fold(self, piece: Written) -> None:
        """Add words, with each run of white space as one space."""
        builder = self._builder
        even = len(piece.text) == piece.end - piece.start
        for found in SPACES.finditer(piece.text):
            words = found[0]
            if words[0] in " \t\r\n":
                if builder.ends_in_space:
                    continue
                words = " "
            start, end = (piece.start + found.start(), piece.start + found.end()) if even else piece[1:]
            builder.put(words, start, end)

    def html(self, pieces: Sequence[Written], kind: BlockKind | None = None, level: int = 0) -> None:
        """A stretch of HTML; with `kind` all of it is one block of that kind."""
        self._close()
        prose = placed(read_html("".join(piece.text for piece in pieces)), pieces, self.raw)
        if kind is not None:
            read = (BlockKind.LINK, BlockKind.CODE, BlockKind.CAPTION)
            blocks = [block if block.kind in read else replace(block, kind=kind, level=level) for block in prose.blocks]
            prose = replace(prose, blocks=tuple(blocks))
        self._parts.append(prose)

    def post(self, pieces: Sequence[Written]) -> None:
        """The words of a post: HTML in which WordPress makes paragraphs from lines without markup."""
        text = "".join(piece.text for piece in pieces)
        self.html(pieces if BLOCKS.search(text) else list(_paragraphs(pieces)))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment in the file; it is kept if it is addressed to attrlint."""
        self._builder.comment(text, start, end)

    def _close(self) -> None:
        prose = self._builder.finish()
        if prose.text or prose.comments:
            self._parts.append(prose)
        self._builder = ProseBuilder(self.raw, looks=True)

    def prose(self) -> Prose:
        """The story."""
        self._close()
        whole = joined(self._parts, self.raw)
        return replace(whole, meta={**whole.meta, **self.meta})


def _paragraphs(pieces: Sequence[Written]) -> Iterator[Written]:
    """HTML with an added tag, for nothing in the file, where lines make a paragraph or a line break."""
    text = "".join(piece.text for piece in pieces)
    cuts = [(found.end(), "<p>" if found[0].count("\n") > 1 else "<br>") for found in LINES.finditer(text)]
    done, i = 0, 0
    for piece in pieces:
        rest = piece
        while i < len(cuts) and cuts[i][0] <= done + len(rest.text):
            cut, tag = cuts[i]
            i += 1
            even = len(rest.text) == rest.end - rest.start
            size = cut - done if even else len(rest.text)
            middle = rest.start + size if even else rest.end
            yield Written(rest.text[:size], rest.start, middle)
            yield Written(tag, middle, middle)
            rest = Written(rest.text[size:], middle, rest.end)
            done += size
        yield rest
        done += len(rest.text)
