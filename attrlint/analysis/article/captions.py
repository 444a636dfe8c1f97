"""Captions of pictures: the blocks of one picture, and the credit line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
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
LINKED = LazyPattern(r"[^\[\]\n]{0,400}\]\(\s*<?([^\s<>()]+)")  # where a Markdown picture's words lead
SOURCE = LazyPattern(r"""\bsrc\s*=\s*["']?([^\s"'<>]+)""", ignorecase=True)
# Cameras write no such files, and nobody calls a photo one of these.
DRAWN = LexiconPattern(r"\.(?:png|gif|svg|bmp)\b|(?<![a-z]){pictures.drawn}s?(?![a-z])", ignorecase=True)
NAMED_LAST = LazyPattern(r" (?://|[|·]) [A-ZÀ-ÖØ-Þ][\w.'’-]+ [A-ZÀ-ÖØ-Þ][\w.'’ -]{1,60}\Z")
ADDRESS = 1000  # code points round a caption in which the address of its picture stands
MAX_CREDIT = 25  # words of a paragraph that may be the credit of the picture before it


@dataclass(frozen=True, slots=True)
class Picture:
    """The caption of one picture: its blocks, the longest of them, and whether there is a credit in or next to them.

    `spoken` is set if there is no caption but only the alternative text of an HTML page, which only some readers hear;
    `drawn` if the name of the file shows that it is a chart, a logo or a screenshot.
    """

    blocks: tuple[Block, ...]
    caption: Block
    credited: bool
    spoken: bool
    drawn: bool = False


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
                credited = _names_one(text, blocks[i])
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
        credited = any(_names_one(text, b) for b in same) or _credits(text, blocks, i)
        if start and prose.file_span(blocks[start - 1].span).end > prose.file_span(caption.span).start:
            credited = credited or _credits(text, blocks, start - 1)  # the paragraph that the picture is in
        found.append(Picture(same, caption, credited, spoken=not seen, drawn=_is_drawn(prose, caption)))
    return tuple(found)


def _names_one(text: str, block: Block) -> bool:
    """Whether a caption says who took the picture (“The bridge // Ana Ruiz”)."""
    return CREDIT.search(text, *block.span) is not None or NAMED_LAST.search(text, *block.span) is not None


def _is_drawn(prose: Prose, caption: Block) -> bool:
    """Whether the file that a caption belongs to is no photo, by its ending or its name."""
    start, end = prose.file_span(caption.span)
    linked = LINKED.match(prose.raw, end)
    if linked is None:
        before = prose.raw.rfind("<img", max(0, start - ADDRESS), start)
        linked = SOURCE.search(prose.raw, before, start) if before >= 0 else None
    return linked is not None and DRAWN.search(linked[1].rpartition("/")[2]) is not None


def is_caption_line(text: str, block: Block) -> bool:
    """Whether a block of plain words looks like a picture's caption or credit."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BYLINE)
    if block.kind not in kinds or (text.find(":", *block.span) < 0 and text.find("|", *block.span) < 0):
        return False
    return LINE.match(text, *block.span) is not None


def _credits(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the block after a picture is its credit."""
    if at >= len(blocks) or blocks[at].kind not in (BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.HEADING):
        return False
    words = text[blocks[at].span.start : blocks[at].span.end]
    return len(words) < 200 and len(words.split()) <= MAX_CREDIT and CREDIT.search(words) is not None
