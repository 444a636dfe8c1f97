"""The terms that a source is found again by: rarer words, and runs of three common ones.

A term is a number: the checksum of a word, or above `RUNS` the place of a run of common words. Two words with one
checksum only make a passage be looked at in vain.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from attrlint.base.patterns import LazyPattern
from attrlint.verifying.lexicon import words
from attrlint.verifying.words import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Sequence

TERM = LazyPattern(r"[^\W_]+")
RUNS = 1 << 32
PLACES = 131_071  # of runs: a prime, so that they spread


class _Numbers(dict[str, int]):
    """Words as terms, each worked out once; a common word is its own small number."""

    def __missing__(self, word: str) -> int:
        value = self[word] = max(crc32(word.encode("utf-8", "surrogatepass")), 1024)
        return value


@cache
def _numbers() -> _Numbers:
    cut = words("clitics.parts")
    common = sorted(
        {*words("spoken-words.small"), *words("spoken-words.pronoun"), *words("spoken-words.modal"), "not", *cut}
        - {"'s"}
    )
    return _Numbers({word: i for i, word in enumerate(common, 1)})


def lowered(text: str) -> str:
    """A text as its terms are read off it."""
    return text.lower().translate(APOSTROPHES)


def terms_of(level: str) -> set[int]:
    """The terms of a stretch of a lowered text."""
    numbers = _numbers()
    if len(numbers) > 500_000:
        numbers.clear()
        _numbers.cache_clear()
        numbers = _numbers()
    return terms_in([numbers[word] for word in TERM.compiled.findall(level)])


def terms_in(row: Sequence[int]) -> set[int]:
    """The terms of words that were numbered."""
    found = {number for number in row if number >= 1024}
    if len(found) < len(row):
        for a, b, c in zip(row, row[1:], row[2:], strict=False):
            if a < 1024 and b < 1024 and c < 1024:
                found.add(RUNS + ((a * 1024 + b) * 1024 + c) % PLACES)
    return found
