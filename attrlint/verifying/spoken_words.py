"""What the words of ``data/en/spoken-words.txt`` stand for, where a flag has a value; and its phrases as words."""

from __future__ import annotations

from functools import cache

from attrlint.data import lexicon

FILE = "spoken-words"


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The entries of a list, each as its words."""
    return frozenset(tuple(entry.split()) for entry in lexicon.entries(name))


@cache
def meanings(key: str) -> dict[str, tuple[str, ...]]:
    """What each form stands for, as words, by the flag that says so."""
    return {form: tuple(meant.split("-")) for form, meant in lexicon.values(FILE, key).items()}


@cache
def same_words() -> dict[str, frozenset[str]]:
    """The words that an editor may put for a word, by word, in both directions."""
    found: dict[str, set[str]] = {}
    for one, other in lexicon.values(FILE, "same").items():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def number_values() -> dict[str, int]:
    """Units and tens by their word: ``{"zero": 0, ..., "ninety": 90}``."""
    return {word: int(value) for word, value in lexicon.values(FILE, "number").items()}


@cache
def magnitudes() -> dict[str, int]:
    """The words that multiply a number: ``{"hundred": 100, ...}``."""
    return {word: int(value) for word, value in lexicon.values(FILE, "times").items()}
