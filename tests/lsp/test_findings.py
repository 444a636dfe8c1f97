"""Findings and what can be done about them, as clients see it that count in bytes, UTF-16 units and code points."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from lsprotocol import types

from tests.lsp.client import Session, applied, edits_in, edits_of, units, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINE = "🚩🚩“Café” was shut after a drone fell near Kyiv and Brynask, officials in the region said."
DRAFT = f'# Two drones\n\n{LINE}\n\nMr Odd said he was "surprised by the noise of it”.\n\nIt is TK.\n'
PROFILES = {
    "neovim@v0.11.0": "utf-8",
    "visual_studio_code@v1.65.2": "utf-16",
    "emacs@v29.1": "utf-32",
}


@pytest.fixture(scope="module", params=list(PROFILES))
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A server for each way to count."""
    folder = tmp_path_factory.mktemp("findings")
    (folder / "attrlint.toml").write_text("", encoding="utf-8")
    session = Session(folder, request.param)
    assert session.encoding == PROFILES[request.param]
    yield session
    assert session.close() == 0


def found(session: Session, uri: str, code: str) -> types.Diagnostic:
    """The first finding of a rule."""
    return next(one for one in session.shown(uri) if one.code == code)


def test_a_finding_is_on_its_word(session: Session) -> None:
    """Behind emoji, curly marks and an accent, with its severity, its rule's page, and its name for programs."""
    uri = session.open("word.md", DRAFT)
    place = found(session, uri, "PLC001")
    start = units(LINE[: LINE.index("Brynask")], session.encoding)
    assert place.range.start == types.Position(2, start)
    assert place.range.end == types.Position(2, start + len("Brynask"))
    assert (place.source, place.severity) == ("attrlint", types.DiagnosticSeverity.Error)
    assert place.code_description is not None
    assert place.code_description.href.startswith("file://")
    assert place.code_description.href.endswith("/misspelled-place.md")
    assert isinstance(place.data, dict)
    assert (place.data["name"], place.data["fix"]) == ("misspelled-place", "offered")
    assert found(session, uri, "QUO006").severity == types.DiagnosticSeverity.Warning


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("odd", ["\u2028", "\x85", "\u2029", "\x0b", "\x0c", "🚩\u2028🚩"])
def test_lines_end_where_the_client_ends_them(session: Session, end: str, odd: str) -> None:
    """U+2028, U+0085 and form feeds are characters of their line; one edit behind them keeps both copies alike."""
    name = f"lines-{ord(odd[0]):x}-{len(odd)}-{ord(end[0]):x}-{len(end)}.txt"
    text = f"It is{odd}one{odd}two.{end}{end}The ferry stopped near Brynask and Kyiv, she said.{end}"
    uri = session.open(name, text, "plaintext")
    assert words_at(text, found(session, uri, "PLC001").range, session.encoding) == "Brynask"
    changed = text.replace("one", "TK one")
    session.change(uri, changed)
    assert words_at(changed, found(session, uri, "RES001").range, session.encoding) == "TK"
    assert words_at(changed, found(session, uri, "PLC001").range, session.encoding) == "Brynask"
    fixed = applied(changed, edits_of(fix_for(session, uri, "PLC001")), session.encoding)
    assert fixed == changed.replace("Brynask", "Bryansk")


def fix_for(session: Session, uri: str, code: str) -> types.CodeAction:
    """The quick fix of a rule's first finding."""
    one = found(session, uri, code)
    actions = session.actions(uri, one.range, types.CodeActionKind.QuickFix)
    return next(a for a in actions if a.diagnostics and a.diagnostics[0].code == code and "Ignore" not in a.title)


def test_a_part_of_a_text_is_put_where_it_belongs(session: Session) -> None:
    """Some clients send parts though whole texts are asked for; lines end for them too where the client ends them."""
    text = "one\u2028two\x85three\nIt is here, she said.\n"
    uri = session.open("part.md", text)
    session.versions[uri] = 2
    of = types.VersionedTextDocumentIdentifier(2, uri)
    here = types.Range(types.Position(1, 6), types.Position(1, 10))
    parts = [
        types.TextDocumentContentChangePartial(here, "TK"),
        types.TextDocumentContentChangePartial(types.Range(types.Position(1, 0), types.Position(1, 0)), "So "),
    ]
    session.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(of, parts))
    place = found(session, uri, "RES001").range
    assert (place.start, place.end) == (types.Position(1, 9), types.Position(1, 11))


