"""The modules keep their order, their size and their manners."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import attrlint

ROOT = Path(attrlint.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
# Top first: a module imports only from the lines above its own, or from its own line. ARCHITECTURE.md has the same table.
LAYERS = [
    ["attrlint"],
    ["base", "base.*"],
    ["data", "data.*"],
    ["store", "store.*"],
    ["reading", "reading.*"],
    ["text", "text.*"],
    ["analysis", "analysis.*"],
    ["verifying", "verifying.*"],
    ["model", "model.*"],
    ["kinds", "kinds.*"],
    ["packs", "packs.*"],
    ["linting", "linting.*"],
    ["fixing", "fixing.*"],
    ["settings", "settings.*"],
    ["running", "running.*"],
    ["archive", "archive.*"],
    ["output", "output.*"],
    ["api", "api.*"],
    ["serving", "serving.*"],
    ["lsp", "lsp.*"],
    ["cli", "cli.*", "__main__"],
]
# What only some modules may use. Nothing may load code or data that is not ours, or reach for the network.
ONLY_IN = {
    "yaml": {"packs.yaml_values"},
    "typer": {"cli.app", "cli.audit_app", "cli.options", "cli.rules_app"},
    "rich": set[str](),
    "pydantic": set[str](),
}
NEVER = set("pickle marshal shelve socket ssl http urllib ftplib smtplib subprocess typing.Any".split())
EXCEPT = {
    "serving.guard": {"urllib"},  # to parse an address
    "serving.server": {"socket"},  # one on the loopback address, to listen
    "running.changed_lines": {"subprocess"},
}  # only git can tell which lines have changed; it is started without a shell
NO_CALLS = {"eval", "exec", "compile", "print", "input", "breakpoint", "exit", "quit"}
STREAMS = {"sys.exit", "sys.stdin", "sys.stdout", "sys.stderr", "os._exit"}
VAGUE = {"utils", "util", "common", "helpers", "core", "manager", "managers", "misc", "tools"}
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def name_of(path: Path) -> str:
    """The module's name below attrlint."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__").removesuffix("__init__") or "attrlint"


NAMES = {name_of(path) for path in MODULES}


def layer_of(name: str) -> int:
    """The number of a module's layer, from the top. Its own name goes before its package's star."""
    for word in (name, f"{name.partition('.')[0]}.*"):
        for i, layer in enumerate(LAYERS):
            if word in layer:
                return i
    raise AssertionError(f"{name} stands in no layer: add it to LAYERS and to the table of ARCHITECTURE.md")


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def running(path: Path) -> list[ast.AST]:
    """The nodes of a module without those that only a type checker sees."""
    tree = tree_of(path)
    hidden = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for statement in node.body
        for child in ast.walk(statement)
    }
    return [node for node in ast.walk(tree) if node not in hidden]


def imported(path: Path) -> set[str]:
    """Everything that a module imports when it runs, at its head or in a function, by full name."""
    found: set[str] = set()
    for node in running(path):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write imports in full"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def ours(path: Path) -> set[str]:
    """The modules of attrlint that a module imports when it runs."""
    found: set[str] = set()
    for name in imported(path):
        top, _, below = name.partition(".")
        if top == "attrlint":
            found.add(below if below in NAMES else below.rpartition(".")[0] or "attrlint")
    return found


def dotted(node: ast.AST) -> str:
    """A name as it is written: ``sys.stdout.write``, or nothing for any other expression."""
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_up(path: Path) -> None:
    """No module imports from a layer below its own."""
    own = layer_of(name_of(path))
    assert sorted(name for name in ours(path) if layer_of(name) > own) == []


def test_imports_make_no_ring() -> None:
    """Not within a layer either: the modules can be put in one line."""
    order = list(TopologicalSorter({name_of(path): ours(path) - {name_of(path)} for path in MODULES}).static_order())
    assert set(order) == NAMES


def test_layers_name_what_there_is() -> None:
    """No layer names a module that is gone, and the table of ARCHITECTURE.md has the same layers in the same order."""
    named = {word for layer in LAYERS for word in layer}
    assert [word for word in named if not list(ROOT.glob(f"{word.removesuffix('.*').replace('.', '/')}*"))] == [
        "attrlint"
    ]
    page = (ROOT.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = [re.findall(r"`([\w.*]+)`", line.split("|")[1]) for line in page.splitlines() if line.startswith("| `")]
    assert rows == LAYERS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_modules_may_use(path: Path) -> None:
    """Only pack knows YAML, only the command line knows Typer, prints or exits; nothing runs code or opens a socket."""
    name = name_of(path)
    packages = {part for full in imported(path) for part in (full, full.partition(".")[0])}
    assert sorted((packages & NEVER) - EXCEPT.get(name, set())) == []
    assert [p for p, where in ONLY_IN.items() if p in packages and name not in where] == []
    calls = {node.func.id for node in running(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert sorted(calls & NO_CALLS) == []
    if layer_of(name) < layer_of("cli"):
        assert sorted({dotted(node) for node in running(path)} & STREAMS) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_manners(path: Path) -> None:
    """Under 300 lines, a name that says what is inside, a docstring for everything public, and no Any."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in VAGUE
    tree = tree_of(path)
    assert ast.get_docstring(tree)
    html = name_of(path) == "reading.html"  # the methods that html.parser calls say what they are by their names
    public = [node for node in tree.body if isinstance(node, DEFINED) and not node.name.startswith("_")]
    public += [
        node
        for each in public
        if isinstance(each, ast.ClassDef)
        for node in each.body
        if isinstance(node, DEFINED)
        and not node.name.startswith("_")
        and not (html and node.name.startswith("handle_"))
    ]
    silent = [f"{node.name}, line {node.lineno}" for node in public if not ast.get_docstring(node)]
    assert silent == []
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "Any"] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_private_names_of_others(path: Path) -> None:
    """Nothing with an underscore is taken from the standard library or a package, by whatever door."""
    modules: set[str] = set()
    private: list[str] = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            modules |= {each.asname or each.name.partition(".")[0] for each in node.names}
            private += [each.name for each in node.names if is_private(each.name)]
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("attrlint"):
            private += [f"{node.module}.{each.name}" for each in node.names if is_private(f"{node.module}.{each.name}")]
        elif isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in ("import_module", "__import__"):
            private += [
                ast.unparse(each)
                for each in node.args
                if "_" in ast.unparse(each).strip("f'")[:1] or "._" in ast.unparse(each)
            ]
    found = {dotted(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
    private += [name for name in found if name.partition(".")[0] in modules and is_private(name)]
    assert sorted({*private} - {"os._exit", "__future__.annotations"}) == []


def is_private(name: str) -> bool:
    """Whether a part of a dotted name begins with one underscore."""
    return any(part.startswith("_") and not part.endswith("__") for part in name.split("."))


def test_the_program_says_who_it_is() -> None:
    """python -m attrlint works."""
    done = subprocess.run([sys.executable, "-m", "attrlint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"attrlint {attrlint.__version__}\n"
