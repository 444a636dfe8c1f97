"""What `attrlint` exports, and what it costs to import."""

from __future__ import annotations

import ast
import doctest
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import attrlint
import attrlint.api
from attrlint.api import calls, results, settings

ROOT = Path(attrlint.__file__).parent
PROBE = """
import json, sys
before = set(sys.modules)
import attrlint
first = sorted(set(sys.modules) - before)
dir(attrlint), attrlint.__version__
lazy = sorted(set(sys.modules) - before)
attrlint.lint("The bridge was shut on Monday.")
print(json.dumps([first, lazy, sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def loaded() -> list[list[str]]:
    """What is loaded by the import, by looking at the names, and by the first call."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_exactly_four_names() -> None:
    """These, the version, and nothing that is not there."""
    assert attrlint.__all__ == ["Settings", "lint", "sources", "verify"]
    public = {name for name in dir(attrlint) if not name.startswith("_")}
    modules = {name for name in public if inspect.ismodule(getattr(attrlint, name))}
    assert public - modules - {"annotations", "TYPE_CHECKING"} == set(attrlint.__all__)
    for name in attrlint.__all__:
        assert getattr(attrlint, name) is getattr(attrlint.api, name)
    with pytest.raises(AttributeError, match="lnit"):
        attrlint.lnit  # type: ignore[attr-defined]  # noqa: B018


def test_the_import_is_light(loaded: list[list[str]]) -> None:
    """No other module of ours, no engine, no Typer; what is imported lazily never brings Typer either."""
    first, lazy, all_of_them = loaded
    assert [name for name in first if name.startswith("attrlint")] == ["attrlint"]
    assert {"regex", "typer", "yaml", "dataclasses", "re"}.isdisjoint(first)
    assert lazy == first
    assert {"typer", "click", "rich", "pygls"}.isdisjoint(all_of_them)
    assert not any(name.startswith(("attrlint.cli", "attrlint.lsp", "attrlint.output")) for name in all_of_them)


def test_all_that_api_exports_is_there() -> None:
    """And every type of a result is exported."""
    for name in attrlint.api.__all__:
        assert hasattr(attrlint.api, name)
    tree = ast.parse(Path(results.__file__).read_text(encoding="utf-8"))
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)} - {"Result"}
    assert classes <= set(attrlint.api.__all__)


@pytest.mark.parametrize("module", [calls, settings], ids=lambda module: module.__name__)
def test_docstrings(module: object) -> None:
    """The examples of the docstrings print what they say."""
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 1
    assert done.failed == 0


def test_the_page() -> None:
    """So do those of the documentation."""
    done = doctest.testfile(str(ROOT.parent / "docs" / "library.md"), module_relative=False)
    assert done.attempted > 15
    assert done.failed == 0


def test_types_are_shipped() -> None:
    """A type checker believes the annotations."""
    assert (ROOT / "py.typed").is_file()
