"""Which marks in a block are quotation marks, and which way each may face."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import LexiconPattern

DOUBLE = frozenset({"“", "”", '"', "„", "«", "»", "''", "``"})
MARK = LexiconPattern(r"''|``|[\"“”„«»'‘’]")
MIXABLE = frozenset({"“", "”", '"', "„", "''", "``"})  # double marks that are used for one another by mistake
SINGLES = frozenset({"'", "‘", "’"})
_BEFORE_OPENING = frozenset("([{<—–-/|=*_>\u200b\u2009\u202f")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>—–-/|*_%\u200b\u2009\u202f")
ELISION = LexiconPattern(
    r"(?:{elisions}|\d0s|\d\d(?!\d))\b",
    ignorecase=True,
)
FEET_AND_INCHES = LexiconPattern(r"\d['’′]\s?\d{1,2}(?:\.\d+)?\Z")
SINGLE_OPENS = LexiconPattern(r"(?<![^\s(\[—–-])['‘](?=\w)")
CLOSED_ONLY = LexiconPattern(  # We won,’ Lee said. -- the opening mark is missing
    r"(?<=\w[,?!])['’]\s+(?:(?:{determiners.speaker}|[A-ZÀ-ÖØ-Þ])[^.?!]{0,60}?"
    r"|he |she |they )?{speech-verbs.in-quotation}\b"
)
LEFT_OPEN = LexiconPattern(r"(?<=[:,]\s)'(?=[A-Z])|(?<!.)'(?=[A-Z])")  # of a speech that continues in the next block
ATTRIBUTE = LexiconPattern(r"(?<=\w)=\"[^\"<>\n]*\"")  # markup left in plain text: <a title="...">
MEASURE = LexiconPattern(r"\s?(?:{units.measured}|×)", ignorecase=True)


class Mark(NamedTuple):
    """A quotation mark: its place, its form, and whether it may open or close, judging by the characters next to it.

    With `measure` it counts inches unless there is a quotation for it to close.
    """

    span: Span
    char: str
    opens: bool
    closes: bool
    measure: bool = False


def find_marks(text: str, block: Span) -> list[Mark]:
    """The quotation marks of a block in order; spans are code points of `text`.

    Single marks are returned only in pairs, or if nothing in the block closes one that begins a speech.
    """
    marks: list[Mark] = []
    singles: list[Span] = []
    tagged = None
    if text.find('="', *block) >= 0:
        tagged = SpanSet(Span(*m.span()) for m in ATTRIBUTE.finditer(text, *block))
    for found in MARK.finditer(text, block.start, block.end):
        if tagged and tagged.touches(Span(*found.span())):
            continue
        char, span = found[0], Span(*found.span())
        if char in SINGLES:
            singles.append(span)
        else:
            mark = _double(text, block, span, char)
            if mark:
                marks.append(mark)
    if singles:
        marks.extend(_single_pairs(text, block, singles))
        marks.sort(key=lambda m: m.span)
    return marks


def opening_of(text: str, block: Span) -> str:
    """The mark at the start of a block, if it is an opening mark."""
    head = text[block.start : block.start + 2]
    if head in ("''", "``"):
        return head
    return head[:1] if head[:1] in ('"', "“", "„", "«", "‘", "'") else ""


def _double(text: str, block: Span, span: Span, char: str) -> Mark | None:
    before = text[span.start - 1] if span.start > block.start else " "
    after = text[span.end] if span.end < block.end else " "
    left_edge = before.isspace() or before in _BEFORE_OPENING or before in "\"“‘'"
    right_edge = after.isspace() or after in _AFTER_CLOSING or after in "\"”’'"
    if char in "«»" and before.isspace() and after.isspace() and text.find("»" if char == "«" else "«", *block) < 0:
        return None  # an arrow or a bullet
    if char in "„«":
        return Mark(span, char, True, False)
    if char == "»":
        return Mark(span, char, False, True)
    if char == "“":
        closes = not left_edge and right_edge
        return Mark(span, char, not closes, closes)
    if char == "”" and before.isdigit() and right_edge and text.rfind("“", block.start, span.start) < 0:
        return Mark(span, char, False, True, measure=True)
    if char == "”":
        return Mark(span, char, left_edge and (not right_edge or span.start == block.start), True)
    if char == "``":
        return Mark(span, char, True, False)
    if char == '"' and before.isdigit() and right_edge:
        return None if _is_measure(text, block, span) else Mark(span, char, False, True, measure=True)
    if left_edge and not right_edge:
        return Mark(span, char, True, False)
    if right_edge and not left_edge:
        return Mark(span, char, False, True)
    return Mark(span, char, True, True)


def _is_measure(text: str, block: Span, span: Span) -> bool:
    """Whether a straight mark after a digit certainly means inches: 6'2", 12" x 9", 12" wide."""
    head = text[max(block.start, span.start - 12) : span.start]
    return bool(FEET_AND_INCHES.search(head) or MEASURE.match(text, span.end))


