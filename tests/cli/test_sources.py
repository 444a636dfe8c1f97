"""attrlint sources: the ledger of drafts in its four forms."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]

DRAFT = """\
# Ferry returns

The ferry will run again on Monday, the county said on Friday. “We have two crews and one boat that floats,” said
Ana Ruiz, who heads the harbour office.

Officials had called the repair *routine*. “It was not routine,” Ruiz said. “It was a hole.”

“Nobody has told us a thing since the spring.”
"""


@pytest.fixture
def ferry(desk: Path) -> Path:
    """A folder with one draft."""
    (desk / "ferry.md").write_text(DRAFT, encoding="utf-8")
    return desk


def test_table(ferry: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a source in order of first mention, the totals below, nothing wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = told(capsys, "sources", "ferry.md")
    assert (code, err) == (0, "")
    assert out == (
        "ferry.md\n"
        "  Source                               Type          Quotes  Statements  Words  Line\n"
        "  county                               organization       0           1      0     3\n"
        "  Ana Ruiz                             person             4           0     26     4\n"
        "  Officials                            anonymous          0           1      0     6\n"
        "3 sources, 1 anonymous, 4 quotes\n"
        "Words quoted: Ana Ruiz 100 %\n"
    )


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_table_keeps_to_the_terminal(
    ferry: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """Long names are cut, figures never are."""
    monkeypatch.setenv("COLUMNS", columns)
    (ferry / "long.md").write_text(
        "“We are shut,” said the Standing Committee for the Preservation of Harbours, Ferries and Lighthouses of the West.\n"
    )
    out = told(capsys, "sources", "long.md")[1]
    rows = [line for line in out.splitlines() if line.startswith("  ")]
    assert all(len(row) <= max(int(columns), 84) for row in rows)
    assert rows[1].split()[-5:] == ["organization", "1", "0", "3", "1"]


def test_full(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every quotation with its place, whom it is credited to, and where that was read."""
    lines = told(capsys, "sources", "--output-format", "full", "ferry.md")[1].splitlines()
    assert lines[0] == "ferry.md:3:64: “We have two crews and one boat that floats,”"
    assert lines[1].startswith("    Ana Ruiz")
    assert "named in the same sentence" in lines[1]
    assert "ferry.md:6:44: “It was not routine,”" in lines
    assert "    Ruiz = Ana Ruiz (person, “said”), named in the same sentence" in lines
    assert any("named only in the previous paragraph" in line for line in lines)


