"""The words of a draft in the forms in which they are looked up, each found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING

from attrlint.base.literal_index import LITERALS, holds_literal, is_plain
from attrlint.base.patterns import LazyPattern
from attrlint.base.required_literals import bare
from attrlint.text.token_table import TokenTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LETTERS = LazyPattern(r"[A-Za-z]++")
MOST_WORDS = 32  # of a run that may be asked for
SHORT = 4  # words of a run; what repeats in longer ones is looked for where these repeat
FEW = 4  # times as many words as places at which a repeated run may begin: each is looked at by itself


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

    @cached_property
    def plain(self) -> bool:
        """Whether all words are of letters and decimal digits only."""
        return all(form.isascii() or is_plain(form) for form in self.tokens.places)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of words that follow each other, in lower case, whatever is between them."""
        return frozenset(pairwise(self._folded_words))

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
            sought = bare(literal)
            if sought != sought.lower():
                forms = [form for form in self._each_once.holding(sought) if holds_literal(form, literal)]
            else:
                held = self._each_lowered.holding(sought)
                forms = [form for form in held if holds_literal(form.lower(), literal)]
            self._late[literal] = forms
        return forms

    @cached_property
    def _each_once(self) -> _Joined:
        return _Joined(self.tokens.places, self.tokens.places)

    @cached_property
    def _each_lowered(self) -> _Joined:
        return _Joined(self.tokens.places, map(str.lower, self.tokens.places))

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
            words = self._folded_words
            if size > SHORT:
                shorter = self.repeats(SHORT)
                begun = set(shorter)
                places = [at for at in shorter if at + size - SHORT in begun]
                found = self._repeats[size] = _equal(words, places, size)
            else:
                found = self._repeats[size] = _twice(words, size)
            if not found:  # nor does any that is longer
                self._repeats.update(dict.fromkeys(range(size, MOST_WORDS), found))
        return self._repeats[size]

    @cached_property
    def _folded_words(self) -> list[str]:
        words = "\n".join(self.tokens.words).lower()
        return words.split("\n") if words else []


def letters_in(form: str) -> list[str]:
    """The runs of ASCII letters in a word, in lower case."""
    found: list[str] = LETTERS.compiled.findall(form.lower())
    return found


class _Joined:
    """The different words of a text, one after the other, and how each is written: shorter than the text by half."""

    def __init__(self, forms: Iterable[str], written: Iterable[str]) -> None:
        self._forms = list(forms)
        lines = list(written)
        self._text = "\n".join(lines)
        self._ends = list(accumulate(len(line) + 1 for line in lines))

    def holding(self, literal: str) -> list[str]:
        """The words that hold a literal, in order."""
        found = []
        at = self._text.find(literal)
        while at >= 0:
            number = bisect_right(self._ends, at)
            found.append(self._forms[number])
            at = self._text.find(literal, self._ends[number])
        return found


def _twice(words: list[str], size: int) -> list[int]:
    """Where runs of words begin that stand twice, in order. No word of them stands once only, which may leave few."""
    often = Counter(words)
    row = "".join(["m" if often[word] > 1 else "1" for word in words])
    held = "m" * size
    places: list[int] = []
    at = row.find(held)
    while at >= 0:
        places.append(at)
        at = row.find(held, at + 1)
    return _equal(words, places, size) if len(places) * FEW < len(words) else _by_doubling(words, often, size)


def _equal(words: list[str], places: Iterable[int], size: int) -> list[int]:
    """Those of some places at which the same run of words begins as at another."""
    by_run: dict[tuple[str, ...], list[int]] = {}
    for at in places:
        by_run.setdefault(tuple(words[at : at + size]), []).append(at)
    return sorted(at for found in by_run.values() if len(found) > 1 for at in found)


def _by_doubling(words: list[str], often: Mapping[str, int], size: int) -> list[int]:
    """The same for a long text, in which most words stand twice: the runs are made of shorter ones that do.

    They have two words, then four, and so on, each run as one number, so that every step is one pass.
    """
    number = {word: i for i, (word, count) in enumerate(often.items()) if count > 1}
    runs = [number.get(word, -1) for word in words]  # -1 for what stands once
    length = 1
    while length < size and runs:
        step = min(length, size - length)
        times = len(runs) + len(words)
        pairs = [a * times + b if a >= 0 <= b else -1 for a, b in zip(runs, islice(runs, step, None), strict=False)]
        numbers = {pair: i for i, (pair, count) in enumerate(Counter(pairs).items()) if count > 1 and pair >= 0}
        runs = [numbers.get(pair, -1) for pair in pairs]
        length += step
    return [at for at, run in enumerate(runs) if run >= 0]
