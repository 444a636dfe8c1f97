"""The parts of a Word file, their relations, and the facts read from them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import dataclass
from attrlint.reading.office.elements import Element, XmlFault, parse

if TYPE_CHECKING:
    from attrlint.base.span import Span
    from attrlint.reading.office.archive import Archive

ESCAPED = re.compile("%([0-7][0-9A-Fa-f])")


class Part(NamedTuple):
    """An XML part that contains prose: its name in the zip file, its bytes in UTF-8, its root."""

    name: str
    data: bytes
    root: Element


class Piece(NamedTuple):
    """Characters of the text: ``[start, end)`` in it, and the run and the child of the run that they come from.

    `inserted` by a tracked change that is not accepted yet; `offset` is where they begin in the child's characters.
    """

    start: int
    end: int
    run: Element
    item: Element
    offset: int
    inserted: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text: its span, and the element it ends with (several if paragraph marks were deleted).

    `part` says where it is: ``body``, ``box`` (a text box), ``note``, ``margin`` (a header or footer).
    """

    span: Span
    element: Element
    part: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word file as text, with a map back to its runs. Offsets are code points of `text`."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]
    links: tuple[Span, ...]
    anchors: dict[str, Span]  # by the id of a comment
    main: Part
    comments: Part | None
    styles: Part | None
    relations: dict[str, tuple[str, str]]  # of the main part, by id: the last word of the type, and the target


def main_part(archive: Archive) -> str:
    """The name of the part with the document. Raises ReadError if there is none."""
    for kind, target in relations_of(archive, "").values():
        if kind == "officeDocument":
            return target
    raise archive.fault("not a Word document")


def relations_name(part: str) -> str:
    """The part that lists the relations of another part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part, by id: the last word of the type, and a part or an address. Raises ReadError."""
    name = relations_name(part)
    if name not in archive:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for each in part_of(archive, name).root.elements():
        target = each.get("Target") or ""
        if each.get("TargetMode") != "External":
            plain = ESCAPED.sub(lambda letter: chr(int(letter[1], 16)), target)
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), plain)).lstrip("/")
        found[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], target)
    return found


def part_of(archive: Archive, name: str) -> Part:
    """A part, parsed. Raises ReadError."""
    try:
        root, data = parse(archive.read(name))
    except XmlFault as error:
        raise archive.fault(f"part {name} is damaged ({error})") from None
    return Part(name, data, root)
