"""What a run loads and compiles before it has anything to say: as little as it can."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from attrlint.kinds import KINDS
from attrlint.linting.prefilter import Prefilter
from attrlint.packs import pack
from tests.drafts import draft
from tests.test_architecture import NAMES, ROOT, ours

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "The bridge over the river will be shut on Monday. Buses go round by the mill.\n"
PROBE = """
import json, sys
from attrlint.cli import run
compiled = []
if sys.argv.pop(1) == "counted":
    import regex
    real = regex.compile
    regex.compile = lambda source, *more: compiled.append(source) or real(source, *more)
code = run(sys.argv[1:])
sys.stdout.write("\\n" + json.dumps([code, sorted(sys.modules), len(compiled)]))
"""
# What no run on a plain draft loads once it has been run before, and why.
HEAVY = {
    "typer": "50 ms; the usual command lines are read without it",
    "click": "comes with Typer",
    "rich": "comes with Typer, where it is installed",
    "pydantic": "none of ours; a later Typer would bring it",
    "yaml": "packs are read from the store",
    "dataclasses": "12 ms with inspect; attrlint.base.facts has them quicker",
    "inspect": "comes with dataclasses",
    "charset_normalizer": "for drafts that are no UTF-8",
    "pathspec": "for folders",
    "pyromark": "for Markdown",
    "html.parser": "for HTML",
    "tomllib": "for configurations",
    "wcwidth": "for excerpts",
    "decimal": "for percentages",
    "difflib": "for slips and near copies",
    "logging": "nobody logs",
    "subprocess": "for git",
    "multiprocessing": "for more than one job",
    "concurrent.futures": "for more than one job",
    "tempfile": "for writing",
    "pygls": "for editors",
    "importlib.metadata": "for packs of installed packages",
    "email": "comes with importlib.metadata",
}
ENDINGS = {"text": "txt", "markdown": "md", "html": "html"}
ONLY_BY_TYPER = {"typer", "inspect", "difflib", "subprocess"}  # of these, what its help loads


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder after a first run, with a draft beside it."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "a.txt").write_text(CLEAN)
    probe(folder, "check", "--isolated", "--no-cache", "a.txt")
    return folder


def probe(home: Path, *argv: str, counted: str = "") -> tuple[int, set[str], int]:
    """The exit code of a run, the modules that it loads, and how many patterns of packs it compiles, if asked for."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, counted, *argv],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env={**os.environ, "XDG_CACHE_HOME": str(home)},
    )
    code, modules, compiled = json.loads(done.stdout.splitlines()[-1])
    return code, set(modules), compiled


def test_a_run_loads_nothing_heavy(home: Path) -> None:
    """On a clean draft, the second time."""
    code, modules, _ = probe(home, "check", "--isolated", "--no-cache", "a.txt")
    assert code == 0
    assert sorted(modules & HEAVY.keys()) == []


def test_the_version_loads_nothing(home: Path) -> None:
    """Three modules of ours, and none of anybody else's."""
    code, modules, _ = probe(home, "--version")
    assert code == 0
    assert {name for name in modules if name.startswith("attrlint")} == {
        "attrlint",
        "attrlint.cli",
        "attrlint.cli.quick_options",
    }
    assert sorted(modules & (HEAVY.keys() | {"regex", "pathlib", "attrlint.base.facts"})) == []


def test_help_loads_what_typer_does(home: Path) -> None:
    """No rule, no draft, no engine."""
    code, modules, _ = probe(home, "--help")
    assert code == 0
    assert sorted(modules & HEAVY.keys() - ONLY_BY_TYPER) == []
    assert sorted(name for name in modules if name.startswith(("attrlint.kinds", "attrlint.analysis", "regex"))) == []


def test_a_clean_draft_compiles_little(home: Path) -> None:
    """The patterns of the few rules whose words are in it."""
    assert probe(home, "check", "--isolated", "--no-cache", "a.txt", counted="counted")[2] <= 4


def test_only_kinds_that_are_asked_are_loaded(home: Path) -> None:
    """A kind whose rules need words that the draft has not is not loaded, unless another is built on it."""
    rules = [rule for rule in pack.load(["default"]) if rule.on]
    asked = {rule.kind_name for rule, _ in Prefilter(rules).open_for(draft(CLEAN))}
    pending = {f"kinds.{KINDS[name].partition('.')[0]}.{name.replace('-', '_')}" for name in asked}
    allowed: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in allowed:
            allowed.add(name)
            path = ROOT.joinpath(*name.split(".")).with_suffix(".py")
            pending |= {other for other in ours(path) & NAMES if other.startswith("kinds.")}
    loaded = {name.removeprefix("attrlint.") for name in probe(home, "check", "--isolated", "--no-cache", "a.txt")[1]}
    kinds = {name for name in loaded if name.startswith("kinds.") and name.count(".") > 1}
    assert kinds <= allowed
    assert len(kinds) < len(KINDS) / 2