def test_json_is_the_contract(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of the contract and no other; every offset holds the words it says."""
    (ledger,) = json.loads(told(capsys, "sources", "--output-format", "json", "ferry.md")[1])
    assert set(ledger) == {"path", "quotations", "statements", "sources"}
    for quotation in ledger["quotations"]:
        assert set(quotation) == {"offset", "end_offset", "line", "column", "text", "layout", "source", "cue", "relay"}
    for statement in ledger["statements"]:
        assert set(statement) == {"offset", "end_offset", "line", "column", "text", "source", "cue"}
    for source in ledger["sources"]:
        assert set(source) == {"id", "name", "sort", "quotations", "statements", "words_quoted", "first_line"}
    places = [*ledger["quotations"], *ledger["statements"]]
    places += [x for one in places for x in (one["source"], one["cue"], one.get("relay")) if x]
    for place in places:
        assert DRAFT[place["offset"] : place["end_offset"]] == place["text"]
    ids = {source["id"]: source["name"] for source in ledger["sources"]}
    for one in ledger["quotations"]:
        assert one["source"] is None or ids[one["source"]["id"]] == one["source"]["name"]
    assert [q["layout"] for q in ledger["quotations"]] == ["sentence", "sentence", "paragraph", "previous"]


def test_json_of_several_and_of_none(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One array, one item a file, in order of their names; an empty one where nothing can be read."""
    (ferry / "a.txt").write_text("The bridge is shut.\n")
    ledgers = json.loads(told(capsys, "sources", "--output-format", "json", ".")[1])
    assert [ledger["path"] for ledger in ledgers] == ["a.txt", "ferry.md"]
    assert ledgers[0] == {"path": "a.txt", "quotations": [], "statements": [], "sources": []}
    code, out, err = told(capsys, "sources", "--output-format", "json", "gone.md")
    assert (code, json.loads(out), err) == (2, [], "gone.md: error: no such file or folder\n")


def test_csv(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A header once and a row a source, quoted where a name needs it."""
    (ferry / "b.txt").write_text("“We won,” said Tom Alder.\n", encoding="utf-8")
    out = told(capsys, "sources", "--output-format", "csv", ".")[1]
    rows = list(csv.reader(io.StringIO(out)))
    counts = ["quotations", "statements", "words_quoted", "first_line"]
    assert rows[0] == ["path", "id", "name", "sort", *counts, "verdict", "where"]
    assert rows[1] == ["b.txt", "s1", "Tom Alder", "person", "1", "0", "2", "1", "", ""]
    assert [row[0] for row in rows[1:]] == ["b.txt", *["ferry.md"] * 3]
    assert told(capsys, "sources", "--output-format", "csv", "gone.md")[:2] == (2, ",".join(rows[0]) + "\n")


def test_verdicts_of_a_draft_with_sources(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each quotation has its verdict and its place in the transcript; one that cannot be read is exit 2, once."""
    (ferry / "talk.txt").write_text("LIND: We will not close the old basin before the spring.\n", encoding="utf-8")
    words = "“We will close the old basin before the spring,”"
    draft = f"---\nsources: [talk.txt]\n---\n\n{words} Ann Lind said. “It is late,” said Tom Alder.\n"
    (ferry / "checked.md").write_text(draft, encoding="utf-8")
    code, out, _ = told(capsys, "sources", "--output-format", "json", "checked.md")
    one, short = json.loads(out)[0]["quotations"]
    assert (code, one["verdict"], one["where"]) == (0, "altered", {"path": "talk.txt", "line": 1, "time": None})
    assert (short["verdict"], short["where"]) == (None, None)
    out = told(capsys, "sources", "--output-format", "csv", "checked.md")[1]
    assert out.splitlines()[1].endswith(",1 altered,talk.txt:1")
    assert "    1 altered (talk.txt:1)\n" in told(capsys, "sources", "checked.md")[1]
    assert "    altered (Lind, talk.txt:1)\n" in told(capsys, "sources", "--output-format", "full", "checked.md")[1]
    (ferry / "talk.txt").write_text("LIND: We will close the old basin before the spring.\n", encoding="utf-8")
    assert "    1 exact (talk.txt:1)\n" in told(capsys, "sources", "checked.md")[1]
    (ferry / "again.md").write_text(draft, encoding="utf-8")
    (ferry / "talk.txt").unlink()
    code, out, err = told(capsys, "sources", "checked.md", "again.md")
    assert (code, out.count("Ann Lind"), err.count("talk.txt")) == (2, 4, 1)


TOTALS = {
    "a quotation with no source": (
        "“Nobody has told us a thing since the spring.”\n",
        "0 sources, 0 anonymous, 1 quote, 1 unattributed",
    ),
    "anonymous": ("“We won,” an official said.\n", "1 source, 1 anonymous, 1 quote"),
    "shares": (
        "“We won it,” said Ana Ruiz.\n\n“No,” said Tom Alder.\n",
        "Words quoted: Ana Ruiz 75 %, Tom Alder 25 %",
    ),
    "one source": (
        "“We won,” said Ana Ruiz. The vote was fair, she said.\n",
        "All from one source: Ana Ruiz",
    ),
    "nothing": ("The bridge is shut.\n", "0 sources, 0 anonymous, 0 quotes"),
    "nothing at all": ("", "0 sources, 0 anonymous, 0 quotes"),
}


@pytest.mark.parametrize(("text", "line"), TOTALS.values(), ids=TOTALS.keys())
def test_totals(desk: Path, capsys: pytest.CaptureFixture[str], text: str, line: str) -> None:
    """What an editor asks for."""
    (desk / "a.txt").write_text(text, encoding="utf-8")
    assert line in told(capsys, "sources", "a.txt")[1].splitlines()


def test_standard_input(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft by standard input is read in the format that its name says."""
    html = b"<p>&ldquo;We won,&rdquo; said <b>Ana</b> Ruiz.</p>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(html)))
    code, out, _ = told(capsys, "sources", "-", "--stdin-filename", "x.html", "--output-format", "json")
    (ledger,) = json.loads(out)
    assert (code, ledger["path"]) == (0, "x.html")
    assert ledger["quotations"][0]["text"] == "&ldquo;We won,&rdquo;"
    assert ledger["sources"][0]["name"] == "Ana Ruiz"


WRONG = {
    "unknown format": (["sources", "--output-format", "xml", "ferry.md"], "Invalid value for '--output-format'"),
    "missing file": (["sources", "gone.md"], "gone.md: error: no such file or folder"),
    "binary": (["sources", "bin.md"], "bin.md: error: not a text file: contains NUL bytes"),
    "missing configuration": (["sources", "--config", "gone.toml", "ferry.md"], "gone.toml"),
}


@pytest.mark.parametrize(("argv", "said"), WRONG.values(), ids=WRONG.keys())
def test_wrong_input(ferry: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    """One line that names the cause, and exit 2."""
    (ferry / "bin.md").write_bytes(b"a\0b")
    code, _, err = told(capsys, *argv)
    assert code == 2
    assert said in err
    assert len(err.splitlines()) == 1


def test_what_can_be_read_is_shown(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file that fails does not hide the others."""
    code, out, _ = told(capsys, "sources", "gone.md", "ferry.md")
    assert code == 2
    assert "Ana Ruiz" in out


def test_a_name_cannot_write_to_the_terminal(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a draft are shown, not sent."""
    (desk / "a.txt").write_text("“We \x1b[2Jwon,” said Ana\x1b[31m Ruiz.\n", encoding="utf-8")
    assert "\x1b" not in told(capsys, "sources", "--output-format", "full", "a.txt")[1]


def test_jsonl_is_json_a_draft_a_line(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The items of the array, one per line."""
    (ferry / "other.md").write_text("“We are shut,” said Ann Cole.\n")
    listed = json.loads(told(capsys, "sources", "--output-format", "json")[1])
    lines = told(capsys, "sources", "--output-format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == listed
    assert len(lines) == 2


@pytest.mark.parametrize("form", ["table", "full", "json", "jsonl", "csv"])
def test_jobs_and_cache_change_nothing(ferry: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """In several processes and from the cache the same is printed, with the same errors; a changed draft anew."""
    for i in range(12):
        (ferry / f"{i:02}.md").write_text(f"“We are shut for {i} days,” said Ann Cole.\n")
    (ferry / "bad.md").write_bytes(b"a\0b")
    (ferry / "latin.md").write_bytes(
        "“Café Zoë is shut until the end of the summer,” said Ann Cole.\n".encode("cp1252")
    )
    argv = ("sources", "--isolated", "--output-format", form)
    plain = told(capsys, *argv, "--no-cache", "--jobs", "1")
    assert plain[0] == 2
    assert told(capsys, *argv, "--no-cache", "--jobs", "3") == plain
    assert told(capsys, *argv, "--jobs", "2") == plain
    assert told(capsys, *argv, "--jobs", "1") == plain
    (ferry / "03.md").write_text("“We are open,” said Ann Cole.\n")
    after = told(capsys, *argv)
    assert after != plain
    assert after == told(capsys, *argv, "--no-cache", "--jobs", "1")


def test_listings_are_taken_from_the_cache(
    ferry: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No draft is read as prose twice."""
    first = told(capsys, "sources", "--isolated")
    monkeypatch.setattr("attrlint.cli.sources.list_draft", None)
    assert told(capsys, "sources", "--isolated") == first