def test_the_places_that_belong_to_a_finding(session: Session) -> None:
    """A quotation given twice points to where it stands first."""
    said = "“We 🚩 wait for the ice to leave the long bay,”"
    text = f"{said} said Ilze Kaleja, a pilot.\n\nIt was late. {said} said Ms Kaleja.\n"
    uri = session.open("twice.md", text)
    twice = found(session, uri, "QUO001")
    assert twice.range.start.line == 2
    (first,) = twice.related_information or ()
    assert first.location.uri == uri
    assert words_at(text, first.location.range, session.encoding) == said
    assert "first quoted here" in first.message


def test_the_quick_fix_puts_the_right_word_there(session: Session) -> None:
    """One that is only offered says so and is not preferred; a safe one is preferred."""
    uri = session.open("fix.md", DRAFT)
    fix = fix_for(session, uri, "PLC001")
    assert fix.title.endswith("(needs review)")
    assert fix.is_preferred is False
    assert applied(DRAFT, edits_of(fix), session.encoding) == DRAFT.replace("Brynask", "Bryansk")
    marks = fix_for(session, uri, "QUO006")
    assert marks.is_preferred is True
    fixed = applied(DRAFT, edits_of(marks), session.encoding)
    session.change(uri, fixed)
    assert "QUO006" not in session.codes(uri)


def test_fix_all_makes_the_safe_fixes_only(session: Session) -> None:
    """As an action on save, resolved where the client can; then nothing is left to do."""
    uri = session.open("all.md", DRAFT)
    (action,) = session.actions(uri, found(session, uri, "PLC001").range, types.CodeActionKind.SourceFixAll)
    assert action.kind == "source.fixAll.attrlint"
    if action.edit is None:
        resolved = session.request(types.CODE_ACTION_RESOLVE, action)
        assert isinstance(resolved, types.CodeAction)
        action = resolved
    fixed = applied(DRAFT, edits_of(action), session.encoding)
    session.change(uri, fixed)
    assert "QUO006" not in session.codes(uri)
    assert "Brynask" in fixed
    assert "surprised by the noise of it" in fixed
    nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    assert session.actions(uri, nowhere, types.CodeActionKind.SourceFixAll) == []
    assert session.actions(uri, nowhere, "refactor") == []


def test_fix_all_as_a_command(session: Session) -> None:
    """The server asks the client to make the edits; where there is nothing to mend it asks for nothing."""
    uri = session.open("command.md", DRAFT)
    session.shown(uri)
    before = len(session.client.applied)
    assert session.run("attrlint.fixAll", uri) is True
    fixed = applied(DRAFT, edits_in(session.client.applied[before]), session.encoding)
    session.change(uri, fixed)
    assert session.run("attrlint.fixAll", uri) is False
    assert len(session.client.applied) == before + 1


LISTED = "- One is TK here.\n- Two stands near Brynask and Kyiv, she said.\n\n> It is TK, he said.\n\n"
TABLE = "| Where | What |\n|---|---|\n| TK | a drone |\n\nA paragraph of\ntwo lines with TK in it\nand a third one, she said.\n"
PAGE = "<h1>TK in a head</h1>\n<p>The end is\nTK for now, and <b>Brynask</b> is near Kyiv, she said.</p>\n<ul><li>TK</li></ul>\n"
PLAIN = "It is TK near the\u2028ferry.\n\nA drone fell near Kyiv and Brynask, she said.\n\nIt is TK again, he said.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ignore.md", DRAFT + "\n" + LISTED + TABLE),
        ("crlf.md", (DRAFT + "\n" + LISTED).replace("\n", "\r\n")),
        ("ignore.html", PAGE),
        ("ignore.txt", PLAIN),
    ],
)
def test_ignore_here_really_silences(session: Session, name: str, text: str) -> None:
    """Each comment that is offered silences its finding, brings none, and leaves the prose as it is."""
    language = {"md": "markdown", "html": "html", "txt": "plaintext"}[name.rpartition(".")[2]]
    uri = session.open(name, text, language)
    before = [(d.code, words_at(text, d.range, session.encoding)) for d in session.shown(uri)]
    offered = 0
    for one in session.shown(uri):
        for action in session.actions(uri, one.range, types.CodeActionKind.QuickFix):
            if action.title != f"Ignore {one.code} ({(one.data or {}).get('name')}) here":
                continue
            assert action.diagnostics
            if action.diagnostics[0].range != one.range:
                continue
            offered += 1
            silenced = applied(text, edits_of(action), session.encoding)
            session.change(uri, silenced)
            after = [(d.code, words_at(silenced, d.range, session.encoding)) for d in session.shown(uri)]
            gone = (one.code, words_at(text, one.range, session.encoding))
            assert after.count(gone) < before.count(gone)
            assert set(after) <= set(before)
            assert len(after) <= len(before) - 1
            session.change(uri, text)
            assert len(session.shown(uri)) == len(before)
    assert offered >= len(before) - 1


