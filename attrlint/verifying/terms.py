"""The terms that a source is found again by: rarer words, and runs of three common ones.

A term is kept as a number: the checksum of a word, or the place of a run of common words. Two terms with one number
only make a passage be looked at in vain.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize
from zlib import crc32

from attrlint.data.lexicon import words

PLACES = 131_071  # of runs: a prime, so that they spread
COMMON = 1024  # above the numbers of common words


class _Level(dict[int, str]):
    """What each code point is leveled to: a lower-case letter without its accent, a digit, or a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = normalize("NFKD", char.lower())[:1] if char.isalnum() or char == "_" else " "
        self[code] = made or " "
        return self[code]


LEVEL = _Level()
ASCII = frozenset(map(chr, range(128)))


def level(text: str) -> str:
    """A text in lower case, with spaces for what is in no word; as long as before."""
    if not text.isascii():  # brought into ASCII sign by sign where that can be, for then the rest is quick
        for char in set(text) - ASCII:
            text = text.replace(char, LEVEL[ord(char)])
    return text.translate(LEVEL)


@cache
def _common() -> dict[str, int]:
    """The common words, numbered from 1."""
    every = words("spoken-words.small") | words("spoken-words.pronoun") | words("spoken-words.modal")
    return {word: i for i, word in enumerate(sorted({*every, "not", *words("clitics.parts")} - {"'s"}), 1)}


@cache
def _common_words() -> frozenset[str]:
    return frozenset(_common())


def terms_of(leveled: str) -> set[str | int]:
    """The terms of a stretch of a leveled text: words as they are, runs as numbers."""
    row = leveled.split()
    common = _common()
    numbers = [common.get(word, 0) for word in row]
    found: set[str | int] = {*row}
    found -= _common_words()
    found |= {
        ((a * COMMON + b) * COMMON + c) % PLACES
        for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False)
        if a and b and c
    }
    return found


def number_of(term: str | int) -> int:
    """A term as it is kept, of 32 bits."""
    return term if isinstance(term, int) else crc32(term.encode("utf-8", "surrogatepass"))
