"""Asides: blocks between two paragraphs of one speech that are not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.prose import Block

ASIDES = frozenset((BlockKind.CAPTION, BlockKind.PULL_QUOTE))
LONGEST_CAPTION = 160  # code points


def aside_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks, by index, that may come between two paragraphs of one speech: captions and pull quotes.

    A short paragraph right below a caption counts too: Markdown has no other way to write one.
    """
    found: set[int] = set()
    for i, block in enumerate(blocks):
        below = i and blocks[i - 1].kind is BlockKind.CAPTION and block.kind is BlockKind.PARAGRAPH
        if block.kind in ASIDES or (below and block.span.end - block.span.start <= LONGEST_CAPTION):
            found.add(i)
    return frozenset(found)
