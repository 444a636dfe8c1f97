"""One name, one thing: public classes do not share a name, apart from those that still do."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "attrlint"
# Names that two classes have today. Rename one of them and take the name out; add none.
SHARED = set(
    "Change CheckedQuotation Columns Done Faults Field Finding Known Line Mark Mention NearMiss Passage Piece Place Progress "
    "Record Remark Report Reported Source Step Wording".split()
)


def test_no_two_public_classes_share_a_name() -> None:
    """And no name stays in the list once it is unique."""
    paths = [path for path in ROOT.rglob("*.py") if path.parent.name != "api"]  # whose names are those of the JSON keys
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    names = Counter(node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert {name for name, count in names.items() if count > 1 and not name.startswith("_")} == SHARED
