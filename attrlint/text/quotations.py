"""Quotations, found mark by mark: paired within a paragraph, nested, carried over, or left open.

Marks are paired block by block, starting afresh in each, so that a bad mark never hides the rest of a draft. Straight,
curly, German and doubled single marks are known, as are British single marks and nesting both ways. Apostrophes,
inches, feet and minutes are not quotation marks.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, replace
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.reading.prose import Block, BlockKind
from attrlint.text.asides import aside_blocks
from attrlint.text.marks import DOUBLE, MIXABLE, Mark, behind_asterisks, even_marks, find_marks, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTING_BLOCKS = frozenset(BlockKind) - {
    BlockKind.CODE,
    BlockKind.LINK,
    BlockKind.FRONT_MATTER,
    BlockKind.FURNITURE,
}
ENDS = LexiconPattern(r"[.?!…][)\]]?\s*\Z")
REPORTS = LexiconPattern(
    r"(?:,|[?!])\s+(?:(?:{determiners.speaker}|[A-ZÀ-ÖØ-Þ])[^.?!]{0,60}?|he |she |they "
    r"|it |who )?{speech-verbs.in-quotation}\b"
)
LEFT_OPEN = LexiconPattern(  # “We won, he said. -- the closing mark is missing
    r",\s+(?:(?:[A-ZÀ-ÖØ-Þ]|the\b)[^.?!,]{0,50}?|he |she |they ){speech-verbs.cut-in}\b[^.?!,\"“”]{0,40}"
    r"[.?!]\s*\Z"
)
CLOSERS = {
    "“": "”", "”": "”", "„": "“", "«": "»", "»": "»", '"': '"', "''": "''", "``": "''", "'": "'", "‘": "’", "’": "’",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks.

    `span` includes the marks, `content` does not. `opening` and `closing` are the marks as written; `closing` is empty
    if the quotation runs on in the next paragraph (the open-quote convention), and `continues` is set if this paragraph
    takes up such a quotation; `opening` is empty if it does so without a mark. `depth` is 0 for a quotation that is not
    inside another.
    """

    span: Span
    content: Span
    opening: str
    closing: str
    depth: int = 0
    continues: bool = False

    @property
    def mixed(self) -> bool:
        """Whether the closing mark does not match the opening mark (``"...”``)."""
        if not self.closing or not self.opening or (self.opening, self.closing) == ("„", "”"):
            return False
        return CLOSERS[self.opening] != self.closing


