"""Known names: near misses with the first name before them or like no other, and other people left alone."""

from __future__ import annotations

import pytest

from attrlint.analysis.people.public_names import famous_surnames, near_names, public_names
from attrlint.base.span import Span
from tests.timing import takes_at_most

FOUND = {
    "the first name before it": ("It was made by Dan Akroyd.", "Akroyd", "Aykroyd", "strong"),
    "a letter moved": ("A statue of Mahatma Ghandi stands there.", "Ghandi", "Gandhi", "strong"),
    "alone": ("The talk by Netenyahu was long.", "Netenyahu", "Netanyahu", "fair"),
    "with a title": ("President Gorbachov spoke.", "Gorbachov", "Gorbachev", "fair"),
    "an accent in the first name": ("It was Francois Mitterand who came.", "Mitterand", "Mitterrand", "strong"),
}
SILENT = [
    "Dan Aykroyd and Mahatma Gandhi.",
    "Zelensky, Zelenskyy and Zelenskiy.",
    "French and Saunders sang.",
    "Ellen Ginsberg was late.",
    "Olga Antonova and the Antonovs came.",
    "Rosa Netenyahu was born in Lima.",
    "Netanyahu left. Later on Netenyahu came.",
    "Dan Akroyd [sic] was there.",
]


def near(text: str, house: tuple[str, ...] = (), known: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    """Each near miss with the right form and its grade."""
    found = near_names(text, [Span(0, len(text))], set(), house, known)
    assert all(text[n.span.start : n.span.end] == n.found for n in found)
    return [(n.found, n.right, n.grade) for n in found]


@pytest.mark.parametrize(("text", "wrong", "right", "grade"), FOUND.values(), ids=FOUND.keys())
def test_found(text: str, wrong: str, right: str, grade: str) -> None:
    """One finding, at the word, with the right form."""
    assert near(text) == [(wrong, right, grade)]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    """Right names, other people, families, both forms in one draft, and what is marked as it stood."""
    assert near(text) == []


def test_somebody_introduced_is_no_slip() -> None:
    """A surname that the draft introduces is right."""
    text = "The talk by Netenyahu was long."
    assert near_names(text, [Span(0, len(text))], {"Netenyahu"}) == ()


def test_names_of_the_house() -> None:
    """More names to hold words against, and words that are right."""
    text = "It was said by Dana Whitlok. Netenyahu left."
    assert near(text) == [("Netenyahu", "Netanyahu", "fair")]
    assert near(text, ("Dana Whitlock",), frozenset({"netenyahu"})) == [("Whitlok", "Whitlock", "strong")]


def test_the_list() -> None:
    """No name twice, plain tabs, and no two entries that are near misses of one another by mistake."""
    names = [(n.given, n.surname) for n in public_names()]
    assert len(names) == len(set(names)) > 200
    assert {"Putin", "Trump", "Gandhi"} <= famous_surnames()
    for name in public_names():
        for given in name.given:
            for surname in name.surname:
                assert near(f"It was {given} {surname} who came.") == []


@pytest.mark.parametrize("piece", ["Dan Akroyd ", "Netenyahu, ", "Aaaaa ", "Ab", "[sic"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A megabyte takes seconds."""
    text = piece * (1_000_000 // len(piece))
    assert takes_at_most(8, lambda text: near_names(text, [Span(0, len(text))], set()), lambda: text)
