"""Places of the protocol against those counted the slow way, in every encoding."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from attrlint.base.span import Span
from attrlint.lsp.positions import Positions
from tests.lsp.client import SIZES, lines_of, offset_of, units
from tests.timing import grows_linearly

TEXTS = st.text(st.sampled_from("ab “é🚩\u2028\x85\x0c\r\n\u0130𝔸\ufeff"), max_size=40)


@given(TEXTS, st.sampled_from(sorted(SIZES)))
def test_there_and_back(text: str, encoding: str) -> None:
    """Every offset has the position that the slow way counts, and that position leads back to it."""
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two there is no place
        place = positions.position(offset)
        before = lines_of(text[:offset])
        assert place == types.Position(len(before) - 1, units(before[-1], encoding))
        assert positions.offset(place) == offset == offset_of(text, place, encoding)


@given(TEXTS, st.sampled_from(sorted(SIZES)), st.integers(0, 9), st.integers(0, 99))
def test_any_place_is_somewhere(text: str, encoding: str, line: int, character: int) -> None:
    """Behind a line's end is its end, behind the last line the end, inside a character what follows it."""
    positions = Positions(text, encoding)
    offset = positions.offset(types.Position(line, character))
    assert 0 <= offset <= len(text)
    lines = lines_of(text)
    if line < len(lines):
        start = sum(map(len, lines[:line]))
        assert start <= offset <= start + len(lines[line].rstrip("\r\n"))
    else:
        assert offset == len(text)


def test_a_range_the_wrong_way_round() -> None:
    """It is empty at its start."""
    positions = Positions("one\ntwo\n", "utf-16")
    assert positions.span(types.Range(types.Position(1, 2), types.Position(0, 1))) == Span(6, 6)


@pytest.mark.parametrize("encoding", sorted(SIZES))
def test_many_places_on_one_line(encoding: str) -> None:
    """A line of any length with findings all over it: each costs the same."""

    def count(text: str) -> None:
        positions = Positions(text, encoding)
        for offset in range(0, len(text), 40):
            assert positions.offset(positions.position(offset)) == offset

    assert grows_linearly(count, lambda size: "The 🚩 ferry of “Rīga” is late, she said. " * size, 1_000)