def _single_pairs(text: str, block: Span, singles: list[Span]) -> list[Mark]:
    """The single marks that enclose words; apostrophes are left alone."""
    marks: list[Mark] = []
    closed = block.start
    closers = [s for s in singles if _may_close(text, block, s)]
    nearest = 0
    for span in singles:
        if span.start < closed or not _may_open(text, block, span):
            continue
        while nearest < len(closers) and closers[nearest].start <= span.end:
            nearest += 1
        end = _closer(text, block, closers, nearest)
        if end is not None:
            marks += [
                Mark(span, text[span.start], True, False),
                Mark(end, text[end.start], False, True),
            ]
            closed = end.end
        elif text[span.start] == "‘" or LEFT_OPEN.match(text, span.start, block.end):
            marks.append(Mark(span, text[span.start], True, False))
    if not marks and closers and CLOSED_ONLY.match(text, closers[-1].start, block.end):
        marks.append(Mark(closers[-1], text[closers[-1].start], False, True))
    return marks


def _may_open(text: str, block: Span, span: Span) -> bool:
    before = text[span.start - 1] if span.start > block.start else " "
    after = text[span.end] if span.end < block.end else " "
    if not (before.isspace() or before in _BEFORE_OPENING or before in '"“') or not (
        after.isalnum() or after in "[(£$€…" or _elided(text, span.end)
    ):
        return False
    return text[span.start] != "’" and not ELISION.match(text, span.end)


def _elided(text: str, at: int) -> bool:
    """Whether an apostrophe for dropped letters begins there: ’tis."""
    return text[at : at + 1] in ("'", "’") and ELISION.match(text, at + 1) is not None


def _may_close(text: str, block: Span, span: Span) -> bool:
    if text[span.start] == "‘" or span.start == block.start:
        return False
    before = text[span.start - 1]
    after = text[span.end] if span.end < block.end else " "
    if before in "nN" and text[span.start - 2 : span.start - 1] in ("'", "’", "‘"):
        return False  # rock 'n' roll
    return (
        not before.isspace() and before not in "([{" and (after.isspace() or after in _AFTER_CLOSING or after in '"”')
    )


def _closer(text: str, block: Span, closers: list[Span], first: int) -> Span | None:
    """The mark that closes a single quotation: one next to punctuation before one that may end a possessive."""
    weak: Span | None = None
    for span in closers[first : first + 40]:
        before = text[span.start - 1]
        after = text[span.end] if span.end < block.end else " "
        if before in ",.?!…" or after in ',.;:?!)"”' or span.end == block.end or before not in "sSnN":
            return weak if weak is not None and _opens_between(text, weak, span) else span
        weak = weak or span
    return weak


def _opens_between(text: str, left: Span, right: Span) -> bool:
    """Whether another single quotation begins between two marks."""
    return SINGLE_OPENS.search(text, left.end, right.start) is not None


def even_marks(marks: list[Mark]) -> frozenset[int]:
    """The indexes of double marks from which on, with those open before, the marks of a block come out even.

    Then each closing mark has a partner, and none is left open: “He calls it “home” now.” Nothing can be decided if a
    mark may both open and close.
    """
    steps = [0 if m.char not in MIXABLE else 2 if m.opens and m.closes else 1 if m.opens else -1 for m in marks]
    depths = list(accumulate(steps))
    if 2 in steps or (depths and (depths[-1] or min(depths) < 0)):
        return frozenset()
    return frozenset(i for i, step in enumerate(steps) if step == 1)


UNCLOSED = LexiconPattern(r"[*_]{1,3}(?=[“\"‘])")


def behind_asterisks(text: str, block: Span) -> Span:
    """A block without the asterisks before its first quotation mark: bold type that was never closed."""
    found = UNCLOSED.match(text, block.start, block.end)
    return Span(found.end(), block.end) if found else block
