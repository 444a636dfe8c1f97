"""Plain text: paragraphs by the file's own habit, headings, bylines, datelines and pasted embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LINE_END, Span
from attrlint.reading.builder import ProseBuilder
from attrlint.reading.habits import block_kind, dateline_end, is_wrapped
from attrlint.reading.not_copy import unread
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.reading.prose import Prose

DIRECTIVE = LazyPattern(r"[ \t]*#\s*attrlint\s*:", ignorecase=True)
FENCE = LazyPattern(r"-{3}[ \t]*")
META = LazyPattern(r"([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*)")
BULLET = LazyPattern(r"[ \t]*(?:[-*•–][ \t]+|\d{1,3}[.)][ \t]+)(?=\S)")
MAX_FRONT_MATTER = 200  # lines; a fence that closes later is a rule across the page


class Line(NamedTuple):
    """One line: its place in the file without its line end, and whether there is anything on it."""

    span: Span
    blank: bool


def read_plain(raw: str) -> Prose:
    """The prose of a plain-text draft: the file's own characters, block by block."""
    builder = ProseBuilder(raw, urls=True, unread=unread(raw))
    lines = _lines(raw)
    first = _front_matter(builder, raw, lines)
    rest = lines[first:]
    wrapped = is_wrapped([raw[s.start : s.end] for s, _ in rest])
    chunks = [c for c in _chunks(builder, raw, rest, wrapped=wrapped) if builder.visible(*c).strip()]
    for i, chunk in enumerate(chunks):
        _add(builder, raw, chunk, is_first=i == 0, is_last=i == len(chunks) - 1)
    return builder.finish()


def _lines(raw: str) -> list[Line]:
    """The lines of the file; a byte order mark belongs to none."""
    lines: list[Line] = []
    start = 1 if raw.startswith("\ufeff") else 0
    for end in LINE_END.finditer(raw, start):
        lines.append(Line(Span(start, end.start()), not raw[start : end.start()].strip()))
        start = end.end()
    if start < len(raw):
        lines.append(Line(Span(start, len(raw)), not raw[start:].strip()))
    return lines


def _front_matter(builder: ProseBuilder, raw: str, lines: list[Line]) -> int:
    """Read a leading block between ``---`` lines; gives the index of the first line after it."""

    def fence(i: int) -> bool:
        return bool(FENCE.fullmatch(raw, *lines[i].span))

    if not lines or not fence(0):
        return 0
    for end in range(1, min(len(lines), MAX_FRONT_MATTER)):
        if fence(end):
            break
        if not lines[end].blank and not META.match(raw, *lines[end].span) and raw[lines[end].span.start] not in " \t-#":
            return 0
    else:
        return 0
    for line in lines[1:end]:
        found = META.fullmatch(raw, *line.span)
        if found:
            builder.meta[found[1].strip().lower()] = found[2].strip().strip("'\"")
    if end > 1:
        builder.open(BlockKind.FRONT_MATTER)
        builder.copy(lines[1].span.start, lines[end - 1].span.end)
        builder.close()
    return end + 1


def _chunks(builder: ProseBuilder, raw: str, lines: list[Line], *, wrapped: bool) -> Iterator[Span]:
    """The stretches of the file that are a block each; lines addressed to attrlint are taken out."""
    start = end = -1
    for line in lines:
        directive = DIRECTIVE.match(raw, *line.span)
        if directive:
            builder.comment(raw[line.span.start : line.span.end].lstrip(" \t#"), *line.span)
        breaks = line.blank or directive is not None or not wrapped or BULLET.match(raw, *line.span) is not None
        if breaks and start >= 0:
            yield Span(start, end)
            start = -1
        if line.blank or directive:
            continue
        if start < 0:
            start = line.span.start
        end = line.span.end
    if start >= 0:
        yield Span(start, end)


def _add(builder: ProseBuilder, raw: str, chunk: Span, *, is_first: bool, is_last: bool) -> None:
    """Put one block into the prose; a list's bullet and a paragraph's dateline come apart from its words."""
    kind, level = block_kind(builder.visible(*chunk), is_first=is_first, is_last=is_last)
    start = chunk.start
    bullet = BULLET.match(raw, *chunk)
    if kind is BlockKind.PARAGRAPH and bullet:
        kind, start = BlockKind.LIST_ITEM, bullet.end()
    elif kind is BlockKind.PARAGRAPH:
        end = start + dateline_end(raw[chunk.start : chunk.end])
        if start < end < chunk.end:
            builder.open(BlockKind.DATELINE)
            builder.copy(start, end)
            builder.close()
            start = end
    builder.open(kind, level)
    builder.copy(start, chunk.end)
    builder.close()
