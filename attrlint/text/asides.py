"""Blocks as speech is read: each with its sentences and quotations, and which stand between parts of one speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.span import Span
    from attrlint.reading.prose import Block
    from attrlint.text.quotations import Quotation

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


def grouped(
    blocks: Sequence[Block], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[tuple[Block, list[Span], list[Quotation]]]:
    """Each block with its sentences and its quotations."""
    s = q = 0
    for block in blocks:
        end = block.span.end
        first = s
        while s < len(sentences) and sentences[s].start < end:
            s += 1
        own = q
        while q < len(quotations) and quotations[q].span.start < end:
            q += 1
        yield block, list(sentences[first:s]), list(quotations[own:q])
