"""The gazetteer: places by their words, and similar words that are known to be something else.

Read in three parts, each when first asked for: the words of place names, what similar words are known as, and the
places. ``scripts/build_gazetteer.py`` makes the files and documents their format.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.data import read_lines, read_text
from attrlint.store.json_values import table

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY = r"([A-Z])([a-z]*)"
KINDS = {"C": "city", "R": "region", "N": "country", "P": "press"}
PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "’": "'"})


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place: its printed name, population in thousands (rounded down to a power of 2; 1 if unknown), country code,
    and kind (city, region, country, press).
    """

    name: str
    population: int
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """What else a word is known as: letters for w word, n proper noun (of places only; others are w), s personal name,
    r rare surname, p place (not a target), a alternate name.

    `common` is its frequency with a capital: 0 for none in a million tokens, otherwise 1 to 12 in steps of 1.5 nats.
    """

    sorts: str = ""
    common: int = 0


def fold(word: str) -> str:
    """A word in lower case and without accents."""
    low = word.lower()
    return low if low.isascii() else unaccented(low)


def unaccented(word: str) -> str:
    """A word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.translate(PLAIN)) if not unicodedata.combining(c))


@cache
def place_words() -> frozenset[str]:
    """The words of all place names, lower case, without accents; read when first asked for."""
    return frozenset(sorted_words())


@cache
def sorted_words() -> list[str]:
    """The same in order."""
    return read_lines("place-words.txt")


@cache
def _places() -> tuple[str, str]:
    """The lines of places whose names are found as they are, and of those that have accents, or capitals inside."""
    plain, _, others = read_text("places.txt").partition("\n\n")
    return f"\n{plain}\n", f"\n{others}\n"


@cache
def _others_folded() -> tuple[str, list[str]]:
    """The latter as they are searched, in lower case without accents and hyphens, and their lines as they are."""
    section = _places()[1]
    return str(table("words near places", lambda: _folded_all(section))), section.split("\n")


def _folded_all(section: str) -> str:
    low = section.lower()
    return low.translate({ord(letter): unaccented(letter) for letter in set(low) if not letter.isascii()}).replace(
        "-", " "
    )


@lru_cache(maxsize=1 << 14)
def places_of(word: str) -> tuple[GazetteerPlace, ...]:
    """The places with a word (folded) in their name, the largest first."""
    found = dict(_others_of(word)) if word in place_words() else {}
    text, capital = _places()[0], word.capitalize()
    at = text.find(capital)
    while at >= 0:
        end = at + len(word)
        if text[at - 1] in "\t -" and text[end] in "\t\n -":
            name = text[text.rindex("\t", 0, at) + 1 : min(text.index("\n", end), text.find("\t", end) % len(text))]
            line = text.rindex("\n", 0, at) + 1
            found[name] = text[line : text.index("\t", line)]
        at = text.find(capital, end)
    places = [GazetteerPlace(name, 1 << int(head[3:]), head[:2], KINDS[head[2]]) for name, head in found.items()]
    return tuple(sorted(places, key=lambda place: (-place.population, place.name)))


def _others_of(word: str) -> Iterator[tuple[str, str]]:
    """The places with accents, or capitals inside, that have a word in their name, each with the head of its line."""
    text, lines = _others_folded()
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text[at - 1] in "\t " and text[end] in "\t\n ":
            line = text.rindex("\n", 0, at) + 1
            names = lines[text.count("\n", 0, line)].split("\t")
            yield names[text.count("\t", line, at)], names[0]
        at = text.find(word, end)


@cache
def _known() -> tuple[list[str], list[str], list[KnownPlaces]]:
    """The flags of known-places.txt, its lines, and the words that they begin with."""
    first, _, text = read_text("known-places.txt").partition("\n")
    said = []
    for sign in first.split(" "):
        sorts = sign.rstrip("0123456789")
        said.append(KnownPlaces(sorts, int(sign[len(sorts) :] or 0)))
    lines, first_of = text.split("\n"), re.compile("A([a-z]*)").match
    return lines, [first_of(line)[1] for line in lines], said  # type: ignore[index]


NOTHING = KnownPlaces()


@lru_cache(maxsize=1 << 14)
def known_as(word: str) -> KnownPlaces:
    """What else a word (folded) is known as."""
    lines, firsts, said = _known()
    i = bisect_right(firsts, word) - 1
    before = ""
    for same, rest, sign in re.findall(f"{ENTRY}(.)", lines[i]) if i >= 0 else ():
        before = before[: ord(same) - 65] + rest
        if before == word:
            return said[ord(sign) - 0xA1]
    return NOTHING


@cache
def countries() -> dict[str, str]:
    """The names of countries in lower case with their codes; read when first asked for."""
    lines = re.findall(r"\n(..)N.*?\t(.*)", "\n".join(_places()))
    return {fold(name): code for code, names in lines for name in names.split("\t")}
