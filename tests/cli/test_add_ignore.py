"""check --add-ignore: comments that silence what is found, and nothing else; and attrlint clean."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]

CASES = {
    "a paragraph": (
        "a.md",
        "No deaths have been reported.\n\nThe bridge is shut.\n",
        "No deaths have been reported. <!-- attrlint: ignore[ATT002] old -->\n\nThe bridge is shut.\n",
    ),
    "two rules on a line": (
        "a.md",
        "No deaths have been reported. Critics say the bridge is old.",
        "No deaths have been reported. Critics say the bridge is old. <!-- attrlint: ignore[ATT002, VAG001] old -->",
    ),
    "a list": (
        "a.md",
        "- The bridge is shut.\n- No deaths have been reported.\n- TK\n",
        "- The bridge is shut.\n- No deaths have been reported. <!-- attrlint: ignore[ATT002] old -->\n"
        "- TK <!-- attrlint: ignore[RES001] old -->\n",
    ),
    "plain text, Windows": (
        "a.txt",
        "The bridge is shut.\r\n\r\nNo deaths have been reported.\r\n",
        "The bridge is shut.\r\n\r\n#attrlint: ignore[ATT002] old\r\nNo deaths have been reported.\r\n",
    ),
    "HTML": (
        "a.html",
        "<p>No deaths have been reported.</p>\n<p>The bridge is shut.</p>\n",
        "<p>No deaths have been reported.</p> <!-- attrlint: ignore[ATT002] old -->\n<p>The bridge is shut.</p>\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_comments(desk: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """Each comment at its place; afterwards the draft is clean, and a second time changes nothing."""
    name, before, after = CASES[case]
    (desk / name).write_bytes(before.encode())
    code, out, err = told(capsys, "check", "--isolated", "--add-ignore=old", name)
    assert (desk / name).read_bytes().decode() == after
    assert (code, out) == (0, "")
    assert err.startswith("Suppressed ")
    told(capsys, "check", "--isolated", "--add-ignore=old", name)
    assert (desk / name).read_bytes().decode() == after


def test_without_a_reason_and_by_standard_input(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option alone gives no reason; a draft that came by standard input goes out with its comment."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"TK")))
    code, out, _ = told(capsys, "check", "--isolated", "--add-ignore", "-", "--stdin-filename", "a.md")
    assert (code, out) == (0, "TK <!-- attrlint: ignore[RES001] -->")


def test_what_no_comment_can_silence_stays(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a table's cell or a caption a comment may not stand; the finding is reported, and the prose is as it was."""
    text = "```\nx\n```\n\n| a | b |\n|---|---|\n| TK | c |\n"
    (desk / "a.md").write_text(text)
    code, out, _ = told(capsys, "check", "--isolated", "--add-ignore", "a.md")
    written = (desk / "a.md").read_text()
    assert (code == 0) == ("RES001" not in out)
    assert (written == text) == (code == 1)


BAD = {
    "an end of comment": (["--add-ignore=a --> b"], "the reason for --add-ignore must not contain"),
    "with --fix": (["--add-ignore", "--fix"], "--add-ignore cannot be combined with --fix"),
    "with a baseline": (["--add-ignore", "--baseline", "b.json"], "--add-ignore cannot be combined with --baseline"),
}


@pytest.mark.parametrize("case", BAD)
def test_usage(desk: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """What cannot be done is said, ends in 2 and changes nothing."""
    (desk / "a.md").write_text("TK")
    words, said = BAD[case]
    code, out, err = told(capsys, "check", "--isolated", "a.md", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert (desk / "a.md").read_text() == "TK"


def test_clean(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache goes, somebody else's file in its folder stays."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk))
    folder = desk / "attrlint"
    folder.mkdir()
    (folder / "results.json").write_text("[]")
    (folder / "notes.txt").write_text("mine")
    code, _, err = told(capsys, "clean")
    assert code == 0
    assert err.startswith("1 file of 0 kB removed from ")
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]
    assert told(capsys, "clean") == (0, "", "The cache is empty\n")


FEEDS = {
    "JSON has no comments": ("a.json", '{"uri":"a","headline":"Bridge","body_html":"It has been reported that it is shut."}', False),
    "nor has a string of HTML in it": ("b.json", '{"uri":"b","headline":"Bridge",\n"body_html":"<p>It has been reported that it is shut.</p>"\n}', False),
    "XML has": ("c.nitf", "<nitf><body><body.content>\n<p>It has been reported that it is shut.</p>\n</body.content></body></nitf>", True),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "room"), FEEDS.values(), ids=FEEDS.keys())
def test_feeds(desk: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, room: bool) -> None:
    """A feed stays a feed: where a comment would damage it, the finding stays, and that is no error."""
    (desk / name).write_text(text, encoding="utf-8")
    code, _, err = told(capsys, "check", "--isolated", "--select=ATT002", "--add-ignore", name)
    assert code == (0 if room else 1)
    assert "error" not in err
    assert ((desk / name).read_text(encoding="utf-8") == text) is not room
