"""The words of a draft as columns, and what is looked up in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.text.text_index import Wording
from attrlint.text.token_table import TokenTable, cut, windows_with
from attrlint.text.word_places import WordPlaces

TEXTS = st.text(st.sampled_from("aB1 _'’-.&\n\u0301éİß\udc80"), max_size=40)


@given(TEXTS)
def test_columns(text: str) -> None:
    """Each run of letters and digits once, in order, with its place, and each form with its numbers."""
    table = TokenTable(text)
    found = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]
    assert list(zip(table.words, table.starts, table.ends, strict=True)) == found
    assert [(word, table.starts_of(word)) for word in table.places] == [
        (word, [start for other, start, _ in found if other == word])
        for word in dict.fromkeys(word for word, _, _ in found)
    ]
    assert len(table.gaps) == len(table.words)


@given(TEXTS)
def test_joined_words(text: str) -> None:
    """Words that a sign joins are told as far as they go."""
    table = TokenTable(text)
    joined = [text[table.starts[a] : table.ends[b]] for a, b in table.joined_by({".", "'"})]
    assert joined == [found for found in re.findall(r"[^\W_]+(?:[.'][^\W_]+)*", text) if re.search("[.']", found)]


@given(TEXTS)
def test_cut(text: str) -> None:
    """Columns of a pattern's matches are those that searching finds."""
    words, starts, ends = cut(text, LazyPattern(r"([^\W_]+(?:'[^\W_]+)*)"))
    found = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\W_]+(?:'[^\W_]+)*", text)]
    assert list(zip(words, starts, ends, strict=True)) == found


@pytest.mark.parametrize(
    ("windows", "numbers", "held"),
    [
        ([(0, 5), (6, 11)], [0], [(0, 5)]),
        ([(0, 5), (6, 11)], [1, 0], [(0, 5), (6, 11)]),
        ([(0, 2), (2, 11)], [0], [(0, 2), (2, 11)]),  # the word is cut in two
        ([(6, 11)], [0], []),
        ([], [0], []),
    ],
)
def test_windows_with(windows: list[tuple[int, int]], numbers: list[int], held: list[tuple[int, int]]) -> None:
    """The windows that hold a part of some words of “Seven mares”."""
    spans = [Span(*window) for window in windows]
    assert list(windows_with(TokenTable("Seven mares"), numbers, spans)) == held


@pytest.mark.parametrize(
    ("text", "size", "starts"),
    [
        ("The pier is shut. Now the pier is shut.", 4, [0, 5]),
        ("The pier is shut. Now the pier was shut.", 4, []),
        ("No word. No word. No word.", 2, [0, 2, 4, 1, 3]),
        ("", 2, []),
    ],
)
def test_repeats(text: str, size: int, starts: list[int]) -> None:
    """Where runs of words begin that stand twice."""
    assert list(Wording(text).repeats(size)) == starts


def test_word_places() -> None:
    """A word is told where a pattern matches all of it, within the stretches that are looked at."""
    text = "Long, and So-Long. Long"
    places = WordPlaces(TokenTable(text), [Span(0, 18)], LazyPattern(r"(?<!-)[A-Z][a-z]+"))
    assert places.of("Long") == [(0, 4)]
    assert "Long" in places
    assert "So" in places
    assert "and" not in places
