"""Quotations, found mark by mark: paired within a paragraph, nested, carried over, or left open.

Marks are paired block by block and pairing starts afresh at each, so that one bad mark never hides the rest of a
draft. Straight, curly, German and doubled single marks are known, British single marks and nesting in either
direction; apostrophes, inches, feet and minutes are no quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attrlint.analysis.marks import DOUBLE, Mark, find_marks
from attrlint.reading.prose import Block, BlockKind
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTING_BLOCKS = frozenset(BlockKind) - {BlockKind.CODE, BlockKind.LINK, BlockKind.FRONT_MATTER}
CLOSERS = {
    "“": "”", "”": "”", "„": "“", "«": "»", "»": "»", '"': '"', "''": "''", "``": "''", "'": "'", "‘": "’", "’": "’",
}  # fmt: skip
MIXABLE = frozenset({"“", "”", '"', "„", "''", "``"})  # doubles that stand for one another when they are mixed up


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks.

    `span` includes the marks, `content` does not. `opening` and `closing` are the marks as they stand; `closing` is
    empty where the quotation runs on in the next paragraph (the open-quote convention), and `continues` is set
    where this paragraph takes up such a one. `depth` is 0 for a quotation that stands in no other.
    """

    span: Span
    content: Span
    opening: str
    closing: str
    depth: int = 0
    continues: bool = False

    @property
    def mixed(self) -> bool:
        """Whether the closing mark is not the partner of the opening one (``"...”``)."""
        if not self.closing or (self.opening, self.closing) == ("„", "”"):
            return False
        return CLOSERS[self.opening] != self.closing


@dataclass(frozen=True, slots=True)
class StrayMark:
    """A mark that no other answers: its span, and the stretch of the block whose pairing it makes uncertain."""

    span: Span
    doubtful: Span
    mark: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a draft in order of their start, outer before inner, and the marks left over."""

    all: tuple[Quotation, ...]
    stray: tuple[StrayMark, ...]

    @property
    def outer(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other."""
        return tuple(q for q in self.all if q.depth == 0)


def find_quotations(text: str, blocks: Sequence[Block]) -> Quotations:
    """The quotations of a prose, with offsets in code points of `text`. Linear in the number of marks."""
    found: list[Quotation] = []
    stray: list[StrayMark] = []
    carried = ""  # the mark that the paragraph before left open
    quoting = [b for b in blocks if b.kind in QUOTING_BLOCKS]
    for i, block in enumerate(quoting):
        marks = find_marks(text, block.span)
        if not marks:
            carried = ""
            continue
        opens_next = _opening_of(text, quoting[i + 1]) if i + 1 < len(quoting) else ""
        pairing = _Pairing(text, block.span, takes_up=bool(carried))
        carried = pairing.run(marks, opens_next)
        found += pairing.found
        stray += pairing.stray
    return Quotations(tuple(_nested(found)), tuple(stray))


def _opening_of(text: str, block: Block) -> str:
    """The mark that a block begins with, if it begins with one that opens."""
    head = text[block.span.start : block.span.start + 2]
    if head in ("''", "``"):
        return head
    return head[:1] if head[:1] in ('"', "“", "„", "«", "‘") else ""


def _nested(found: list[Quotation]) -> list[Quotation]:
    """The quotations in order, each with its depth."""
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    around: list[Span] = []
    result = []
    for quotation in found:
        while around and around[-1].end <= quotation.span.start:
            around.pop()
        result.append(replace(quotation, depth=len(around)) if around else quotation)
        around.append(quotation.span)
    return result


class _Pairing:
    """The pairing of one block's marks, on a stack of those that are open."""

    def __init__(self, text: str, block: Span, *, takes_up: bool) -> None:
        self.text, self.block, self.takes_up = text, block, takes_up
        self.found: list[Quotation] = []
        self.stray: list[StrayMark] = []
        self.stack: list[Mark] = []

    def run(self, marks: list[Mark], opens_next: str) -> str:
        """Pair the marks; gives the one that stays open for the next paragraph, when the next takes it up."""
        for mark in marks:
            at = self._partner(mark)
            if at is not None:
                self._close(at, mark)
            elif mark.opens:
                self._open(mark)
            elif mark.char in DOUBLE:
                self._leave(mark, Span(self.block.start, mark.span.end))
        runs_on = self._runs_on(opens_next)
        for mark in self.stack:
            if mark is runs_on:
                self._add(mark, Span(self.block.end, self.block.end), "")
            elif mark.char in DOUBLE:
                self._leave(mark, Span(mark.span.start, self.block.end))
        return runs_on.char if runs_on else ""

    def _runs_on(self, opens_next: str) -> Mark | None:
        """The outermost open mark, when the next paragraph opens with its like."""
        if not self.stack or not opens_next:
            return None
        mark = self.stack[0]
        alike = mark.char == opens_next or (mark.char in MIXABLE and opens_next in MIXABLE)
        return mark if alike else None

    def _partner(self, mark: Mark) -> int | None:
        """Where in the stack the mark is that this one closes: one of its own shape first, else a mixed one."""
        if not mark.closes:
            return None
        like = [i for i, opened in enumerate(self.stack) if CLOSERS[opened.char] == mark.char]
        if like:
            return like[-1]
        if mark.char in MIXABLE and not (mark.opens and mark.char == '"' and self._answered_later(mark)):
            mixed = [i for i, opened in enumerate(self.stack) if opened.char in MIXABLE]
            return mixed[-1] if mixed else None
        return None

    def _answered_later(self, mark: Mark) -> bool:
        """Whether another straight mark follows in the block, so that a doubtful one may well open."""
        return self.text.find('"', mark.span.end, self.block.end) >= 0

    def _open(self, mark: Mark) -> None:
        """Push a mark; a double one of its shape that is still open was never closed, and is left over."""
        same = next((i for i, opened in enumerate(self.stack) if opened.char == mark.char), None)
        if same is not None and mark.char in DOUBLE:
            self._drop(same, mark.span.start)
        self.stack.append(mark)

    def _close(self, at: int, mark: Mark) -> None:
        self._drop(at + 1, mark.span.end)
        self._add(self.stack.pop(), mark.span, mark.char)

    def _drop(self, at: int, end: int) -> None:
        """Give up the open marks from `at` on; the double ones are left over."""
        for lost in self.stack[at:]:
            if lost.char in DOUBLE:
                self._leave(lost, Span(lost.span.start, end))
        del self.stack[at:]

    def _add(self, opened: Mark, closed: Span, closing: str) -> None:
        content = Span(opened.span.end, closed.start)
        if not self.text[content.start : content.end].strip():
            return
        takes_up = self.takes_up and opened.span.start == self.block.start
        span = Span(opened.span.start, closed.end)
        self.found.append(Quotation(span, content, opened.char, closing, continues=takes_up))

    def _leave(self, mark: Mark, doubtful: Span) -> None:
        self.stray.append(StrayMark(mark.span, doubtful, mark.char))
