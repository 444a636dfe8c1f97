"""“Add to house names”: offered where it settles the finding, made by the client, and then the finding is gone."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from lsprotocol import types

from tests.lsp.client import Session, applied

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# The ferry\n\nThe mayor of Brynask spoke, critics say. A train reached Bryansk at noon.\n"


def actions(session: Session, uri: str) -> list[types.Command]:
    """The commands that are offered for the whole draft. lsprotocol 2025 reads an action with a command as a command."""
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), whole, types.CodeActionContext([]))
    found = session.request(types.TEXT_DOCUMENT_CODE_ACTION, asked)
    assert isinstance(found, list | tuple)
    named = [one for one in found if one.title.startswith("Add ")]
    return [types.Command(**ast.literal_eval(str(one.command))) for one in named]


def run(session: Session, command: types.Command) -> object:
    """Run the command of an action."""
    asked = types.ExecuteCommandParams(command.command, command.arguments)
    return session.request(types.WORKSPACE_EXECUTE_COMMAND, asked)


def write(folder: Path, edit: types.WorkspaceEdit) -> list[str]:
    """Make the edit on disk as a client would; gives the names of the files."""
    names = []
    for one in edit.document_changes or ():
        if isinstance(one, types.TextDocumentEdit):
            path = folder / one.text_document.uri.rpartition("/")[2]
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            edits = [each for each in one.edits if isinstance(each, types.TextEdit)]
            path.write_text(applied(before, edits, "utf-16"), encoding="utf-8")
            names.append(path.name)
    return names


def test_a_name_is_added(tmp_path: Path) -> None:
    """First to a new file, with the settings; then to the file that there is."""
    session = Session(tmp_path, options={"select": ["PLC001", "VAG001"]})
    uri = session.open("a.md", TEXT)
    assert sorted(str(one.code) for one in session.shown(uri)) == ["PLC001", "VAG001"]
    (action,) = actions(session, uri)
    assert action.title == "Add “Brynask” to house names"
    changed = run(session, action)
    assert changed == [(tmp_path / name).as_uri() for name in ("house-names.yaml", "attrlint.toml")]
    edit = session.client.applied[-1]
    assert sum(isinstance(one, types.CreateFile) for one in edit.document_changes or ()) == 2
    assert write(tmp_path, edit) == ["house-names.yaml", "attrlint.toml"]
    assert (tmp_path / "house-names.yaml").read_text() == "places:\n  - Brynask\n"
    session.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([]))
    session.change(uri, TEXT + " ")
    assert [str(one.code) for one in session.shown(uri)] == ["VAG001"]
    assert actions(session, uri) == []
    # The file open in the editor counts, saved or not.
    session.open("house-names.yaml", "places:\n  - Brynask\n  - Lviv\n", "yaml")
    asked = types.ExecuteCommandParams("attrlint.addName", [uri, "Ann Roe", "people"])
    assert session.request(types.WORKSPACE_EXECUTE_COMMAND, asked) == [(tmp_path / "house-names.yaml").as_uri()]
    (one,) = session.client.applied[-1].document_changes or ()
    assert isinstance(one, types.TextDocumentEdit)
    edits = [each for each in one.edits if isinstance(each, types.TextEdit)]
    text = applied("places:\n  - Brynask\n  - Lviv\n", edits, "utf-16")
    assert text == "places:\n  - Brynask\n  - Lviv\npeople:\n  - Ann Roe\n"
    assert session.close() == 0


@pytest.mark.parametrize("arguments", [[], ["x"], ["file:///a.md", "A"], ["file:///a.md", 1, "people"]])
def test_wrong_arguments(arguments: list[object], tmp_path: Path) -> None:
    """Are an error of the request; an unknown type of name is told to the user."""
    session = Session(tmp_path)
    with pytest.raises(Exception, match="argument"):
        session.request(types.WORKSPACE_EXECUTE_COMMAND, types.ExecuteCommandParams("attrlint.addName", arguments))  # type: ignore[arg-type]
    asked = types.ExecuteCommandParams("attrlint.addName", [(tmp_path / "a.md").as_uri(), "A B", "person"])
    assert session.request(types.WORKSPACE_EXECUTE_COMMAND, asked) is None
    assert any("one of places, people, outlets" in said for said in session.client.said)
    assert session.close() == 0
