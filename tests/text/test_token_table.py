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
        ("No word. No word. No word.", 2, [0, 1, 2, 3, 4]),
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


@pytest.mark.parametrize(
    ("text", "phrase", "starts"),
    [
        ("Lee met Leeds; Lee, McLee and Lee's", "Lee", [0, 15, 30]),
        ("the L.A. Times and the L.A. Timeshare", "L.A. Times", [4]),
        ("Deir al-Zor, al-Zor, Deir al-Zora", "Deir al-Zor", [0]),
        ("(UN) UN", "(UN)", [0]),
        ("McDeir al-Zor", "Deir al-Zor", []),
        ("a bridge", "...", []),
        ("a bridge", "the bridge", []),
        ("", "bridge", []),
    ],
)
def test_find(text: str, phrase: str, starts: list[int]) -> None:
    """A phrase is found where it stands as whole words."""
    assert TokenTable(text).find(phrase) == starts


@given(TEXTS, TEXTS)
def test_find_is_a_search(text: str, phrase: str) -> None:
    """What is found is what a search of the text finds."""
    edges = [r"(?<![^\W_])" if phrase[:1].isalnum() else "", r"(?![^\W_])" if phrase[-1:].isalnum() else ""]
    sought = re.compile(f"(?={edges[0]}{re.escape(phrase)}{edges[1]})")
    expected = [m.start() for m in sought.finditer(text)] if any(map(str.isalnum, phrase)) else []
    assert TokenTable(text).find(phrase) == expected


@given(st.lists(st.sampled_from("a b c d e".split()), max_size=60), st.integers(1, 9))
def test_repeats_of_any_words(words: list[str], size: int) -> None:
    """The places of runs that stand twice, whether few words or most of them do."""
    runs = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    expected = [i for i, run in enumerate(runs) if runs.count(run) > 1]
    assert Wording(" ".join(words)).repeats(size) == expected
    rare = [word for i, word in enumerate(words) for word in (word, f"rare{i}", f"odd{i}", f"seldom{i}")]
    assert Wording(" ".join(rare)).repeats(1) == [4 * i for i, word in enumerate(words) if words.count(word) > 1]


@given(TEXTS, st.text(st.sampled_from("aB1é"), min_size=1, max_size=2))
def test_forms_that_hold_a_literal(text: str, literal: str) -> None:
    """A literal that was not known before is found in every form that holds it."""
    wording = Wording(text)
    known = wording.forms_with(literal)
    fold = str.lower if literal == literal.lower() else str
    assert sorted(known) == sorted({form for form in TokenTable(text).places if literal in fold(form)})
