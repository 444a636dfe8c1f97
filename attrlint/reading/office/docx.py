"""A Word draft as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.reading.office.prose import Line, OfficeComment, prose_of
from attrlint.reading.office.word_styles import Styles
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from attrlint.reading.office.elements import Element
    from attrlint.reading.office.word_parts import Paragraph, WordText
    from attrlint.reading.prose import Prose


def word_prose(word: WordText) -> Prose:
    """The prose of a Word file; places are code points of `WordText.text`, one line of it per paragraph."""
    styles = Styles(word.styles.root if word.styles else None)
    lines = [_line(paragraph, styles) for paragraph in word.paragraphs]
    comments = word.comments.root.elements() if word.comments else ()
    remarks = []
    for each in comments:
        span = word.anchors.get(each.get("w:id") or "")
        if span is not None:
            remarks.append(OfficeComment(comment_text(each), span))
    return prose_of(word.text, lines, remarks, word.links)


def comment_text(comment: Element) -> str:
    """The text of a comment, one line per paragraph."""
    said: list[str] = []
    for each in comment.descend():
        if each.name == "w:p":
            said.append("\n" if said else "")
        elif each.name == "w:t":
            said.append(each.text())
    return "".join(said)


def _line(paragraph: Paragraph, styles: Styles) -> Line:
    kind, level = styles.kind_of(paragraph.element)
    if paragraph.part in ("note", "margin"):
        return Line(paragraph.span, BlockKind.NOTE)
    if paragraph.in_table and kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return Line(paragraph.span, BlockKind.TABLE_CELL)
    return Line(paragraph.span, kind, level)
