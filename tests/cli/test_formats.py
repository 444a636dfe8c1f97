"""The formats as a run writes them: valid for every sort of draft, and every place leads to the words that are meant.

With ATTRLINT_SARIF_SCHEMA set to a copy of the schema that OASIS publishes, SARIF is held against that as well.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, validators
from junitparser import Error, Failure, JUnitXml, TestSuite

from attrlint.cli import run
from attrlint.output import FORMATS
from tests.output import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SUPPRESSED = "<!-- attrlint: ignore[ATT002] the agency gave no name -->\n\nNo deaths have been reported.\n\n"
DRAFTS = {
    "the example": ("draft.md", (EXAMPLES / "draft.md").read_bytes()),
    "emoji and combining marks": (
        "flags.txt",
        "🚩🚩“Cafe\u0301” is shut. No deaths have been reported. He said it was “over\".\n".encode(),
    ),
    "Markdown": ("story.md", f"{SUPPRESSED}🚩🚩“Café” No deaths **have been** reported, *TK* [said](https://a.example/).\n".encode()),
    "HTML": ("page.html", "<p>🚩🚩&ldquo;Café&rdquo; No deaths have <b>been</b> reported.</p>\r\n".encode()),
    "byte order mark, CR and U+2028": ("mac.txt", "\ufeffNo deaths have been reported.\r\rA\u2028B TK.\r".encode()),
    "a name to escape": ("é t#%&:<\".md", b"No deaths have been reported.\n"),
    "a finding on two lines": ("wrapped.txt", b"The bridge at the harbour is shut, and no deaths have been\nreported so far by anybody at all there.\n"),
    "no findings": ("clean.txt", b"The bridge is shut.\n"),
    "no draft that can be read": ("zeros.txt", b"a\0b"),
}  # fmt: skip
MACHINE = ("json", "jsonl", "sarif", "gitlab", "rdjson", "junit", "checkstyle")


@pytest.fixture(params=DRAFTS.values(), ids=DRAFTS.keys())
def draft(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One draft in a folder of its own, as a path from there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    name, data = request.param
    Path(name).write_bytes(data)
    return Path(name)


def written(capsys: pytest.CaptureFixture[str], form: str, *argv: str) -> str:
    """What a run prints in a format."""
    run(["check", "--isolated", "--quiet", "--output-format", form, *argv])
    return capsys.readouterr().out


def records(capsys: pytest.CaptureFixture[str], draft: Path) -> list[dict[str, object]]:
    """The findings as the public contract has them."""
    found: list[dict[str, object]] = json.loads(written(capsys, "json", str(draft)))
    return found


def words(capsys: pytest.CaptureFixture[str], draft: Path) -> list[str]:
    """The words of each finding, by its offsets."""
    raw = draft.read_bytes().decode()
    return [raw[slice(one["offset"], one["end_offset"])] for one in records(capsys, draft)]


def cut(raw: str, start: tuple[int, int], end: tuple[int, int], encoding: str = "") -> str:
    """The words between two places, each line and column from 1; columns are bytes where an encoding is given."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", raw)
    offsets = []
    for line, column in (start, end):
        before = lines[line - 1] if line <= len(lines) else ""
        inside = len(before.encode(encoding)[: column - 1].decode(encoding)) if encoding else column - 1
        offsets.append(sum(map(len, lines[: line - 1])) + inside)
    return raw[slice(*offsets)]


