"""Which literals of the patterns each word contains: worked out once per word, however many drafts use it.

News uses some ten thousand words, and most words of a draft were in the drafts before it. Known words are looked up in
a dictionary. New words are searched together, with the Aho-Corasick automaton if its package is installed, otherwise
literal by literal.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from attrlint.base.required_literals import BOUNDARY, bare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    Found = Iterable[tuple[int, str]]  # start of a literal, and the literal

MOST_WORDS = 60_000  # words kept, at some hundred bytes each
WAITING = 48  # literals searched one by one before all words are searched again
OFTEN = 16  # drafts after which the last few pending literals are no longer searched one by one


class LiteralIndex:
    """Literals, each a run of letters and digits, and the words that contain them.

    A literal without capitals matches in any case; one with capitals matches only as it is written.
    """

    def __init__(self) -> None:
        self._held = WordLiterals(frozenset())
        self._waiting: set[str] = set()
        self._drafts = 0
        self._pressing = False

    def add(self, literals: Iterable[str], *, at_once: bool = False) -> None:
        """Add literals that will be asked for; with `at_once` they are known from the next draft on."""
        self._waiting.update(literal for literal in literals if literal not in self._held.literals)
        self._pressing |= at_once and bool(self._waiting)

    def settled(self) -> WordLiterals:
        """What words contain, for all literals except a few that came late; `literals` says which are known."""
        self._drafts += 1
        if self._pressing or len(self._waiting) > WAITING or (self._waiting and self._drafts > OFTEN):
            self._pressing, self._drafts = False, 0
            self._held = WordLiterals(self._held.literals | self._waiting)
            self._waiting.clear()
        elif len(self._held.by_word) > MOST_WORDS:
            self._held = WordLiterals(self._held.literals)
        return self._held


class WordLiterals:
    """The literals in each word, by the word as it is written."""

    def __init__(self, literals: frozenset[str]) -> None:
        self.literals = literals
        self.by_word: dict[str, Sequence[str]] = {}
        self._find: Callable[[str], Found] | None = None
        self._whole: dict[str, str] = {}  # literals that are a word of their own, by the word
        self._within: dict[str, list[str]] = {}  # the others, by what is searched for

    def of(self, words: Collection[str]) -> dict[str, Sequence[str]]:
        """What some words contain, and what others do."""
        by_word = self.by_word
        new = [word for word in words if word not in by_word]
        if new:
            if self._find is None:
                self._find = self._finder()
            by_word.update(dict.fromkeys(new, ()))
            self._enter([word.lower() for word in new], new, self._find)
            cased = [word for word in new if not word.islower()]
            self._enter(cased, cased, self._find)
        return by_word

    def _finder(self) -> Callable[[str], Found]:
        for literal in self.literals:
            sought = bare(literal)
            if len(sought) + 2 * len(BOUNDARY) == len(literal):
                self._whole[sought] = literal
            else:
                self._within.setdefault(sought, []).append(literal)
        return automaton(self._within) or (lambda text: one_by_one(self._within, text))

    def _enter(self, forms: list[str], words: list[str], find: Callable[[str], Found]) -> None:
        """Enter the literals that forms of some words contain."""
        whole = self._whole
        plain = [
            is_plain(form) for form in forms
        ]  # once per form: one word of a megabyte may have a literal at each letter
        for form, word, one_word in zip(forms, words, plain, strict=True):
            if form in whole:
                self._add(word, whole[form])
            if not one_word:
                for sought, literal in whole.items():
                    if sought in form:
                        self._add(word, literal)
        starts = list(accumulate((len(form) + 1 for form in forms), initial=0))
        for at, sought in find("\n".join(forms)):
            number = bisect_right(starts, at) - 1
            for literal in self._within[sought]:
                if stands(literal, at - starts[number], len(sought), len(forms[number]), plain=plain[number]):
                    self._add(words[number], literal)

    def _add(self, word: str, literal: str) -> None:
        if literal not in self.by_word[word]:
            self.by_word[word] = (*self.by_word[word], literal)


def is_plain(word: str) -> bool:
    """Whether all agree that a word is one: of letters and decimal digits only. To `regex` a ² is no part of it."""
    return word.isalpha() or all(char.isalpha() or char.isdecimal() for char in word)


def stands(literal: str, at: int, length: int, word_length: int, *, plain: bool) -> bool:
    """Whether a literal found at an offset of a word has the boundaries it asks for; `plain`: is_plain of that word."""
    if literal.startswith(BOUNDARY) and at > 0 and plain:
        return False
    return not (literal.endswith(BOUNDARY) and at + length < word_length and plain)


def holds_literal(word: str, literal: str) -> bool:
    """Whether a word, folded where the literal is, holds it."""
    sought = bare(literal)
    at = word.find(sought)
    plain = at >= 0 and is_plain(word)
    while at >= 0:
        if stands(literal, at, len(sought), len(word), plain=plain):
            return True
        at = word.find(sought, at + 1)
    return False


def automaton(literals: Collection[str]) -> Callable[[str], Found] | None:
    """Finds literals with the Aho-Corasick automaton; None if its package is not installed.

    It reads a text once for all literals (figures in ARCHITECTURE.md).
    """
    try:
        import ahocorasick  # type: ignore[import-not-found]
    except ImportError:
        return None
    if not literals:
        return lambda text: ()
    made = ahocorasick.Automaton()
    for literal in literals:
        made.add_word(literal, (len(literal) - 1, literal))
    made.make_automaton()
    return lambda text: ((end - less, literal) for end, (less, literal) in made.iter(text))


def one_by_one(literals: Iterable[str], text: str) -> Iterator[tuple[int, str]]:
    """Finds literals one after another: the same result, more slowly."""
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            yield at, literal
            at = text.find(literal, at + 1)


LITERALS = LiteralIndex()  # for all rules of a process
