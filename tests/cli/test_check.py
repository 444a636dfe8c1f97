"""attrlint check as it is used: what it prints, where, and what it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

FLAW = "No deaths have been reported.\n"
CLEAN = "The bridge is shut.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Run a command line; gives exit code, standard output and standard error."""
    code = run(argv)
    out, err = capsys.readouterr()
    return code, out, err


def test_findings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a finding, a summary on standard error, exit 1."""
    (desk / "a.md").write_text(FLAW)
    assert told(capsys, "check", "a.md") == (
        1,
        "a.md:1:11: warning ATT002 “have been reported”: by whom? Name the source\n",
        "1 warning in 1 of 1 draft\n",
    )


def test_clean(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clean draft says so in one line."""
    (desk / "a.md").write_text(CLEAN)
    assert told(capsys, "check", "a.md") == (0, "", "No findings in 1 draft\n")
    assert told(capsys, "check", "--quiet", "a.md") == (0, "", "")


BAD_INPUT = {
    "missing": (["gone.md"], "gone.md: error: no such file or folder"),
    "binary": (["bin.md"], "bin.md: error: not a text file: contains NUL bytes"),
    "control bytes": (["ctrl.md"], "ctrl.md: error: not a text file: too many control bytes"),
    "a folder without drafts": (["empty"], "empty: error: no drafts in this folder (see --include)"),
    "broken UTF-16": (["utf16.md"], "utf16.md: error: not a text file: broken utf-16 (truncated data)"),
}


