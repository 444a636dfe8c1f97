"""House names: read from text and YAML, known to the rules, and faulty at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.analysis.people.house_names import HouseNames
from attrlint.base.errors import NamesError
from attrlint.settings.house_files import read_house_names
from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]
SLIP = "The train from Edinburh was an hour late.\n"


def test_text(tmp_path: Path) -> None:
    """One name a line; comments, empty lines, white space and a byte order mark are no names."""
    path = tmp_path / "house-names.txt"
    path.write_text("\ufeff# our names\n\n  Edinburh \nJane Doe  # editor\nC# Weekly\nJane Doe\n", encoding="utf-8")
    names = read_house_names([str(path)])
    assert names == HouseNames(others=("Edinburh", "Jane Doe", "C# Weekly"))
    assert {"edinburh", "jane", "doe", "jane doe"} <= names.words
    assert "c# weekly" in names.all


def test_yaml(tmp_path: Path) -> None:
    """Places, people and outlets, in one file or several."""
    (tmp_path / "a.yaml").write_text("places: [Kharkov, Łódź]\npeople:\n  - Jane Doe\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("outlets: The Harbour Post\nplaces:\n", encoding="utf-8")
    names = read_house_names([str(tmp_path / "a.yaml"), str(tmp_path / "b.yml")])
    assert names == HouseNames(places=("Kharkov", "Łódź"), people=("Jane Doe",), outlets=("The Harbour Post",))
    assert {"lodz", "harbour"} <= names.words


FAULTS = {
    "a number": ("a.txt", "Jane\n  1961\n", ["a.txt:2:3: error: no name: “1961”"]),
    "prose": ("a.txt", "word " * 30, ["a.txt:1:1: error: one name per line, at most 100 characters"]),
    "YAML by the wrong name": (
        "a.txt",
        "places:\n",
        ["a.txt:1:1: error: “places:” looks like YAML; name the file .yaml"],
    ),
    "no YAML": ("a.yaml", "places: [\n", ["a.yaml:2:1: error: not YAML:"]),
    "an empty file": ("a.yaml", "", ["a.yaml:1:1: error: the file is empty"]),
    "an unknown key": (
        "a.yaml",
        "place: [Kyiv]\nx: 1\n",
        ["a.yaml:1:1: error: unknown key “place” (did you mean “places”?)", "a.yaml:2:1: error: unknown key “x”"],
    ),
    "no text": ("a.yaml", "people:\n  - 1961\n", ["a.yaml:2:5: error: a name must be text; put it in quotation marks"]),
    "a list": ("a.yaml", "- Kyiv\n", ["a.yaml:1:1: error: house names must be a mapping with places, people, outlets"]),
    "a tag": ("a.yaml", "places: !!python/none\n", ["a.yaml:1:9: error: tags are not supported:"]),
}


@pytest.mark.parametrize(("name", "text", "wanted"), FAULTS.values(), ids=FAULTS.keys())
def test_faults(desk: Path, name: str, text: str, wanted: list[str]) -> None:
    """Every fault of a file, each at its place."""
    (desk / name).write_text(text)
    with pytest.raises(NamesError) as caught:
        read_house_names([name])
    lines = caught.value.lines()
    assert len(lines) == len(wanted)
    assert [line for line, start in zip(lines, wanted, strict=True) if not line.startswith(start)] == []


def test_not_utf_8(desk: Path) -> None:
    """The line is told."""
    (desk / "a.txt").write_bytes(b"Jane\nK\xf6ln\n")
    with pytest.raises(NamesError) as caught:
        read_house_names(["a.txt"])
    assert caught.value.lines() == ["a.txt:2: error: not UTF-8 at byte 7"]


def test_a_house_name_is_no_slip(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is found from the folder of its configuration, and is no draft itself."""
    (desk / "sub").mkdir()
    (desk / "sub" / "a.txt").write_text(SLIP)
    assert "PLC001" in told(capsys, "check")[1]
    (desk / "sub" / "house-names.txt").write_text("Edinburh\n")
    (desk / "sub" / "attrlint.toml").write_text('names = ["house-names.txt"]\n')
    assert told(capsys, "check")[:2] == (0, "")
    assert told(capsys, "check", "--show-files")[1] == "sub/a.txt\n"
    shown = told(capsys, "config", "show", "sub/a.txt")[1]
    assert 'house-names.txt"]  # sub/attrlint.toml' in shown


def test_a_fault_ends_in_2(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told once, whatever the number of drafts; a file that is not there is told at its key."""
    for name in ("a.md", "b.md"):
        (desk / name).write_text(SLIP)
    (desk / "attrlint.toml").write_text('fail-on = "error"\nnames = ["house-names.txt"]\n')
    code, out, err = told(capsys, "check")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "attrlint.toml:2:10: error: no such file: house-names.txt"
    (desk / "house-names.txt").write_text("Jane\n---\n")
    code, out, err = told(capsys, "check")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "house-names.txt:2:1: error: no name: “---”"
    assert len([line for line in err.splitlines() if ": error: " in line]) == 1
