"""NAM001 and PLC001: one slip is told once, by the rule that knows whose name it is."""

from __future__ import annotations

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = [rule for rule in pack.builtin() if rule.code in ("NAM001", "PLC001")]


def told(text: str) -> list[str]:
    """The codes of what is found."""
    return [d.code for d in Linter(RULES).lint(draft(text)).diagnostics]


def test_a_surname_that_is_a_place_as_well() -> None:
    """A person of the draft is no place."""
    text = "John Bolton said so on Monday.\n\nBolton left the house at noon. Bolton came back at four.\n\nBlolton waited.\n"
    assert told(text) == ["NAM001"]


def test_a_place() -> None:
    """A place that stands right elsewhere is told as a place, once."""
    text = "The mill in Bolton burned on Monday.\n\nThe road from Bolton is shut.\n\nFire crews left Blolton at noon.\n"
    assert told(text) == ["PLC001"]
