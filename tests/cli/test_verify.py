"""attrlint verify: what it prints, and what it exits with."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run
from attrlint.verifying.verifier import Verifier

if TYPE_CHECKING:
    from pathlib import Path

    from attrlint.verifying.verdict import VerdictFinding

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


def test_a_changed_transcript_changes_what_is_cached(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result is cached with its passage, and is none any more when a source, the policy or a speaker is another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "cache"))
    (desk / "draft.md").write_text(BAD, encoding="utf-8")
    settings = desk / "attrlint.toml"
    settings.write_text('sources = ["talks"]\n')
    argv = ["check", "draft.md", "--output-format", "full"]
    assert run(argv) == 1
    first = capsys.readouterr().out
    checked: list[str] = []
    whole = Verifier.check

    def counted(self: Verifier, text: str, *rest: object) -> VerdictFinding:
        checked.append(text)
        return whole(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Verifier, "check", counted)
    assert run(argv) == 1
    assert capsys.readouterr().out == first
    assert "[-not-]" in first
    assert checked == []
    (desk / "talks" / "talk.txt").write_text(TALK.replace("not close", "close"), encoding="utf-8")
    assert run(argv) == 0
    assert checked
    (desk / "talks" / "talk.txt").write_text(TALK, encoding="utf-8")
    assert run(argv) == 1
    (desk / "talks" / "more.txt").write_text(TALK.replace("not close", "close"), encoding="utf-8")
    assert run(argv) == 0
    checked.clear()
    settings.write_text('sources = ["talks"]\nquote-policy = "strict"\n')
    assert run(argv) == 0
    assert checked


def test_front_matter_is_cached_with_its_sources(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that names its sources itself is checked again when one of them has changed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "cache"))
    (desk / "draft.md").write_text(f"---\nsources:\n  - talks/talk.txt  # the minutes\n---\n\n{BAD}", encoding="utf-8")
    for text, code in ((TALK, 1), (TALK, 1), (TALK.replace("not close", "close"), 0), (TALK, 1)):
        (desk / "talks" / "talk.txt").write_text(text, encoding="utf-8")
        assert run(["check", "draft.md", "--select", "VER"]) == code
    capsys.readouterr()


LISTS = [
    "talks/a b.txt",
    "[talks/a b.txt]",
    '["talks/a b.txt", talks/talk.txt]',
    "talks/a b.txt, talks/talk.txt",
    "\n  - talks/a b.txt\n  - 'talks/talk.txt'",
    "\n- talks/talk.txt\n- talks/a b.txt # said on Monday",
    "[\n  'talks/a b.txt',\n  talks/talk.txt,\n]",
]


@pytest.mark.parametrize("named", LISTS)
def test_lists_of_sources_in_front_matter(desk: Path, capsys: pytest.CaptureFixture[str], named: str) -> None:
    """On one line or on several, with or without marks, brackets and comments."""
    (desk / "talks" / "a b.txt").write_text("MS. ARDEN: We will close the harbor for the winter.\n", encoding="utf-8")
    (desk / "draft.md").write_text(f"---\nsources: {named}\n---\n\n{BAD}", encoding="utf-8")
    assert run(["check", "draft.md", "--select", "VER"]) == 0, capsys.readouterr()


def test_covered_drafts_and_speakers(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """[[sources]] covers some drafts: there a quote in no source is reported; speakers are named by file and label."""
    for name in ("budget-1.md", "other.md"):
        (desk / name).write_text(NONE, encoding="utf-8")
    settings = desk / "attrlint.toml"
    settings.write_text('[[sources]]\npaths = ["talks"]\ncovers = ["budget-*"]\n')
    assert run(["check", "budget-1.md", "other.md", "--select", "VER"]) == 1
    run(["check", "budget-1.md", "other.md"])
    out = capsys.readouterr().out
    assert "budget-1.md:1:1: warning VER007" in out
    assert "other.md:1:1: warning VER007" in out  # --select turns it on; without it, it is off
    run(["check", "other.md"])
    assert "VER007" not in capsys.readouterr().out
    (desk / "talks" / "talk.txt").write_text("THE PRESIDENT: The dam was inspected in October and passed.\n")
    (desk / "draft.md").write_text(
        "“The dam was inspected in October and passed,” Ruth Arden said.\n", encoding="utf-8"
    )
    assert run(["check", "draft.md", "--select", "VER"]) == 0
    settings.write_text('sources = ["talks"]\n[speakers]\n"The President" = "Lena Brandt"\n')
    assert run(["check", "draft.md", "--select", "VER"]) == 1
    assert "VER006 Wrong speaker: Lena Brandt said this, not Ruth Arden" in capsys.readouterr().out
    settings.write_text('sources = ["talks"]\n[speakers]\n"tlak.txt" = "Lena Brandt"\n')
    assert run(["check", "draft.md", "--select", "VER"]) == 2
    assert "tlak.txt: error: speaker of a file that is not among the sources" in capsys.readouterr().err


FAULTY = [
    ("[[sources]]\ncovers = ['a']\n", "[[sources]] needs “paths”"),
    ("[[sources]]\npath = ['a']\n", "unknown key “path” in [[sources]] (did you mean “paths”?)"),
    ("sources = [1]\n", "“sources” must be a list of strings, or tables: [[sources]]"),
    ("[[sources]]\npaths = ['talks']\ncovers = 1\n", "“covers” must be a list of strings"),
    ("speakers = 'x'\n", "“speakers” must be a table of names, by file or label"),
]


@pytest.mark.parametrize(("text", "said"), FAULTY)
def test_faults_of_the_settings(desk: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    """Each is said, with exit code 2."""
    (desk / "attrlint.toml").write_text(text, encoding="utf-8")
    (desk / "draft.md").write_text(GOOD, encoding="utf-8")
    assert run(["check", "draft.md"]) == 2
    assert said in capsys.readouterr().err


def test_the_right_name_is_offered(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For review, and never inside the quoted words."""
    words = "“The school opens on the first of March this year,”"
    (desk / "draft.md").write_text(f"{words} Arden said.\n", encoding="utf-8")
    assert run(["verify", "draft.md", "--against", "talks", "--output-format", "sarif"]) == 1
    capsys.readouterr()
    (desk / "attrlint.toml").write_text('sources = ["talks"]\n')
    assert run(["check", "draft.md", "--select", "VER", "--fix"]) == 1
    assert "Arden" in (desk / "draft.md").read_text(encoding="utf-8")
    assert run(["check", "draft.md", "--select", "VER", "--fix", "--unsafe-fixes"]) == 0
    assert (desk / "draft.md").read_text(encoding="utf-8") == f"{words} Okoro said.\n"


