"""A baseline: what was there stays silent through edits and moves, what is new is said, what has gone is counted."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

FLAW = "No deaths have been reported.\n"
CLEAN = "The bridge over the river is shut until the spring.\n"
STORY = (
    "# The bridge\n\n"
    + CLEAN
    + "\nIn the harbour, where two ships lay,\nno deaths have been reported so far.\n\n"
    + CLEAN
)
REFLOWED = (
    "# The bridge\n\n"
    + CLEAN
    + "\nIn the harbour, where two ships lay, no deaths\nhave been reported so far.\n\n"
    + CLEAN
)
MORE = STORY.replace(
    "so far.\n", "so far.\n\nIn the harbour, where two ships lay, no deaths have been reported so far.\n"
)
SELECT = ("--isolated", "--select", "ATT002")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with one draft, one finding, and its baseline."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(STORY)
    assert told(capsys, "baseline", *SELECT) == (0, "", "attrlint-baseline.json written: 1 finding in 1 draft\n")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Run a command line; gives exit code, standard output and standard error."""
    code = run(argv)
    out, err = capsys.readouterr()
    return code, out, err


def checked(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, list[str], str]:
    """Check against the baseline; gives exit code, the places found, and the last line of standard error."""
    code, out, err = told(capsys, "check", *SELECT, "--baseline", "attrlint-baseline.json", *argv)
    return code, [line.split(": ")[0] for line in out.splitlines()], err.splitlines()[-1]


def test_what_is_written(desk: Path) -> None:
    """Data only: path, code and fingerprint, sorted, an entry a line."""
    text = (desk / "attrlint-baseline.json").read_text()
    (entry,) = json.loads(text)["findings"]
    assert (entry["path"], entry["code"], len(entry["fingerprint"])) == ("a.md", "ATT002", 16)
    assert text.count("\n") == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(STORY, [], id="as it was"),
        pytest.param(STORY.replace(CLEAN, CLEAN + "\n" + CLEAN, 1), [], id="a paragraph put in before"),
        pytest.param(REFLOWED, [], id="a reflow"),
        pytest.param(STORY.replace("\n", "\r\n"), [], id="other line ends"),
        pytest.param(MORE, ["a.md:8:48"], id="one more of the same"),
        pytest.param(STORY + "\n" + FLAW, ["a.md:10:11"], id="another fault"),
    ],
)
def test_one_draft(desk: Path, capsys: pytest.CaptureFixture[str], text: str, found: list[str]) -> None:
    """Edits elsewhere leave what is known known; only what is new counts for the exit code."""
    (desk / "a.md").write_text(text)
    assert checked(capsys) == (
        int(bool(found)),
        found,
        "1 known finding hidden (attrlint-baseline.json)",
    )


LONG = (
    "The harbour board met on Monday in the old customs house, and its members heard three engineers. "
    "The bridge over the river is TK now, and the road that leads to it from the north is shut to lorries. "
    "A ferry takes those who walk, every hour from six in the morning, for as long as the repair goes on. "
)
SAME = {
    "quoted lines": (
        "a.md",
        "> The bridge over the river\n> is TK now.\n",
        "> The bridge over the\n> river is TK now.\n",
    ),
    "a list": ("a.md", "- The bridge over the river\n  is TK now.\n", "- The bridge over\n  the river is TK now.\n"),
    "bold": ("a.md", "The bridge over the river is TK now.\n", "The **bridge** over the river is TK now.\n"),
    "HTML": (
        "a.html",
        "<p>The bridge over the river is TK now.</p>",
        "<p>The bridge over\n  the <b>river</b> is TK now.</p>",
    ),
    "hard-wrapped": ("a.txt", textwrap.fill(LONG, 72), textwrap.fill(LONG, 60)),
}


@pytest.mark.parametrize(("name", "before", "after"), SAME.values(), ids=SAME)
def test_markup_and_line_ends(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    before: str,
    after: str,
) -> None:
    """A sentence is known by its words, whatever lines and markup it comes in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(before)
    assert "1 finding in" in told(capsys, "baseline", "--isolated", "--select", "RES001")[2]
    (tmp_path / name).write_text(after)
    code, out, err = told(capsys, "check", "--isolated", "--select", "RES001", "--baseline", "attrlint-baseline.json")
    assert (code, out, err.splitlines()[-1]) == (
        0,
        "",
        "1 known finding hidden (attrlint-baseline.json)",
    )


def test_a_moved_draft(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that moved takes what is known of it along, edits and all; a copy of it does not."""
    (desk / "old").mkdir()
    (desk / "a.md").rename(desk / "old" / "b.md")
    assert checked(capsys) == (0, [], "1 known finding hidden (attrlint-baseline.json)")
    (desk / "c.md").write_text(STORY)
    code, found, said = checked(capsys)
    assert (code, len(found), said) == (1, 1, "1 known finding hidden (attrlint-baseline.json)")


