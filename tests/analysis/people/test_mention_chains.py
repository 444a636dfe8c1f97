"""Mention chains: who is named how, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import draft
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from attrlint.model.document import Document

CHAINS = {
    "full, then the surname": (
        "Anna Kovacs spoke. Kovacs left.",
        [("Anna", True, ["full: Anna Kovacs", "surname: Kovacs"])],
    ),
    "the surname first": (
        "Kovacs left. Later on Anna Kovacs spoke.",
        [("Anna", True, ["surname: Kovacs", "full: Anna Kovacs"])],
    ),
    "titles": (
        "Mayor Anna Kovacs spoke. Mr. Ruiz and Ms. Kovacs left.",
        [("Anna", True, ["full: Mayor Anna Kovacs", "titled: Ms. Kovacs"]), ("", True, ["titled: Mr. Ruiz"])],
    ),
    "two of one surname": (
        "Anna Kovacs met Peter Kovacs. Kovacs left. Anna Kovacs stayed.",
        [
            ("Anna", False, ["full: Anna Kovacs", "full: Anna Kovacs"]),
            ("Peter", False, ["full: Peter Kovacs", "surname: Kovacs"]),
        ],
    ),
    "an initial shows no person": (
        "A. Kovacs wrote. Anna Kovacs spoke.",
        [("Anna", True, ["surname: Kovacs", "full: Anna Kovacs"])],
    ),
    "another name": ("Anna Kovacs spoke at the Kovacs Foundation.", [("Anna", True, ["full: Anna Kovacs"])]),
    "nobody": ("Rain fell on the city.", []),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS.keys())
def test_chains(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    """First name, whether nobody else has the surname, and every mention with its form."""
    document = draft(text)
    found = [
        (c.given, c.alone, [f"{m.form}: {document.text[slice(*m.span)]}" for m in c.mentions])
        for c in document.people.chains
    ]
    assert found == expected


def test_introduction() -> None:
    """The first mention with a first name."""
    document = draft("Kovacs left. Later on Anna Kovacs spoke. Anna Kovacs was late.")
    chain = document.people.chains[0]
    assert chain.introduction is chain.mentions[1]
    assert document.text[slice(*chain.mentions[1].surname)] == "Kovacs"


@pytest.mark.parametrize("piece", ["Tom Smith ran. ", "Smith ", "Mr Smith. ", "A Smith B ", "Tom", "Tom (Smith "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A megabyte takes seconds."""

    def prepare() -> Document:
        document = draft("Tom Smith sat. " + piece * (1_000_000 // len(piece)))
        assert document.people.names is not None
        return document

    assert takes_at_most(5, lambda document: document.people.chains, prepare)
