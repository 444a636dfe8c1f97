"""Writes comments that suppress findings into a draft: each is tried, and kept only if it does exactly that."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrlint.base.errors import ReadError, UsageError
from attrlint.base.facts import dataclass
from attrlint.base.span import LineIndex, Span
from attrlint.model.diagnostic import Edit
from attrlint.reading.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document

OWN = "SUP001"  # a finding about a comment is fixed in the comment, never suppressed by another


@dataclass(frozen=True, slots=True)
class Silencing:
    """A draft with its comments, how many findings they suppress, and which could not be suppressed."""

    text: str
    silenced: int
    left: tuple[Diagnostic, ...]


def check_reason(reason: str) -> str:
    """A reason that a comment can contain: one line, without the end of a comment in it. Raises UsageError."""
    folded = " ".join(reason.split())
    if any(end in folded for end in ("--", ">", "]", "*/")):
        raise UsageError("the reason for --add-ignore must not contain “--”, “>”, “]” or “*/”")
    return folded


def silence(
    raw: str,
    format: str,
    reason: str,
    lint: Callable[[str], tuple[Document, Sequence[Diagnostic]]],
) -> Silencing:
    """A draft in which comments suppress what `lint` finds, line by line.

    `lint` returns the document of a text and its diagnostics, suppressions applied. A comment is kept only if the prose
    is unchanged except for white space, its findings are gone and there is no new one. `reason` has passed
    `check_reason`.
    """
    text, silenced = raw, 0
    document, found = lint(text)
    refused: Counter[tuple[str, str]] = Counter()
    while True:
        group = _next_group(text, found, refused)
        if not group:
            return Silencing(text, silenced, tuple(found))
        codes = ", ".join(sorted({one.code for one in group}))
        said = f"attrlint: ignore[{codes}]{f' {reason}' if reason else ''}"
        for edit in candidates(text, format, group[0].span.start, document, said):
            changed = f"{text[: edit.span.start]}{edit.content}{text[edit.span.end :]}"
            try:
                after, left = lint(changed)
            except ReadError:  # a feed that has no room for a comment there: JSON, or a string in XML
                continue
            gone = Counter(map(_key, found)) - Counter(map(_key, left))
            if prose_of(after) == prose_of(document) and not Counter(map(_key, left)) - Counter(map(_key, found)):
                wanted = Counter(map(_key, group))
                if not wanted - gone and all(code in codes.split(", ") for code, _ in gone):
                    silenced += gone.total()
                    text, document, found = changed, after, left
                    break
        else:
            refused.update(_key(one) for one in group)


def prose_of(document: Document) -> list[tuple[str, list[str]]]:
    """The words of each block, with its kind: a comment after a paragraph leaves only its space there."""
    return [(block.kind.value, document.text[block.span.start : block.span.end].split()) for block in document.blocks]


def _key(one: Diagnostic) -> tuple[str, str]:
    return one.code, one.fingerprint


def _next_group(text: str, found: Sequence[Diagnostic], refused: Counter[tuple[str, str]]) -> list[Diagnostic]:
    """The first findings that start on one line and were not refused before."""
    open_ones = [one for one in found if one.code != OWN and not refused[_key(one)]]
    if not open_ones:
        return []
    lines = LineIndex(text)
    first = lines.line(open_ones[0].span.start)
    return [one for one in open_ones if lines.line(one.span.start) == first]


def candidates(text: str, format: str, at: int, document: Document, said: str) -> Iterator[Edit]:
    """The comment in each place where it may be put to suppress what begins `at` (code points), the best first."""
    lines = LineIndex(text)
    number = lines.line(at)
    start = lines.starts[number - 1]
    stop = lines.starts[number] if number < len(lines.starts) else len(text)
    end = start + len(text[start:stop].rstrip())
    newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"
    block = _block_start(lines, at, document)
    comment = FORMATS[format].comment.format(said)
    if comment.endswith("\n"):  # it takes its own line
        for place in dict.fromkeys((block, start)):
            yield Edit(Span(place, place), f"{comment[:-1]}{newline}")
        return
    yield Edit(Span(end, end), f" {comment}")
    yield Edit(Span(block, block), f"{comment}{newline}{newline}")
    yield Edit(Span(block, block), f"{comment}{newline}")


def _block_start(lines: LineIndex, at: int, document: Document) -> int:
    """The start of the line on which the block of a place begins, in code points of the file."""
    spans = (document.prose.file_span(block.span) for block in document.blocks)
    starts = [span.start for span in spans if span.start <= at]
    return lines.starts[lines.line(max(starts, default=at)) - 1]
