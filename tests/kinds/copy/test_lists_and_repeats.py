"""list-count, repeated-passage and repeated-fragment: what examples leave open, a case a line."""

from __future__ import annotations

import pytest

from attrlint.kinds import KindOf
from attrlint.linting.linter import Linter
from attrlint.model.diagnostic import Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Scope, Window
from tests.drafts import draft


def found(text: str, kind: str, form: str = "text", **options: object) -> list[str]:
    """The words that a rule of this kind marks."""
    made = KindOf(kind, options)
    rule = Rule(
        "HSE001", "house", kind, made, Severity.INFO, "{match}", scope=Scope.ANY if "fragment" in kind else Scope.NARRATIVE,
        window=Window.DOCUMENT,
    )  # fmt: skip
    report = Linter([rule]).lint(draft(text, form))
    assert report.failures == ()
    return [text[slice(*d.span)] for d in report.diagnostics]


LISTS = {
    "too many": ("It calls at three cities: Leeds, Hull, York and Goole.", ["three cities"]),
    "too few": ("It calls at 4 cities: Leeds, Hull and York.", ["4 cities"]),
    "as many": ("It calls at three cities: Leeds, Hull and York.", []),
    "a serial comma": ("It calls at three cities: Leeds, Hull, and York.", []),
    "semicolons": ("It calls at two cities: Leeds, in the north; and Hull.", []),
    "examples": ("It calls at nine cities: Leeds, Hull, York and so on.", []),
    "a unit of time": ("It took two hours: Leeds, Hull and York.", []),
    "part of more": ("It is one of the four cities: Leeds, Hull and York.", []),
    "an apposition": ("It calls at two cities: Leeds, where Lee lives, and Hull.", []),
    "a number of a name": ("He saw Part 2 scenes: Leeds, Hull and York.", []),
    "a clause": ("It has two rules: nobody runs and nobody, ever, shouts and sings.", []),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_list_count(text: str, expected: list[str]) -> None:
    """list-count in a sentence."""
    assert found(text, "list-count") == expected


TOLD = "The ferry has been out of service since a storm tore off its ramp"
PASSAGES = {
    "another paragraph": (
        f"{TOLD} in May.\n\nNobody in the town wants it back, for {TOLD.lower()}, and so on.",
        [TOLD.lower()],
    ),
    "the same paragraph": (f"{TOLD} in May. Nobody in the town wants it back, for {TOLD}, and so on.", []),
    "most of a short sentence": (f"{TOLD}.\n\nNobody wants it, for {TOLD.lower()}.", []),
    "a whole sentence": (f"{TOLD}.\n\n{TOLD}.", []),
    "too short": ("The ferry has been out.\n\nNow the ferry has been out for long.", []),
    "quoted": (f"{TOLD}.\n\n“Nobody wants it back, for {TOLD}, and so on,” Ruiz said.", []),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_repeated_passage(text: str, expected: list[str]) -> None:
    """repeated-passage with unit: passage."""
    assert found(text, "repeated-passage", unit="passage", min_words=10) == expected


FULL = "“The board sees these actions as a planned act of revenge on us,” Ruiz said. "
FRAGMENTS = {
    "again": (FULL + "It was a “planned act of revenge”.", ["planned act of revenge"]),
    "before": ("It was a “planned act of revenge”. " + FULL, []),
    "two words": (FULL + "It was a “planned act”.", []),
    "other words": (FULL + "It was an “act of planned revenge”.", []),
    "a stop within": (FULL + "It was a “planned act of revenge.”", ["planned act of revenge"]),
}


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_repeated_fragment(text: str, expected: list[str]) -> None:
    """repeated-fragment: only what a full quotation has had before."""
    assert found(text, "repeated-fragment") == expected
