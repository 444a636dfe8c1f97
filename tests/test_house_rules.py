"""What holds for the whole repository: no traces of a machine, and pages that say what is so."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from attrlint import pack
from attrlint.schema import json_schema

ROOT = Path(__file__).parent.parent
NEEDLES = [
    "/" + "work/",
    "/" + "root/",
    "/" + "home/",
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".com",
    "npmjs" + ".org",
]


def tracked() -> list[Path]:
    """The files of the repository; all but the ignored ones where git is not at hand."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git does not list the files here")
    return [ROOT / line for line in listed.stdout.splitlines()]


def test_no_trace_of_a_machine_or_a_registry() -> None:
    """No absolute path of anybody's machine, no registry's host."""
    found = []
    for path in tracked():
        if path.is_file() and path.suffix != ".z":
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.name}: {needle}" for needle in NEEDLES if needle in text]
    assert found == []


def test_readme_names_every_rule() -> None:
    """The table of the README holds exactly the built-in rules."""
    rows = [
        line.split("|")[1:3]
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    named = {(code.strip(), name.strip()) for code, name in rows if code.strip() != "code"}
    assert named == {(rule.code, rule.name) for rule in pack.builtin()}


def test_the_schema_is_fresh() -> None:
    """docs/pack.schema.json is what attrlint schema prints."""
    assert json.loads((ROOT / "docs" / "pack.schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_packs_tell_editors_their_schema(path: Path) -> None:
    """The first line is the modeline of yaml-language-server."""
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../docs/pack.schema.json\n")
