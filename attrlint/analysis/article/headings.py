"""Headings with the text below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import words
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.base.span import Span
    from attrlint.reading.prose import Block

BODY = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_CELL,
        BlockKind.BLOCKQUOTE,
        BlockKind.CAPTION,
        BlockKind.EMBED,
        BlockKind.NOTE,
    }
)
"""The blocks that bear a heading out."""
SMALL = words("small-words.heading")
"""Words that stay small in a heading in title case."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, its level (1 the headline, 0 a title in the front matter), and the blocks below it.

    `section` ends at the next heading of the same or a higher level; for a headline or title it is the whole body.
    """

    span: Span
    level: int
    section: tuple[Span, ...]

    @property
    def leads(self) -> bool:
        """Whether it is the heading of the whole draft."""
        return self.level < 2


def find_headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """The headings in order; code points of `text`."""
    body = [(i, b.span) for i, b in enumerate(blocks) if b.kind in BODY]
    whole = tuple(span for _, span in body)
    places = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING]
    ends = _ends(blocks, places)
    found: list[Heading] = []
    at = 0
    for place in places:
        block = blocks[place]
        while at < len(body) and body[at][0] < place:
            at += 1
        stop = at
        if block.level > 1:
            while stop < len(body) and body[stop][0] < ends[place]:
                stop += 1
            section = tuple(span for _, span in body[at:stop])
        else:
            section = whole
        found.append(Heading(block.span, block.level, section))
    return tuple(found)


def _ends(blocks: Sequence[Block], places: list[int]) -> dict[int, int]:
    """For each heading, the index of the next one that is not below it."""
    ends: dict[int, int] = {}
    last: dict[int, int] = {}  # level -> the next heading of that level
    for place in reversed(places):
        level = blocks[place].level
        ends[place] = min((at for below, at in last.items() if below <= level), default=len(blocks))
        last[level] = place
    return ends
