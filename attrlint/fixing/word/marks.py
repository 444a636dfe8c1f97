"""Runs that are split because a comment begins or ends, or words are replaced, inside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, field
from attrlint.fixing.word.splice import Splice, tag, words
from attrlint.reading.office.elements import after_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.span import Span
    from attrlint.reading.office.elements import Element
    from attrlint.reading.office.word_parts import Paragraph, Piece, WordText

LINE = "\u2028"
INSERTED = {"\t": "tab", "\n": "br", LINE: "br"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes where, by code-point offsets of the text: comments that begin and end, words that are replaced."""

    opened: dict[int, list[str]] = field(default_factory=dict)  # before the character at the offset
    closed: dict[int, list[str]] = field(default_factory=dict)  # after the character before the offset
    deleted: dict[int, int] = field(default_factory=dict)  # where deleted words begin, and where they end
    inserted: dict[int, str] = field(default_factory=dict)  # by the end of the words that they replace

    def cuts(self) -> list[int]:
        """Where runs are split, in order."""
        return sorted({*self.opened, *self.closed, *self.deleted, *self.deleted.values()})


def can_hold(word: WordText, pieces: Sequence[Piece]) -> bool:
    """Whether Word can attach a comment to these characters: only in the body, and not to a part of a nested run."""
    if not pieces:
        return False
    for piece in (pieces[0], pieces[-1]):
        i = bisect_right(word.paragraphs, piece.start, key=_begins) - 1
        if word.paragraphs[i].part != "body":
            return False
    return not any(_inside_run(piece.run) for piece in pieces)


def pieces_of(word: WordText, span: Span) -> list[Piece]:
    """The pieces that have the characters of a span, in order."""
    first = bisect_right(word.pieces, span.start, key=lambda piece: piece.end)
    last = bisect_left(word.pieces, span.end, key=lambda piece: piece.start)
    return list(word.pieces[first:last])


def _begins(paragraph: Paragraph) -> int:
    return paragraph.span.start


def _inside_run(run: Element) -> bool:
    here = run.parent
    while here is not None and here.name != "w:p":
        if here.name == "w:r":
            return True
        here = here.parent
    return False


class RunWriter:
    """Writes the runs of a main part that a plan touches.

    `signed` is the attributes of a tracked change except its id.
    """

    def __init__(self, word: WordText, plan: Plan, signed: dict[str, str], first_id: int) -> None:
        self._word, self._plan, self._signed = word, plan, signed
        self._data = word.main.data
        self._cuts, self._gone_from = plan.cuts(), sorted(plan.deleted)
        self._id = first_id

    def splices(self) -> Iterator[Splice]:
        """The changes to the main part."""
        by_run: dict[int, list[Piece]] = {}
        for piece in self._word.pieces:
            by_run.setdefault(id(piece.run), []).append(piece)
        for pieces in by_run.values():
            if any(self._is_touched(piece) for piece in pieces):
                run = pieces[0].run
                yield Splice(run.start, run.end, self._run(run, pieces).encode())

    def _is_touched(self, piece: Piece) -> bool:
        i = bisect_right(self._cuts, piece.start - 1)
        inside = i < len(self._cuts) and self._cuts[i] <= piece.end
        return inside or self._gone(piece.start)

    def _gone(self, offset: int) -> bool:
        """Whether the character at an offset is deleted."""
        i = bisect_right(self._gone_from, offset) - 1
        return i >= 0 and offset < self._plan.deleted[self._gone_from[i]]

    def _run(self, run: Element, pieces: Sequence[Piece]) -> str:
        """One run as several, with what the plan puts between them."""
        plan, prefix = self._plan, run.prefix
        said = {id(piece.item): piece for piece in pieces}
        head = self._data[run.start : after_tag(self._data, run.start)].decode()
        look = run.child("w:rPr")
        head += self._data[look.start : look.end].decode() if look is not None else ""
        out: list[str] = []
        held: list[str] = []

        def flush(*, gone: bool) -> None:
            if held:
                text = f"{head}{''.join(held)}</{prefix}r>"
                out.append(self._change(prefix, "del", text) if gone else text)
                held.clear()

        for child in run.elements():
            if child is look:
                continue
            piece = said.get(id(child))
            if piece is None:
                held.append(self._data[child.start : child.end].decode())
                continue
            for start, end in self._parts(piece):
                gone = self._gone(start)
                if start in plan.opened or gone:
                    flush(gone=False)
                out += [tag(f"{prefix}commentRangeStart", {f"{prefix}id": one}) for one in plan.opened.get(start, ())]
                held.append(self._characters(piece, start, end, gone=gone))
                if gone or end in plan.closed:
                    flush(gone=gone)
                if gone and end in plan.inserted:
                    out.append(self._insertion(prefix, look, plan.inserted[end]))
                for one in plan.closed.get(end, ()):
                    out += self._end_of_comment(prefix, one)
        flush(gone=False)
        return "".join(out)

    def _parts(self, piece: Piece) -> Iterator[tuple[int, int]]:
        """The stretches of a piece between the places where it is split."""
        start = piece.start
        for cut in self._cuts[bisect_right(self._cuts, piece.start) :]:
            if cut >= piece.end:
                break
            yield start, cut
            start = cut
        yield start, piece.end

    def _characters(self, piece: Piece, start: int, end: int, *, gone: bool) -> str:
        item = piece.item
        whole = (start, end) == (piece.start, piece.end)
        if item.name != "w:t" or (whole and not gone):
            return self._data[item.start : item.end].decode()
        name = f"{item.prefix}{'delText' if gone else 't'}"
        return tag(name, {"xml:space": "preserve"}, words(self._word.text[start:end]))

    def _insertion(self, prefix: str, look: Element | None, text: str) -> str:
        """New words with the formatting of those that they replace."""
        if not text:
            return ""
        inside = self._plain_look(look)
        start = 0
        for i, letter in enumerate([*text, "\t"]):
            if letter in INSERTED:
                if start < i:
                    inside += tag(f"{prefix}t", {"xml:space": "preserve"}, words(text[start:i]))
                if i < len(text):
                    inside += f"<{prefix}{INSERTED[letter]}/>"
                start = i + 1
        return self._change(prefix, "ins", f"<{prefix}r>{inside}</{prefix}r>")

    def _plain_look(self, look: Element | None) -> str:
        """The formatting of a run without tracked changes to it."""
        if look is None:
            return ""
        start = after_tag(self._data, look.start)
        kept = [each for each in look.elements() if each.name not in ("w:rPrChange", "w:ins", "w:del")]
        inside = "".join(self._data[each.start : each.end].decode() for each in kept)
        return f"{self._data[look.start : start].decode()}{inside}</{look.prefix}rPr>" if inside else ""

    def _change(self, prefix: str, kind: str, inside: str) -> str:
        number, self._id = self._id, self._id + 1
        attributes = {f"{prefix}id": str(number), **{f"{prefix}{key}": said for key, said in self._signed.items()}}
        return tag(f"{prefix}{kind}", attributes, inside)

    def _end_of_comment(self, prefix: str, number: str) -> tuple[str, str]:
        named = {f"{prefix}id": number}
        reference = tag(f"{prefix}commentReference", named)
        return tag(f"{prefix}commentRangeEnd", named), f"<{prefix}r>{reference}</{prefix}r>"
