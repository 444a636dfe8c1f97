"""Plain text: paragraphs as the file marks them, headings, bylines, datelines and pasted embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LINE_END, Span
from attrlint.reading.builder import ProseBuilder
from attrlint.reading.front_matter import read_head
from attrlint.reading.habits import block_kind, dateline_end, is_wrapped
from attrlint.reading.not_copy import unread
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.reading.prose import Prose

DIRECTIVE = LazyPattern(r"[ \t]*#\s*attrlint\s*:", ignorecase=True)
BULLETS = tuple("-*•–")
BULLET = LazyPattern(r"[ \t]*(?:[-*•–][ \t]+|\d{1,3}[.)][ \t]+)(?=\S)")


class PlainLine(NamedTuple):
    """One line: its place in the file without its line end, and whether it has any text."""

    span: Span
    blank: bool


def read_plain(raw: str) -> Prose:
    """The prose of a plain-text draft: the file's own characters, block by block."""
    builder = ProseBuilder(raw, urls=True, unread=unread(raw))
    rest = _lines(raw, read_head(builder, 1 if raw.startswith("\ufeff") else 0, toml=False))
    wrapped = is_wrapped([raw[s.start : s.end] for s, _ in rest])
    chunks = [c for c in _chunks(builder, raw, rest, wrapped=wrapped) if builder.visible(*c).strip()]
    for i, chunk in enumerate(chunks):
        _add(builder, raw, chunk, is_first=i == 0, is_last=i == len(chunks) - 1)
    return builder.finish()


def _lines(raw: str, start: int) -> list[PlainLine]:
    """The lines of the file from a place on."""
    lines: list[PlainLine] = []
    for end in LINE_END.finditer(raw, start):
        lines.append(PlainLine(Span(start, end.start()), not raw[start : end.start()].strip()))
        start = end.end()
    if start < len(raw):
        lines.append(PlainLine(Span(start, len(raw)), not raw[start:].strip()))
    return lines


def _bullet(raw: str, span: Span) -> regex.Match[str] | None:
    """The sign or number that a list item begins with."""
    first = raw[span.start : span.end].lstrip(" \t")[:1]
    return BULLET.match(raw, *span) if first in BULLETS or first.isdecimal() else None


def _chunks(builder: ProseBuilder, raw: str, lines: list[PlainLine], *, wrapped: bool) -> Iterator[Span]:
    """The stretches of the file that are one block each; lines addressed to attrlint are removed."""
    start = end = -1
    for line in lines:
        first = raw[line.span.start : line.span.end].lstrip(" \t")[:1]
        directive = DIRECTIVE.match(raw, *line.span) if first == "#" else None
        if directive:
            builder.comment(raw[line.span.start : line.span.end].lstrip(" \t#"), *line.span)
        breaks = line.blank or directive is not None or not wrapped or _bullet(raw, line.span) is not None
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
    """Add one block to the prose; a list bullet and a dateline are separated from the words."""
    kind, level = block_kind(builder.visible(*chunk), is_first=is_first, is_last=is_last)
    start = chunk.start
    bullet = _bullet(raw, chunk)
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
