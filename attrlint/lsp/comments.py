"""What a client can do with comments: add one that suppresses a finding, and remove an unused one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import LineIndex, Span
from attrlint.fixing.add_suppressions import OWN, candidates, prose_of
from attrlint.linting.suppression import silences
from attrlint.lsp.actions import text_edits, workspace_edit
from attrlint.lsp.findings import diagnostic
from attrlint.model.diagnostic import Edit
from attrlint.model.document import Document
from attrlint.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.lsp.drafts import Linted
    from attrlint.lsp.positions import Positions
    from attrlint.model.diagnostic import Diagnostic

MOST = 20  # per request: each is tried on the draft
CODES = LazyPattern(r"\[([^\]]*)\]")


def comment_actions(
    linted: Linted, found: Iterable[Diagnostic], uri: str, positions: Positions, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """An action for each finding where a comment can be placed; for a finding about a comment, one that removes it."""
    seen: set[tuple[int, str]] = set()
    for one in found:
        key = (positions.position(one.span.start).line, one.message if one.code == OWN else one.code)
        if key in seen or len(seen) >= MOST:
            continue
        seen.add(key)
        cut = one.code == OWN
        edit = cutting(linted, one) if cut else ignoring(linted, one)
        if edit is not None:
            yield types.CodeAction(
                title="Remove unused ignore comment" if cut else f"Ignore {one.code} ({one.name}) here",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(one, uri, positions)],
                is_preferred=False,
                edit=workspace_edit(text_edits([edit], positions), uri, linted.buffer.version, versioned=versioned),
            )


def ignoring(linted: Linted, one: Diagnostic) -> Edit | None:
    """The comment that suppresses a finding; None if none does without a change to the prose.

    Each place is tried on the draft without linting it again: a client may ask whenever the cursor moves.
    """
    document, text = linted.document, linted.buffer.text
    if document is None:
        return None
    at, prose = one.span.start, prose_of(document)
    for edit in candidates(text, linted.buffer.format, at, document, f"attrlint: ignore[{one.code}]"):
        place = edit.span.start
        after = _edited(linted, edit)
        moved = at + len(edit.content) if place <= at else at
        if prose_of(after) == prose and silences(after, one.code, one.name, moved):
            return edit
    return None


def cutting(linted: Linted, one: Diagnostic) -> Edit | None:
    """The removal of a comment, or of the code in it that a finding names; None if the prose would change."""
    document, text, span = linted.document, linted.buffer.text, one.span
    if document is None:
        return None
    words = text[span.start : span.end]
    listed = CODES.search(words)
    codes = [code.strip() for code in listed[1].split(",")] if listed else []
    idle = [code for code in codes if f"“{code}”" in one.message]
    if listed and idle and len(codes) > 1:
        inner = Span(span.start + listed.start(1), span.start + listed.end(1))
        edit, comments = Edit(inner, ", ".join(code for code in codes if code != idle[0])), 0
    else:
        edit, comments = Edit(_with_its_space(text, span), ""), 1
    after = _edited(linted, edit)
    same = prose_of(after) == prose_of(document)
    return edit if same and len(after.prose.comments) == len(document.prose.comments) - comments else None


def _with_its_space(text: str, span: Span) -> Span:
    """A comment with the space before it, or, if it is alone on its lines, with its lines and one blank line after."""
    lines = LineIndex(text)
    first, last = lines.line(span.start) - 1, lines.line(max(span.start, span.end - 1)) - 1
    bounds = [*lines.starts, len(text)]
    start, stop = bounds[first], bounds[last + 1]
    if text[start : span.start].strip() or text[span.end : stop].strip():
        before = text[start : span.start]
        return Span(span.start - len(before) + len(before.rstrip(" \t")), span.end)
    blank_above = first == 0 or not text[bounds[first - 1] : start].strip()
    if blank_above and last + 2 < len(bounds) and not text[stop : bounds[last + 2]].strip():
        stop = bounds[last + 2]
    return Span(start, stop)


def _edited(linted: Linted, edit: Edit) -> Document:
    text, (start, end) = linted.buffer.text, edit.span
    return Document(read_text(text[:start] + edit.content + text[end:], linted.buffer.format), linted.buffer.path)
