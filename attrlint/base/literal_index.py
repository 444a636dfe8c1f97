"""Which literals of patterns a word holds: found once for each word, however many drafts it stands in.

News is written with some ten thousand words, and most of a draft's are known from the drafts before it. What a word
holds is looked up in a dictionary; the words that are new are gone through together, by the automaton of Aho and
Corasick where its package is installed, else literal by literal.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    Found = Iterable[tuple[int, str]]  # where a literal begins, and the literal

MOST_WORDS = 60_000  # that are kept, at some hundred bytes each
WAITING = 48  # literals that are looked for one by one before all words are gone through again
OFTEN = 16  # drafts after which a few that wait are no longer looked for one by one


class LiteralIndex:
    """Literals, each a run of letters and digits, and the words that hold them.

    A literal without capitals is found whatever the case of the word; one with capitals as it is.
    """

    def __init__(self) -> None:
        self._held = WordLiterals(frozenset())
        self._waiting: set[str] = set()
        self._drafts = 0
        self._pressing = False

    def add(self, literals: Iterable[str], *, at_once: bool = False) -> None:
        """Literals that will be asked for; `at_once` has them known from the next draft on."""
        self._waiting.update(literal for literal in literals if literal not in self._held.literals)
        self._pressing |= at_once and bool(self._waiting)

    def settled(self) -> WordLiterals:
        """What words hold, of all literals but a few that came late: `literals` tells which are known."""
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

    def of(self, words: Collection[str]) -> dict[str, Sequence[str]]:
        """What some words hold, and others beside them."""
        by_word = self.by_word
        new = [word for word in words if word not in by_word]
        if new:
            if self._find is None:
                self._find = automaton(self.literals) or (lambda text: one_by_one(self.literals, text))
            by_word.update(dict.fromkeys(new, ()))
            self._enter([word.lower() for word in new], new, self._find)
            cased = [word for word in new if not word.islower()]
            self._enter(cased, cased, self._find)
        return by_word

    def _enter(self, forms: list[str], words: list[str], find: Callable[[str], Found]) -> None:
        """Enter the literals that forms of some words hold."""
        starts = list(accumulate((len(form) + 1 for form in forms), initial=0))
        for at, literal in find("\n".join(forms)):
            word = words[bisect_right(starts, at) - 1]
            if literal not in self.by_word[word]:
                self.by_word[word] = (*self.by_word[word], literal)


def automaton(literals: Collection[str]) -> Callable[[str], Found] | None:
    """Finds literals by the automaton of Aho and Corasick; None where its package is not installed.

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
    """Finds literals one after another: the same, more slowly."""
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            yield at, literal
            at = text.find(literal, at + 1)


LITERALS = LiteralIndex()  # of all rules of a process
