"""The elements of a page that are open while it is read, and what the words in each are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern
from attrlint.reading.furniture import is_furniture
from attrlint.reading.prose import BlockKind
from attrlint.reading.tags import ARTICLES, BYLINE, EMBEDS, HEADINGS, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEEPEST = 50  # elements checked from the inside out
REACH = 200  # elements that one tag can end
HANDED_DOWN = (BlockKind.PULL_QUOTE, BlockKind.BLOCKQUOTE, BlockKind.CODE, BlockKind.CAPTION)
PULLED = LazyPattern(r"\bpull-?_?quotes?\b", ignorecase=True)


class Open(NamedTuple):
    """An open element: its tag, what its words are, and the level of a heading."""

    tag: str
    kind: BlockKind
    level: int = 0
    part: int = 0  # of the page, by number, if it looks like furniture


def innermost(stack: Sequence[Open]) -> range:
    """The numbers of the open elements that a tag can end, from the inside out."""
    return range(len(stack) - 1, max(0, len(stack) - REACH), -1)


def block_of(tag: str, given: Mapping[str, str], stack: Sequence[Open], part: int) -> Open:
    """A block element that begins within `stack`; it gets the number `part` if furniture begins with it."""
    around = stack[-1]
    block = _named(tag, given.get("class", ""), around)
    if around.part:
        return block._replace(part=around.part)
    in_article = any(one.tag in ARTICLES for one in stack[-DEEPEST:])
    return block._replace(part=part) if is_furniture(tag, given, in_article=in_article) else block


def _named(tag: str, classes: str, around: Open) -> Open:
    """What the words of a block element are; one without a meaning inherits that of its parent."""
    if EMBEDS.search(classes):  # an embed in its place is a quotation; a block of kind embed is the paste of one
        return Open(tag, BlockKind.BLOCKQUOTE)
    if PULLED.search(classes):
        return Open(tag, BlockKind.PULL_QUOTE)
    if BYLINE.search(classes):
        return Open(tag, BlockKind.BYLINE)
    if tag in HEADINGS:
        return Open(tag, BlockKind.HEADING, HEADINGS[tag])
    if around.kind in HANDED_DOWN:
        return Open(tag, around.kind)
    return Open(tag, KINDS[tag]) if tag in KINDS else Open(tag, around.kind, around.level)
