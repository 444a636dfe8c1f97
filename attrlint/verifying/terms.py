"""The terms that a source is found again by: rarer words, and runs of three common ones.

A term is kept as a number: the checksum of a word, or above `RUNS` the place of a run of common words. Two words with
one checksum only make a passage be looked at in vain.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from attrlint.base.patterns import LazyPattern
from attrlint.verifying.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable

TERM = LazyPattern(r"\w+")
RUNS = 1 << 32
PLACES = 131_071  # of runs: a prime, so that they spread
COMMON = 1024  # above the numbers of common words


@cache
def _common() -> dict[str, int]:
    """The common words, numbered."""
    every = words("spoken-words.small") | words("spoken-words.pronoun") | words("spoken-words.modal")
    return {word: i for i, word in enumerate(sorted({*every, "not", *words("clitics.parts")} - {"'s"}), 1)}


@cache
def _common_words() -> frozenset[str]:
    return frozenset(_common())


def terms_of(level: str) -> set[str | int]:
    """The terms of a stretch of a text in lower case: words as they are, runs as numbers."""
    row = TERM.compiled.findall(level)
    found: set[str | int] = {*row}
    found -= _common_words()
    number_of = _common().get
    before = last = 0  # the common words right before, 0 where the word there is none
    for word in row:
        number = number_of(word)
        if number is None:
            before = last = 0
        else:
            if before:
                found.add(RUNS + ((before * COMMON + last) * COMMON + number) % PLACES)
            before, last = last, number
    return found


def as_numbers(terms: Iterable[str | int]) -> list[int]:
    """Terms as they are kept, in the same order."""
    return [term if isinstance(term, int) else crc32(term.encode("utf-8", "surrogatepass")) for term in terms]
