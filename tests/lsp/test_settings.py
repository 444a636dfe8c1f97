"""Settings: what a client sends, what lies beside the drafts, and what happens when either changes."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from lsprotocol import types

from attrlint.lsp.settings import Settings, read_settings
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer
from tests.house_packs import HARBOR_PACK
from tests.lsp.client import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "It is TK near Brynask and Kyiv, she said. The goverment fell.\n"
PACK = HARBOR_PACK.format(code="HSE001")


@pytest.mark.parametrize(
    "sent",
    [
        {"select": ["QUO"], "extendSelect": "TK, places", "inlayHints": True, "date": "2024-05-03", "preset": "wire"},
        {"attrlint": {"select": "QUO", "extend-select": ["TK", "places"], "inlay-hints": True, "date": "2024-05-03", "preset": "wire"}},
        {"settings": {"attrlint": {"select": ["QUO"], "extendSelect": ["TK", "places"], "inlayHints": True, "date": "2024-05-03", "preset": "wire", "config": None}}},
    ],
)  # fmt: skip
def test_every_form_of_settings(sent: object) -> None:
    """At the top, under attrlint, under settings; camel case or hyphens; a text for a list."""
    layer = Layer(("QUO",), ("TK", "places"), ())
    choice = Choice(rules=layer, date=date(2024, 5, 3), preset="wire")
    assert read_settings(sent, "/drafts") == (Settings(choice, inlay_hints=True), [])


@pytest.mark.parametrize("sent", [None, {}, [], "x", 5, {"attrlint": None}, {"attrlint": {}}, {"settings": {}}])
def test_no_settings(sent: object) -> None:
    """Nothing, or what clients send for nothing."""
    assert read_settings(sent, "/drafts") == (Settings(), [])


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"ignroe": ["QUO"]}, "unknown key “ignroe” (did you mean “ignore”?)"),
        ({"select": [5]}, "“select” must be a list of strings"),
        ({"ignore": {"QUO": True}}, "“ignore” must be a list of strings"),
        ({"isolated": "yes"}, "“isolated” must be true or false"),
        ({"inlayHints": 1}, "“inlay-hints” must be true or false"),
        ({"preset": "loud"}, "“preset” must be one of recommended, strict, wire, residue, not “loud”"),
        ({"date": "3 May"}, "“date” must be YYYY-MM-DD, not “3 May”"),
        ({"config": ["a.toml"]}, "“config” is a text"),
        ({"attrlint": "loud"}, "“attrlint” must be a table"),
    ],
)
def test_settings_that_make_no_sense(sent: object, fault: str) -> None:
    """Each is named and left out; the others hold."""
    assert read_settings(sent, "/drafts") == (Settings(), [f"settings: {fault}"])


def test_a_relative_file_lies_in_the_workspace() -> None:
    """`config` starts from the root."""
    settings, _ = read_settings({"config": "desk/attrlint.toml"}, "/drafts")
    assert Path(settings.choice.config) == Path("/drafts/desk/attrlint.toml")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A client that the server may ask for its settings."""
    session = Session(tmp_path_factory.mktemp("settings"), asks=True, settings={"ignore": ["STY"]})
    yield session
    assert session.close() == 0


def wait_for(session: Session, uri: str, codes: set[str]) -> None:
    """Wait until a draft has just these findings, without an edit."""
    until = time.monotonic() + 60
    while time.monotonic() < until and {str(d.code) for d in session.shown(uri)} != codes:
        time.sleep(0.05)
    assert session.codes(uri) == codes


def write(session: Session, name: str, text: str) -> None:
    """Write a file of the workspace, as another program would, and tell the server as a client that watches would."""
    path = session.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    session.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event]))


def test_the_server_asks_for_settings_and_watches(session: Session) -> None:
    """What the client answers goes over the files; changes of it are asked for again."""
    uri = session.open("asks.md", TEXT)
    wait_for(session, uri, {"RES001", "PLC001"})
    assert set(session.client.watched) == {
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION,
    }
    session.client.settings = {"select": ["STY001"]}
    session.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    wait_for(session, uri, {"STY001"})
    session.client.settings = {"select": ["STY001"], "colour": "red"}
    session.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    session.until("unknown key “colour”")
    session.client.settings = {"select": ["NOPE"]}
    session.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    session.until("NOPE")
    wait_for(session, uri, set())
    session.client.settings = {"ignore": ["STY"]}
    session.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(None))
    wait_for(session, uri, {"RES001", "PLC001"})


