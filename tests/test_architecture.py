"""The modules keep their order, their size and their manners."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import attrlint

ROOT = Path(attrlint.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
# Top first: a module imports only from lines above its own, or its own line.
LAYERS = [
    ["attrlint", "patterns", "errors"],
    ["span"],
    ["reading.prose", "diagnostic"],
    ["data", "reading", "reading.builder", "reading.decoding", "reading.habits", "reading.html", "reading.markdown", "reading.plain"],
    ["analysis", "analysis.*"],
    ["kinds.base", "rule"],
    ["document"],
    ["kinds", "kinds.*"],
    ["placed", "examples_text", "declaration", "artefact"],
    ["pack", "schema"],
    ["gate", "fingerprint", "suppression", "linter"],
    ["fixer", "examples"],
    ["config", "selection", "discovery", "runner"],
    ["output", "output.*"],
    ["cli", "cli.*", "__main__"],
]  # fmt: skip
HEAVY = [
    "rich",
    "pydantic",
    "pygls",
    "docx",
    "hypothesis",
    "charset_normalizer",
    "yaml",
    "pathspec",
    "pyromark",
    "html.parser",
    "tomllib",
    "wcwidth",
    "json.tool",
]


def name_of(path: Path) -> str:
    """The module's name below attrlint."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__").removesuffix("__init__") or "attrlint"


def layer_of(name: str) -> int:
    """The number of a module's layer, from the top."""
    exact = [i for i, layer in enumerate(LAYERS) if name in layer]
    pattern = [i for i, layer in enumerate(LAYERS) if f"{name.rsplit('.', 1)[0]}.*" in layer]
    assert exact or pattern, f"{name} stands in no layer"
    return (exact or pattern)[0]


def imports(path: Path) -> set[str]:
    """The modules of attrlint that a module imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node not in typing_only
            and (node.module or "").split(".")[0] == "attrlint"
        ):
            below = (node.module or "").partition(".")[2]
            for alias in node.names:
                inner = f"{below}.{alias.name}".lstrip(".")
                is_module = (ROOT / (inner.replace(".", "/") + ".py")).exists() or (
                    ROOT / inner.replace(".", "/")
                ).is_dir()
                found.add(inner if is_module else below or "attrlint")
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_up(path: Path) -> None:
    """No module imports from a layer below its own."""
    own = layer_of(name_of(path))
    assert [name for name in imports(path) if layer_of(name) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_manners(path: Path) -> None:
    """Under 300 lines, a docstring for everything public, no Any, and only the command line prints or exits."""
    text = path.read_text(encoding="utf-8")
    name = name_of(path)
    assert len(text.splitlines()) <= 300
    assert name.split(".")[-1] not in {"utils", "common", "helpers", "core", "manager"}
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for node in [*tree.body, *(child for each in classes for child in each.body)]:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            overrides = name == "reading.html" and node.name.startswith("handle_")
            assert overrides or ast.get_docstring(node), f"{node.name} has no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            assert node.id != "Any"
            assert node.id != "print"
    if not name.startswith(("cli", "__main__")):
        assert "sys.exit" not in text
        assert "sys.stdout" not in text
    if name != "pack":
        assert "import yaml" not in text


def loaded(*argv: str) -> set[str]:
    """The modules that a run of the command line loads."""
    code = (
        "import sys\nfrom attrlint.cli import run\nrun(sys.argv[1:])\n"
        "sys.stderr.write('\\n'.join(['', *sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines())


def test_a_run_on_one_draft_loads_little(tmp_path: Path) -> None:
    """Once the packs are cached, nothing heavy is loaded for one plain draft."""
    draft = tmp_path / "a.txt"
    draft.write_text("No deaths have been reported. The bridge is shut.\n")
    loaded("check", "--isolated", str(draft))
    assert sorted(loaded("check", "--isolated", str(draft)) & set(HEAVY)) == []


def test_the_program_says_who_it_is() -> None:
    """python -m attrlint works."""
    done = subprocess.run([sys.executable, "-m", "attrlint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"attrlint {attrlint.__version__}\n"
