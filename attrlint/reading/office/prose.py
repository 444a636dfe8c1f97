"""Prose from a document with one line of text per paragraph: shared by Word and OpenDocument."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import replace
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.builder import ADDRESSED, ProseBuilder
from attrlint.reading.habits import block_kind
from attrlint.reading.prose import BlockKind, Comment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.reading.prose import Prose, Segment

LINE = "\u2028"  # a line break inside a paragraph: not the end of a line of the text
BULLET = LazyPattern(r"(?:[-*•–][ \t]+|\d{1,3}[.)][ \t]+)(?=\S)")


class Line(NamedTuple):
    """A paragraph: its span in the text, its kind, and its level if it is a heading."""

    span: Span
    kind: BlockKind
    level: int = 0


class OfficeComment(NamedTuple):
    """A comment in the document: its text, and the words it is about."""

    text: str
    span: Span


def prose_of(text: str, lines: Sequence[Line], remarks: Sequence[OfficeComment], links: Sequence[Span]) -> Prose:
    """The prose of a document. A draft without heading styles is read by its look, like plain text."""
    builder = ProseBuilder(text, looks=True)
    said = [line for line in lines if text[slice(*line.span)].strip()]
    by_look = not any(line.kind is BlockKind.HEADING for line in said)
    body = [line for line in said if line.kind is not BlockKind.NOTE]
    for line in said:
        kind, level, start = line.kind, line.level, line.span.start
        words = text[start : line.span.end].replace(LINE, "\n")
        if kind is BlockKind.PARAGRAPH and by_look:
            kind, level = block_kind(words, is_first=line is body[0], is_last=line is body[-1])
        bullet = BULLET.match(words) if kind is BlockKind.PARAGRAPH else None
        if bullet:
            kind, start, words = BlockKind.LIST_ITEM, start + bullet.end(), words[bullet.end() :]
        builder.open(kind, level)
        builder.put(words, start, line.span.end)
        builder.close()
    prose = builder.finish()
    linked = (*prose.linked, *_in_prose(prose.segments, links))
    return replace(prose, comments=tuple(_comments(text, remarks)), linked=tuple(sorted(linked)))


def _in_prose(segments: Sequence[Segment], spans: Sequence[Span]) -> Iterator[Span]:
    """Where spans of the text are in the prose, which has all its characters except white space at either end."""
    starts: list[int] = []
    for segment in segments:
        if starts and segment.file_start < starts[-1]:
            break  # addresses, which are read again at the end
        starts.append(segment.file_start)
    for start, end in spans:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        if first < 0 or segments[first].file_end <= start:
            first += 1
        if first <= last:  # a link on a blank or a bullet only is on no word
            one, other = segments[first], segments[last]
            start, end = max(start, one.file_start), min(end, other.file_end)
            yield Span(start - one.file_start + one.start, end - other.file_start + other.start)


def _comments(text: str, remarks: Sequence[OfficeComment]) -> Iterator[Comment]:
    """The comments addressed to attrlint."""
    for remark in remarks:
        found = ADDRESSED.match(remark.text)
        if found:
            yield Comment(remark.text[found.end() :].strip(), remark.span, _paragraphs(text, remark.span))


def _paragraphs(text: str, span: Span) -> Span:
    """The paragraphs that contain words."""
    end = text.find("\n", max(span.start, span.end - 1))
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) + 1 if end < 0 else end + 1)
