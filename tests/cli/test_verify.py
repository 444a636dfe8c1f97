"""attrlint verify: what it prints, and what it exits with."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

TALK = "MS. ARDEN:  We will not close the harbor for the winter.\n\nMR. OKORO:  The school opens on the first of March this year.\n"
GOOD = "“We will not close the harbor for the winter,” Ruth Arden said.\n"
BAD = "“We will close the harbor for the winter,” Ruth Arden said.\n"
NONE = "“Nobody has slept since the water reached the second floor,” Ruth Arden said.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a transcript."""
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "talk.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


EXITS = [
    # the draft, more words of the command line, what it exits with, what it says
    (GOOD, ["--against", "talks"], 0, "No findings"),
    (BAD, ["--against", "talks"], 1, "VER001 Altered quote: “will” should be “will not” (ARDEN, talks/talk.txt:1)"),
    (NONE, ["--against", "talks"], 1, "VER007 Quote not found in 1 source"),
    ("The harbor is open.\n", ["--against", "talks"], 0, "No findings"),
    (GOOD, ["--against", "missing"], 2, "missing: error: no such file or folder"),
    (GOOD, ["--against", "empty.txt"], 2, "empty.txt: error: is empty"),
    (GOOD, ["--against", "talks", "--against", "missing"], 2, "missing: error"),
    (GOOD, [], 2, "no sources to check its quotes against"),
    (GOOD, ["--against", "talks", "--speaker", "talk.txt"], 2, "--speaker is FILE=NAME"),
    (GOOD, ["--against", "talks", "--all"], 0, "exact “We will not close the harbor for the winter”"),
]


@pytest.mark.parametrize(("text", "words", "code", "said"), EXITS)
def test_exit_codes(
    desk: Path, capsys: pytest.CaptureFixture[str], text: str, words: list[str], code: int, said: str
) -> None:
    """0: all there, 1: a finding, 2: something could not be read; a source that is missing is never 0."""
    (desk / "empty.txt").write_text("\n")
    (desk / "draft.md").write_text(text, encoding="utf-8")
    assert run(["verify", "draft.md", *words]) == code
    out, err = capsys.readouterr()
    assert said.lower() in (out + err).lower()


def test_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An object a quotation, with offsets into both files."""
    text = f"# Harbor\n\n{BAD}\n{GOOD}"
    (desk / "draft.md").write_text(text, encoding="utf-8")
    assert run(["verify", "draft.md", "--against", "talks", "--output-format", "json"]) == 1
    bad, good = json.loads(capsys.readouterr().out)
    assert text[bad["offset"] : bad["end_offset"]] == bad["text"] == "“We will close the harbor for the winter,”"
    assert (bad["verdict"], bad["code"], bad["kinds"], bad["line"], bad["column"]) == (
        "altered",
        "VER001",
        ["negation"],
        3,
        1,
    )
    assert bad["speaker"] == {"asked": "Ruth Arden", "found": "MS. ARDEN", "same": True}
    passage = bad["passage"]
    assert TALK[passage["offset"] : passage["end_offset"]] == passage["text"]
    (edit,) = bad["edits"]
    assert TALK[edit["source_offset"] : edit["source_end_offset"]] == edit["source"] == "not"
    assert (good["verdict"], good["code"], good["edits"]) == ("exact", None, [])


def test_sources_of_the_settings_are_part_of_check(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in no source is reported where the sources are complete; a comment silences as always."""
    (desk / "draft.md").write_text(f"{BAD}\n{NONE}", encoding="utf-8")
    settings = desk / "attrlint.toml"
    settings.write_text('sources = ["talks"]\nexclude = ["talks"]\n')
    run(["check", "draft.md"])
    out = capsys.readouterr().out
    assert "VER001" in out
    assert "VER007" not in out
    settings.write_text('sources = ["talks"]\nsources-complete = true\n')
    run(["check", "draft.md"])
    assert "VER007" in capsys.readouterr().out
    (desk / "draft.md").write_text(f"<!-- attrlint: ignore[VER001] the tape has it -->\n\n{BAD}", encoding="utf-8")
    assert run(["check", "draft.md", "--select", "VER,SUP"]) == 0
    capsys.readouterr()
    settings.write_text('sources = ["gone"]\n')
    assert run(["check", "draft.md"]) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_front_matter_names_sources(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the draft's folder, and none outside of it."""
    (desk / "draft.md").write_text(f"---\nsources: [talks/talk.txt]\n---\n\n{BAD}", encoding="utf-8")
    assert run(["check", "draft.md", "--select", "VER"]) == 1
    assert "VER001" in capsys.readouterr().out
    (desk / "draft.md").write_text(f"---\nsources: [../../secret.txt]\n---\n\n{BAD}", encoding="utf-8")
    assert run(["check", "draft.md", "--select", "VER"]) == 2
    assert "source outside the project" in capsys.readouterr().err


def test_sarif_and_html_have_the_passage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a related location in its own file, and beside the quotation."""
    (desk / "draft.md").write_text(BAD, encoding="utf-8")
    run(["verify", "draft.md", "--against", "talks", "--output-format", "sarif"])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    place = result["relatedLocations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "talks/talk.txt"
    assert place["region"]["startLine"] == 1
    run(["verify", "draft.md", "--against", "talks", "--output-format", "html"])
    page = capsys.readouterr().out
    assert "1 quote: 1 altered" in page
    assert "<del>not</del>" in page


def test_check_without_sources_loads_nothing_of_it(desk: Path) -> None:
    """The start does not pay for what is not asked for."""
    (desk / "draft.md").write_text(BAD, encoding="utf-8")
    code = "import sys; from attrlint.cli import run; run(['check', 'draft.md', '--isolated', '--no-cache']); print([m for m in sys.modules if 'verifying' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_draft_is_not_its_own_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of sources may hold the draft, which never vouches for its own quotes; alone it is an error."""
    draft = tmp_path / "story.md"
    draft.write_text("“We will close the old basin before spring,” Mara Lind said.\n", encoding="utf-8")
    argv = ["verify", "--isolated", str(draft), "--against", str(tmp_path)]
    assert run(argv) == 2
    assert "the draft is its only source" in capsys.readouterr().err
    (tmp_path / "talk.txt").write_text("LIND: We will not close the old basin before spring.\n", encoding="utf-8")
    assert run(argv) == 1
    assert "VER001" in capsys.readouterr().out
