"""Misspelled places: every sort of slip found beside a cue, and what only looks like one left alone."""

from __future__ import annotations

import pytest

from attrlint.analysis.places.place_names import near_misses
from attrlint.base.span import Span
from tests.timing import takes_at_most

FOUND = {
    "letters swapped": ("Belgorod and Brynask are near the border.", "Brynask", "Bryansk"),
    "two letters off": ("Fires burned in Maripl for days.", None, None),
    "a letter dropped, one edit": ("Fires burned in Mariupl for days.", "Mariupl", "Mariupol"),
    "a letter doubled": ("The train left from Odesssa at noon.", "Odesssa", "Odessa"),
    "a vowel changed": ("Troops moved into Khersan on Monday.", "Khersan", "Kherson"),
    "before its country": ("She was born near Islamabd, Pakistan.", "Islamabd", "Islamabad"),
    "with its noun": ("The Khrakiv region was hit.", "Khrakiv", "Kharkiv"),
    "the right form in the draft": ("Kharkiv was hit. Sirens went off over Khakriv.", "Khakriv", "Kharkiv"),
    "part of a longer name": ("He lives in San Fransisco.", "Fransisco", "Francisco"),
}
SILENT = [
    "Bryansk, Belgorod and Nizhnevartovsk are cities.",
    "Sobyanin and Antonov met Zelenskyy.",
    "Mr. Brynask runs the yard.",
    "The BRYNASK system was in Khar-kiv.",
    "In Bostonians we trust, and in Parisians.",
    "The #Brynask and @Brynask accounts were shut.",
    "Obama and Osama met in May.",
    "The firm is called Verizan Alder.",
    "Many brynask were sold. Brynask are fish.",
]


@pytest.mark.parametrize(("text", "wrong", "right"), FOUND.values(), ids=FOUND.keys())
def test_found(text: str, wrong: str | None, right: str | None) -> None:
    """One finding, at the word, with the right name; nothing where two letters are off."""
    misses = near_misses(text, [Span(0, len(text))])
    assert [(m.found, m.name) for m in misses] == ([(wrong, right)] if wrong else [])
    assert all(text[m.span.start : m.span.end] == m.found for m in misses)


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    """Right names, people, firms, demonyms, capitals, handles and words of the draft."""
    assert near_misses(text, [Span(0, len(text))]) == ()


def test_house_names_are_known() -> None:
    """A name that the newsroom knows is no slip."""
    text = "Troops moved into Khersan on Monday."
    assert near_misses(text, [Span(0, len(text))], {"khersan"}) == ()


@pytest.mark.parametrize("piece", ["Brynask ", "Aaaaa ", "Xyzzyx and ", "Ab", "In Brynask, Russia. "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A megabyte of one name takes seconds."""
    text = piece * (1_000_000 // len(piece))
    assert takes_at_most(8, lambda text: near_misses(text, [Span(0, len(text))]), lambda: text)
