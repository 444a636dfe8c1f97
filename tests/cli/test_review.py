"""attrlint review on the command line: what it writes, says and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run
from attrlint.reading import read
from tests.word_files import docx, p, r, unzipped

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "It has been reported that the Ukranian pier is shut."
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/></w:sectPr>'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a Word draft that has a finding in its header, too."""
    monkeypatch.chdir(tmp_path)
    body = [
        p("Talks stall", style="berschrift1"),
        p(r("It has been rep"), r("orted that the pier is shut, who was targetted.")),
    ]
    (tmp_path / "draft.docx").write_bytes(docx(*body, SECTION, header1=p("TK head")))
    return tmp_path


def review(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """A run of review: exit code and standard error."""
    code = run(["review", "--isolated", *words])
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err


def test_a_review_is_written_and_summed_up(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "draft.docx").read_bytes()
    code, said = review(capsys, "draft.docx", "-o", "out.docx", "--track-changes", "--author", "Night Desk")
    assert code == 0
    assert "draft.docx:3:1: error RES001" in said
    assert said.endswith(
        "1 finding has no comment: none are written in headers, footers, notes and text boxes\n"
        "out.docx: 2 comments, 1 tracked change\n"
    )
    parts = unzipped((desk / "out.docx").read_bytes())
    assert b'w:author="Night Desk"' in parts["word/comments.xml"]
    assert b"ATT002" in parts["word/comments.xml"]
    assert b'w:initials="ND"' in parts["word/comments.xml"]
    assert "targeted" in read((desk / "out.docx").read_bytes(), "out.docx")[0].raw
    assert (desk / "draft.docx").read_bytes() == before
    assert sorted(path.name for path in desk.iterdir()) == ["draft.docx", "out.docx"]


def test_in_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(capsys, "draft.docx", "--in-place")[0] == 0
    assert b"ATT002" in unzipped((desk / "draft.docx").read_bytes())["word/comments.xml"]
    assert review(capsys, "draft.docx", "--in-place")[1].endswith("draft.docx: 2 comments, 0 tracked changes\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["draft.docx"], "--output is missing"),
        (["draft.docx", "-o", "draft.docx"], "is not overwritten without --in-place"),
        (["draft.docx", "-o", "./link.docx"], "is not overwritten without --in-place"),
        (["draft.docx", "-o", "x.docx", "--in-place"], "cannot be combined"),
        (["draft.docx", "-o", "."], "is a folder"),
        (["draft.docx", "-o", "gone/x.docx"], "cannot be written"),
        (["draft.docx", "-o", "x.docx", "--unsafe-fixes"], "needs --track-changes"),
        (["draft.docx", "-o", "x.docx", "--author", " "], "needs a name"),
        (["gone.docx", "-o", "x.docx"], "cannot be read"),
        (["plain.md", "-o", "x.docx"], "only .docx can be reviewed"),
    ],
)
def test_what_is_refused_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    (desk / "link.docx").symlink_to("draft.docx")
    (desk / "plain.md").write_text(WORDS, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in desk.iterdir()}
    code, err = review(capsys, *words)
    assert (code, said in err) == (2, True), err
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before
