"""Adds a name that is right although a rule doubts it to the house names, by the client's own edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from attrlint.base.errors import ReadError
from attrlint.base.files import read_file
from attrlint.lsp.actions import changes, text_edits
from attrlint.lsp.findings import diagnostic
from attrlint.lsp.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.lsp.drafts import Linted
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.rule import Rule
    from attrlint.settings.house_additions import Addition

ADD_NAME = "attrlint.addName"
LONGEST = 100  # code points of a name
START = types.Position(0, 0)


def name_actions(
    linted: Linted, found: Iterable[Diagnostic], rules: dict[str, Rule], uri: str, positions: Positions
) -> Iterator[types.CodeAction]:
    """An action for each name that a rule doubts and house names would confirm; its command makes the edit."""
    seen: set[str] = set()
    for one in found:
        rule = rules.get(one.code)
        sort = getattr(rule.kind, "house_names", "") if rule else ""
        name = " ".join(linted.buffer.text[one.span.start : one.span.end].split())
        if not sort or name in seen or not 0 < len(name) <= LONGEST or not name.replace(" ", "").isalpha():
            continue
        seen.add(name)
        title = f"Add “{name}” to house names"
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one, uri, positions)],
            is_preferred=False,
            command=types.Command(title, ADD_NAME, arguments=[uri, name, sort]),
        )


def text_of(path: str, open_texts: dict[str, str]) -> str | None:
    """The text of a file as the client has it open, otherwise as it is on disk; None if it cannot be read."""
    held = open_texts.get(str(Path(path).absolute()))
    if held is not None:
        return held
    try:
        return read_file(path).data.decode("utf-8-sig")
    except (ReadError, UnicodeDecodeError):
        return None


def edit_of(additions: Iterable[Addition], encoding: str, *, creates: bool) -> types.WorkspaceEdit:
    """The additions as an edit; with `creates` the client is told to make the files that do not exist."""
    made: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    plain: dict[str, list[types.TextEdit]] = {}
    for path, before, after in additions:
        uri = from_fs_path(str(Path(path).absolute())) or ""
        edits = [types.TextEdit(types.Range(START, START), after)]
        if before is not None:
            edits = text_edits(changes(before, after), Positions(before, encoding))
        elif creates:
            made.append(types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
        made.append(types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, None), list(edits)))
        plain[uri] = edits
    return types.WorkspaceEdit(document_changes=made) if creates else types.WorkspaceEdit(changes=plain)
