"""Captions of pictures: the blocks of one picture, and the credit line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.prose import Block, Prose

LINE = LexiconPattern(
    r"[(\[]?\s*(?:file )?{pictures.line}\s*(?:\||:)\s*(?=\S)",
    ignorecase=True,
)
_AGENCY = r"\b{agencies.picture}\b"
_LABELED = r"\b(?i:{pictures.credited})\s*(?:credits?\s*)?(?:{prepositions.credit}|:|\||/|—|–)"
_CREDITED = r"\b(?i:{pictures.credit}|credits?:?|file photo)\b"
_IN_BRACKETS = r"\[[A-Z][^\]\n]{2,80}\]\s*\Z|\([A-Z][\w.'’-]+ [^()\n]{2,80}\)\s*\Z"
_NAME_AND_AGENCY = r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w.'’-]{1,40}+\s?/\s?[A-Z]"
CREDIT = LexiconPattern(rf"{_AGENCY}|©|\([Cc]\)|{_LABELED}|{_CREDITED}|{_IN_BRACKETS}|{_NAME_AND_AGENCY}")
NO_PHOTO = LexiconPattern(
    r"\b{pictures.not-photo}s?\b",
    ignorecase=True,
)
ALT = LexiconPattern(r"""alt\s*=\s*["']?\Z""", ignorecase=True)
MAX_CREDIT = 25  # words of a paragraph that may be the credit of the picture before it


@dataclass(frozen=True, slots=True)
class Picture:
    """The caption of one picture: its blocks, the longest of them, and whether there is a credit in or next to them.

    `spoken` is set if there is no caption but only the alternative text of an HTML page, which only some readers hear.
    """

    blocks: tuple[Block, ...]
    caption: Block
    credited: bool
    spoken: bool


def find_pictures(prose: Prose) -> tuple[Picture, ...]:
    """The pictures with any words, in order: adjacent captions, and lines like “(Photo: Ann Lee)”."""
    blocks, text = prose.blocks, prose.text
    found: list[Picture] = []
    i = 0
    while i < len(blocks):
        start = i
        while i < len(blocks) and blocks[i].kind is BlockKind.CAPTION:
            i += 1
        if i == start:
            if is_caption_line(text, blocks[i]):
                credited = CREDIT.search(text, *blocks[i].span) is not None
                found.append(Picture((blocks[i],), blocks[i], credited or _credits(text, blocks, i + 1), spoken=False))
            i += 1
            continue
        same = blocks[start:i]
        if i < len(blocks) and blocks[i].kind in (BlockKind.TABLE_CELL, BlockKind.CODE):
            continue
        if start and blocks[start - 1].kind is BlockKind.CODE:
            continue
        seen = [
            b
            for b in same
            if not ALT.search(prose.raw[max(0, prose.file_span(b.span).start - 12) : prose.file_span(b.span).start])
        ]
        caption = max(seen or same, key=lambda b: b.span.end - b.span.start)
        credited = any(CREDIT.search(text, *b.span) for b in same) or _credits(text, blocks, i)
        if start and prose.file_span(blocks[start - 1].span).end > prose.file_span(caption.span).start:
            credited = credited or _credits(text, blocks, start - 1)  # the paragraph that the picture is in
        found.append(Picture(same, caption, credited, spoken=not seen))
    return tuple(found)


def is_caption_line(text: str, block: Block) -> bool:
    """Whether a block of plain words looks like a picture's caption or credit."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BYLINE)
    return block.kind in kinds and LINE.match(text, *block.span) is not None


def _credits(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the block after a picture is its credit."""
    if at >= len(blocks) or blocks[at].kind not in (BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.HEADING):
        return False
    words = text[blocks[at].span.start : blocks[at].span.end]
    return len(words) < 200 and len(words.split()) <= MAX_CREDIT and CREDIT.search(words) is not None
