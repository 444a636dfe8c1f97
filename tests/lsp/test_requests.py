"""What a client may ask beside the findings: outline, hints, ledger, pulled findings; drafts that come and go."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from lsprotocol import types

from attrlint.lsp.drafts import Drafts, buffer_of
from attrlint.lsp.outline import flat, symbols
from attrlint.lsp.positions import Positions
from attrlint.running.runner import Choice
from tests.lsp.client import Session, words_at
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """# The ferry

It was late. “We 🚩 wait for the ice to go,” said Ilze Kaleja, a pilot. “It always goes.”

## Quoted by nobody

“Nobody at all can say when it will leave the bay.”

# The port

The port is shut, the harbour board said.
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A client that findings are pushed to, with hints on."""
    folder = tmp_path_factory.mktemp("requests")
    (folder / "attrlint.toml").write_text('exclude = ["old/*"]\n', encoding="utf-8")
    session = Session(folder, options={"inlayHints": True})
    yield session
    assert session.close() == 0


def test_what_the_server_offers(session: Session) -> None:
    """Whole texts are asked for, since parts would be cut by lines that are not the client's."""
    offered = session.server.capabilities
    sync = offered.text_document_sync
    assert isinstance(sync, types.TextDocumentSyncOptions)
    assert sync.change == types.TextDocumentSyncKind.Full
    assert isinstance(offered.code_action_provider, types.CodeActionOptions)
    assert list(offered.code_action_provider.code_action_kinds or ()) == ["quickfix", "source.fixAll.attrlint"]
    assert offered.execute_command_provider is not None
    assert sorted(offered.execute_command_provider.commands) == [
        "attrlint.addName",
        "attrlint.fixAll",
        "attrlint.sources",
    ]
    for provider in ("hover_provider", "document_symbol_provider", "inlay_hint_provider", "diagnostic_provider"):
        assert getattr(offered, provider)


def test_outline(session: Session) -> None:
    """Headings as a tree, each with its section; under them quotations with who is credited."""
    uri = session.open("outline.md", TEXT)
    asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    tree = session.request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, asked)
    assert isinstance(tree, list)
    ferry, port = tree
    assert [one.name for one in tree] == ["The ferry", "The port"]
    said = [(one.name, one.detail) for one in ferry.children]
    assert said[0] == ("“We 🚩 wait for the ice to go,”", "Ilze Kaleja")
    assert said[1] == ("“It always goes.”", "Ilze Kaleja")
    nobody = ferry.children[2]
    assert (nobody.name, nobody.children[0].detail) == ("Quoted by nobody", "not attributed")
    assert words_at(TEXT, ferry.children[0].selection_range, session.encoding) == "“We 🚩 wait for the ice to go,”"
    assert ferry.range.end == types.Position(8, 2)
    assert port.range.end.line == TEXT.count("\n")


def test_outline_for_clients_that_know_no_tree() -> None:
    """The same as a list, the heading above as its container."""
    drafts = Drafts(Choice(isolated=True))
    document = drafts.lint(buffer_of(TEXT, "", "markdown", "/nowhere")).document
    assert document is not None
    listed = flat(symbols(document, Positions(TEXT)), "uri")
    assert [(one.name, one.container_name) for one in listed][:3] == [
        ("The ferry", None),
        ("“We 🚩 wait for the ice to go,” (Ilze Kaleja)", "The ferry"),
        ("“It always goes.” (Ilze Kaleja)", "The ferry"),
    ]


def test_hints(session: Session) -> None:
    """Behind each quotation of the stretch that is shown: who is credited, or that nobody is."""
    uri = session.open("hints.md", TEXT)

    def asked(first: int, last: int) -> list[tuple[int, str]]:
        place = types.Range(types.Position(first, 0), types.Position(last, 0))
        of = types.InlayHintParams(types.TextDocumentIdentifier(uri), place)
        answer = session.request(types.TEXT_DOCUMENT_INLAY_HINT, of)
        assert isinstance(answer, list | tuple)
        return [(one.position.line, one.label) for one in answer]

    nobody = (6, "— not attributed")
    assert asked(0, 99) == [(2, "— Ilze Kaleja"), (2, "— Ilze Kaleja"), nobody]
    assert asked(5, 7) == [nobody]
    assert asked(8, 99) == []


