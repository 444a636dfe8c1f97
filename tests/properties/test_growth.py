"""Time grows with the length of a draft, whatever it is made of."""

from __future__ import annotations

import pytest

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from benchmarks.fuzz.growth import FACTOR, LIMIT, Growth, Repeat, repeats, too_fast

RULES = pack.builtin()
LINTER = Linter(RULES)
EVERY = repeats(RULES, every=False)
SHARES = 6


def test_there_are_enough() -> None:
    """More than 200: constructs of every reader, and at least one piece of each rule."""
    assert len(EVERY) > 200
    assert {rule.code for rule in RULES if rule.examples[0]} <= {one.of for one in EVERY}


@pytest.mark.parametrize("share", range(SHARES))
def test_no_repeat_takes_more_than_linear_time(share: int) -> None:
    """At a few thousand code points; what seems to is tried again at more. `benchmarks.fuzz.growth` goes further."""
    found = list(too_fast(EVERY[share::SHARES], 500, LINTER, 32_000))
    assert [(one.piece, at.exponent) for one, at in found] == []


def test_what_is_quadratic_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure tells one from the other."""
    assert Growth(1000, 0.1, 0.4).exponent == pytest.approx(1)
    assert Growth(1000, 0.1, 1.6).exponent == pytest.approx(2)
    costs = {"a": 1.0, "b": 2.0}
    monkeypatch.setattr(
        "benchmarks.fuzz.growth.seconds", lambda repeat, size, linter: (size / 4000) ** costs[repeat.piece]
    )
    pieces = [Repeat("x", "text", piece) for piece in costs]
    found = list(too_fast(pieces, 1_000, LINTER, 32_000))
    assert [one.piece for one, _ in found] == ["b"]
    assert found[0][1].exponent > LIMIT
    assert FACTOR == 4
