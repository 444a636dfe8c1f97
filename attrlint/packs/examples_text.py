"""The marks of an example: ``[[ ]]`` around exactly what must be marked, ``\\[[`` for a bracket that is text."""

from __future__ import annotations

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span

BRACKETS = LazyPattern(r"\\(?P<literal>\[\[|\]\])|(?P<open>\[\[(?!\[\[))|(?P<close>\]\](?!\]))")


def parse_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the marked spans in code points of it.

    Raises ValueError for a mark that is opened twice, never closed, or closed without being opened.
    """
    pieces: list[str] = []
    marks: list[Span] = []
    length, last, opened = 0, 0, -1
    for found in BRACKETS.finditer(text):
        piece = text[last : found.start()] + (found["literal"] or "")
        pieces.append(piece)
        length += len(piece)
        last = found.end()
        if found["open"]:
            if opened >= 0:
                raise ValueError("a mark is opened inside another")
            opened = length
        elif found["close"]:
            if opened < 0:
                raise ValueError("a mark is closed that was not opened")
            marks.append(Span(opened, length))
            opened = -1
    if opened >= 0:
        raise ValueError("a mark is never closed")
    pieces.append(text[last:])
    return "".join(pieces), tuple(marks)


def with_marks(text: str, spans: tuple[Span, ...]) -> str:
    """The text with ``[[ ]]`` around each span, to show what was marked."""
    out, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            out += [text[last:start], "[[", text[start:end], "]]"]
            last = end
    return "".join([*out, text[last:]])
