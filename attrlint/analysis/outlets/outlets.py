"""News outlets of the world, by each of their names."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from attrlint.base.facts import dataclass
from attrlint.data import read_lines, read_text
from attrlint.store.json_values import table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    Told = dict[str, list[list[list[str]]]]
    Tables = tuple[dict[str, list[tuple[str, str]]], dict[str, int], dict[str, list[str]], list[str], Told]

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "’": "'", "-": " ", ".": ""}
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: name, kind (agency, newspaper, broadcaster, magazine, website), country code, control, note.

    `control` is state, party or none, `note` known, satire or empty: see the head of ``data/outlets.txt``.
    """

    name: str
    kind: str
    country: str
    control: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutletName:
    """One name of an outlet as printed; `words` are those of its folded form."""

    form: str
    words: tuple[str, ...]
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class _Names:
    """The names by their folded forms, each as printed with its line; the most words of a name by its first word.

    `heads` are the first words of names, `told_by` gives for one word of each name what else must be present.
    """

    spelled: dict[str, list[tuple[str, str]]]
    longest: dict[str, int]
    by_word: dict[str, list[str]]
    heads: frozenset[str]
    told_by: Told


def folded(name: str) -> str:
    """A name as it is compared: lower case, plain letters, no full stops, hyphens as spaces."""
    low = name.lower()
    if low.isascii():
        return low.replace("-", " ").replace(".", "")
    plain = unicodedata.normalize("NFKD", low.translate(LETTERS))
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _names() -> _Names:
    made = table("outlets", lambda: _tables(read_text("outlets.txt")))
    spelled, longest, by_word, heads, told_by = cast("Tables", made)
    return _Names(spelled, longest, by_word, frozenset(heads), told_by)


def _tables(text: str) -> Tables:
    """The parts of `_Names`, in a form that JSON can hold."""
    spelled: dict[str, list[tuple[str, str]]] = {}
    longest: dict[str, int] = {}
    by_word: dict[str, list[str]] = {}
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        name, aliases, _ = line.split("\t", 2)
        for form in (name, *(a for a in aliases.split("; ") if a)):
            key = folded(form)
            known = spelled.setdefault(key, [])
            if not known:
                words = key.split()
                longest[words[0]] = max(len(words), longest.get(words[0], 0))
                for word in sorted(set(words)):
                    by_word.setdefault(word, []).append(key)
            known.append((form, line))
    heads = set(spelled)
    for key in spelled:
        head = key.rpartition(" ")[0]
        while head and head not in heads:
            heads.add(head)
            head = head.rpartition(" ")[0]
    return spelled, longest, by_word, sorted(heads), _told_by(spelled)


def _told_by(spelled: Mapping[str, list[tuple[str, str]]]) -> Told:
    """By one word of each name, the longest that needs its capital: all its words, and those that need a capital."""
    found: Told = {}
    for key, names in spelled.items():
        words = key.split()
        for form, _ in names:
            printed = parts_of(form)
            proper: list[str] = []
            if len(printed) == len(words):
                pairs = zip(words, printed, strict=True)
                proper = [word for word, part in pairs if part != "The" and part[0].isupper()]
            word = max((w for w in proper or words if w != "the"), key=len, default="the")
            told = found.setdefault(word, [])
            if [words, proper] not in told:
                told.append([words, proper])
    return found


def parts_of(form: str) -> list[str]:
    """The words of a name as printed."""
    if form.isascii() and "." not in form and "-" not in form:
        return form.split()
    return [part for part in form.replace("-", " ").split() if part.isalnum() or folded(part) or part == "&"]


@lru_cache(maxsize=1 << 12)
def spellings(key: str) -> tuple[OutletName, ...]:
    """The names with this folded form, that of the list's first outlet first; none if there is no such name."""
    words = tuple(key.split())
    return tuple(OutletName(form, words, _outlet_on(line)) for form, line in _names().spelled.get(key, ()))


@lru_cache(maxsize=1 << 10)
def _outlet_on(line: str) -> Outlet:
    name, _, kind, country, control, *note = line.split("\t")
    return Outlet(name, kind, country, control, *note)


def names_with(word: str) -> list[str]:
    """The folded forms of the names that contain a word (folded)."""
    return _names().by_word.get(word, [])


def all_names() -> Collection[str]:
    """The folded forms of all names, with the article if the list has it."""
    return _names().spelled.keys()


def longest_from(word: str) -> int:
    """The number of words of the longest name whose first word, folded, is `word`; 0 if there is none."""
    return _names().longest.get(word, 0)


def may_go_on(key: str) -> bool:
    """Whether a name is, or begins with, the words of a folded form."""
    return key in _names().heads


@lru_cache(maxsize=1 << 13)
def told_by(word: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The names that are searched for at a word (folded): all words of each, and those that need a capital."""
    return tuple((frozenset(words), frozenset(proper)) for words, proper in _names().told_by.get(word, ()))


@lru_cache(maxsize=1)
def sorted_words() -> list[str]:
    """The words of all names in order, folded."""
    return sorted(_names().by_word)


def find_outlet(name: str) -> Outlet | None:
    """The outlet with a name, with or without the article; None for a name without a capital letter."""
    if name.removeprefix("the ").removeprefix("The ").islower():
        return None
    key = folded(name)
    found = spellings(key) or (spellings(key[4:]) if key.startswith("the ") else ())
    return found[0].outlet if found else None


@lru_cache(maxsize=1)
def known_words() -> dict[str, str]:
    """Words at one edit from an outlet that are something else: w a word or place, s a personal name."""
    pairs = (line.partition("\t") for line in read_lines("known-outlets.txt"))
    return {word: sorts for word, _, sorts in pairs}