def test_sarif(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Valid; regions hold the words in code points, without the byte order mark; indices lead to their rules."""
    found = words(capsys, draft)
    log = json.loads(written(capsys, "sarif", str(draft)))
    Draft7Validator(schemas.SARIF).validate(log)
    if os.environ.get("ATTRLINT_SARIF_SCHEMA"):
        official = json.loads(Path(os.environ["ATTRLINT_SARIF_SCHEMA"]).read_text(encoding="utf-8"))
        validators.validator_for(official)(official).validate(log)
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    raw = draft.read_bytes().decode().removeprefix("\ufeff")
    seen = []
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        seen.append(at_region(raw, result["locations"][0]["physicalLocation"]["region"]))
    assert seen == found
    readable = draft.name != "zeros.txt"
    assert only["invocations"][0]["executionSuccessful"] == readable
    assert len(only["invocations"][0]["toolExecutionNotifications"]) == (not readable)


def at_region(raw: str, region: dict[str, int]) -> str:
    """The words of a SARIF region."""
    start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
    return cut(raw, start, end)


def test_rdjson(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Valid; ranges hold the words in bytes of UTF-8; a suggestion for every fix."""
    found, every = words(capsys, draft), records(capsys, draft)
    result = json.loads(written(capsys, "rdjson", str(draft)))
    Draft7Validator(schemas.RDJSON).validate(result)
    raw = draft.read_bytes().decode()
    places = [one["location"]["range"] for one in result["diagnostics"]]
    ends = [[(p[side]["line"], p[side]["column"]) for side in ("start", "end")] for p in places]
    assert [cut(raw, start, end, "utf-8") for start, end in ends] == found
    assert ["suggestions" in one for one in result["diagnostics"]] == [one["fix"] is not None for one in every]


def test_gitlab(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Valid; as many issues as findings, no two with one fingerprint."""
    every = records(capsys, draft)
    found = json.loads(written(capsys, "gitlab", f"./{draft}"))
    Draft7Validator(schemas.GITLAB).validate(found)
    assert [one["check_name"] for one in found] == [one["code"] for one in every]
    assert [one["location"]["lines"]["begin"] for one in found] == [one["line"] for one in every]
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_junit(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read back: one case a draft, which fails as the run does."""
    failing = [one for one in records(capsys, draft) if one["severity"] != "info"]
    suites = JUnitXml.fromstring(written(capsys, "junit", str(draft)).encode())
    (suite,) = suites
    assert isinstance(suite, TestSuite)
    (case,) = suite
    assert case.name == str(draft)
    kinds = [type(result) for result in case.result]
    assert kinds == ([Error] if draft.name == "zeros.txt" else [Failure] if failing else [])
    assert (suite.tests, suite.failures, suite.errors) == (1, kinds.count(Failure), kinds.count(Error))


def test_checkstyle(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Well formed; lines and columns are those of the contract; the draft is named even when clean."""
    every = records(capsys, draft)
    (file,) = ElementTree.fromstring(written(capsys, "checkstyle", str(draft)).encode())
    assert file.attrib == {"name": str(draft)}
    if draft.name == "zeros.txt":
        assert [e.get("source") for e in file] == ["attrlint"]
        return
    said = [(e.get("line"), e.get("column"), e.get("severity"), e.get("source"), e.get("message")) for e in file]
    assert said == [
        (str(o["line"]), str(o["column"]), o["severity"], f"attrlint.{o['code']}", o["message"]) for o in every
    ]


def test_jsonl(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The objects of json, one a line, also for those who split lines as Python does."""
    lines = written(capsys, "jsonl", str(draft)).splitlines()
    assert [json.loads(line) for line in lines] == records(capsys, draft)


@pytest.mark.parametrize("form", MACHINE)
def test_several_drafts_some_of_which_fail(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whole document for them all, missing and unreadable ones among them, and for none."""
    monkeypatch.chdir(tmp_path)
    for name, data in DRAFTS.values():
        Path(name).write_bytes(data)
    for argv in (["gone.md", *sorted(str(path) for path in Path().iterdir())], ["gone.md"]):
        text = written(capsys, form, *argv)
        if form in ("junit", "checkstyle"):
            root = ElementTree.fromstring(text.encode())
            assert len(list(root.iter("testcase" if form == "junit" else "file"))) == len(argv)
        elif form == "jsonl":
            assert [json.loads(line) for line in text.splitlines()] or len(argv) == 1
        else:
            schema = {"sarif": schemas.SARIF, "gitlab": schemas.GITLAB, "rdjson": schemas.RDJSON, "json": {}}[form]
            Draft7Validator(schema).validate(json.loads(text))


COLUMNS = {
    "concise": r"a\.txt:1:(\d+): ", "json": r'"column": (\d+)', "sarif": r'"startColumn": (\d+)',
    "checkstyle": r'column="(\d+)"', "rdjson": r'"column": (\d+)',
}  # fmt: skip


@pytest.mark.parametrize("form", COLUMNS)
def test_the_column_behind_flags_and_cafe(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind 🚩🚩“Café” a column is the code point, and the byte where reviewdog asks for it."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("🚩🚩“Café” No deaths have been reported.\n", encoding="utf-8")
    said = re.search(COLUMNS[form], written(capsys, form, "--select", "ATT002", "a.txt"))
    assert said
    assert int(said[1]) == (31 if form == "rdjson" else 20)


def test_suppressed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a comment silences is listed when asked for only, with the comment and its reason; the exit code is 0."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(SUPPRESSED, encoding="utf-8")
    assert json.loads(written(capsys, "sarif", "a.md"))["runs"][0]["results"] == []
    assert run(["check", "-q", "--isolated", "--show-suppressed", "--output-format", "sarif", "a.md"]) == 0
    log = json.loads(capsys.readouterr().out)
    Draft7Validator(schemas.SARIF).validate(log)
    (result,) = log["runs"][0]["results"]
    ((_, said),) = enumerate(result["suppressions"])
    assert at_region(SUPPRESSED, result["locations"][0]["physicalLocation"]["region"]) == "have been reported"
    assert (said["kind"], said["justification"]) == ("inSource", "the agency gave no name")
    assert at_region(SUPPRESSED, said["location"]["physicalLocation"]["region"]) == SUPPRESSED.splitlines()[0]
    assert run(["check", "--show-suppressed", "a.md"]) == 2


def test_paths_start_from_the_checkout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a CI job that works in a folder of the checkout paths run from its top; what lies outside is told in full."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "a.txt").write_text("No deaths have been reported.\n")
    (tmp_path / "desk" / "b ü.txt").write_text("No deaths have been reported.\n")
    monkeypatch.chdir(tmp_path / "desk")

    def uris() -> list[str]:
        results = json.loads(written(capsys, "sarif", "b ü.txt", "../a.txt"))["runs"][0]["results"]
        return [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]

    assert uris() == ["b%20%C3%BC.txt", f"file://{tmp_path.as_posix()}/a.txt"]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert uris() == ["desk/b%20%C3%BC.txt", "a.txt"]
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    (issue,) = json.loads(written(capsys, "gitlab", "b ü.txt"))
    assert issue["location"]["path"] == "desk/b ü.txt"


def test_several_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One run writes a format to standard output and others to files, which hold what each alone would print."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("🚩🚩“Café” No deaths have been reported.\n", encoding="utf-8")
    alone = {form: written(capsys, form, "a.md") for form in FORMATS}
    files = [f"{form}:out.{form}" for form in FORMATS if form != "concise"]
    options = [word for form in ("concise", *files) for word in ("--output-format", form)]
    assert run(["check", "-q", "--isolated", *options, "a.md"]) == 1
    assert capsys.readouterr().out == alone["concise"]
    assert {form: Path(f"out.{form}").read_bytes().decode() for form in FORMATS if form != "concise"} == {
        form: text for form, text in alone.items() if form != "concise"
    }
    assert run(["check", "-q", "--isolated", "--output-file", "report", "--output-format", "gcc", "a.md"]) == 1
    assert (Path("report").read_text(encoding="utf-8"), capsys.readouterr().out) == (alone["gcc"], "")


REFUSED = {
    "two on standard output": (["--output-format", "gcc", "--output-format", "json"], "two formats cannot share standard output"),
    "two in one file": (["--output-format", "gcc:x", "--output-format", "json:x"], "two formats cannot share x"),
    "no file behind the colon": (["--output-format", "sarif:"], "--output-format sarif: needs a file name"),
    "a near name": (["--output-format", "sarfi"], "not “sarfi” (did you mean “sarif”?)"),
    "a file left over": (["--output-format", "json:x", "--output-file", "y"], "--output-file y is not needed"),
    "a folder that is not there": (["--output-file", "gone/x"], "gone/x: error: cannot be written: no such file"),
    "a draft": (["--output-file", "a.md"], "a.md: error: is one of the drafts; not overwritten"),
    "a draft by another name": (["--output-format", "full:./link"], "./link: error: is one of the drafts"),
    "with a diff": (["--diff", "--output-file", "x"], "no output for x with --diff"),
    "a list of files": (["--show-files", "--output-file", "x"], "no output for x with --show-files"),
    "statistics": (["--statistics", "--output-format", "sarif"], "--statistics is not available in sarif"),
}  # fmt: skip


@pytest.mark.parametrize(("options", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_written(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit 2, and every draft as it was."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("No deaths have been reported.\n")
    Path("link").symlink_to("a.md")
    assert run(["check", *options, "."]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1
    assert Path("a.md").read_text() == "No deaths have been reported.\n"


@pytest.fixture
def closed() -> Iterator[int]:
    """A pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


def test_a_closed_pipe_costs_no_file(closed: int, tmp_path: Path) -> None:
    """The report is whole even when nobody reads standard output."""
    (tmp_path / "a.txt").write_text("No deaths have been reported.\n\n" * 2000)
    argv = ["check", "--isolated", "-q", "--output-format", "concise", "--output-format", "json:out.json", "a.txt"]
    command = [sys.executable, "-m", "attrlint", *argv]
    done = subprocess.run(command, cwd=tmp_path, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"")
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) >= 2000


def test_full_breaks_its_lines_in_a_terminal_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS counts as one; a pipe gets each message on one line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a-draft-with-a-long-name.md").write_text("No deaths have been reported.\n")
    argv = ["check", "-q", "--isolated", "--output-format", "full", "a-draft-with-a-long-name.md"]
    assert run(argv) == 1
    assert capsys.readouterr().out.splitlines()[0].endswith("by whom? Name the source")
    monkeypatch.setenv("COLUMNS", "60")
    assert run(argv) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[1].startswith("    ")
    assert max(map(len, out)) <= 60
