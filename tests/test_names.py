"""One name, one thing: public classes do not share a name."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "attrlint"


def test_no_two_public_classes_share_a_name() -> None:
    """A reader who meets a name knows which class is meant."""
    paths = [path for path in ROOT.rglob("*.py") if path.parent.name != "api"]  # whose names are those of the JSON keys
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    names = Counter(node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1 and not name.startswith("_")] == []
