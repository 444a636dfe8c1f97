"""Paths and words that mean something to whoever reads the output: CI runners, terminals, spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.output import FORMATS
from attrlint.output.csv_cells import safe_cell
from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["desk"]

FLAW = "No deaths have been reported.\n"
NAMES = ["::error::x.md", "::stop-commands::x.md", "##vso[task.complete]x.md", " ::warning::x.md", "##[error]x.md"]


def lines_of(*texts: str) -> Iterator[str]:
    """Lines as a runner reads them, without the blanks before them."""
    for text in texts:
        yield from (line.strip() for line in text.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_commands_to_runners(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """No line begins with a command, in any format, whether the draft is named, found or cannot be read."""
    Path(name).write_text(FLAW)
    Path(f"{name[:-3]}2.md").write_bytes(b"a\0b")
    for paths in (["."], [name], [f"gone{name}", f"{name}gone"]):
        for form in FORMATS:
            _, out, err = told(capsys, "check", "--isolated", "--no-cache", "--output-format", form, *paths)
            begun = [line for line in lines_of(out, err) if line.startswith(("::", "##"))]
            if form == "github":
                begun = [line for line in begun if not line.startswith("::warning file=.%2F") and "file=./" not in line]
            assert begun == []
    _, out, err = told(capsys, "check", "--isolated", "--show-files", ".")
    assert not [line for line in lines_of(out, err) if line.startswith(("::", "##"))]
    _, out, err = told(capsys, "sources", "--isolated", name)
    assert not [line for line in lines_of(out, err) if line.startswith(("::", "##"))]


@pytest.mark.parametrize("form", FORMATS)
def test_escapes_in_paths(desk: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Nothing that a terminal obeys comes out as it is."""
    name = "a\x1b[31m\x07\x9b2J.md"
    Path(name).write_text(FLAW)
    _, out, err = told(capsys, "check", "--isolated", "--no-cache", "--output-format", form, ".")
    assert not {"\x1b", "\x07", "\x9b"} & {*out, *err}


CELLS = [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"),
         ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("-", "-"), ("Ann Lee", "Ann Lee"), ("", ""), (-5, -5)]  # fmt: skip


@pytest.mark.parametrize(("value", "safe"), CELLS)
def test_cells(value: object, safe: object) -> None:
    """A text that begins as a formula does is marked as text; numbers and other words are as they are."""
    assert safe_cell(value) == safe


def test_sources_as_csv(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In paths and in the names of sources."""
    Path("=cmd.md").write_text("“It is so, and will be,” @tom_alder said.\n")
    _, out, _ = told(capsys, "sources", "--isolated", "--output-format", "csv", ".")
    head, *rows = csv.reader(io.StringIO(out))
    assert head[0] == "path"
    assert rows
    for row in rows:
        assert row[0] == "'=cmd.md"
        assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row)