@pytest.mark.parametrize(
    ("name", "text", "cut"),
    [
        ("a.md", "# Head\n\n<!-- attrlint: ignore[RES001] why -->\n\nIt is late, she said.\n", "# Head\n\nIt is late, she said.\n"),
        ("b.md", "It is TK, she said. <!-- attrlint: ignore[TK, QUO001] 🚩 -->\n", "It is TK, she said. <!-- attrlint: ignore[TK] 🚩 -->\n"),
        ("c.md", "It is late. <!-- attrlint: ignore[RES001] -->\r\nAnd it is cold.\r\n", "It is late.\r\nAnd it is cold.\r\n"),
        ("d.txt", "It is late.\n\n#attrlint: ignore[RES001]\nIt is cold.\n", "It is late.\n\nIt is cold.\n"),
        ("e.html", "<p>It is late.</p> <!-- attrlint: ingore[RES001] -->\n<p>It is cold.</p>\n", "<p>It is late.</p>\n<p>It is cold.</p>\n"),
    ],
)  # fmt: skip
def test_a_comment_that_silences_nothing_can_be_cut(session: Session, name: str, text: str, cut: str) -> None:
    """With its line where it has one to itself; of several codes only the one that is idle."""
    language = {"md": "markdown", "html": "html", "txt": "plaintext"}[name.rpartition(".")[2]]
    uri = session.open(f"cut-{name}", text, language)
    idle = found(session, uri, "SUP001")
    (action,) = session.actions(uri, idle.range, types.CodeActionKind.QuickFix)
    assert action.title == "Remove unused ignore comment"
    assert applied(text, edits_of(action), session.encoding) == cut
    session.change(uri, cut)
    assert "SUP001" not in session.codes(uri)


def test_hover_explains(session: Session) -> None:
    """The message, why, what is found and what is left alone, and where to read on; nothing beside a finding."""
    uri = session.open("hover.md", DRAFT)
    place = found(session, uri, "PLC001").range
    document = types.TextDocumentIdentifier(uri)
    for at in (place.start, types.Position(place.end.line, place.end.character - 1)):
        hover = session.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, at))
        assert isinstance(hover, types.Hover)
        assert hover.range == place
        assert isinstance(hover.contents, types.MarkupContent)
        said = hover.contents.value
        for part in (
            "PLC001 misspelled-place",
            "Fix (needs review)",
            "Flagged, between",
            "[[",
            "Not flagged",
            "misspelled-place.md",
        ):
            assert part in said
    assert session.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, types.Position(2, 0))) is not None
    for beside in (place.end, types.Position(1, 0), types.Position(99, 0)):
        assert session.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, beside)) is None


def test_without_the_extra_it_says_what_to_install() -> None:
    """Exit 2 and one line."""
    import re
    import sys

    code = "import sys\nsys.modules['pygls'] = None\nfrom importlib import util\nutil.find_spec = lambda name: None\nfrom attrlint.cli import main\nmain(['lsp'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r"error: .*extra “lsp”\n", done.stderr)


def test_no_file_of_a_folder_is_written(session: Session) -> None:
    """Whatever was asked: the server changes nothing on the disk."""
    left: list[Path] = sorted(session.folder.iterdir())
    assert [path.name for path in left] == ["attrlint.toml"]
