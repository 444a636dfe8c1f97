"""check --fix, --unsafe-fixes and --diff, as they are used."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]

DRAFT = "The goverment fell. A man was arrested for arson, it said.\n"
SAFE = "The government fell. A man was arrested for arson, it said.\n"
ALL = "The government fell. A man was arrested on suspicion of arson, it said.\n"


@pytest.fixture
def drafts(desk: Path) -> Path:
    """A folder with a draft to fix and a clean one."""
    (desk / "a.txt").write_text(DRAFT)
    (desk / "b.txt").write_text("The bridge is shut.\n")
    return desk


def test_fix(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Safe fixes are written; what is left is reported and decides the exit code."""
    code, out, err = told(capsys, "check", "--isolated", "--fix", ".")
    assert (drafts / "a.txt").read_text() == SAFE
    assert code == 1
    assert out.splitlines() == [
        "a.txt:1:32: warning LEG006 “arrested for” implies guilt; use “arrested on suspicion of”"
    ]
    assert err == "Fixed 1 finding in 1 draft. 1 warning in 1 of 2 drafts\n"
    code, out, err = told(capsys, "check", "--isolated", "--fix", "--unsafe-fixes", ".")
    assert ((drafts / "a.txt").read_text(), code, out) == (ALL, 0, "")
    assert err == "Fixed 1 finding in 1 draft. No findings in 2 drafts\n"
    assert told(capsys, "check", "--isolated", "--fix", ".") == (0, "", "No findings in 2 drafts\n")


def test_a_clean_file_is_not_touched(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even its time of change."""
    before = (drafts / "b.txt").stat()
    told(capsys, "check", "--isolated", "--fix", ".")
    after = (drafts / "b.txt").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_diff(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A patch on standard output, nothing written, exit 1 where there is something to change."""
    code, out, err = told(capsys, "check", "--isolated", "--diff", ".")
    assert (drafts / "a.txt").read_text() == DRAFT
    assert out == f"--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-{DRAFT}+{SAFE}"
    assert (code, err) == (1, "Would fix 1 finding in 1 draft\n")
    assert f"+{ALL}" in told(capsys, "check", "--isolated", "--diff", "--unsafe-fixes", ".")[1]
    assert told(capsys, "check", "--isolated", "--diff", "b.txt") == (0, "", "Nothing to fix\n")
    (drafts / "c.txt").write_text("The goverment fell.")
    out = told(capsys, "check", "--isolated", "--diff", "c.txt")[1]
    assert out.count("\\ No newline at end of file\n") == 2


def test_standard_input(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fixed draft goes to standard output and nothing else does."""
    from attrlint.cli import run

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    code = run(["check", "--isolated", "--fix", "-", "--stdin-filename", "x.txt"])
    out, err = capsysbinary.readouterr()
    assert (code, out) == (1, SAFE.encode())
    assert b"x.txt:1:32: warning LEG006" in err


def test_what_cannot_be_read_goes_through(
    desk: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that pipes a buffer through gets it back as it was, and exit 2."""
    from attrlint.cli import run

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\0b")))
    code = run(["check", "--isolated", "--fix", "-"])
    out, err = capsysbinary.readouterr()
    assert (code, out) == (2, b"a\0b")
    assert err.splitlines() == [b"-: error: not a text file: contains NUL bytes"]


def test_one_bad_file_does_not_stop_the_others(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named once, and the run ends in 2."""
    (drafts / "bin.txt").write_bytes(b"a\0b")
    code, _, err = told(capsys, "check", "--isolated", "--fix", "bin.txt", "a.txt")
    assert code == 2
    assert (drafts / "a.txt").read_text() == SAFE
    assert err.splitlines()[0] == "bin.txt: error: not a text file: contains NUL bytes"
    assert err.count("bin.txt") == 1
    assert told(capsys, "check", "--isolated", "--diff", "bin.txt")[0] == 2


def test_unsafe_fixes_alone(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They need to be told what to do."""
    code, out, err = told(capsys, "check", "--unsafe-fixes", ".")
    assert (code, out, err) == (2, "", "error: --unsafe-fixes needs --fix or --diff\n")


def test_the_summary_says_what_is_fixable(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what --fix would do without more."""
    assert told(capsys, "check", "--isolated", ".")[2] == "2 warnings in 1 of 2 drafts (1 fixable with --fix)\n"
