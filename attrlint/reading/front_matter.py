"""The head of a draft: metadata for the publishing system, and the part of it that readers see.

Heads are enclosed in fences (YAML ``---``, TOML ``+++``), or are header lines at the top (``Title: ...``, as in Pelican
and MultiMarkdown). Titles are headings of level 0, descriptions and excerpts are standfirsts, the rest is front matter.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LINE_END, Span
from attrlint.data import read_lines
from attrlint.reading.prose import BlockKind
from attrlint.reading.tags import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.reading.builder import Piece, ProseBuilder

OPENING = LazyPattern(r"(---|\+\+\+)[ \t]*")
CLOSING = {"---": LazyPattern(r"(?:---|\.\.\.)[ \t]*"), "+++": LazyPattern(r"\+\+\+[ \t]*")}
ENTRY = LazyPattern(r"([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*)")
HEADER = LazyPattern(r"([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}):(?:[ \t]+(.*)|[ \t]*)")
MAX_LINES = 400  # a fence that closes later is a horizontal rule
MAX_HEADER_LINES = 40
FOLDED = LazyPattern(r"[>|][+-]?\d?[ \t]*(?:#.*)?")
ESCAPED = {"'": LazyPattern("''"), '"': LazyPattern(r'\\(["\\/ ])')}
BREAK = LazyPattern(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*")
NO_WORDS = LazyPattern(r"[\d.,:/TZ+ -]*|true|false|null|~|\S*[/_]\S*|[\[{&*!].*", ignorecase=True)


def read_head(builder: ProseBuilder, base: int, *, toml: bool = True) -> int:
    """Read the head of a draft that begins at `base`, if it has one; returns where the copy begins (code points)."""
    raw = builder.raw
    lines = _lines(raw, base, MAX_LINES + 2)
    if not lines:
        return base
    fence = OPENING.fullmatch(raw, *lines[0])
    if fence and (toml or fence[1] == "---"):
        return _fenced(builder, lines, CLOSING[fence[1]]) or base
    return _header_lines(builder, lines) or base


def _lines(raw: str, base: int, most: int) -> list[Span]:
    """The first lines from `base` on, without their ends."""
    lines: list[Span] = []
    start = base
    for end in LINE_END.finditer(raw, base):
        lines.append(Span(start, end.start()))
        start = end.end()
        if len(lines) == most:
            return lines
    return [*lines, Span(start, len(raw))] if start < len(raw) else lines


def _fenced(builder: ProseBuilder, lines: Sequence[Span], closing: LazyPattern) -> int:
    raw = builder.raw
    entries = False
    for i, line in enumerate(lines[1:], 1):
        if closing.fullmatch(raw, *line):
            if not entries:
                return 0
            _put(builder, lines[1:i])
            return _after(raw, line)
        if ENTRY.fullmatch(raw, *line):
            entries = True
        elif line.start < line.end and raw[line.start] not in " \t-#[]}" and not _open_quotation(raw, lines[1:i]):
            return 0
    return 0


def _open_quotation(raw: str, lines: Sequence[Span]) -> bool:
    """Whether a value in quotation marks has begun and not ended, so that its lines may begin with anything."""
    for line in reversed(lines):
        entry = ENTRY.fullmatch(raw, *line)
        if entry:
            mark = entry[2][:1]
            said = raw[entry.start(2) + 1 : lines[-1].end]
            return mark in ("'", '"') and _closing(said, mark, 0) < 0
    return False


def _header_lines(builder: ProseBuilder, lines: Sequence[Span]) -> int:
    """Header lines without fences: at least two, up to a blank line, half of them and the first with a known name."""
    raw = builder.raw
    known = 0
    for i, line in enumerate(lines[:MAX_HEADER_LINES]):
        if not raw[line.start : line.end].strip():
            if i < 2 or known * 2 < i:
                return 0
            _put(builder, lines[:i])
            return _after(raw, line)
        header = HEADER.fullmatch(raw, *line)
        if header:
            known += header[1].lower() in header_keys()
        elif raw[line.start] not in " \t":
            return 0
        if not known:
            return 0
    return 0


def _after(raw: str, line: Span) -> int:
    found = LINE_END.match(raw, line.end)
    return found.end() if found else line.end


def _put(builder: ProseBuilder, lines: Sequence[Span]) -> None:
    """Add the entries of a head to the prose, each by its type, and record them as metadata."""
    raw = builder.raw
    left: Span | None = None  # entries since the last one that is copy
    for key, value, entry in _entries(raw, lines):
        words = raw[value.start : value.end].strip()
        builder.meta[key] = words.strip("'\"")
        kind = _kind(key)
        pieces = list(_copy(raw, value)) if kind is not BlockKind.FRONT_MATTER else []
        if not pieces:
            left = Span(left.start if left else entry.start, entry.end)
            continue
        _flush(builder, left)
        left = None
        builder.open(kind)
        for piece in pieces:
            builder.take(*piece)
        builder.close()
    _flush(builder, left)


def _flush(builder: ProseBuilder, left: Span | None) -> None:
    if left is not None:
        builder.open(BlockKind.FRONT_MATTER)
        builder.copy(*left)
        builder.close()


def _entries(raw: str, lines: Sequence[Span]) -> Iterator[tuple[str, Span, Span]]:
    """Each entry with its key in lower case, the stretch of its value and its own; continuation lines belong to it."""
    key, value, entry = "", Span(0, 0), Span(0, 0)
    open_mark = ""
    for line in lines:
        found = None if open_mark or raw[line.start : line.start + 1] in " \t" else ENTRY.fullmatch(raw, *line)
        if found:
            if entry.end:
                yield key, value, entry
            key, value, entry = found[1].strip().lower(), Span(*found.span(2)), line
            mark = found[2][:1]
            open_mark = mark if mark in ("'", '"') and _closing(found[2], mark, 1) < 0 else ""
        elif not entry.end:
            key, value, entry = "", Span(line.start, line.start), line
        else:
            value, entry = Span(value.start, line.end), Span(entry.start, line.end)
            if open_mark and _closing(raw[line.start : line.end], open_mark, 0) >= 0:
                open_mark = ""
    if entry.end:
        yield key, value, entry


def _copy(raw: str, value: Span) -> Iterator[Piece]:
    """The words of a value, its line ends and escapes resolved; nothing if it is a list, a number or a path."""
    start, end = value
    head = LINE_END.search(raw, start, end)
    first = raw[start : head.start() if head else end]
    mark = ""
    if head and FOLDED.fullmatch(first):
        start = head.end()
    elif first[:1] in ("'", '"'):
        mark = first[0]
        size = 3 if first[:3] == mark * 3 else 1
        close = raw.find(mark * 3, start + 3, end) - start if size == 3 else _closing(raw[start:end], mark, 1)
        if close < 0:
            return
        start, end = start + size, start + close
    start += len(raw[start:end]) - len(raw[start:end].lstrip())
    end = start + len(raw[start:end].rstrip())
    if NO_WORDS.fullmatch(raw, start, end) or raw[start : start + 2] == "- ":
        return
    while start < end:
        white = BREAK.search(raw, start, end)
        stop = white.start() if white else end
        for escape in ESCAPED[mark].finditer(raw, start, stop) if mark else ():
            yield from resolved(raw, start, escape.start())
            yield escape[0][-1], *escape.span()
            start = escape.end()
        yield from resolved(raw, start, stop)
        if white is None:
            return
        yield " ", *white.span()
        start = white.end()


def _closing(text: str, mark: str, start: int) -> int:
    """Where a quoted value ends, from `start` on; -1 if it does not. A doubled or escaped mark ends nothing."""
    at = text.find(mark, start)
    while at >= 0:
        if mark == "'" and text[at + 1 : at + 2] == "'":
            at = text.find(mark, at + 2)
        elif mark == '"' and (at - len(text[:at].rstrip("\\"))) % 2:
            at = text.find(mark, at + 1)
        else:
            return at
    return -1


def _kind(key: str) -> BlockKind:
    return _keys().get(key, BlockKind.FRONT_MATTER)


@lru_cache(maxsize=1)
def _keys() -> dict[str, BlockKind]:
    return {key: kind for key, kind in _known() if kind is not BlockKind.FRONT_MATTER}


@lru_cache(maxsize=1)
def header_keys() -> frozenset[str]:
    """The keys by which header lines without fences are recognized, in lower case."""
    return frozenset(key for key, _ in _known())


def _known() -> Iterator[tuple[str, BlockKind]]:
    for line in read_lines("head-keys.txt"):
        name, colon, keys = line.partition(":")
        if colon and not line.startswith("#"):
            for key in keys.split(","):
                yield key.strip(), BlockKind(name)
