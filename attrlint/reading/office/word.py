"""The text of a Word file, paragraph by paragraph, and the runs and parts it comes from.

The text is what a reader sees who accepts all tracked changes: insertions are in, deletions and moved text are out,
fields show their result. `WordText.text` has one line per paragraph; a line break inside a paragraph is U+2028.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import Span
from attrlint.reading.office.elements import Element, Text
from attrlint.reading.office.word_parts import Paragraph, Part, Piece, WordText, main_part, part_of, relations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.reading.office.archive import Archive

LINE = "\u2028"
GONE = frozenset("w:del w:moveFrom w:instrText w:delText w:delInstrText w:fldData w:rt".split())
PROPERTIES = frozenset("w:rPr w:pPr w:sdtPr w:sdtEndPr w:tblPr w:tblPrEx w:tblGrid w:trPr w:tcPr w:sectPr".split())
PASSED = GONE | PROPERTIES | {"m:oMath", "m:oMathPara"}
LETTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": LINE, "w:cr": LINE, "w:noBreakHyphen": "\u2011"}
ADDED = frozenset(("w:ins", "w:moveTo"))
OFF = frozenset(("0", "false", "off", "none"))


def read_word(archive: Archive, without: str = "") -> WordText:
    """The text of a Word file; with `without`, as it is if that author's tracked changes are rejected.

    Raises ReadError.
    """
    main_name = main_part(archive)
    relations = relations_of(archive, main_name)
    main = part_of(archive, main_name)
    by_type: dict[str, list[str]] = {}
    for kind, target in relations.values():
        by_type.setdefault(kind, []).append(target)

    def first(kind: str) -> Part | None:
        names = [name for name in by_type.get(kind, ()) if name in archive]
        return part_of(archive, names[0]) if names else None

    settings = first("settings")
    walk = _Walk(without, even_pages=settings is not None and _is_on(settings.root.child("w:evenAndOddHeaders")))
    walk.part(main.root, "body")
    if walk.imports:
        raise archive.fault("has an imported document in it that only Word can open; save it in Word first")
    for kind, notes in (("footnotes", walk.footnotes), ("endnotes", walk.endnotes)):
        part = first(kind) if notes else None
        held = {each.get("w:id"): each for each in part.root.elements()} if part else {}
        for number in notes:
            if number in held:
                walk.part(held[number], "note")
    for number in dict.fromkeys(walk.margins):
        name = relations.get(number, ("", ""))[1]
        if name in archive:
            walk.part(part_of(archive, name).root, "margin")
    return WordText(
        "".join(walk.out), tuple(walk.paragraphs), tuple(walk.pieces), tuple(walk.links), walk.anchors,
        main, first("comments"), first("styles"), relations,
    )  # fmt: skip


class _Walk:
    """Walks through the parts and collects their text."""

    def __init__(self, without: str, *, even_pages: bool) -> None:
        self.without, self.even_pages = without, even_pages
        self.out: list[str] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[Piece] = []
        self.links: list[Span] = []
        self.anchors: dict[str, Span] = {}
        self.footnotes: dict[str, None] = {}
        self.endnotes: dict[str, None] = {}
        self.margins: list[str] = []
        self.imports = False
        self._where, self._in_table = "body", False
        self._boxes: list[Element] = []
        self._fields: list[bool] = []  # for each open field, whether its result has begun
        self._going_on: int | None = None  # where the paragraph began whose mark was deleted

    def part(self, root: Element, where: str) -> None:
        """Read the paragraphs of a part."""
        self._fields = []
        self._blocks(root, where)
        self._end_paragraph()

    def _blocks(self, parent: Element, where: str, *, in_table: bool = False) -> None:
        for child in self._shown(parent):
            name = child.name
            if name == "w:p":
                self._paragraph(child, where, in_table=in_table)
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    self._end_paragraph()
                    self._blocks(box, "box")
            elif name == "w:tbl":
                self._end_paragraph()
                self._blocks(child, where, in_table=True)
            elif name == "w:tr" and _marked(child, "w:trPr", "w:del"):
                continue
            elif name == "w:altChunk":
                self.imports = True
            elif name == "w:sectPr":
                self._section(child)
            else:
                self._mark(child)
                self._blocks(child, where, in_table=in_table)
                if name == "w:tc":
                    self._end_paragraph()

    def _paragraph(self, element: Element, where: str, *, in_table: bool) -> None:
        if self._going_on is None and self.paragraphs:
            self._put("\n")
        start = self.length if self._going_on is None else self._going_on
        properties = element.child("w:pPr")
        if properties is not None:
            section = properties.child("w:sectPr")
            if section is not None:
                self._section(section)
        self._runs(element, inserted=False)
        if self._going_on is not None:
            self.paragraphs.pop()
        self.paragraphs.append(Paragraph(Span(start, self.length), element, where, in_table))
        mark = properties.child("w:rPr") if properties is not None else None
        gone = mark is not None and any(each.name in ("w:del", "w:moveFrom") for each in mark.elements())
        frame = properties.child("w:framePr") if properties is not None else None
        gone = gone or (frame is not None and (frame.get("w:dropCap") or "none") != "none")  # the rest comes next
        self._going_on = start if gone else None

    def _end_paragraph(self) -> None:
        """What follows is a separate paragraph, even if the mark of the last one was deleted."""
        self._going_on = None

    def _runs(self, parent: Element, *, inserted: bool) -> None:
        for child in self._shown(parent):
            name = child.name
            if name == "w:r":
                self._run(child, inserted=inserted)
            elif name == "w:hyperlink":
                start = self.length
                self._runs(child, inserted=inserted)
                if self.length > start:
                    self.links.append(Span(start, self.length))
            elif name == "w:txbxContent":
                self._boxes.append(child)
            else:
                self._mark(child)
                self._runs(child, inserted=inserted or name in ADDED)

    def _run(self, run: Element, *, inserted: bool) -> None:
        properties = run.child("w:rPr")
        hidden = properties is not None and _is_on(properties.child("w:vanish"))
        for child in self._shown(run):
            name = child.name
            if name == "w:fldChar":
                self._field(child.get("w:fldCharType"))
            elif name in ("w:footnoteReference", "w:endnoteReference"):
                notes = self.footnotes if name == "w:footnoteReference" else self.endnotes
                notes[child.get("w:id") or ""] = None
            elif name == "w:commentReference":
                self.anchors.setdefault(child.get("w:id") or "", Span(self.length, self.length))
            elif hidden or (self._fields and not all(self._fields)):
                continue
            elif name == "w:t" or (name == "w:delText" and self._is_ours(run.parent)):
                self._say(_words(child), run, child, inserted=inserted)
            elif name in LETTERS:
                self._say(LETTERS[name], run, child, inserted=inserted)
            elif name == "w:sym":
                self._say(_symbol(child), run, child, inserted=inserted)
            else:
                self._runs(child, inserted=inserted)  # pictures and shapes may contain text boxes, ruby text runs

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, run: Element, item: Element, *, inserted: bool) -> None:
        text = text.replace("\n", " ").replace("\r", " ")
        if text:
            self.pieces.append(Piece(self.length, self.length + len(text), run, item, 0, inserted))
            self._put(text)

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _mark(self, element: Element) -> None:
        """Record where a comment's words begin or end."""
        if element.name == "w:commentRangeStart":
            self.anchors[element.get("w:id") or ""] = Span(self.length, self.length)
        elif element.name == "w:commentRangeEnd":
            number = element.get("w:id") or ""
            if number in self.anchors:
                self.anchors[number] = Span(self.anchors[number].start, self.length)

    def _section(self, section: Element) -> None:
        """Record the headers and footers of a section that are shown."""
        shown = {"default": True, "first": _is_on(section.child("w:titlePg")), "even": self.even_pages}
        for each in section.elements():
            if each.name in ("w:headerReference", "w:footerReference") and shown.get(each.get("w:type") or "default"):
                self.margins.append(each.get("r:id") or "")

    def _is_ours(self, change: Element | None) -> bool:
        return bool(self.without) and change is not None and change.get("w:author") == self.without

    def _shown(self, parent: Element) -> Iterator[Element]:
        """The elements inside another that a reader sees; of alternatives, the first."""
        for child in parent.children:
            if isinstance(child, Text):
                continue
            name = child.name
            if name in ("w:del", "w:ins") and self._is_ours(child):
                if name == "w:del":
                    yield child
            elif name == "w:delText":
                if self._is_ours(parent.parent):
                    yield child
            elif name == "mc:AlternateContent":
                chosen = child.child("mc:Choice") or child.child("mc:Fallback")
                if chosen is not None:
                    yield chosen
            elif name == "w:sectPr" or name not in PASSED:
                yield child


def _words(element: Element) -> str:
    """The characters of a ``w:t``: white space at either end counts only if the file says so."""
    text = element.text()
    if text[:1].isspace() or text[-1:].isspace():
        here: Element | None = element
        while here is not None and here.get("xml:space") is None:
            here = here.parent
        if here is None or here.get("xml:space") != "preserve":
            return text.strip(" \t\r\n")
    return text


def _marked(element: Element, *names: str) -> bool:
    return element.child(*names) is not None


def _is_on(switch: Element | None) -> bool:
    return switch is not None and (switch.get("w:val") or "true") not in OFF


def _symbol(element: Element) -> str:
    """The character of a symbol font, which is in the private use area."""
    try:
        return chr(int(element.get("w:char") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
