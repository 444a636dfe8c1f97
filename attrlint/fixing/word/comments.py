"""Comments for a Word file: their part, and the entries that refer to it if there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.fixing.word.splice import Splice, spliced, tag, words
from attrlint.reading.office.elements import Element, after_tag
from attrlint.reading.office.word_parts import part_of, relations_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.office.archive import Archive
    from attrlint.reading.office.word_parts import Part, WordText

NAME = "comments.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRICT = "http://purl.oclc.org/ooxml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TYPES = "[Content_Types].xml"


class NewComment(NamedTuple):
    """A comment to be written: its id, and its text, one paragraph per line."""

    number: str
    text: str


def next_number(word: WordText) -> int:
    """The first id that no comment in a file has."""
    used = [each.get("w:id") or "" for each in word.comments.root.elements()] if word.comments else []
    used += [each.get("w:id") or "" for each in word.main.root.descend() if each.name == "w:commentReference"]
    return max((int(each) for each in used if each.isascii() and each.isdigit() and len(each) < 10), default=-1) + 1


def with_comments(
    archive: Archive, word: WordText, new: Sequence[NewComment], signed: dict[str, str], initials: str
) -> dict[str, bytes]:
    """The parts that change when comments are added. `signed` has the author and the date. Raises ReadError."""
    if not new:
        return {}
    if word.comments is not None:
        root = word.comments.root
        inside = "".join(_comment(each, root.prefix, signed, initials) for each in new)
        return {word.comments.name: _inside(word.comments, inside)}
    space = f"{STRICT}/wordprocessingml/main" if STRICT.encode() in word.main.data[:4096] else SPACE
    inside = "".join(_comment(each, "w:", signed, initials) for each in new)
    made = HEAD + tag("w:comments", {"xmlns:w": space}, inside)
    folder, slash, _ = word.main.name.rpartition("/")
    name, number = NAME, 1
    while folder + slash + name in archive:
        number += 1
        name = f"comments{number}.xml"
    strict = STRICT.encode() in word.main.data[:4096]
    return {
        folder + slash + name: made.encode(),
        **_related(archive, word, name, f"{STRICT}/officeDocument/relationships" if strict else RELATIONS),
        **_typed(archive, folder + slash + name),
    }


def _comment(one: NewComment, prefix: str, signed: dict[str, str], initials: str) -> str:
    said = "".join(
        tag(f"{prefix}p", {}, tag(f"{prefix}r", {}, tag(f"{prefix}t", {"xml:space": "preserve"}, words(line))))
        for line in one.text.split("\n")
    )
    named = {"id": one.number, **signed, "initials": initials}
    return tag(f"{prefix}comment", {f"{prefix}{key}": value for key, value in named.items()}, said)


def _related(archive: Archive, word: WordText, target: str, space: str) -> dict[str, bytes]:
    """The relations of the main part with one to the comments."""
    name = relations_name(word.main.name)
    number = 1
    while f"rIdAttrlint{number}" in word.relations:
        number += 1
    said = {"Id": f"rIdAttrlint{number}", "Type": f"{space}/comments", "Target": target}
    if name not in archive:
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        return {name: (HEAD + tag("Relationships", {"xmlns": package}, tag("Relationship", said))).encode()}
    part = part_of(archive, name)
    return {name: _inside(part, tag(f"{part.root.prefix}Relationship", said))}


def _typed(archive: Archive, name: str) -> dict[str, bytes]:
    """The list of content types with that of the comments."""
    part = part_of(archive, TYPES)
    said = {"PartName": f"/{name}", "ContentType": CONTENT}
    return {TYPES: _inside(part, tag(f"{part.root.prefix}Override", said))}


def _inside(part: Part, xml: str) -> bytes:
    """A part with more XML at the end of its root."""
    root: Element = part.root
    if root.close < root.end:
        return spliced(part.data, [Splice(root.close, root.close, xml.encode())])
    head = after_tag(part.data, root.start)
    begun = part.data[root.start : head].decode().rstrip(">").rstrip().removesuffix("/")
    name = begun[1:].split(None, 1)[0]
    return spliced(part.data, [Splice(root.start, head, f"{begun}>{xml}</{name}>".encode())])