@pytest.mark.parametrize(("paths", "line"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_bad_input(desk: Path, capsys: pytest.CaptureFixture[str], paths: list[str], line: str) -> None:
    """What cannot be read is one line that names file and cause; the others are still linted; exit 2, never 0."""
    (desk / "a.md").write_text(FLAW)
    (desk / "bin.md").write_bytes(b"a\0b")
    (desk / "ctrl.md").write_bytes(bytes(range(1, 9)) * 40 + b"\xff\xfe\xfd")
    (desk / "utf16.md").write_bytes(b"\xff\xfea")
    (desk / "empty").mkdir()
    code, out, err = told(capsys, "check", *paths, "a.md")
    assert code == 2
    assert "ATT002" in out
    assert err.splitlines()[0] == line
    assert told(capsys, "check", "--exit-zero", *paths)[0] == 2


USAGE = {
    "unknown option": (["check", "--slect", "QUO"], "error: No such option: --slect"),
    "unknown rule": (
        ["check", "--select", "QUO07", "a.md"],
        "error: no rule named “QUO07” (did you mean “QUO017”?)",
    ),
    "unknown name": (
        ["check", "--ignore", "mismatched-quote-mark", "a.md"],
        "(did you mean “mismatched-quote-marks”?)",
    ),
    "unknown format": (
        ["check", "--output-format", "xml", "a.md"],
        "error: --output-format must be one of concise, full, gcc, ",
    ),
    "bad date": (["check", "--date", "yesterday", "a.md"], "error: --date must be YYYY-MM-DD, not “yesterday”"),
    "missing config": (["check", "--config", "gone.toml", "a.md"], "error: no such settings file: gone.toml"),
    "unknown rule to explain": (["rule", "QUO00"], "error: no rule named “QUO00”"),
    "unknown command": (["chekc"], "error: No such command 'chekc'"),
}


@pytest.mark.parametrize(("argv", "said"), USAGE.values(), ids=USAGE.keys())
def test_usage_errors(desk: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    """One line, no traceback, exit 2."""
    (desk / "a.md").write_text(CLEAN)
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_256_findings_are_not_zero(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is no count."""
    (desk / "a.txt").write_text((FLAW + "\n") * 256)
    code, out, _ = told(capsys, "check", "--select", "ATT002", "a.txt")
    assert code == 1
    assert len(out.splitlines()) == 256


def test_levels(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fail-on says from which severity on the exit code is 1; --exit-zero makes it 0."""
    (desk / "a.md").write_text(FLAW)
    assert told(capsys, "check", "--fail-on", "error", "a.md")[0] == 0
    assert told(capsys, "check", "--fail-on", "info", "a.md")[0] == 1
    assert told(capsys, "check", "--exit-zero", "a.md")[0] == 0


def test_another_encoding(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not UTF-8 is read, and the encoding named."""
    text = (
        "The sign read “Le café est fermé à présent. L’été s’achève déjà là-bas, où la mère était née”, and it was on "
        "the door of the café at the end of the road for a week. No deaths have been reported.\n"
    )
    (desk / "a.txt").write_bytes(text.encode("cp1252"))
    code, out, err = told(capsys, "check", "a.txt")
    assert code == 1
    assert "ATT002" in out
    assert "a.txt: warning: decoded as cp125" in err


FRENCH = (
    "Le conseil a dit lundi que le pont est fermé jusqu'au printemps, et que la ville n'a pas “d'argent pour lui.\n"
)


def test_another_language(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a draft that is not English the language is named with the rules skipped; the others are asked, twice alike."""
    (desk / "a.txt").write_text(FRENCH)
    for _ in range(2):
        code, out, err = told(capsys, "check", "a.txt")
        assert code == 1
        assert "QUO005" in out
        assert "a.txt: warning: reads as French: rules that need English were skipped (all of ANO, ATT, " in err
        assert "; some of QUO, RES" in err
    assert "reads as French" not in told(capsys, "check", "--select", "QUO005", "a.txt")[2]
    assert "a.txt: warning: reads as French" in told(capsys, "sources", "a.txt")[2]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark(desk: Path, capsys: pytest.CaptureFixture[str], mark: str, end: str) -> None:
    """Lines and columns are those of the file, whatever ends its lines; a byte order mark is a code point of it."""
    (desk / "a.txt").write_bytes(
        (mark + f"The bridge is shut.{end}{end}🚩🚩 No deaths have been reported.{end}").encode()
    )
    code, out, _ = told(capsys, "check", "a.txt")
    assert code == 1
    assert "\na.txt:3:14: warning ATT002" in out


def test_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The public contract: offsets, lines, columns, related places and fixes; an empty array when clean."""
    (desk / "a.txt").write_text('We left. He said "it was over”.\n')
    (desk / "b.txt").write_text(CLEAN)
    code, out, _ = told(capsys, "check", "--output-format", "json", "b.txt", "a.txt")
    assert code == 1
    (one,) = json.loads(out)
    assert {k: one[k] for k in ("path", "code", "name", "severity", "confidence")} == {
        "path": "a.txt", "code": "QUO006", "name": "mismatched-quote-marks", "severity": "warning", "confidence": "high",
    }  # fmt: skip
    assert [one[k] for k in ("line", "column", "end_line", "end_column", "offset", "end_offset")] == [
        1,
        18,
        1,
        31,
        17,
        30,
    ]
    assert one["fix"] == {
        "applicability": "safe",
        "message": "Make the marks match",
        "edits": [{"offset": 29, "end_offset": 30, "content": '"'}],
    }
    assert one["related"] == []
    assert len(one["fingerprint"]) == 16
    assert json.loads(told(capsys, "check", "--output-format", "json", "b.txt")[1]) == []


def test_github(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Workflow commands, properties escaped."""
    (desk / "a,b.txt").write_text(FLAW)
    assert told(capsys, "check", "--output-format", "github", "a,b.txt")[1] == (
        "::warning file=a%2Cb.txt,line=1,endLine=1,col=11,endColumn=29,title=ATT002 unsourced-passive"
        "::“have been reported”: by whom? Name the source\n"
    )


def test_statistics_and_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--statistics counts by rule, --show-files lists what would be linted."""
    (desk / "a.txt").write_text(FLAW + '\nHe said “over".\n')
    (desk / "LICENSE.txt").write_text(FLAW)
    (desk / "requirements.txt").write_text(FLAW)
    (desk / "b.html").write_text(f"<p>{FLAW}</p>")
    code, out, _ = told(capsys, "check", "--statistics")
    assert (code, out) == (1, "     2 ATT002 unsourced-passive\n     1 QUO006 mismatched-quote-marks\n")
    assert told(capsys, "check", "--show-files")[:2] == (0, "a.txt\nb.html\n")


def test_selection(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Codes, prefixes and names; the more exact word wins."""
    (desk / "a.txt").write_text(FLAW + '\nHe said “over".\n')

    def found(*argv: str) -> list[str]:
        return [line.split()[2] for line in told(capsys, "check", *argv, "a.txt")[1].splitlines()]

    assert found("--select", "QUO") == ["QUO006"]
    assert found("--select", "att002,QUO006") == ["ATT002", "QUO006"]
    assert found("--ignore", "mixed-marks") == ["ATT002"]
    assert found("--select", "ALL", "--ignore", "ATT") == ["QUO006"]
    assert found("--select", "QUO006", "--ignore", "QUO") == ["QUO006"]
    assert found("--select", "QUO", "--extend-select", "ATT002") == ["ATT002", "QUO006"]


def test_standard_input(desk: Path) -> None:
    """Bytes from standard input, with the format that the name given tells."""
    done = subprocess.run(
        [sys.executable, "-m", "attrlint", "check", "-", "--stdin-filename", "story.html"],
        input=b"<p>No deaths have been <b>reported</b>.</p>", capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.decode().startswith("story.html:1:14: warning ATT002")


def test_closed_pipe(desk: Path) -> None:
    """A reader that stops reading gets no traceback."""
    (desk / "a.txt").write_text((FLAW + "\n") * 3000)
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}  # with it Python drops half-done writes
    process = subprocess.Popen(
        [sys.executable, "-m", "attrlint", "check", "a.txt"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() == 2


def test_a_terminal_without_utf_8(desk: Path) -> None:
    """Nothing crashes where curly quotation marks cannot be printed."""
    (desk / "a.txt").write_text(FLAW)
    environ = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "attrlint", "check", "a.txt"], capture_output=True, check=False, env=environ
    )
    assert done.returncode == 1
    assert b"ATT002" in done.stdout


def test_names_with_spaces_accents_and_line_breaks(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paths are printed on one line, and found whatever they hold."""
    (desk / "é t\né.md").write_text(FLAW)
    (desk / "été.md").write_text(FLAW)
    code, out, _ = told(capsys, "check")
    assert code == 1
    assert [line.split(":1:11:")[0] for line in out.splitlines()] == ["é t é.md", "été.md"]


def test_a_broken_rule_is_named_and_the_others_go_on(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pattern that never ends costs its own findings only; exit 2."""
    (desk / "a.txt").write_text(FLAW + "\n" + "a" * 5000 + "\n")
    (desk / "slow.yaml").write_text(
        "rules:\n  - code: HSE001\n    name: slow\n    kind: existence\n    severity: error\n    message: x\n"
        "    rationale: x\n    noise: 1\n    raw: ['^(?:(?:a|aa)+b?)+$']\n    needs: [a]\n"
        "    examples: {bad: ['[[b]]'], good: [c]}\n"
    )
    (desk / "attrlint.toml").write_text('packs = ["default", "slow.yaml"]\n')
    code, out, err = told(capsys, "check", "a.txt")
    if "took longer than" in err:
        assert code == 2
        assert "a.txt: error: HSE001 slow: a pattern took longer than 2 s" in err
    assert "ATT002" in out


def test_many_errors_and_a_summary(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts what was linted, and does not call a run clean that was not; with nothing linted there is none."""
    (desk / "a.md").write_text(CLEAN)
    (desk / "b.md").write_bytes(b"a\0b")
    assert (
        told(capsys, "check")[2].splitlines()[1]
        == "No findings in 1 draft; some drafts could not be checked (see above)"
    )
    assert told(capsys, "check", "b.md")[2] == "b.md: error: not a text file: contains NUL bytes\n"
    assert told(capsys, "check", "--quiet", "b.md")[::2] == (2, "b.md: error: not a text file: contains NUL bytes\n")
    assert told(capsys, "check", "")[0] == 2


def test_statistics_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts are data too, and --statistics never prints text where JSON is asked for."""
    (desk / "a.txt").write_text(FLAW)
    out = told(capsys, "check", "--statistics", "--output-format", "json")[1]
    assert json.loads(out) == [{"code": "ATT002", "name": "unsourced-passive", "count": 1}]


def test_an_internal_error_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that breaks us is named; the others are linted; exit 2."""
    from attrlint import reading

    real = reading.read

    def broken(data: bytes, path: str, format: str = "") -> object:
        if path == "b.md":
            raise RecursionError("too deep")
        return real(data, path, format)

    for name in ("a.md", "b.md", "c.md"):
        (desk / name).write_text(f"{FLAW}\n{name}\n")
    monkeypatch.setattr(reading, "read", broken)
    code, out, err = told(capsys, "check")
    assert code == 2
    assert [line.split(":")[0] for line in out.splitlines()] == ["a.md", "c.md"]
    assert err.splitlines()[0] == "b.md: error: internal error (RecursionError: too deep); please report this"
    monkeypatch.setenv("ATTRLINT_DEBUG", "1")
    with pytest.raises(RecursionError):
        run(["check"])


def test_interrupted(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is 130, without a traceback."""
    from attrlint import reading

    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    (desk / "a.md").write_text(FLAW)
    monkeypatch.setattr(reading, "read", interrupt)
    code, out, err = told(capsys, "check")
    assert (code, out, err.strip()) == (130, "", "")


@pytest.mark.parametrize("argv", [["schema"], ["rules", "list"], ["rule", "QUO001"], ["--help"], ["check", "a.txt"]])
def test_a_pipe_that_was_never_read(desk: Path, argv: list[str]) -> None:
    """No command prints a traceback, and none calls it clean."""
    (desk / "a.txt").write_text(FLAW)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "attrlint", *argv], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk(desk: Path) -> None:
    """What cannot be written is said in one line."""
    (desk / "a.txt").write_text(FLAW)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "attrlint", "check", "-q", "a.txt"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"error: cannot write: no space left on device\n")


def test_json_is_utf_8_everywhere(desk: Path) -> None:
    """Also where the terminal is not: Python's escapes are none of JSON's."""
    (desk / "a.txt").write_text("The “🚩 é” stands. No deaths have been reported.\n", encoding="utf-8")
    environ = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "attrlint", "check", "--output-format", "json", "a.txt"],
        capture_output=True, check=False, env=environ,
    )  # fmt: skip
    assert json.loads(done.stdout.decode("utf-8"))[0]["message"].startswith("“have been reported”")


def test_completion(desk: Path) -> None:
    """The shell completes commands and options."""
    environ = {**os.environ, "_ATTRLINT_COMPLETE": "complete_bash", "COMP_WORDS": "attrlint ru", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "attrlint"], capture_output=True, text=True, check=False, env=environ)
    assert done.stdout.split() == ["rule", "rules"]


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Each option of each command has a help text."""
    from typer.main import get_command

    from attrlint.cli.app import app

    def commands(command: object) -> list[object]:
        below = getattr(command, "commands", {})
        return [command, *(inner for each in below.values() for inner in commands(each))]

    for command in commands(get_command(app)):
        for parameter in getattr(command, "params", []):
            assert getattr(parameter, "help", ""), parameter