def test_an_equal_fault_in_another_draft(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first draft is still there, so that the second has a fault of its own."""
    (desk / "b.md").write_text(STORY)
    assert checked(capsys)[:2] == (1, ["b.md:6:11"])


def test_what_has_gone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted where the draft was looked at by the rule, or is there no more."""
    (desk / "b.md").write_text(CLEAN)
    assert checked(capsys, "b.md")[2] == "0 known findings hidden (attrlint-baseline.json)"
    (desk / "a.md").write_text(CLEAN)
    assert (
        checked(capsys, "--select", "QUO")[2]
        == "0 known findings hidden (attrlint-baseline.json); 1 in it no longer occurs"
    )
    other = ("check", "--isolated", "--select", "QUO", "--baseline", "attrlint-baseline.json")
    assert told(capsys, *other)[2].endswith("hidden (attrlint-baseline.json)\n")
    (desk / "a.md").unlink()
    assert checked(capsys)[2] == "0 known findings hidden (attrlint-baseline.json); 1 in it no longer occurs"


def test_from_another_folder(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths start from the folder of the baseline, wherever it is used."""
    (desk / "sub").mkdir()
    monkeypatch.chdir(desk / "sub")
    code, out, err = told(capsys, "check", *SELECT, "--baseline", "../attrlint-baseline.json", str(desk / "a.md"))
    assert (code, out, err.splitlines()[-1]) == (
        0,
        "",
        "1 known finding hidden (attrlint-baseline.json)",
    )


def test_quiet_and_formats(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--quiet says nothing; what is known is in no format and no count."""
    known = ("check", *SELECT, "--baseline", "attrlint-baseline.json")
    assert told(capsys, *known, "--quiet") == (0, "", "")
    assert json.loads(told(capsys, *known, "--output-format", "json")[1]) == []
    assert told(capsys, *known, "--statistics")[1] == ""


BROKEN = {
    "no JSON": ("{", ":1:2: error: not a baseline: expecting property name enclosed in double quotes"),
    "marks of a merge": (
        "{\n<<<<<<<",
        ":2:1: error: not a baseline: expecting property name enclosed in double quotes",
    ),
    "another thing": ("[]", ": error: not a baseline; write one with: attrlint baseline"),
    "no findings": ('{"version": 1}', ": error: not a baseline; write one with: attrlint baseline"),
    "a later version": (
        '{"version": 2, "findings": []}',
        ": error: baseline version 2 is not supported (only 1); write a new one",
    ),
    "half an entry": (
        '{"version": 1, "findings": [{"path": "a.md", "code": 5}]}',
        ": error: not a baseline: finding 1 lacks path, code or fingerprint",
    ),
    "very deep": ("[" * 100_000, ": error: not a baseline: not JSON in UTF-8"),
    "another encoding": ("\udcff", ": error: not a baseline: not JSON in UTF-8"),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_baseline(desk: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    """One line, exit 2, and nothing is linted against half of it."""
    (desk / "attrlint-baseline.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, out, err = told(capsys, "check", *SELECT, "--baseline", "attrlint-baseline.json")
    assert (code, out, err) == (2, "", f"attrlint-baseline.json{said}\n")


def test_what_cannot_be_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No baseline, no fixes beside one, and none written over a draft or over half of the drafts."""
    assert told(capsys, "check", "--baseline", "gone.json") == (2, "", "gone.json: error: no such baseline\n")
    code, _, err = told(capsys, "check", "--fix", "--baseline", "attrlint-baseline.json")
    assert (code, err) == (2, "error: --fix cannot be combined with --baseline\n")
    assert told(capsys, "check", "--baseline", "b.json", "--output-format", "json:b.json")[0] == 2
    assert told(capsys, "baseline", "a.md", "--output", "a.md")[0] == 2
    assert (desk / "a.md").read_text() == STORY
    (desk / "bin.md").write_bytes(b"a\0b")
    code, _, err = told(capsys, "baseline", "--output", "b.json")
    assert (code, err.splitlines()[-1]) == (2, "No baseline written because something could not be checked")
    assert not (desk / "b.json").exists()


def test_nothing_found(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A baseline of clean drafts is one as well."""
    (desk / "a.md").write_text(CLEAN)
    assert told(capsys, "baseline", *SELECT)[0] == 0
    assert checked(capsys) == (0, [], "0 known findings hidden (attrlint-baseline.json)")
