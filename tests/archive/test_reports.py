"""Questions about an archive: drift by kind of change, speakers, counts, copies; as tables, CSV, JSON and a page."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import random
import re
from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.archive.drift import compare
from attrlint.archive.folder import AuditFolder
from attrlint.archive.name_keys import gender_said, person_key
from attrlint.archive.norm import norm
from attrlint.archive.questions import FOLDER, QUESTIONS, Parameters, statements
from attrlint.archive.reports import Questions
from attrlint.cli import run
from tests.archive.made import audit, write_jsonl

if TYPE_CHECKING:
    from types import ModuleType

    from attrlint.archive.reports import Answer

ROOT = Path(__file__).parent.parent.parent


def example_archive() -> ModuleType:
    """The script that makes the archive of the documentation."""
    spec = importlib.util.spec_from_file_location("example_archive", ROOT / "scripts" / "example_archive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLE = example_archive()


def test_the_example_is_what_its_script_makes() -> None:
    """Byte for byte."""
    made = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in EXAMPLE.archive(200)[0])
    assert (ROOT / "examples" / "archive" / "articles.jsonl").read_text(encoding="utf-8") == made


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, ...]]]:
    """An audit of 360 articles in pairs that share a quotation, and what was planted."""
    folder = tmp_path_factory.mktemp("planted")
    made, truth = EXAMPLE.planted(180, random.Random(5), 0)
    path = write_jsonl(folder / "a.jsonl", made)
    assert audit(path, "--out", folder / "out", "--jobs", "2", "--select", "QUO001") == 0
    return folder / "out", truth


def asked(out: Path, name: str, parameters: Parameters | None = None) -> list[dict[str, object]]:
    """The rows of an answer."""
    with Questions(AuditFolder(str(out)), parameters or Parameters()) as questions:
        answer: Answer = questions.ask(name)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_planted_alterations_are_found(planted: tuple[Path, list[tuple[str, ...]]]) -> None:
    """At least 95 in 100 of those of one to three words; no faithful repeat is called altered."""
    out, truth = planted
    found = {
        frozenset((str(row["first_article"]), str(row["second_article"])))
        for row in asked(out, "drift")
        if row["class"] in ("altered", "number", "polarity")
    }
    kinds: dict[str, list[bool]] = {"altered": [], "speaker": [], "faithful": []}
    for one in truth:
        kinds[one[0]].append(frozenset((one[1], one[2])) in found)
    assert sum(kinds["altered"]) >= 0.95 * len(kinds["altered"])
    assert not any(kinds["faithful"] + kinds["speaker"])


def test_planted_speakers_are_found(planted: tuple[Path, list[tuple[str, ...]]]) -> None:
    """Nearly all of those given to another person; no faithful repeat is."""
    out, truth = planted
    rows = [row for row in asked(out, "speakers") if row["class"] == "other-person"]
    found = {frozenset((str(row["first_article"]), str(row["second_article"]))) for row in rows}
    kinds: dict[str, list[bool]] = {"altered": [], "speaker": [], "faithful": []}
    for one in truth:
        kinds[one[0]].append(frozenset((one[1], one[2])) in found)
    assert sum(kinds["speaker"]) >= 0.98 * len(kinds["speaker"])
    assert not any(kinds["faithful"] + kinds["altered"])


BRIDGE = "We will rebuild the old bridge before the winter, and nobody will pay a toll to cross it"


@pytest.mark.parametrize(
    ("sort", "later"),
    [
        ("altered", "We will rebuild the old bridge before the summer, and nobody will pay a toll to cross it"),
        ("altered", "We will repair the old road before the winter, and nobody will pay a fee to cross it"),
        ("altered", "We will rebuild the old bridge before the winter, and nobody will pay to cross it"),
        ("excerpt", "rebuild the old bridge before the winter, and nobody will pay a toll"),
        ("excerpt", "I say again: we will rebuild the old bridge before the winter"),
        ("elided", "We will rebuild the old bridge … and nobody will pay a toll to cross it"),
        ("elided", "We will rebuild the old bridge ... and nobody will pay a toll to cross it"),
        ("spliced", "We will rebuild the old bridge nobody will pay a toll to cross it"),
        ("bracketed", "We will rebuild the old bridge before the winter, and nobody will pay a toll to cross [the bridge]"),
        ("bracketed", "[The county] will rebuild the old bridge before the winter, and nobody will pay a toll to cross it"),
        ("polarity", "We will not rebuild the old bridge before the winter, and nobody will pay a toll to cross it"),
        ("polarity", "We won’t rebuild the old bridge before the winter, and nobody will pay a toll to cross it"),
        ("polarity", "We will never rebuild the old bridge before the winter, and nobody will pay a toll to cross it"),
        ("punctuation", "We will re-build the old bridge before the winter and nobody will pay a toll to cross it!"),
        ("", "The mayor said that the old bridge before the winter had been a ruin that everyone feared to cross"),
        ("", "Tolls are what nobody likes"),
    ],
)  # fmt: skip
def test_sorts_of_change(sort: str, later: str) -> None:
    """Whichever of the two was printed first."""
    for first, second in ((BRIDGE, later), (later, BRIDGE)):
        change = compare(norm(first), norm(second), first, second)
        assert (change.sort if change else "") == sort


@pytest.mark.parametrize(
    ("sort", "first", "second"),
    [
        ("number", "There were 40 boats in the harbor that night", "There were 14 boats in the harbor that night"),
        ("number", "We have 12 crews and one boat that floats", "We have twelve crews and one boat that floats"),
        ("masked", "This is the worst bloody winter that I have seen", "This is the worst b****y winter that I have seen"),
        ("masked", "You are a scoundrel and everyone here knows it", "You are a s------- and everyone here knows it"),
    ],
)  # fmt: skip
def test_more_sorts_of_change(sort: str, first: str, second: str) -> None:
    """Numbers, and words that a house does not print."""
    change = compare(norm(first), norm(second), first, second)
    assert change is not None
    assert change.sort == sort


def test_a_change_is_shown_word_by_word() -> None:
    """With what is dropped and what is put in."""
    later = BRIDGE.replace("winter", "summer")
    change = compare(norm(BRIDGE), norm(later), BRIDGE, later)
    assert change is not None
    assert change.changed == 1
    assert "[-winter-] {+summer+}" in change.diff


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (
            ["Donald Trump", "Donald J. Trump", "Mr. Trump", "President Donald Trump", "Trump", "Trump’s"],
            "donald trump",
        ),
        (["Michael Okoro", "Mike Okoro", "Mr. Mike Okoro", "Michael B. Okoro Jr."], "michael okoro"),
        (["José Muñoz", "Jose Munoz"], "jose munoz"),
        (["Volodymyr Zelensky", "Volodymyr Zelenskyy"], "volodymyr zelenskyy"),
        (["J. Okoro"], "j okoro"),
        (["Okoro", "Ms. Okoro"], "okoro"),
        (["Ursula von der Leyen"], "ursula von der leyen"),
        (["the Texas governor", "the congressman", "a witness", "officials"], None),
        (["Clinton", "Mrs. Clinton"], "clinton"),
    ],
)
def test_one_person_has_one_key(names: list[str], key: str | None) -> None:
    """Titles, initials, nicknames and accents make no difference; a surname that two people have stays apart."""
    assert {person_key(name) for name in names} == {key}


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("she", "female"),
        ("he", "male"),
        ("Ms. Okoro", "female"),
        ("Mr. Okoro", "male"),
        ("the spokeswoman", "female"),
        ("company spokesman Ilze Kaleja", "male"),
        ("Ilze Kaleja", None),
        ("Maria", None),
        ("the mayor", None),
    ],
)
def test_gender_is_what_the_copy_says(words: str, gender: str | None) -> None:
    """First names say nothing."""
    assert gender_said(words) == gender


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit of a few stories whose answers are known."""
    folder = tmp_path_factory.mktemp("town")
    remark = "The pump has failed six times and the county has looked away each time"
    leads = ["The town has no water", "A pump is broken again", "Pupils carry water", "Six failures in a year"]
    items = []
    for number, (who, year) in enumerate(
        [("Ilze Kaleja", 2014), ("Ms. Kaleja", 2015), ("Marek Dvorsky", 2015), ("the town engineer", 2016)]
    ):
        items.append(
            {
                "id": f"t{number}",
                "date": f"{year}-05-0{number + 1}",
                "section": "Local",
                "outlet": "Gazette",
                "text": f"{leads[number]} on day {number}, as people saw.\n\n“{remark},” said {who}.\n\n"
                f"It was a {number} degree day. Buses were late by {number + 3} minutes. Nothing else moved at {number}.\n",
            }
        )
    anonymous = "The bridge is shut.\n\n“It will stay so,” officials said. Sources said that it was old.\n"
    items.append({"id": "n", "date": "2016-06-01", "section": "Roads", "outlet": "Courier", "text": anonymous})
    items.append({**items[0], "id": "copy", "date": "2014-05-02", "outlet": "Courier"})
    path = write_jsonl(folder / "a.jsonl", items)
    assert audit(path, "--out", folder / "out", "--jobs", "1", "--select", "ALL") == 0
    return folder / "out"