def test_files_beside_the_draft_are_read_again(session: Session) -> None:
    """A new file of settings, a fault in it, a pack, a file of names, a file that goes: each without an edit."""
    uri = session.open("desk/draft.md", TEXT + "\nThe harbor is shut, she said.\n")
    wait_for(session, uri, {"RES001", "PLC001"})
    write(session, "desk/attrlint.toml", 'ignore = ["RES001"]\n')
    wait_for(session, uri, {"PLC001"})
    write(session, "desk/attrlint.toml", 'ignroe = ["RES001"]\n')
    said = session.until("unknown key “ignroe”")
    assert "attrlint.toml:1:1" in said
    wait_for(session, uri, set())
    write(session, "desk/house.yaml", PACK)
    write(session, "desk/attrlint.toml", 'packs = ["default", "house.yaml"]\n')
    wait_for(session, uri, {"RES001", "PLC001", "HSE001"})
    write(session, "desk/house.yaml", PACK.replace("harbor:", "harborx:").replace("[[harbor]]", "[[harborx]]"))
    wait_for(session, uri, {"RES001", "PLC001"})
    write(session, "desk/names.txt", "")
    write(session, "desk/attrlint.toml", 'names = ["names.txt"]\n')
    wait_for(session, uri, {"RES001", "PLC001"})
    write(session, "desk/names.txt", "Brynask\n")
    wait_for(session, uri, {"RES001"})
    (session.folder / "desk" / "attrlint.toml").unlink()
    write(session, "desk/names.txt", "")
    wait_for(session, uri, {"RES001", "PLC001"})


def test_a_fault_is_shown_in_its_file(session: Session) -> None:
    """In the file of settings and in a pack, on the right characters; it goes when it is mended, or nobody meets it."""
    write(session, "faults/attrlint.toml", '# 🚩\npacks = ["default", "house.yaml"]\n')
    pack = session.folder / "faults" / "house.yaml"
    pack.write_text(PACK.replace("severity: warning", "severity: '🚩' # no such thing"), encoding="utf-8")
    first, second = session.open("faults/one.md", TEXT), session.open("faults/two.md", TEXT)
    wait_for(session, first, set())
    wait_for(session, second, set())

    def faults(name: str) -> list[tuple[int, int, str]]:
        sent = session.client.published.get((session.folder / "faults" / name).as_uri())
        return [(d.range.start.line, d.range.start.character, d.message) for d in sent.diagnostics] if sent else []

    ((line, column, message),) = faults("house.yaml")
    assert PACK.splitlines()[line].strip() == "severity: warning"
    assert column in (4, len("    severity: "))
    assert "severity" in message
    write(session, "faults/house.yaml", PACK)
    wait_for(session, first, {"RES001", "PLC001"})
    wait_for(session, second, {"RES001", "PLC001"})
    assert faults("house.yaml") == []
    write(session, "faults/attrlint.toml", 'preset = "recommended" # 🚩\nignroe = ["QUO"]\n')
    wait_for(session, first, set())
    wait_for(session, second, set())
    ((line, column, message),) = faults("attrlint.toml")
    assert (line, column) == (1, 0)
    assert "ignroe" in message
    for uri in (first, second):
        of = types.TextDocumentIdentifier(uri)
        session.tell(types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(of))
    session.request(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(types.TextDocumentIdentifier(first))
    )
    assert faults("attrlint.toml") == []


def test_a_file_that_changes_unseen_is_noticed_with_the_next_edit(session: Session) -> None:
    """Not every client watches files; the drafts beside the one that is edited are linted again as well."""
    uri, other = session.open("unseen/draft.md", TEXT), session.open("unseen/other.md", TEXT)
    wait_for(session, uri, {"RES001", "PLC001"})
    wait_for(session, other, {"RES001", "PLC001"})
    (session.folder / "unseen").mkdir()
    (session.folder / "unseen" / ".attrlint.toml").write_text('ignore = ["PLC001"]\n', encoding="utf-8")
    session.change(uri, TEXT + "\n")
    assert session.codes(uri) == {"RES001"}
    wait_for(session, other, {"RES001"})


def test_each_folder_has_its_settings(session: Session) -> None:
    """The nearest file holds for a draft, pyproject.toml too, and what the client sets goes over it."""
    write(session, "a/attrlint.toml", 'select = ["RES001", "STY001"]\n')
    write(session, "b/pyproject.toml", '[tool.attrlint]\nselect = ["PLC001"]\n')
    write(session, "c d “é” #1/attrlint.toml", 'select = ["RES001"]\n')
    one, two = session.open("a/draft.md", TEXT), session.open("b/draft.md", TEXT)
    three = session.open("c d “é” #1/a;b%20?.md", TEXT)
    wait_for(session, one, {"RES001"})
    wait_for(session, two, {"PLC001"})
    wait_for(session, three, {"RES001"})


def test_settings_that_are_sent_along(tmp_path: Path) -> None:
    """A client that cannot be asked sends them with the change; what it does not send is as it began."""
    session = Session(tmp_path, options={"select": ["RES001"], "inlayHints": "yes"})
    try:
        uri = session.open("sent.md", TEXT)
        assert session.codes(uri) == {"RES001"}
        session.until("“inlay-hints” must be true or false")

        def send(settings: object) -> None:
            told = types.DidChangeConfigurationParams(settings)
            session.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, told)

        send({"attrlint": {"select": ["STY001"]}})
        wait_for(session, uri, {"STY001"})
        send(None)
        wait_for(session, uri, {"RES001"})
        send({"attrlint": {"config": "gone.toml"}})
        session.until("no such settings file")
        wait_for(session, uri, set())
        send({"attrlint": {"isolated": True, "preset": "residue"}})
        wait_for(session, uri, {"RES001", "STY001"})
    finally:
        assert session.close() == 0
