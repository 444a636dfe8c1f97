"""Names in two spellings: slips found by what shows that they are one person's, and what is only alike left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.analysis.people.name_variants import name_variants
from attrlint.text.typos import is_one_edit
from tests.drafts import draft
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from attrlint.model.document import Document

FOUND = {
    "the same first name": (
        "Anna Kovacs spoke. Kovacs left. Anna Kovasc had no comment.",
        "Kovasc",
        "Kovacs",
        "strong",
    ),
    "the same title": ("Ms Anna Kovacs spoke. Ms Kovacs left. Ms Kovach stayed.", "Kovach", "Kovacs", "strong"),
    "nobody was introduced by it": ("Anna Kovacs spoke. Kovacs left, and Kovcas stayed.", "Kovcas", "Kovacs", "strong"),
    "a first name": ("Hillary Moss spoke. Hillary Moss left. Hilary Moss stayed.", "Hilary", "Hillary", "strong"),
    "a title is an introduction": (
        "President Lumara spoke. Lumara left, but Lumraa stayed.",
        "Lumraa",
        "Lumara",
        "strong",
    ),
    "an unknown first name": ("Xiqo Lumara spoke. Lumara left, but Lumraa stayed.", "Lumraa", "Lumara", "strong"),
    "each form once, same title": ("Ms Kovacs spoke. Later on Ms Kovasc left.", "Kovasc", "Kovacs", "fair"),
    "each form once": ("Anna Kovacs spoke. Later on Kovasc left.", "Kovasc", "Kovacs", "weak"),
    "a long name of a firm": (
        "Hollandsbank grew. Hollandsbank paid, and Hollansbank moved.",
        "Hollansbank",
        "Hollandsbank",
        "fair",
    ),
    "a dictionary word with a title": ("Tom Stone spoke. Mr Stone left. Mr Store stayed.", "Store", "Stone", "strong"),
}
SILENT = {
    "one with a first name of his own": "Shane Horgan ran. Horgan scored. Marcus Horan fell.",
    "introduced with another first name": "Ian Read spoke. Read left. Harry Reid spoke. Reid left.",
    "first name and surname": "David Davis spoke. Davis left. David stayed.",
    "the family": "Maria Rogan spoke. Rogan left. The Rogans stayed.",
    "the name of another": "Barack Obama spoke. Obama left. Osama bin Laden hid.",
    "accents": "Raúl Peña spoke. Peña left. Pena stayed.",
    "capitals": "WikiLeaks printed it. WikiLeaks had it. Wikileaks kept it.",
    "a demonym": "Germany won. Germany cheered. Germans sang.",
    "marked as it stood": "Angela Corey spoke. Corey left. Correy [sic] stayed.",
    "a word of the dictionary": "Tom Stone spoke. Stone left. Store after store was shut.",
    "a word of the draft": "Tom Lumar spoke. Lumar left. Lumer came, a lumer of old.",
    "a place": "Liam Parish spoke. Parish left. Paris cheered.",
    "in a list of names": "Matt Dawson spoke. Dawson played. With Brown, Cohen, Dowson, and Ellis he won.",
    "at the head of a list": "Matt Dawson spoke. Dawson played.\n\nDowson, Haughton, Monye.",
    "a particle of its own": "Andrea Masi ran. Masi scored. With him ran D dal Maso.",
    "relatives": "Andrew Field spoke. Andrew Field left. Andrea Field stayed.",
    "used as often": "Anna Kovacs spoke. Kovacs left. Kovasc spoke. Kovasc left.",
    "two edits": "Anna Kovacs spoke. Kovacs left. Kvoasc stayed.",
    "another first letter": "Anna Kovacs spoke. Kovacs left. Tovacs stayed.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "usual", "grade"), FOUND.values(), ids=FOUND.keys())
def test_found(text: str, wrong: str, usual: str, grade: str) -> None:
    """One finding, at the rarer form, with the usual one and its first place."""
    document = draft(text)
    variants = name_variants(document.text, [document.whole], document.people.chains)
    assert [(v.found, v.usual, v.grade) for v in variants] == [(wrong, usual, grade)]
    assert document.text[slice(*variants[0].span)] == wrong
    assert document.text.find(usual) == variants[0].usual_span.start


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_silent(text: str) -> None:
    """Two people, and forms of one name."""
    document = draft(text)
    assert name_variants(document.text, [document.whole], document.people.chains) == ()


def test_known_names_are_right() -> None:
    """A name of the house is no slip."""
    document = draft("Anna Kovacs spoke. Kovacs left. Kovach stayed.")
    assert name_variants(document.text, [document.whole], document.people.chains)
    assert not name_variants(document.text, [document.whole], document.people.chains, {"kovach"})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Kovacs", "Kovasc", True),
        ("Kovacs", "Kovas", True),
        ("Kovacs", "Kovaccs", True),
        ("Kovacs", "Kovach", True),
        ("Kovacs", "Kovacs", False),
        ("Kovacs", "Kvoasc", False),
        ("Kovacs", "Kova", False),
        ("Kovacs", "Kosavc", False),
    ],
)
def test_one_edit(left: str, right: str, expected: bool) -> None:
    """Swapped neighbours, a letter dropped, put in, changed; both ways round."""
    assert is_one_edit(left, right) is expected
    assert is_one_edit(right, left) is expected


def with_chains(text: str) -> Document:
    """A draft whose chains of mentions have been made."""
    document = draft(text)
    assert document.people.chains is not None
    return document


def variants_of(document: Document) -> None:
    name_variants(document.text, [document.whole], document.people.chains)


@pytest.mark.parametrize("piece", ["Tom Smith ran. Smiht fell. ", "Smith, ", "Aaaaa ", "Ab", "Mr Smith (", "A"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A megabyte of one name takes seconds."""
    assert takes_at_most(5, variants_of, lambda: with_chains(piece * (1_000_000 // len(piece))))


def test_time_on_many_names() -> None:
    """As many names as fit, all alike, take seconds."""
    letters = "abcdefghijklmnopqrst"
    names = (f"Mr A{a}{b}{c}{d}." for a in letters for b in letters for c in letters for d in letters)
    text = " ".join(names)[:600_000]
    assert takes_at_most(8, variants_of, lambda: with_chains(text))
