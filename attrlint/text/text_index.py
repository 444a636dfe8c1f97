"""The words of a draft in the forms in which they are looked up, each found when it is first asked for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.literal_index import LITERALS, holds_literal
from attrlint.base.patterns import LazyPattern
from attrlint.base.required_literals import bare
from attrlint.text.token_table import TokenTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LETTERS = LazyPattern(r"[A-Za-z]++")
MOST_WORDS = 32  # of a run that may be asked for


class Wording:
    """The words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._late: dict[str, list[str]] = {}
        self._repeats: dict[int, Sequence[int]] = {}
        self._known: frozenset[str] = frozenset()
        self.by_word: Mapping[str, Sequence[str]] = {}  # the literals of each form, once `held` was asked for

    @cached_property
    def tokens(self) -> TokenTable:
        """The words in order, and where each form of them stands."""
        return TokenTable(self.text)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, code point for code point; the text itself where that cannot be had."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    @cached_property
    def held(self) -> Mapping[str, Sequence[str]]:
        """The literals of patterns that stand in the text, each with the forms of words that hold it."""
        words = LITERALS.settled()
        self._known = words.literals
        held: dict[str, list[str]] = {}
        forms = self.tokens.places
        by_word = self.by_word = words.of(forms)
        for form in forms:
            for literal in by_word[form]:
                if literal in held:
                    held[literal].append(form)
                else:
                    held[literal] = [form]
        return held

    def forms_with(self, literal: str) -> Sequence[str]:
        """The forms of words that hold a literal of letters and digits: in any case, unless it has capitals."""
        forms = self.held.get(literal)
        if forms is None:
            forms = () if literal in self._known else self._late_forms(literal)
        return forms

    def late(self, literals: frozenset[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Those of some literals that were not known when the draft was read, each with the forms that hold it."""
        if not literals <= self._known:
            yield from ((literal, self._late_forms(literal)) for literal in literals - self._known)

    def _late_forms(self, literal: str) -> list[str]:
        """The same for a literal that was not known when the draft was read."""
        forms = self._late.get(literal)
        if forms is None:
            LITERALS.add((literal,))
            sought, forms = bare(literal), []
            if sought != sought.lower():
                if sought in self._each_once:
                    forms = [form for form in self.tokens.places if holds_literal(form, literal)]
            elif sought in self._each_lowered:
                forms = [form for form in self.tokens.places if holds_literal(form.lower(), literal)]
            self._late[literal] = forms
        return forms

    @cached_property
    def _each_once(self) -> str:
        """The different words, one after the other: shorter than the text by half."""
        return "\n".join(self.tokens.places)

    @cached_property
    def _each_lowered(self) -> str:
        return "\n".join(map(str.lower, self.tokens.places))

    def numbers_with(self, literals: Iterable[str]) -> list[int]:
        """The numbers of the words that hold one of some literals, in no order."""
        places = self.tokens.places
        return [number for literal in literals for form in self.forms_with(literal) for number in places[form]]

    @cached_property
    def forms(self) -> frozenset[str]:
        """The different runs of ASCII letters: no word of such letters stands in the text that is not here."""
        plain = {form for form in self.tokens.places if form.isascii() and form.isalpha()}
        others = "\n".join(form for form in self.tokens.places if form not in plain)
        return frozenset(plain.union(LETTERS.compiled.findall(others)))

    @cached_property
    def folded(self) -> frozenset[str]:
        """The same in lower case."""
        return frozenset(map(str.lower, self.forms))

    def repeats(self, size: int) -> Sequence[int]:
        """The numbers of the words at which a run of `size` words begins that stands twice or more.

        An apostrophe or a hyphen ends a word here, so that whatever else counts as words repeats nowhere else.
        """
        if size not in self._repeats:
            found = self._repeats[size] = _twice(self._folded_words, size)
            if not found:  # nor does any that is longer
                self._repeats.update(dict.fromkeys(range(size, MOST_WORDS), found))
        return self._repeats[size]

    @cached_property
    def _folded_words(self) -> list[str]:
        words = "\n".join(self.tokens.words).lower()
        return words.split("\n") if words else []


def _twice(words: list[str], size: int) -> list[int]:
    """Where runs of words begin that stand twice. No word of them stands once only, which leaves few to compare."""
    letters = {word: "m" if often > 1 else "1" for word, often in Counter(words).items()}
    row, often = "".join(map(letters.__getitem__, words)), "m" * size
    places: dict[tuple[str, ...], list[int]] = {}
    at = row.find(often)
    while at >= 0:
        places.setdefault(tuple(words[at : at + size]), []).append(at)
        at = row.find(often, at + 1)
    return [at for found in places.values() if len(found) > 1 for at in found]
