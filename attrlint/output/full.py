"""full: each finding with the words it is about, what belongs to it, and where to read more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.columns import Columns, Places
from attrlint.output.concise import header, visible
from attrlint.output.style import PLAIN
from attrlint.output.writer import WIDTH, Writer
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.diagnostic import Diagnostic
    from attrlint.output.style import Style
    from attrlint.runner import Result
    from attrlint.span import LineIndex

GUTTER = 5  # cells of the line number, then " | "
MIN_CONTEXT = 12  # cells kept before a span when a line is cut


class Full(Writer):
    """Several lines a finding."""

    for_people = counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        setting = self.setting
        for line in full(result.diagnostics, result.raw, setting.style, setting.width, setting.columns):
            yield f"{line}\n"


def full(
    diagnostics: Sequence[Diagnostic],
    raw: str,
    style: Style = PLAIN,
    width: int = WIDTH,
    columns: Columns = Columns.codepoint,
) -> Iterator[str]:
    """The diagnostics of one draft, several lines each; excerpts fit into `width` cells of a terminal."""
    if not diagnostics:
        return
    places = Places(raw, columns)
    lines = places.lines
    for one in diagnostics:
        line, column = places.position(one.span.start)
        yield header(one, line, column, style)
        yield from excerpt(raw, lines, one.span, style, width, one.severity.value)
        for related in one.related:
            at, col = places.position(related.span.start)
            yield f"  {style.paint('see', 'dim')} {visible(one.path)}:{at}:{col}: {visible(related.message)}"
            yield from excerpt(raw, lines, related.span, style, width, "info")
        if one.fix:
            sort = "safe" if one.fix.safe else "offered"
            yield f"  {style.paint('fix', 'help')} ({sort}): {visible(one.fix.message)}"
        yield f"  {style.paint('why', 'dim')}: attrlint rule {one.code}"
        yield ""


def excerpt(raw: str, lines: LineIndex, span: Span, style: Style, width: int, look: str) -> Iterator[str]:
    """The line that a span begins on, cut round it, and carets under it; of several lines the first is shown."""
    number, _ = lines.position(span.start)
    start = lines.starts[number - 1]
    after = lines.starts[number] if number < len(lines.starts) else len(raw)
    end = start + len(raw[start:after].rstrip("\r\n"))
    inner = Span(span.start, max(span.start, min(span.end, end)))
    room = max(30, width - GUTTER - 3)
    left, right = _window(raw, Span(start, end), inner, room)
    shown = Span(max(inner.start, left), min(inner.end, right))
    head = ("…" if left > start else "") + _cells_text(raw[left : shown.start])
    marked = _cells_text(raw[shown.start : shown.end])
    tail = _cells_text(raw[shown.end : right]) + ("…" if right < end else "")
    carets = "^" * max(1, cells(marked))
    more = "…" if span.end > min(right, after) else ""  # it goes on, beyond the cut or on the next line
    yield f"{number:>{GUTTER}} | {head}{style.paint(marked, look)}{tail}"
    yield f"{'':>{GUTTER}} | {' ' * cells(head)}{style.paint(carets + more, look)}"


def _window(raw: str, line: Span, span: Span, room: int) -> tuple[int, int]:
    """The part of a line to show: all of it when it fits, else the span with what fits before and behind it."""
    if cells(_cells_text(raw[line.start : line.start + 4 * room])) <= room and line.end - line.start <= 4 * room:
        return line.start, line.end
    room -= 3  # the dots at either end
    left, used = span.start, 0
    right = span.start
    while right < min(span.end, line.end):
        wide = cells(_cells_text(raw[right]))
        if used + wide > room - MIN_CONTEXT:
            break
        used += wide
        right += 1
    while left > line.start or right < line.end:
        grew = False
        for side in ("left", "right"):
            at = left - 1 if side == "left" else right
            if not (line.start <= at < line.end) or (side == "right" and right < span.end):
                continue
            wide = cells(_cells_text(raw[at]))
            if used + wide > room:
                return left, right
            used += wide
            grew = True
            left, right = (left - 1, right) if side == "left" else (left, right + 1)
        if not grew:
            return left, right
    return left, right


def _cells_text(text: str) -> str:
    """A piece of a line as it is shown: tabs as spaces, nothing that moves the cursor."""
    return visible(text.replace("\t", "    "))


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for an emoji, none for a combining mark."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))
