"""What Word's paragraph styles mean: heading, quotation, list item, caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from attrlint.reading.office.elements import Element

# The names of Word's own styles, which are English in every language; and those of common CMS templates.
NAMED = {
    "title": (BlockKind.HEADING, 1),
    "subtitle": (BlockKind.HEADING, 2),
    "toc heading": (BlockKind.HEADING, 2),
    "quote": (BlockKind.BLOCKQUOTE, 0),
    "intense quote": (BlockKind.BLOCKQUOTE, 0),
    "block text": (BlockKind.BLOCKQUOTE, 0),
    "quotations": (BlockKind.BLOCKQUOTE, 0),
    "caption": (BlockKind.CAPTION, 0),
    "list": (BlockKind.LIST_ITEM, 0),
    "list paragraph": (BlockKind.LIST_ITEM, 0),
    "html preformatted": (BlockKind.CODE, 0),
    "preformatted text": (BlockKind.CODE, 0),
    "source code": (BlockKind.CODE, 0),
    "byline": (BlockKind.BYLINE, 0),
    "dateline": (BlockKind.DATELINE, 0),
}
DEEPEST = 6
PLAIN = (BlockKind.PARAGRAPH, 0)

Kind = tuple[BlockKind, int]


class Styles:
    """The paragraph styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._known: dict[str, Kind] = {}
        for each in root.elements() if root is not None else ():
            if each.name == "w:style" and each.get("w:type") == "paragraph":
                self._styles[each.get("w:styleId") or ""] = each

    def kind_of(self, paragraph: Element) -> Kind:
        """The kind of a paragraph by its style and its own settings; its level if it is a heading (1 to 6)."""
        properties = paragraph.child("w:pPr")
        if properties is None:
            return PLAIN
        level = _outline(properties)
        if level:
            return BlockKind.HEADING, level
        style = properties.child("w:pStyle")
        kind = self._of_style(style.get("w:val") or "") if style is not None else PLAIN
        if kind == PLAIN and properties.child("w:numPr") is not None:
            return BlockKind.LIST_ITEM, 0
        return kind

    def _of_style(self, name: str) -> Kind:
        """What a style means, or the one that it is based on, and so on."""
        seen: list[str] = []
        kind = PLAIN
        here = name
        while here not in seen and here in self._styles:
            if here in self._known:
                kind = self._known[here]
                break
            seen.append(here)
            kind = _kind_of_style(self._styles[here])
            based = self._styles[here].child("w:basedOn")
            if kind != PLAIN or based is None:
                break
            here = based.get("w:val") or ""
        else:
            if here not in self._styles:  # without a styles part, the identifier is all there is
                kind = _named(here)
        self._known.update(dict.fromkeys(seen, kind))
        return kind


def _kind_of_style(style: Element) -> Kind:
    name = style.child("w:name")
    kind = _named((name.get("w:val") if name is not None else "") or "")
    properties = style.child("w:pPr")
    if kind == PLAIN and properties is not None:
        level = _outline(properties)
        if level:
            return BlockKind.HEADING, level
        if properties.child("w:numPr") is not None:
            return BlockKind.LIST_ITEM, 0
    return kind


def _named(name: str) -> Kind:
    words = name.lower()
    head, _, number = words.rpartition(" ") if " " in words else (words.rstrip("0123456789"), "", words[-1:])
    if head == "heading" and number.isdigit() and number.isascii():
        return BlockKind.HEADING, min(max(int(number), 1), DEEPEST)
    if words.startswith(("list bullet", "list number")):
        return BlockKind.LIST_ITEM, 0
    return NAMED.get(words, PLAIN)


def _outline(properties: Element) -> int:
    """The level that an outline gives, from 1; 0 for body text."""
    outline = properties.child("w:outlineLvl")
    value = (outline.get("w:val") if outline is not None else "") or ""
    return min(int(value) + 1, DEEPEST) if value.isascii() and value.isdigit() and int(value) < 9 else 0
