"""Page furniture: menus, share rows, notices, comments, lists of links; everything that is not copy.

Furniture is recognized by its element and its content. It stays in the prose, in its place, in blocks of special kinds
that rules leave alone. A part of the page with most of its words is never furniture.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from attrlint.base.patterns import LazyPattern
from attrlint.data import read_lines
from attrlint.reading.prose import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.base.span import Span

TAGS = frozenset(("nav", "menu", "dialog"))
LAST = frozenset(("footer", "form"))  # furniture unless they are in an article
COPY_TAGS = frozenset(("article", "main", "body", "html", "blockquote", "p", "li", "td", "th", "figure", "figcaption"))
NAME = LazyPattern(r"[a-z]+|[A-Z][a-z]*|[A-Z]+")
SHARE = 0.5  # of the page's words; a part with more is the copy
LINKED = 0.9  # of a block's letters, in links: then it is a list of links
LINKS = 3  # such blocks in a row
CRUMBS = LazyPattern(r"\s*(?:[^\s»›>|.!?][^»›>|.!?\n]{0,40}?\s*[»›>|]\s+){2,}[^»›>|\n]{0,90}")
LONGEST_CRUMBS = 160  # code points
ENDS = LazyPattern(r"[.!?…][\"'”’)\]]*\s*\Z")
MADE_OF_LINKS = frozenset((BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.PARAGRAPH))
TURNED = frozenset(BlockKind) - {BlockKind.CODE, BlockKind.LINK, BlockKind.FRONT_MATTER}


def is_furniture(tag: str, given: Mapping[str, str], *, in_article: bool) -> bool:
    """Whether an element begins a part of the page that is not copy, by its tag, role, class and id."""
    if tag in TAGS or (tag in LAST and not in_article):
        return True
    words = _words()
    if given.get("role", "").lower() in words["role"]:
        return True
    if tag in COPY_TAGS:
        return False
    names = [*given.get("class", "").split()[:12], *given.get("id", "").split()[:1]]
    if any(name.lower() in words["copy"] for name in names):
        return False
    for name in names:
        parts = [found[0].lower() for found in NAME.finditer(name)]
        if not words["part"].isdisjoint(parts) and words["never"].isdisjoint(parts):
            return True
    return False


def settle(
    text: str, blocks: Sequence[Block], parts: Mapping[int, int], linked: Sequence[Span], jumps: Sequence[Span]
) -> tuple[Block, ...]:
    """The blocks, those of furniture by their kind.

    `parts` gives the number of the part of the page for each block (by index) in a part that looks like furniture;
    `linked` are the spans of the prose that are links, sorted, `jumps` those that lead to a place on the page.
    """
    kinds = set(_in_parts(text, blocks, parts))
    row: list[int] = []
    for i, block in enumerate(blocks):
        if block.kind in MADE_OF_LINKS and (_is_crumbs(text, block) or _is_linked(text, block.span, jumps)):
            kinds.add(i)
        if block.kind is BlockKind.LIST_ITEM and _is_linked(text, block.span, linked):
            row.append(i)
            continue
        kinds.update(row if len(row) >= LINKS else ())
        row = []
    kinds.update(row if len(row) >= LINKS else ())
    if not kinds:
        return tuple(blocks)
    turned = (i in kinds and block.kind in TURNED for i, block in enumerate(blocks))
    return tuple(
        replace(block, kind=BlockKind.FURNITURE, level=0) if turns else block
        for block, turns in zip(blocks, turned, strict=True)
    )


def _in_parts(text: str, blocks: Sequence[Block], parts: Mapping[int, int]) -> list[int]:
    """The blocks in parts of the page that do not have most of its words."""
    if not parts:
        return []
    sizes: dict[int, int] = {}
    whole = 0
    for i, block in enumerate(blocks):
        if block.kind in TURNED:
            words = len(text[block.span.start : block.span.end].split())
            whole += words
            if i in parts:
                sizes[parts[i]] = sizes.get(parts[i], 0) + words
    copy = whole - sum(sizes.values())
    largest = max(sizes, key=lambda part: sizes[part]) if sizes else 0
    spared = largest if sizes and sizes[largest] > SHARE * whole and sizes[largest] > copy else None
    return [i for i, part in parts.items() if part != spared]


def _is_linked(text: str, span: Span, linked: Sequence[Span]) -> bool:
    """Whether nearly all words of a block are links, and it is not a sentence."""
    words = text[span.start : span.end]
    i = bisect_left(linked, (span.start, span.start))
    covered = 0
    while i < len(linked) and linked[i].start < span.end:
        covered += min(linked[i].end, span.end) - linked[i].start
        i += 1
    return covered >= LINKED * len(words) and not ENDS.search(words)


def _is_crumbs(text: str, block: Block) -> bool:
    """Whether a block shows where on a site the page is (``Home » News » Local``)."""
    start, end = block.span
    if end - start > LONGEST_CRUMBS or not any(sign in text[start:end] for sign in "»›"):
        return False
    return CRUMBS.fullmatch(text, start, end) is not None


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in read_lines("furniture.txt"):
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found[name] = frozenset(word.strip() for word in words.split(","))
    return found
