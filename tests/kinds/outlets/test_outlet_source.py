"""outlet-source: once an outlet, silent where the draft says what it is or is about it."""

from __future__ import annotations

import pytest

from attrlint.kinds.outlets.outlet_source import OutletSource
from attrlint.linting.linter import Linter
from attrlint.model.diagnostic import Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Window
from tests.drafts import draft

STATE = OutletSource(control=("state", "party"), unless=r"\bstate[- ](?:run|media|news)\b", label="state-run")
OBSCURE = OutletSource(undescribed=True, home=("GB",))

FOUND = {
    "once an outlet": (STATE, "It is safe, RIA said. RIA Novosti gave a date. TASS said so.", ["RIA", "TASS"]),
    "labelled too late": (
        STATE,
        "It is safe, RIA said.\n\nIt was built in 1961, the state news agency RIA said.",
        ["RIA"],
    ),
    "labelled before": (STATE, "RIA is state-run.\n\nIt is safe, RIA said.", []),
    "labelled a sentence before": (STATE, "Russian state media reported it. RIA said it was safe.", []),
    "labelled two sentences before": (STATE, "State media came. It rained. RIA said it was safe.", ["RIA"]),
    "about the outlet": (STATE, "RT was shut. The staff of RT left. RT said the bridge was safe.", []),
    "of itself": (STATE, "RT said in a statement that it would appeal.", []),
    "named only": (STATE, "The mayor reads Granma and watches RT.", []),
    "quoted": (STATE, "“RIA said it was safe,” the mayor said.", []),
    "an accepted one": (
        OutletSource(control=("state",), known=("RIA",)),
        "It is safe, RIA said. TASS said so.",
        ["TASS"],
    ),
    "the house's list": (OutletSource(outlets=("The Sun", "InfoWars")), "It is safe, the Sun said.", ["Sun"]),
    "undescribed": (OBSCURE, "It is safe, Mada Masr said.", ["Mada Masr"]),
    "described before": (OBSCURE, "It is safe, the Egyptian website Mada Masr said.", []),
    "described behind": (OBSCURE, "It is safe, Mada Masr, a website, said.", []),
    "of the home market": (OBSCURE, "It is safe, the Yorkshire Post said.", []),
    "known everywhere": (OBSCURE, "It is safe, Reuters said.", []),
}
FIXED = {
    "inside": ("It is safe, RIA said.", "It is safe, state-run RIA said."),
    "at the start": ("RIA said it was safe.", "State-run RIA said it was safe."),
    "of a party": ("It is safe, Granma said.", None),
    "behind its kind": ("It is safe, the news agency RIA said.", None),
}


def rule(kind: OutletSource) -> Rule:
    """A rule of this kind."""
    return Rule("TST001", "test", "outlet-source", lambda: kind, Severity.INFO, "“{match}”", window=Window.DOCUMENT)


@pytest.mark.parametrize(("kind", "text", "words"), FOUND.values(), ids=FOUND.keys())
def test_found(kind: OutletSource, text: str, words: list[str]) -> None:
    """The outlets that are marked."""
    found = Linter([rule(kind)]).lint(draft(text)).diagnostics
    assert [text[d.span.start : d.span.end] for d in found] == words


@pytest.mark.parametrize(("text", "fixed"), FIXED.values(), ids=FIXED.keys())
def test_the_label_is_offered(text: str, fixed: str | None) -> None:
    """Put before the name, never safe; not where the words must be put in another order."""
    (one,) = Linter([rule(STATE)]).lint(draft(text)).diagnostics
    if fixed is None:
        assert one.fix is None
        return
    assert one.fix is not None
    assert not one.fix.safe
    (edit,) = one.fix.edits
    assert text[: edit.span.start] + edit.content + text[edit.span.end :] == fixed
