"""Word drafts on the command line: found, placed, kept in the cache, and never written into by --fix."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run
from tests.word_files import about, comment, docx, odt, p, r

if TYPE_CHECKING:
    from pathlib import Path

BODY = [
    p("Talks stall", style="berschrift1"),
    p(),
    p("It has been rep", r("orted", bold=True), " that the pier is shut."),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a Word draft."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(docx(*BODY))
    return tmp_path


def lint(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """A run of check: exit code, standard output and error."""
    code = run(["check", "--isolated", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_finding_is_placed_by_paragraph_and_column(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # the second time out of the cache
        code, out, _ = lint(capsys, "--select", "ATT002", "draft.docx")
        assert (code, out[:27]) == (1, "draft.docx:3:1: warning ATT")
    code, out, _ = lint(capsys, "--select", "ATT002", ".", "--output-format", "json")
    [found] = json.loads(out)
    assert (found["line"], found["column"], found["offset"], found["fix"]) == (3, 1, 13, None)


def test_every_format_shows_a_word_draft(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("full", "html", "sarif", "github", "junit", "rdjson"):
        code, out, _ = lint(capsys, "draft.docx", "--output-format", form)
        assert code == 1
        assert "ATT002" in out
    page = lint(capsys, "draft.docx", "--output-format", "html")[1]
    assert re.search(r"has been rep.{0,200}orted|has been reported", page)


def test_a_comment_in_word_suppresses(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = [
        p("It has been reported that ", about(0, r("the pier")), " is shut."),
        p("It has been reported that it is open."),
    ]
    data = docx(*body, comments=comment(0, "attrlint: ignore[ATT002] seen by the desk"))
    (desk / "draft.docx").write_bytes(data)
    out = lint(capsys, "--select", "ATT002", "draft.docx")[1]
    assert [line[:14] for line in out.splitlines()] == ["draft.docx:2:1"]


@pytest.mark.parametrize("option", ["--fix", "--diff", "--add-ignore"])
def test_check_changes_no_word_draft(desk: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    before = (desk / "draft.docx").read_bytes()
    code, _, err = lint(capsys, option, "draft.docx")
    assert code == 2
    assert ("in Word or Writer, add a comment" if option == "--add-ignore" else "attrlint review") in err
    assert (desk / "draft.docx").read_bytes() == before


def test_an_odt_draft_is_linted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "draft.odt").write_bytes(
        odt("<text:p>Talks.</text:p><text:p>It has been reported that it is shut.</text:p>")
    )
    assert lint(capsys, "--select", "ATT002", "draft.odt")[1].startswith("draft.odt:2:1: warning ATT002")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 broken", "damaged zip file"),
        ("a.rtf", b"{\\rtf1 It has been reported that it is shut.}", "RTF, which attrlint cannot read"),
        ("a.txt", b"{\\rtf1 It has been reported that it is shut.}", "RTF, which attrlint cannot read"),
        ("a.csv", b"name,words\nAnn,It has been reported that it is shut.\n", "CSV, which attrlint cannot read"),
        ("a.md", b"%PDF-1.7\n", "a PDF, which attrlint cannot read"),
        ("a.jsonl", b'{"a": "It has been reported"}\n', "JSON Lines, which attrlint cannot read"),
    ],
)
def test_what_is_no_draft_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    (desk / name).write_bytes(data)
    code, out, err = lint(capsys, name)
    assert (code, out) == (2, "")
    assert f"{name}: error: {said}" in err
    assert lint(capsys, name, "draft.docx")[0] == 2, "the other draft is linted, but the run has failed"


def test_a_changed_word_draft_counts_whole(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What git takes for lines of a zip file has nothing to do with paragraphs."""
    if shutil.which("git") is None:
        pytest.skip("no git here")
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (["init", "-q"], ["add", "."], [*settings, "commit", "-qm", "one"]):
        subprocess.run(["git", *words], check=True, cwd=desk)
    option = ("--select", "ATT002", "--diff-base", "HEAD", "draft.docx")
    assert lint(capsys, *option)[0] == 0
    (desk / "draft.docx").write_bytes(docx(*BODY, p("More.")))
    assert lint(capsys, *option)[0] == 1