@dataclass(frozen=True, slots=True)
class StrayMark:
    """A mark without a partner: its span, and the stretch of the block whose pairing it makes uncertain."""

    span: Span
    doubtful: Span
    mark: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a draft in order of their start, outer before inner, and the unpaired marks."""

    all: tuple[Quotation, ...]
    stray: tuple[StrayMark, ...]

    @property
    def outer(self) -> tuple[Quotation, ...]:
        """The quotations that are not inside another."""
        return tuple(q for q in self.all if q.depth == 0)


def find_quotations(text: str, blocks: Sequence[Block]) -> Quotations:
    """The quotations of a prose, with offsets in code points of `text`. Linear in the number of marks."""
    found: list[Quotation] = []
    stray: list[StrayMark] = []
    beside = aside_blocks(blocks)
    quoting = [behind_asterisks(text, b.span) for b in blocks if b.kind in QUOTING_BLOCKS]
    aside = [i in beside for i, b in enumerate(blocks) if b.kind in QUOTING_BLOCKS]
    marks = [find_marks(text, block) for block in quoting]
    taken_up = -1  # the block that continues what the block before left open
    for i, block in enumerate(quoting):
        if not marks[i]:
            if taken_up > i and not aside[i]:
                found.append(Quotation(block, block, "", "", continues=True))
            continue
        near = [j for j in range(i + 1, min(i + 1 + 2 * BRIDGE, len(marks))) if not aside[j]][:BRIDGE]
        following = next((j for j in near if marks[j]), -1)
        opens_next = opening_of(text, quoting[following]) if following >= 0 and not aside[i] else ""
        between = Span(block.end, quoting[following].start if near[:1] != [following] else block.end)
        pairing = _Pairing(text, block, takes_up=taken_up == i)
        if pairing.run(marks[i], opens_next, between):
            taken_up = following
        found += pairing.found
        stray += pairing.stray
    bridged, stray = _bridged(text, quoting, found, stray)
    return Quotations(tuple(_nested(found + bridged)), tuple(stray))


BRIDGE = 3  # paragraphs that a quotation may run on without being opened again


def _bridged(
    text: str, blocks: list[Span], found: list[Quotation], stray: list[StrayMark]
) -> tuple[list[Quotation], list[StrayMark]]:
    """Quotations that run past the end of a paragraph and are not reopened, as in some house styles.

    An open mark is matched by a closing mark that is the first double mark of one of the next paragraphs; what is
    between single marks on the way is nested. Returns the parts, one per paragraph, and the marks that are still
    unpaired.
    """
    if len(stray) < 2:
        return [], stray
    stray = sorted(stray, key=lambda mark: mark.span)
    number = {block.end: i for i, block in enumerate(blocks)}
    starts = {block.start: i for i, block in enumerate(blocks)}
    marked = sorted([q.span.start for q in found if q.opening in DOUBLE] + [s.span.start for s in stray])
    parts: list[Quotation] = []
    left: list[StrayMark] = []
    waiting: StrayMark | None = None
    for mark in stray:
        if waiting is not None and mark.doubtful.start in starts and mark.doubtful.end == mark.span.end:
            first, last = number[waiting.doubtful.end], starts[mark.doubtful.start]
            alone = marked[bisect_right(marked, waiting.span.start)] == mark.span.start
            if 0 < last - first <= BRIDGE and alone:
                parts += _parts(waiting, mark, blocks[first : last + 1])
                waiting = None
                continue
        if waiting is not None:
            left.append(waiting)
        waiting = mark if mark.doubtful.end in number and mark.doubtful.start == mark.span.start else None
        if waiting is None:
            left.append(mark)
    if waiting is not None:
        left.append(waiting)
    return [p for p in parts if text[p.content.start : p.content.end].strip()], left


def _parts(opened: StrayMark, closed: StrayMark, blocks: list[Span]) -> list[Quotation]:
    """One quotation per paragraph, from the opening mark to the closing mark."""
    first, *between, last = blocks
    parts = [Quotation(Span(opened.span.start, first.end), Span(opened.span.end, first.end), opened.mark, "")]
    parts += [Quotation(block, block, "", "", continues=True) for block in between]
    span, content = Span(last.start, closed.span.end), Span(last.start, closed.span.start)
    return [*parts, Quotation(span, content, "", closed.mark, continues=True)]


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
    """The pairing of one block's marks, with a stack of open marks."""

    def __init__(self, text: str, block: Span, *, takes_up: bool) -> None:
        self.text, self.block, self.takes_up = text, block, takes_up
        self.found: list[Quotation] = []
        self.stray: list[StrayMark] = []
        self.stack: list[Mark] = []
        self.continued: set[int] = set()

    def run(self, marks: list[Mark], opens_next: str, between: Span) -> bool:
        """Pair the marks; returns whether one stays open for the paragraph that begins with `opens_next`.

        `between` is the text between the two; if it has words, they must continue the same speech.
        """
        even = even_marks(marks)
        lone = len(marks) == 1 and marks[0].char not in DOUBLE and not self.takes_up  # We won,’ Lee said
        for number, mark in enumerate(marks):
            at = self._partner(mark)
            if at is not None:
                self._close(at, mark)
            elif mark.opens:
                self._open(mark, nests=number in even)
            elif (mark.char in DOUBLE and not mark.measure) or lone:
                self._leave(mark, Span(self.block.start, mark.span.end))
        runs_on = self._runs_on(opens_next, between)
        for mark in self.stack:
            if mark is runs_on:
                self._add(mark, Span(self.block.end, self.block.end), "")
            elif mark.char in DOUBLE or self._speaks(mark):
                self._leave(mark, Span(mark.span.start, self.block.end))
        return runs_on is not None

    def _speaks(self, mark: Mark) -> bool:
        """Whether an open single mark certainly begins a quotation, rather than a name that is written with one."""
        before = self.text[self.block.start : mark.span.start].rstrip()[-1:]
        if mark.char != "‘" or before not in ("", *":,.?!"):
            return False
        others = before == ":" or any(q.opening == "‘" for q in self.found)
        return others or REPORTS.search(self.text, mark.span.end, self.block.end) is not None

    def _runs_on(self, opens_next: str, between: Span) -> Mark | None:
        """The outermost open mark, if the next paragraph opens with the same kind."""
        if not self.stack or not opens_next:
            return None
        mark = self.stack[0]
        if LEFT_OPEN.search(self.text, mark.span.end, self.block.end):
            return None
        if self.text[between.start : between.end].strip() and not self._reads_on(Span(mark.span.end, between.end)):
            return None
        alike = mark.char == opens_next or (mark.char in MIXABLE and opens_next in MIXABLE)
        return mark if alike else None

    def _partner(self, mark: Mark) -> int | None:
        """The index in the stack of the mark that this one closes: one of its own shape first, else a mixed one."""
        if not mark.closes:
            return None
        like = [i for i, opened in enumerate(self.stack) if CLOSERS[opened.char] == mark.char]
        if like:
            return like[-1]
        if mark.char == "'" and self.text[mark.span.start - 1] in ",.?!…" and self.stack:
            return len(self.stack) - 1 if self.stack[-1].char == "‘" else None
        if mark.char in MIXABLE and not (mark.opens and mark.char == '"' and self._answered_later(mark)):
            mixed = [i for i, opened in enumerate(self.stack) if opened.char in MIXABLE]
            return mixed[-1] if mixed else None
        return None

    def _answered_later(self, mark: Mark) -> bool:
        """Whether another straight mark follows in the block, so that a doubtful one may be an opening mark."""
        return self.text.find('"', mark.span.end, self.block.end) >= 0

    def _open(self, mark: Mark, *, nests: bool) -> None:
        """Push a mark; an open double mark of the same shape was never closed and is unpaired.

        But if all marks of the block come out even (`nests`), the new mark opens a quotation inside that one.
        """
        same = next((i for i, opened in enumerate(self.stack) if opened.char == mark.char), None)
        if same is not None and mark.char in DOUBLE and not nests:
            before = self.stack[same]
            if self._goes_on(before, mark):
                end = Span(mark.span.start, mark.span.start)
                del self.stack[same:]
                self._add(before, end, "")
                self.continued.add(mark.span.start)
            else:
                self._drop(same, mark.span.start)
        if same is None or mark.char in DOUBLE:
            self.stack.append(mark)

    def _goes_on(self, before: Mark, mark: Mark) -> bool:
        """Whether a mark reopens what is still open: paragraphs of one speech that were joined.

        The words between end a sentence and hold no reporting clause, as they would if a closing mark were missing.
        """
        return self._reads_on(Span(before.span.end, mark.span.start))

    def _reads_on(self, span: Span) -> bool:
        words = self.text[span.start : span.end]
        return bool(ENDS.search(words)) and not REPORTS.search(words)

    def _close(self, at: int, mark: Mark) -> None:
        self._drop(at + 1, mark.span.end)
        self._add(self.stack.pop(), mark.span, mark.char)

    def _drop(self, at: int, end: int) -> None:
        """Drop the open marks from `at` on; the double ones are unpaired."""
        for lost in self.stack[at:]:
            if lost.char in DOUBLE:
                self._leave(lost, Span(lost.span.start, end))
        del self.stack[at:]

    def _add(self, opened: Mark, closed: Span, closing: str) -> None:
        content = Span(opened.span.end, closed.start)
        if not self.text[content.start : content.end].strip():
            return
        takes_up = (self.takes_up and opened.span.start == self.block.start) or opened.span.start in self.continued
        span = Span(opened.span.start, closed.end)
        self.found.append(Quotation(span, content, opened.char, closing, continues=takes_up))

    def _leave(self, mark: Mark, doubtful: Span) -> None:
        self.stray.append(StrayMark(mark.span, doubtful, mark.char))
