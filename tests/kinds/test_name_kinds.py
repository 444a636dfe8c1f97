"""Rules about how people are named: who is marked, what is related, and what is left alone."""

from __future__ import annotations

import pytest

from attrlint import pack
from attrlint.linter import Linter
from tests.drafts import draft

RULES = {rule.code: rule for rule in pack.builtin()}


def findings(code: str, text: str) -> list[tuple[str, str, str]]:
    """The words that a rule marks, those that are related, and its message."""
    document = draft(text)
    diagnostics = Linter([RULES[code]]).lint(document).diagnostics
    raw = document.prose.raw
    return [(raw[slice(*d.span)], " | ".join(raw[slice(*r.span)] for r in d.related), d.message) for d in diagnostics]


def test_name_variant_marks_the_rarer_form() -> None:
    """The usual form is related; the message names it."""
    text = "Anna Kovacs spoke. Kovacs left, and Kovcas stayed."
    message = "“Kovcas” is “Kovacs” elsewhere in the draft; check the spelling and keep to one"
    assert findings("NAM001", text) == [("Kovcas", "Kovacs", message)]


def test_no_fix_inside_a_quotation() -> None:
    """What somebody said is found, and never mended."""
    inside = draft("Anna Kovacs spoke. Kovacs left. “Kovcas lied,” the baker said.")
    outside = draft("Anna Kovacs spoke. Kovacs left, and Kovcas stayed.")
    (found,) = Linter([RULES["NAM001"]]).lint(inside).diagnostics
    assert found.fix is None
    (found,) = Linter([RULES["NAM001"]]).lint(outside).diagnostics
    assert found.fix is not None
    assert not found.fix.safe


FIRST = {
    "a surname that speaks": ("Rain fell. Kovacs said so. Anna Kovacs left.", ["Kovacs"]),
    "with a role": ("Rain fell. The baker Kovacs said so. Anna Kovacs left.", ["Kovacs"]),
    "once a person": ("Rain fell. Kovacs said so. Kovacs said more. Anna Kovacs left.", ["Kovacs"]),
    "introduced in time": ("Rain fell. Anna Kovacs said so. Kovacs left.", []),
    "never introduced": ("Rain fell. Kovacs said so. Kovacs left.", []),
    "who does not speak": ("Rain fell. Kovacs wept. Anna Kovacs left.", []),
    "in the first sentence": ("Kovacs said so. Anna Kovacs left.", []),
    "a line without a stop": ("Rain fell.\n\nKovacs says rain fell\n\nAnna Kovacs left.", []),
    "known to all": ("Rain fell. Putin said so. Vladimir Putin left.", []),
    "a place": ("Rain fell. London said so. Jack London left.", []),
    "two of the name": ("Rain fell. Kovacs said so. Anna Kovacs and Peter Kovacs left.", []),
    "a firm too": ("Rain fell. Kovacs said so. Anna Kovacs left the Kovacs Company.", []),
}


@pytest.mark.parametrize(("text", "expected"), FIRST.values(), ids=FIRST.keys())
def test_surname_first(text: str, expected: list[str]) -> None:
    """The first mention that speaks, once a person."""
    assert [found for found, _, _ in findings("NAM002", text)] == expected


TITLES = {
    "two titles": ("Mayor Dana Lee spoke. Governor Lee left.", [("Governor Lee", "Mayor Dana Lee")]),
    "a title and a word": ("The mayor Dana Lee spoke. Governor Lee left.", [("Governor Lee", "Dana Lee")]),
    "behind a comma": ("Dana Lee, the mayor of Alder, spoke. Governor Lee left.", [("Governor Lee", "Dana Lee")]),
    "first name both times": ("Mayor Dana Lee spoke. Governor Dana Lee left.", [("Governor Dana Lee", "Mayor Dana Lee")]),
    "the same, shortened": ("Governor Dana Lee spoke. Gov. Lee left.", []),
    "former": ("Mayor Dana Lee spoke. Former Governor Lee left.", []),
    "then": ("Mayor Dana Lee spoke. Then-Governor Lee left.", []),
    "deputy": ("Governor Dana Lee spoke. The deputy governor, Dana Lee, left.", []),
    "another person": ("Mayor Dana Lee met Governor Peter Lee.", []),
    "no office": ("Mayor Dana Lee spoke. Ms. Lee left.", []),
    "civil generals": ("Attorney General Dana Lee spoke. Judge Lee left.", []),
    "alike": ("Judge Dana Lee spoke. Justice Lee left.", []),
    "quoted": ("Mayor Dana Lee spoke. “Governor Lee left,” he said.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES.keys())
def test_title_conflict(text: str, expected: list[tuple[str, str]]) -> None:
    """The later office, with the earlier one."""
    assert [(found, related) for found, related, _ in findings("NAM004", text)] == expected


def test_known_name() -> None:
    """The right form and the whole name stand in the message."""
    message = "“Akroyd” is nearly “Aykroyd” (Dan Aykroyd); check the spelling"
    assert findings("NAM005", "It was made by Dan Akroyd.") == [("Akroyd", "", message)]
