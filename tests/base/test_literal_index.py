"""The literals of a word are found in time that grows with its length."""

from __future__ import annotations

import pytest

from attrlint.base.literal_index import WordLiterals, holds_literal
from attrlint.base.required_literals import BOUNDARY
from tests.timing import takes_at_most

LITERALS = frozenset({"a", f"{BOUNDARY}a{BOUNDARY}", f"{BOUNDARY}aa", f"a{BOUNDARY}", "a1"})


@pytest.mark.parametrize("piece", ["a", "aA", "a1", "aé", "a²", "a\u0301"])
def test_a_word_without_end(piece: str) -> None:
    """A word of 300,000 letters with a literal at each of them takes seconds, not hours."""
    word = piece * (300_000 // len(piece))
    assert takes_at_most(5, lambda word: WordLiterals(LITERALS).of([word]), lambda: word)
    assert takes_at_most(5, lambda word: holds_literal(word, f"{BOUNDARY}b"), lambda: word + "ab" * 9)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("a", {"a", f"{BOUNDARY}a{BOUNDARY}", f"a{BOUNDARY}"}),
        ("aab", {"a", f"{BOUNDARY}aa"}),
        ("ba1", {"a", "a1"}),
        ("b²a", {"a", f"{BOUNDARY}a{BOUNDARY}", f"a{BOUNDARY}"}),
    ],
)
def test_literals_of_a_word(word: str, found: set[str]) -> None:
    """A boundary is the end of a word, or anywhere in a word that is not of letters and digits only."""
    assert set(WordLiterals(LITERALS).of([word])[word]) == found
