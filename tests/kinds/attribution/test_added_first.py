"""ATT015: what a source said anywhere before excuses “added”."""

from __future__ import annotations

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = [rule for rule in pack.builtin() if rule.code == "ATT015"]
ADDED = "“The road is shut,” Tom Alder added."


def test_whoever_spoke_before() -> None:
    """However far before, and by whatever cue; what somebody else said excuses nobody."""
    between = "\n\n".join(f"The river rose for {n} hours." for n in range(2, 12))
    assert not Linter(RULES).lint(draft(f"Tom Alder said it rained.\n\n{between}\n\n{ADDED}\n")).diagnostics
    assert not Linter(RULES).lint(draft(f"“It rains,” Tom Alder told us.\n\n{between}\n\n{ADDED}\n")).diagnostics
    assert len(Linter(RULES).lint(draft(f"Ana Ruiz said it rained.\n\n{between}\n\n{ADDED}\n")).diagnostics) == 1
