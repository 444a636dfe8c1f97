"""What headings promise and the text bears out: what the examples of the rules do not show, a case a line."""

from __future__ import annotations

import pytest

from attrlint.analysis.article.headings import find_headings
from attrlint.analysis.figures.figures import find_figures
from attrlint.base.span import Span
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = {rule.code: rule for rule in pack.builtin()}


def found(code: str, text: str, form: str = "markdown") -> list[str]:
    """The words that a built-in rule marks; gated and ungated agree."""
    document = draft(text, form)
    report = Linter([RULES[code]]).lint(document)
    assert report.failures == ()
    assert report == Linter([RULES[code]], gated=False).lint(draft(text, form))
    return [text[slice(*d.span)] for d in report.diagnostics]


SECTIONS = {
    "a headline has the whole body": ("# A\n\nOne.\n\n## B\n\nTwo.", [("A", ["One.", "Two."]), ("B", ["Two."])]),
    "a lower heading is inside": ("## A\n\n### B\n\nOne.\n\n## C\n\nTwo.", [("A", ["One."]), ("B", ["One."]), ("C", ["Two."])]),
    "a higher one ends it": ("### A\n\nOne.\n\n## B\n\nTwo.", [("A", ["One."]), ("B", ["Two."])]),
    "a title in the front matter": ('---\ntitle: "A: b"\n---\nOne.', [("A: b", ["One."])]),
    "nothing below": ("One.\n\n## A\n", [("A", [])]),
    "none": ("One.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS.keys())
def test_sections(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Each heading with the blocks below it."""
    document = draft(text, "markdown")
    headings = find_headings(document.blocks)
    words = [(document.text[slice(*h.span)], [document.text[slice(*s)] for s in h.section]) for h in headings]
    assert words == expected


COUNTS = {
    "digits": ("12 dead", [(12, {"dead"})]),
    "words": ("Twenty-one people were killed", [(21, {"dead"})]),
    "words with what becomes of them": ("twenty-one killed", [(21, {"dead"})]),
    "a verb before": ("kills at least 1,200", [(1200, {"dead"})]),
    "a plural": ("14 young firefighters", [(14, {"firefighter"})]),
    "money, ages, shares and years": ("$12 stolen, 12-year-old hurt, 12% dead, 12 years", []),
    "the number of a thing": ("the game Burnout 3 won awards", []),
    "ages": ("between the ages of 45 and 75 were killed", []),
}


@pytest.mark.parametrize(("text", "expected"), COUNTS.values(), ids=COUNTS.keys())
def test_counts(text: str, expected: list[tuple[int, set[str]]]) -> None:
    """Numbers with what they count."""
    assert [(c.value, set(c.of)) for c in find_figures(text, Span(0, len(text)))] == expected


NUMBERS = {
    "as many in words": ("# Nine hurt in blaze\n\nThe fire hurt 9 people.", []),
    "stale": ("# Nine hurt in blaze\n\nEleven people were hurt.", ["Nine"]),
    "at least stays true": ("# At least 9 hurt in blaze\n\nThe fire left 11 hurt.", []),
    "at least, and more at least": ("# At least 9 hurt\n\nAt least 11 were hurt.", ["9"]),
    "a sum": ("# Nine killed in crash\n\nSeven passengers and two pilots died.", []),
    "and a boy": ("# Six killed in attack\n\nFive women and a boy were killed.", []),
    "round": ("# 50 killed in storm\n\nThe storm killed 52 people.", []),
    "further down": (
        "# Nine bridges shut\n\nThe bridges were shut.\n\nOn Monday.\n\nAt noon.\n\nIn May 7 bridges had been shut.",
        [],
    ),
    "no story": ("# Nine killed", []),
    "another thing": ("# Nine bridges shut\n\nThe council shut 7 roads.", []),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_headline_number(text: str, expected: list[str]) -> None:
    """HED004: a count of the headline that the story gives otherwise."""
    assert found("HED004", text) == expected


QUOTATIONS = {
    "left out at the start": ("# “... we quit now,” chief says\n\n“So we quit now,” the chief said.", []),
    "left out at the end": ("# “We quit [sic]” says chief\n\n“We quit,” the chief said.", []),
    "other quotes and case": ("# 'WE quit' says chief\n\n“We quit,” the chief said.", []),
    "brackets": ("# “We [the union] quit now”\n\n“We all know. We quit now,” he said.", []),
    "gone but for one word": ("# “I won't go” says chief\n\n“I would not go,” he said.", ["“I won't go”"]),
    "an apostrophe is no mark": ("# The workers' pay and the owners' gains\n\nNothing.", []),
    "one word": ("# “Jail!” for mayor\n\nNothing.", []),
    "no body": ("# “We quit now”", []),
    "a line of the story": ("The talks ended.\n\n“We have left the room,” the chief said\n\nNothing.", []),
}


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS.values(), ids=QUOTATIONS.keys())
def test_headline_quotation(text: str, expected: list[str]) -> None:
    """HED003: quoted words of a heading that the text has not."""
    assert found("HED003", text) == expected


CASES = {
    "two are no majority": ("## What comes next\n\nThe vote.\n\n## The Long Vote\n\nA long one.", []),
    "as many of either": (
        "## Who pays now\n\nA long vote.\n\n## What comes next\n\nIt.\n\n## The Long Vote\n\nIt.\n\n## A Long Vote\n\nIt.",
        [],
    ),
    "acronyms and camels": (
        "## Who pays now\n\nA long vote with openssl.\n\n## What comes next\n\nIt.\n\n## NATO OpenSSL\n\nIt.",
        [],
    ),
    "behind a colon": ("## Who pays now\n\nA vote.\n\n## What comes next\n\nIt.\n\n## Next: Vote\n\nIt.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_heading_case(text: str, expected: list[str]) -> None:
    """HED005: the case of most headings."""
    assert found("HED005", text) == expected


HEDGES = {
    "told bare once": ("# Mayor stole funds\n\nHe allegedly stole funds. He stole them in May.", []),
    "quoted": ("# Mayor stole funds\n\nHe is accused of stealing. “He stole it,” Lee said.", ["stole"]),
    "settled": ("# Mayor stole funds\n\nHe allegedly stole funds. He admitted it.", []),
    "not in the story": ("# Mayor stole funds\n\nHe is accused of a crime.", []),
    "a question": ("# Did mayor steal funds?\n\nHe allegedly stole funds.", []),
}


@pytest.mark.parametrize(("text", "expected"), HEDGES.values(), ids=HEDGES.keys())
def test_headline_hedge(text: str, expected: list[str]) -> None:
    """HED001: a crime told as fact by the headline only."""
    assert found("HED001", text) == expected


def test_a_headline_of_plain_text() -> None:
    """The first short line of a plain text is its headline."""
    assert found("HED004", "Fire kills 12 in Arden\n\nThe fire killed 14 people.\n\nNobody knows why.", "text") == [
        "12"
    ]
    assert found("HED001", "Mayor stole funds\n\nHe allegedly stole funds.\n\nHe left.", "text") == ["stole"]
