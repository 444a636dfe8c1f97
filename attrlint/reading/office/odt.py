"""An OpenDocument text (.odt) as prose.

The format stores what a tracked change deletes elsewhere, so it is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrlint.base.span import Span
from attrlint.reading.office.elements import Element, Text, XmlFault, parse
from attrlint.reading.office.prose import LINE, Line, OfficeComment, prose_of
from attrlint.reading.office.word_styles import NAMED
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from attrlint.reading.office.archive import Archive
    from attrlint.reading.prose import Prose

CONTENT, STYLES = "content.xml", "styles.xml"
MARGINS = frozenset(f"style:{place}{page}" for place in ("header", "footer") for page in ("", "-first", "-left"))
PASSED = frozenset(
    """
    text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls office:forms text:ruby-text
    text:hidden-text text:hidden-paragraph text:change text:change-start text:change-end text:note-citation
    svg:title svg:desc
    """.split()
)
SPACES = re.compile(r"[ \t\r\n]+")
MAX_SPACES = 1_000  # of one text:s element
PARAGRAPHS = frozenset(("text:p", "text:h"))
STYLED = {"heading": (BlockKind.HEADING, 2), "text body": (BlockKind.PARAGRAPH, 0)}


def odt_prose(archive: Archive) -> Prose:
    """The prose of an OpenDocument text; places are code points of it, one line per paragraph. Raises ReadError."""
    try:
        root, _ = parse(archive.read(CONTENT))
    except XmlFault as error:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise archive.fault("password-protected; remove the password to have it checked") from None
        raise archive.fault(f"part {CONTENT} is damaged ({error})") from None
    body = root.child("office:body", "office:text")
    if body is None:
        raise archive.fault("an OpenDocument file without text; only .odt is read")
    walk = _Walk(root)
    walk.blocks(body, BlockKind.PARAGRAPH)
    while walk.notes:
        walk.blocks(walk.notes.pop(0), BlockKind.NOTE)
    if STYLES in archive:
        for margin in _margins(archive, root):
            walk.blocks(margin, BlockKind.NOTE)
    return prose_of("".join(walk.out), walk.lines, walk.remarks, walk.links)


def _margins(archive: Archive, root: Element) -> list[Element]:
    """The headers and footers of the pages that the text uses."""
    try:
        styles, _ = parse(archive.read(STYLES))
    except XmlFault as error:
        raise archive.fault(f"part {STYLES} is damaged ({error})") from None
    masters = styles.child("office:master-styles")
    automatic = root.child("office:automatic-styles")
    used = {each.get("style:master-page-name") for each in automatic.elements()} if automatic is not None else set()
    pages = [
        page
        for page in (masters.elements() if masters is not None else ())
        if page.get("style:name") in used | {"Standard"}
    ]
    return [margin for page in pages for margin in page.elements() if margin.name in MARGINS]


class _Walk:
    """Walks through the body and collects its text."""

    def __init__(self, root: Element) -> None:
        self.out: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.remarks: list[OfficeComment] = []
        self.links: list[Span] = []
        self.notes: list[Element] = []
        self._boxes: list[tuple[Element, BlockKind]] = []
        self._parents: dict[str, str] = {}
        self._begun: dict[str, tuple[str, int]] = {}  # comments about a stretch, by name
        styles = root.child("office:automatic-styles")
        for each in styles.elements() if styles is not None else ():
            if each.name == "style:style":
                self._parents[each.get("style:name") or ""] = each.get("style:parent-style-name") or ""

    def blocks(self, parent: Element, kind: BlockKind) -> None:
        """Read the paragraphs below an element."""
        for child in parent.elements():
            if child.name in PASSED:
                continue
            if child.name in PARAGRAPHS:
                self._paragraph(child, kind)
            elif child.name == "text:list":
                self.blocks(child, BlockKind.LIST_ITEM if kind is BlockKind.PARAGRAPH else kind)
            elif child.name == "table:table-cell":
                self.blocks(child, BlockKind.TABLE_CELL if kind is not BlockKind.NOTE else kind)
            else:
                self.blocks(child, kind)

    def _paragraph(self, element: Element, kind: BlockKind) -> None:
        if self.lines:
            self._put("\n")
        start = self.length
        self._inline(element)
        level = 0
        if kind is BlockKind.PARAGRAPH:
            kind, level = self._kind(element)
        self.lines.append(Line(Span(start, self.length), kind, level))
        boxes, self._boxes = self._boxes, []
        for box, what in boxes:
            self.blocks(box, what)

    def _kind(self, element: Element) -> tuple[BlockKind, int]:
        if element.name == "text:h":
            level = element.get("text:outline-level") or "1"
            return BlockKind.HEADING, min(int(level), 6) if level.isascii() and level.isdigit() and level != "0" else 1
        name = element.get("text:style-name") or ""
        name = (self._parents.get(name) or name).replace("_20_", " ").lower()
        return NAMED.get(name) or STYLED.get(name) or (BlockKind.PARAGRAPH, 0)

    def _inline(self, parent: Element) -> None:
        for child in parent.children:
            if isinstance(child, Text):
                self._say(child.text)
                continue
            name = child.name
            if name == "text:s":
                count = child.get("text:c") or "1"
                self._put(" " * (min(int(count), MAX_SPACES) if count.isascii() and count.isdigit() else 1))
            elif name == "text:tab":
                self._put("\t")
            elif name == "text:line-break":
                self._put(LINE)
            elif name == "text:note":
                self.notes += [each for each in child.elements() if each.name == "text:note-body"]
            elif name in ("office:annotation", "office:annotation-end"):
                self._annotation(child)
            elif name == "table:table" or any(each.name in PARAGRAPHS for each in child.elements()):
                self._boxes.append((child, BlockKind.PARAGRAPH))
            elif name == "text:a":
                start = self.length
                self._inline(child)
                self.links.append(Span(start, self.length))
            elif name not in PASSED:
                self._inline(child)

    def _annotation(self, element: Element) -> None:
        """A comment: about a stretch up to its end, or about its place."""
        name = element.get("office:name") or ""
        if element.name == "office:annotation-end":
            said, start = self._begun.pop(name, ("", 0))
            if said:
                self.remarks.append(OfficeComment(said, Span(start, self.length)))
            return
        said = "\n".join(
            "".join(inner.text() for inner in each.descend()) for each in element.elements() if each.name in PARAGRAPHS
        )
        if name:
            self._begun[name] = (said, self.length)
        else:
            self.remarks.append(OfficeComment(said, Span(self.length, self.length)))

    def _say(self, text: str) -> None:
        """Characters as shown: a run of white space is one space, and none at the start of a paragraph."""
        text = SPACES.sub(" ", text)
        if text.startswith(" ") and (not self.out or self.out[-1][-1:] in (" ", "\n", LINE)):
            text = text[1:]
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.length += len(text)
