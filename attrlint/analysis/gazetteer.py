"""The gazetteer: places by their words, and the words beside them that are known to be something else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from attrlint.data import read_lines, read_text
from attrlint.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 5  # letters of a name that is looked up
LETTERS = "abcdefghijklmnopqrstuvwxyz"
COUNTRY = LazyPattern(r"\t([^\t\n]+)\t\d+\t\w*\tcountry\n")
LARGE = 500  # thousands


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its printed name, population in thousands, country code, and kind (city, region, country, press)."""

    name: str
    population: int
    country: str
    kind: str

    @property
    def prominent(self) -> bool:
        """Whether a reader anywhere is likely to know it: a country, a region, or half a million people."""
        return self.kind in ("country", "region") or self.population >= LARGE


@cache
def place_words() -> frozenset[str]:
    """The words of all place names, lower case; read when first asked for."""
    return frozenset(read_lines("place-words.z"))


@cache
def _places() -> str:
    return "\n" + read_text("places.z") + "\n"


@cache
def _known() -> str:
    return "\n" + read_text("known-places.z") + "\n"


def places_of(word: str) -> list[Place]:
    """The places that have a word (lower case) in their name, the largest first."""
    found, text = [], _places()
    at = text.find(f"\n{word}\t")
    while at >= 0:
        end = text.index("\n", at + 1)
        _, name, population, country, kind = text[at + 1 : end].split("\t")
        found.append(Place(name, int(population), country, kind))
        at = text.find(f"\n{word}\t", end)
    return sorted(found, key=lambda place: -place.population)


def known_as(word: str) -> str:
    """What else a word (lower case) is known as: letters of w word, s personal name, p place, a alternate name."""
    text = _known()
    at = text.find(f"\n{word}\t")
    if at < 0:
        return ""
    return text[at + len(word) + 2 : text.index("\n", at + 1)]


def edits(word: str) -> Iterator[str]:
    """Every word at one edit that keeps the first letter (Damerau 1964: drop, put in, change, swap neighbours)."""
    for i in range(1, len(word)):
        head, tail = word[:i], word[i + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + word[i] + tail[1:]
        for letter in LETTERS:
            yield head + letter + tail
            yield head + letter + word[i:]
    for letter in LETTERS:
        yield word + letter


@cache
def countries() -> frozenset[str]:
    """The names of countries in lower case; read when first asked for."""
    return frozenset(m[1].lower() for m in COUNTRY.finditer(_places()))