def test_an_automatic_transcript_counts_less(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What differs from it may be an error of speech recognition; the message says so."""
    (desk / "talks" / "talk.txt").write_text(f"This automatic transcript may have errors.\n\n{TALK}", encoding="utf-8")
    (desk / "draft.md").write_text(BAD, encoding="utf-8")
    assert run(["verify", "draft.md", "--against", "talks"]) == 0
    assert "info VER001" in (said := capsys.readouterr().out)
    assert "automatic transcript" in said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_unreadable_source_is_reported_once(desk: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    """Not with each of the drafts that it is a source of; the exit code is 2, and the other sources count."""
    (desk / "talks" / "empty.txt").write_text("\n")
    for name in ("a.md", "b.md", "c.md"):
        (desk / name).write_text(BAD, encoding="utf-8")
    assert run(["verify", "a.md", "b.md", "c.md", "--against", "talks", "--jobs", jobs]) == 2
    out, err = capsys.readouterr()
    assert out.count("VER009") == 1
    assert out.count("VER001") == 3
    assert err.count("talks/empty.txt: error: is empty") == 1


def test_all_shows_what_comes_nearest(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a quote that is not there; only with --all."""
    (desk / "draft.md").write_text(
        "“They sell and close the harbor at night for all of the winter,” Ruth Arden said.\n"
    )
    run(["verify", "draft.md", "--against", "talks", "--all"])
    assert "not-found VER007" in (out := capsys.readouterr().out)
    assert "(nearest: Arden, talks/talk.txt:1)" in out
    run(["verify", "draft.md", "--against", "talks", "--all", "--output-format", "full"])
    assert "  nearest: We will not close the harbor" in capsys.readouterr().out
    run(["verify", "draft.md", "--against", "talks"])
    assert "nearest" not in capsys.readouterr().out


def test_speakers_of_the_settings_with_fewer_sources(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that names one source is none of the others' business; a slip on the command line is an error."""
    (desk / "drafts").mkdir()
    (desk / "attrlint.toml").write_text('sources = ["talks"]\n[speakers]\n"more.txt" = "Lena Brandt"\n')
    (desk / "talks" / "more.txt").write_text("Thank you very much for coming here.\n")
    (desk / "drafts" / "a.md").write_text(f"---\nsources: ../talks/talk.txt\n---\n\n{BAD}", encoding="utf-8")
    assert run(["check", "drafts/a.md", "--select", "VER"]) == 1
    assert "(Arden, talks/talk.txt:1)" in capsys.readouterr().out
    assert run(["verify", "drafts/a.md", "--against", "talks/talk.txt"]) == 1
    capsys.readouterr()
    assert run(["verify", "drafts/a.md", "--against", "talks", "--speaker", "tlak.txt=Lena Brandt"]) == 2
    assert "tlak.txt: error: speaker of a file" in capsys.readouterr().err
