"""full: each finding with the words it is about, its related places, and where to read more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.span import Span
from attrlint.output.columns import Columns, Places
from attrlint.output.concise import label, visible
from attrlint.output.style import PLAIN
from attrlint.output.wrapping import cells, wrapped
from attrlint.output.writer import WIDTH, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.span import LineIndex
    from attrlint.model.diagnostic import Diagnostic, Elsewhere
    from attrlint.output.style import Style
    from attrlint.running.runner import Result

GUTTER = 5  # cells of the line number, then " | "
LONGEST = 240  # code points of marked words on their own line
LONGEST_PASSAGE = 600
EXCERPTS = 3  # number of places with the same label
MIN_CONTEXT = 12  # cells kept before a span when a line is cut


class Full(Writer):
    """Several lines per finding."""

    for_people = counts = True

    def take(self, result: Result) -> Iterator[str]:
        """The findings of one draft."""
        setting = self.setting
        wrap = setting.width if setting.wraps else 0
        for line in full(result.diagnostics, result.raw, setting.style, setting.width, setting.columns, wrap):
            yield f"{line}\n"


def full(
    diagnostics: Sequence[Diagnostic],
    raw: str,
    style: Style = PLAIN,
    width: int = WIDTH,
    columns: Columns = Columns.codepoint,
    wrap: int = 0,
) -> Iterator[str]:
    """The diagnostics of one draft, several lines each; excerpts fit into `width` cells of a terminal.

    `wrap` is where longer lines of words break, 0 for nowhere. Nothing depends on color or carets alone: the severity
    is a word, and if a message does not contain the marked words, they get their own line.
    """
    if not diagnostics:
        return
    places = Places(raw, columns)
    lines = places.lines
    for one in diagnostics:
        line, column = places.position(one.span.start)
        yield from _headed(one, line, column, style, wrap)
        yield from excerpt(raw, lines, one.span, style, width, one.severity.value)
        words = " ".join(visible(raw[one.span.start : one.span.end]).split())
        if words and words.casefold() not in " ".join(one.message.split()).casefold():
            yield from _labelled("words", ":", words if len(words) <= LONGEST else f"{words[:LONGEST]}…", style, wrap)
        yield from _related(one, raw, places, style, width, wrap)
        if one.fix:
            sort = " (safe):" if one.fix.safe else " (needs review):"
            yield from _labelled("fix", sort, visible(one.fix.message), style, wrap)
        yield from _labelled("why", ":", f"attrlint rule {one.code}", style, 0)
        yield ""


def _related(one: Diagnostic, raw: str, places: Places, style: Style, width: int, wrap: int) -> Iterator[str]:
    """The related places of a finding; if many have the same label, only the first get excerpts."""
    named: dict[str, list[Span]] = {}
    for related in one.related:
        if related.elsewhere is not None:
            yield from _elsewhere(related.elsewhere, related.message, style, wrap)
            continue
        named.setdefault(related.message, []).append(related.span)

    def place(span: Span) -> str:
        line, column = places.position(span.start)
        return f"{visible(one.path)}:{line}:{column}"

    for message, spans in named.items():
        for span in spans[:EXCERPTS]:
            yield from _labelled("see", f" {place(span)}:", visible(message), style, wrap)
            yield from excerpt(raw, places.lines, span, style, width, "info")
        if spans[EXCERPTS:]:
            rest = ", ".join(place(span) for span in spans[EXCERPTS:])
            yield from _labelled("see", "", f"{rest}: {visible(message)}", style, wrap)


def _elsewhere(other: Elsewhere, message: str, style: Style, wrap: int) -> Iterator[str]:
    """A place in another file, with its words or with how those of the draft differ from them."""
    words = visible(" ".join((other.diff or other.text).split()))
    place = f"{visible(other.path)}:{other.line}:{other.column}"
    yield from _labelled("see", f" {place}:", visible(message), style, wrap)
    shown = words if len(words) <= LONGEST_PASSAGE else f"{words[:LONGEST_PASSAGE]}…"
    yield from _labelled("diff" if other.diff else "source", ":", shown, style, wrap)


def _headed(one: Diagnostic, line: int, column: int, style: Style, wrap: int) -> Iterator[str]:
    """The line that names a finding; its message continues on the next line if it is too long."""
    head, message = f"{label(one, line, column, PLAIN)} ", visible(one.message)
    first, *more = wrapped(message, wrap, head, "    ")
    yield f"{label(one, line, column, style)} {first[len(head) :]}".rstrip()
    yield from more


def _labelled(name: str, after: str, words: str, style: Style, wrap: int) -> Iterator[str]:
    """A labeled line that continues on the next line if needed."""
    head = f"  {name}{after} "
    first, *more = wrapped(words, wrap, head, "    ")
    yield f"  {style.paint(name, 'help' if name == 'fix' else 'dim')}{first[2 + len(name) :]}"
    yield from more


def excerpt(raw: str, lines: LineIndex, span: Span, style: Style, width: int, look: str) -> Iterator[str]:
    """The line that a span begins on, cut around it, with carets below; of several lines, the first is shown."""
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
    more = "…" if span.end > min(right, after) else ""  # it continues beyond the cut or on the next line
    yield f"{number:>{GUTTER}} | {head}{style.paint(marked, look)}{tail}"
    yield f"{'':>{GUTTER}} | {' ' * cells(head)}{style.paint(carets + more, look)}"


def _window(raw: str, line: Span, span: Span, room: int) -> tuple[int, int]:
    """The part of a line to show: all of it if it fits, otherwise the span with what fits before and after it."""
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
    """A piece of a line as shown: tabs as spaces, nothing that moves the cursor."""
    return visible(text.replace("\t", "    "))
