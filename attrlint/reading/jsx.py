"""What JSX adds to Markdown: imports and exports, expressions in braces, components."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LINE_END, Span
from attrlint.reading.not_copy import Unread, apart, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULE = LazyPattern(r"(?m)^(?:import\s+[\w*{\"']|export\s+(?:default|const|let|var|function|class|async|\{|\*))")
FENCE = LazyPattern(r"(?m)^ {0,3}(```+|~~~+)")
CODE_SPAN = LazyPattern(r"(`+)(?!`)")
OPENING = LazyPattern(r"\{|</?(?:[A-Z]|>)|`")
TOKEN = LazyPattern(r"""[{}]|/\*|//[^\n\r]*|"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*'|`(?:\\.|[^`\\])*`""")
TAG_TOKEN = LazyPattern(r"""\{|>|"[^"]*"|'[^']*'""")
LONGEST = 20_000  # code points of one expression or tag; an opening that closes later is text
PATIENCE = 50  # openings without an end; after these, braces and tags are treated as text


def unread_jsx(raw: str) -> Unread:
    """The parts of an MDX draft that are not prose, in code points of `raw`; ``{/* ... */}`` are its comments."""
    plain = unread(raw)
    fences = list(_fenced(raw))
    spans: list[Span] = [*plain.spans]
    notes: list[Span] = [*plain.notes]
    done = 0
    modules = {found.start(): found for found in MODULE.finditer(raw)}
    starts = sorted({*modules, *(found.start() for found in OPENING.finditer(raw))})
    at_fence = failed = 0
    for start in starts:
        if failed > PATIENCE:
            break
        while at_fence < len(fences) and fences[at_fence].end <= start:
            at_fence += 1
        if start < done or (at_fence < len(fences) and fences[at_fence].start <= start):
            continue
        if start in modules:
            end = _module_end(raw, start)
        elif raw[start] == "`":
            done = _after_code(raw, start)
            continue
        elif raw[start] == "{":
            end = _balanced(raw, start)
            if end and raw[start + 1 : end].lstrip().startswith("/*"):
                notes.append(Span(start, end))
        else:
            end = _tag_end(raw, start)
        if end:
            spans.append(Span(start, end))
            done = end
        else:
            failed += 1
    return Unread(apart(_merged(spans)), tuple(notes))


def _merged(spans: list[Span]) -> list[Span]:
    """Spans without those inside another, and with overlapping ones merged."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _fenced(raw: str) -> Iterator[Span]:
    """The fenced code blocks."""
    opened: tuple[str, int] | None = None
    for found in FENCE.finditer(raw):
        if opened is None:
            opened = (found[1], found.start())
        elif found[1][0] == opened[0][0] and len(found[1]) >= len(opened[0]):
            yield Span(opened[1], found.end())
            opened = None


def _after_code(raw: str, start: int) -> int:
    """Where a code span ends; after its opening marks if it has no end."""
    found = CODE_SPAN.match(raw, start)
    if not found:
        return start + 1
    close = raw.find(found[1], found.end(), found.end() + LONGEST)
    return close + len(found[1]) if close >= 0 else found.end()


def _balanced(raw: str, start: int) -> int:
    """Where the braces that open at `start` are closed; 0 if they are not."""
    depth = 0
    at, stop = start, min(len(raw), start + LONGEST)
    while found := TOKEN.search(raw, at, stop):
        at = found.end()
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                return at
        elif found[0] == "/*":
            close = raw.find("*/", at, stop)
            if close < 0:
                return 0
            at = close + 2
    return 0


def _tag_end(raw: str, start: int) -> int:
    """Where the tag of a component ends; 0 if it does not."""
    at, stop = start + 1, min(len(raw), start + LONGEST)
    while found := TAG_TOKEN.search(raw, at, stop):
        if found[0] == ">":
            return found.end()
        at = found.end() if found[0] != "{" else _balanced(raw, found.start())
        if not at:
            return 0
    return 0


def _module_end(raw: str, start: int) -> int:
    """Where an import or export ends: at the first blank line at which its braces are balanced."""
    depth = 0
    at = end = start
    for line_end in LINE_END.finditer(raw, start, min(len(raw), start + LONGEST)):
        line = raw[at : line_end.start()]
        if not line.strip() and depth <= 0:
            return end
        depth += sum(line.count(c) for c in "{([") - sum(line.count(c) for c in "})]")
        at, end = line_end.end(), line_end.start()
    return len(raw) if len(raw) - start <= LONGEST and depth <= 0 else end