def test_speakers(town: Path) -> None:
    """The same words given to a name, its surname, another name and a description."""
    rows = asked(town, "speakers")
    found = {(row["class"], row["first_speaker"], row["second_speaker"]) for row in rows}
    assert ("other-person", "Ilze Kaleja", "Marek Dvorsky") in found
    assert ("alias", "Ilze Kaleja", "Ms. Kaleja") in found or ("alias", "Ilze Kaleja", "Kaleja") in found
    assert ("description", "Ilze Kaleja", "the town engineer") in found
    assert next(row["class"] for row in rows) == "other-person"


def test_copies_count_once(town: Path) -> None:
    """A story printed twice is found, and left out of other answers unless that is asked for."""
    (copy,) = asked(town, "syndicated")
    assert (copy["article"], copy["original"], copy["share"]) == ("copy", "t0", 1.0)
    for parameters, articles in ((Parameters(), 1), (Parameters(count_copies=True), 2)):
        top = {str(row["source"]): row for row in asked(town, "quoted", parameters) if row["by_what"] == "all"}
        assert top["Ilze Kaleja"]["articles"] == articles


def test_counts(town: Path) -> None:
    """Sources without a name, stories with one source, voices, findings."""
    (roads,) = [row for row in asked(town, "anonymous") if row["section"] == "Roads"]
    assert (roads["stories"], roads["only_nameless"], roads["nameless_share"]) == (1, 1, 1.0)
    single = {(row["year"], row["section"]): row for row in asked(town, "single")}
    assert single[2014, "Local"]["one_source"] == 1
    voices = {row["year"]: row for row in asked(town, "diversity")}
    assert voices[2014]["new_sources"] == voices[2014]["sources"] == 1
    assert voices[2015]["women"] == 1
    rules = [row for row in asked(town, "rules") if row["by_what"] == "all"]
    assert rules
    assert all(row["per_1000_words"] for row in rules)
    since = asked(town, "quoted", Parameters(since=date(2016, 1, 1)))
    assert {row["value"] for row in since if row["by_what"] == "year"} == {"2016"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_form(town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The same rows as a table, as CSV and as JSON."""
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["audit", "report", str(town), name, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)[name]
    assert run(["audit", "report", str(town), name, "--format", "csv"]) == 0
    listed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(listed) == len(rows)
    assert run(["audit", "report", str(town), name]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{QUESTIONS[name]} ({name})\n")
    assert all(len(line) <= 100 for line in out.splitlines())


def test_the_page_needs_nothing_else(town: Path, tmp_path: Path) -> None:
    """Every answer with its chart, no script, no address; drawings for light and for dark."""
    assert run(["audit", "report", str(town), "--format", "html", "--output", str(tmp_path / "a.html")]) == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [name for name in QUESTIONS if f'<section id="{name}">' in page] == list(QUESTIONS)
    assert "<script" not in page
    assert "http" not in re.sub(r"base64,[\w+/=]+", "", page)
    drawings = re.findall(r'(?:srcset|src)="data:image/svg\+xml;base64,([\w+/=]+)"', page)
    assert len(drawings) >= 8
    assert all(b64decode(one).startswith(b"<svg") for one in drawings)
    assert "prefers-color-scheme: dark" in page


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["gone"], "no audit in this folder"),
        (["{out}", "drifts"], "no report “drifts”"),
        (["{out}", "--format", "csv"], "--format csv takes one report"),
        (["{out}", "drift", "--changed", "few"], "--changed is a range such as 1..6"),
    ],
)
def test_questions_that_cannot_be_asked(
    town: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str
) -> None:
    """Exit 2, and why."""
    assert run(["audit", "report", *(word.replace("{out}", str(town)) for word in argv)]) == 2
    assert said in capsys.readouterr().err


def test_statements_are_filled_in() -> None:
    """No place is left open, and no comment ends a statement."""
    for path in FOLDER.glob("*.sql"):
        made = list(statements(path.stem, Parameters()))
        assert made
        assert [
            one for one in made if re.search(r"\{\w+\}", one) or not re.match(r"(select|create|cache)\b", one)
        ] == []