def test_the_ledger_is_that_of_the_command(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON as `attrlint sources` prints it, and a page for people."""
    from attrlint.cli import run

    path = session.folder / "ledger.md"
    path.write_text(TEXT, encoding="utf-8")
    uri = session.open("ledger.md", TEXT)
    assert run(["sources", "--output-format", "json", str(path)]) == 0
    (printed,) = json.loads(capsys.readouterr().out)
    path.unlink()
    answer = session.run("attrlint.sources", uri)
    assert isinstance(answer, dict)
    assert answer == printed
    page = str(session.run("attrlint.sources", uri, "markdown"))
    assert "| Ilze Kaleja | person | 2 |" in page
    assert "line 7: “Nobody at all can say when it will leave the bay.” — not attributed" in page


def test_a_draft_that_is_closed(session: Session) -> None:
    """Its findings are taken away, and nothing is known of it; it can be opened again."""
    uri = session.open("closed.md", "It was TK near Brynask and Kyiv, she said.\n")
    assert "PLC001" in session.codes(uri)
    document = types.TextDocumentIdentifier(uri)
    session.change(uri, "It was TK near Brynask and Kyiv, he said.\n")
    session.tell(types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(document))
    assert session.request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document)) == []
    assert session.run("attrlint.sources", uri) is None
    assert session.client.published[uri].diagnostics == ()
    session.open("closed.md", "It was near Brynask and Kyiv, she said.\n")
    assert session.codes(uri) == {"PLC001"}


def test_a_draft_that_is_saved_nowhere(session: Session) -> None:
    """It is read as its language says, under the settings of the workspace."""
    uri = session.open("untitled:Untitled-1", "# TK in a head\n\nIt is **Bry**nask near Kyiv, she said.\n")
    assert "PLC001" in session.codes(uri)
    other = session.open("untitled:Untitled-2", "<p>It is <b>Bry</b>nask near Kyiv, she said.</p>", "html")
    assert "PLC001" in session.codes(other)
    answer = session.run("attrlint.sources", other)
    assert isinstance(answer, dict)
    assert answer["path"] == str(session.folder / "untitled.html")


def test_a_draft_that_is_left_out(session: Session) -> None:
    """What the settings exclude has no findings, and no faults either."""
    uri = session.open("old/draft.md", "It was TK near Brynask and Kyiv, she said.\n")
    assert session.shown(uri) == []
    place = types.Range(types.Position(0, 0), types.Position(0, 9))
    assert session.actions(uri, place) == []


def test_only_the_newest_text_is_shown(session: Session) -> None:
    """Keys that come fast: what is shown grows never older, and ends with the last."""
    text = "It was near Kyiv, she said. " * 40
    uri = session.open("fast.md", text)
    session.shown(uri)
    for number in range(30):
        session.change(uri, f"{text}\n\n{'x' * number} It is{' TK' if number == 29 else ''} near Brynask.\n")
    assert {"PLC001", "RES001"} <= session.codes(uri)


def test_a_request_that_is_taken_back(session: Session) -> None:
    """It is answered as cancelled, or with what was found; the next one is answered as ever."""
    uri = session.open("taken.md", TEXT * 20)
    document = types.TextDocumentIdentifier(uri)
    asked = types.DocumentSymbolParams(document)

    async def ask_and_take_back() -> None:
        protocol = session.client.protocol
        answer = protocol.send_request_async(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, asked)
        waiting = asyncio.ensure_future(answer)
        await asyncio.sleep(0)
        for number in [key for key in protocol._request_futures if isinstance(key, str | int)]:
            protocol.notify(types.CANCEL_REQUEST, types.CancelParams(number))
        await asyncio.wait([waiting])
        waiting.exception()

    session.ask(ask_and_take_back())
    assert session.request(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, asked)


def test_findings_that_are_asked_for(tmp_path: Path) -> None:
    """A client that pulls gets the same, and none is pushed to it, or they would stand there twice."""
    session = Session(tmp_path, pulls=True)
    try:
        uri = session.open("pulled.md", "It was TK near Brynask and Kyiv, she said.\n")
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = session.request(types.TEXT_DOCUMENT_DIAGNOSTIC, asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert {one.code for one in report.items} >= {"RES001", "PLC001"}
        session.change(uri, "It was near Bryansk and Kyiv, she said.\n")
        report = session.request(types.TEXT_DOCUMENT_DIAGNOSTIC, asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert report.items == ()
        assert session.client.published == {}
        before = session.client.refreshed
        (tmp_path / "attrlint.toml").write_text('select = ["STY001"]\n', encoding="utf-8")
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        session.tell(types.TEXT_DOCUMENT_DID_SAVE, saved)
        session.request(types.TEXT_DOCUMENT_DIAGNOSTIC, asked)
        session.request(types.TEXT_DOCUMENT_DIAGNOSTIC, asked)
        assert session.client.refreshed > before
    finally:
        assert session.close() == 0


def test_a_long_draft_is_linted_in_no_time() -> None:
    """5,000 words after an edit: 0.1 s of CPU on a quiet machine, which no machine makes 0.8."""
    story = TEXT.replace("#", "") + "The goverment said on Monday that 12 people were hurt near Brynask, Kyiv.\n\n" * 3
    copies = 5_000 // len(story.split())
    text = "\n".join(story.replace("ferry", f"ferry {number}") for number in range(copies))
    drafts = Drafts(Choice(isolated=True))
    drafts.lint(buffer_of(text, "", "markdown", "/nowhere"))
    count = iter(range(99))

    def lint(edited: str) -> None:
        found = drafts.lint(buffer_of(edited, "", "markdown", "/nowhere"))
        assert len(found.diagnostics) > copies

    assert takes_at_most(0.8, lint, lambda: text.replace("It was late", f"It was late {next(count)}", 1))
