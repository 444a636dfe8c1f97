"""What an earlier review has left in a draft: comments, and open tracked changes, by the author's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.fixing.word.splice import Splice, spliced
from attrlint.reading.office.elements import XmlFault, after_tag, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.reading.office.archive import Archive
    from attrlint.reading.office.elements import Element
    from attrlint.reading.office.word_parts import Part, WordText

RANGES = frozenset(("w:commentRangeStart", "w:commentRangeEnd"))
TRACKED = frozenset(("w:ins", "w:del"))
THREADS = frozenset(("commentsExtended", "commentsIds"))


def without_earlier(archive: Archive, word: WordText, author: str, *, changes: bool) -> dict[str, bytes]:
    """The parts that differ once the author's comments are removed and, with `changes`, their tracked changes rejected.

    A comment that others have answered stays, and so does a change that others have changed.
    """
    parts: dict[str, bytes] = {}
    gone = _comments_of(archive, word, author, parts)
    splices = [*_marks(word.main.root, gone)]
    if changes:
        splices += _rejected(word.main, author)
    if splices:
        parts[word.main.name] = spliced(word.main.data, splices)
    return parts


def _comments_of(archive: Archive, word: WordText, author: str, parts: dict[str, bytes]) -> set[str]:
    """The ids of the author's comments that are removed; what is left of the comment parts is put into `parts`."""
    if word.comments is None:
        return set()
    threads: list[tuple[str, Element, bytes]] = []
    for kind, name in word.relations.values():
        if kind in THREADS and name in archive:
            try:
                threads.append((name, *parse(archive.read(name))))
            except XmlFault:
                continue
    answered = {_attribute(each, "paraIdParent") for _, root, _ in threads for each in root.elements()}
    own = [
        each for each in word.comments.root.elements() if each.name == "w:comment" and each.get("w:author") == author
    ]
    gone = [each for each in own if not answered.intersection(_paragraph_ids(each))]
    if not gone:
        return set()
    parts[word.comments.name] = spliced(word.comments.data, [Splice(each.start, each.end) for each in gone])
    ids = {number for each in gone for number in _paragraph_ids(each)}
    for name, root, data in threads:
        splices = [Splice(each.start, each.end) for each in root.elements() if _attribute(each, "paraId") in ids]
        if splices:
            parts[name] = spliced(data, splices)
    return {each.get("w:id") or "" for each in gone}


def _paragraph_ids(comment: Element) -> set[str]:
    return {each.get("w14:paraId") or "" for each in comment.descend() if each.name == "w:p"} - {""}


def _attribute(element: Element, local: str) -> str | None:
    """The value of an attribute by the last part of its name, whatever version of the namespace it is in."""
    found = (value for key, value in (element.attributes or {}).items() if key.rpartition(":")[2] == local)
    return next(found, None)


def _marks(root: Element, gone: set[str]) -> Iterator[Splice]:
    """The places that comments are attached to; a run that contains nothing else is removed as a whole."""
    for each in root.descend() if gone else ():
        if each.name in RANGES and each.get("w:id") in gone:
            yield Splice(each.start, each.end)
        elif each.name == "w:commentReference" and each.get("w:id") in gone:
            run = each.parent
            assert run is not None
            alone = run.name == "w:r" and all(one.name == "w:rPr" or one is each for one in run.elements())
            yield Splice(run.start, run.end) if alone else Splice(each.start, each.end)


def _rejected(main: Part, author: str) -> Iterator[Splice]:
    """The author's tracked changes undone."""
    for each in main.root.descend():
        if each.name not in TRACKED or each.get("w:author") != author or not each.children:
            continue
        if any(one.name != "w:r" for one in each.elements()) or (each.parent and each.parent.name in TRACKED):
            continue  # someone else has changed it
        if each.name == "w:ins":
            yield Splice(each.start, each.end)
            continue
        yield Splice(each.start, after_tag(main.data, each.start))
        yield Splice(each.close, each.end)
        for one in each.descend():
            if one.name == "w:delText":
                head, tail = one.start + 1 + len(one.prefix), one.close + 2 + len(one.prefix)
                yield Splice(head, head + len("delText"), b"t")
                if one.close < one.end:
                    yield Splice(tail, tail + len("delText"), b"t")
