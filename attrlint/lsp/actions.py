"""What a client may do about findings: quick fixes, all safe fixes at once, and comments that silence."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.diagnostic import Edit
from attrlint.document import Document
from attrlint.lsp.findings import diagnostic
from attrlint.reading import read_text
from attrlint.silencing import candidates, prose_of
from attrlint.span import LineIndex, Span
from attrlint.suppression import silences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.diagnostic import Diagnostic
    from attrlint.lsp.drafts import Linted
    from attrlint.lsp.positions import Positions

FIX_ALL = "source.fixAll.attrlint"
MOST_IGNORES = 20  # of one request: each is tried on the draft


def text_edits(edits: Iterable[Edit], positions: Positions) -> list[types.TextEdit]:
    """Edits in code points as those of the protocol."""
    return [types.TextEdit(positions.range(edit.span), edit.content) for edit in edits]


def workspace_edit(
    edits: list[types.TextEdit], uri: str, version: int | None, *, versioned: bool
) -> types.WorkspaceEdit:
    """Edits of one draft; with `versioned` a client refuses them when it has gone on typing."""
    if versioned:
        of = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(of, edits)])
    return types.WorkspaceEdit(changes={uri: edits})


def wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Whether a client that asks for kinds of actions asks for this one: a kind includes those below it."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def touching(linted: Linted, span: Span) -> list[Diagnostic]:
    """The findings that a selection meets; a cursor meets one at its edges too."""
    return [d for d in linted.diagnostics if d.span.start <= span.end and span.start <= d.span.end]


def quick_fixes(
    linted: Linted, found: Iterable[Diagnostic], uri: str, positions: Positions, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """An action for each fix; a safe one is preferred, one that is only offered says so."""
    for one in found:
        if one.fix is None:
            continue
        edits = text_edits(one.fix.edits, positions)
        yield types.CodeAction(
            title=one.fix.message if one.fix.safe else f"{one.fix.message} (offered)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one, uri, positions)],
            is_preferred=one.fix.safe,
            edit=workspace_edit(edits, uri, linted.buffer.version, versioned=versioned),
        )


def ignores(
    linted: Linted, found: Iterable[Diagnostic], uri: str, positions: Positions, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """An action for each finding that puts a comment beside it, where a comment can stand."""
    seen: set[tuple[int, str]] = set()
    for one in found:
        key = (positions.position(one.span.start).line, one.code)
        if key in seen or one.code == "SUP001" or len(seen) >= MOST_IGNORES:
            continue
        seen.add(key)
        edit = ignoring(linted, one)
        if edit is not None:
            yield types.CodeAction(
                title=f"Ignore {one.code} ({one.name}) here",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(one, uri, positions)],
                is_preferred=False,
                edit=workspace_edit(text_edits([edit], positions), uri, linted.buffer.version, versioned=versioned),
            )


def ignoring(linted: Linted, one: Diagnostic) -> Edit | None:
    """The comment that silences a finding; None where none does without a change to the prose.

    Each place is tried on the draft, without linting it again: a client may ask whenever the cursor moves.
    """
    document, text = linted.document, linted.buffer.text
    if document is None:
        return None
    at, prose = one.span.start, prose_of(document)
    for edit in candidates(text, linted.buffer.format, at, document, f"attrlint: ignore[{one.code}]"):
        place = edit.span.start
        after = Document(
            read_text(text[:place] + edit.content + text[place:], linted.buffer.format), linted.buffer.path
        )
        moved = at + len(edit.content) if place <= at else at
        if prose_of(after) == prose and silences(after, one.code, one.name, moved):
            return edit
    return None


def changes(before: str, after: str) -> list[Edit]:
    """The edits, a run of lines each, that make one text of another."""
    old, new = LineIndex(before).starts, LineIndex(after).starts
    old_lines = [before[a:b] for a, b in zip(old, [*old[1:], len(before)], strict=True)]
    new_lines = [after[a:b] for a, b in zip(new, [*new[1:], len(after)], strict=True)]
    old, new = [*old, len(before)], [*new, len(after)]
    matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    return [
        Edit(Span(old[a], old[b]), after[new[c] : new[d]])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
