"""What a client can do about findings: quick fixes, and all safe fixes at once."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol import types

from attrlint.base.span import LineIndex, Span
from attrlint.lsp.findings import diagnostic
from attrlint.model.diagnostic import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.lsp.drafts import Linted
    from attrlint.lsp.positions import Positions
    from attrlint.model.diagnostic import Diagnostic

FIX_ALL = "source.fixAll.attrlint"


def text_edits(edits: Iterable[Edit], positions: Positions) -> list[types.TextEdit]:
    """Edits in code points as edits of the protocol."""
    return [types.TextEdit(positions.range(edit.span), edit.content) for edit in edits]


def workspace_edit(
    edits: list[types.TextEdit], uri: str, version: int | None, *, versioned: bool
) -> types.WorkspaceEdit:
    """Edits of one draft; with `versioned` a client rejects them if the user has typed in the meantime."""
    if versioned:
        of = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(of, edits)])
    return types.WorkspaceEdit(changes={uri: edits})


def wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Whether a client that asks for kinds of actions includes this one: a kind includes its subkinds."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def touching(linted: Linted, span: Span) -> list[Diagnostic]:
    """The findings that a selection overlaps; a cursor overlaps one at its edges too."""
    return [d for d in linted.diagnostics if d.span.start <= span.end and span.start <= d.span.end]


def quick_fixes(
    linted: Linted, found: Iterable[Diagnostic], uri: str, positions: Positions, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """One action per fix; a safe one is preferred, and one that needs review says so."""
    for one in found:
        if one.fix is None:
            continue
        edits = text_edits(one.fix.edits, positions)
        yield types.CodeAction(
            title=one.fix.message if one.fix.safe else f"{one.fix.message} (needs review)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one, uri, positions)],
            is_preferred=one.fix.safe,
            edit=workspace_edit(edits, uri, linted.buffer.version, versioned=versioned),
        )


def changes(before: str, after: str) -> list[Edit]:
    """The edits, one per run of lines, that turn one text into another."""
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
