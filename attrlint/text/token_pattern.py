"""Patterns over words, as packs write them under ``pattern:``, matched against the token table.

A pattern is a row of elements separated by spaces (docs/write-a-rule.md has the notation). It is looked up at the
places of its rarest words and compared from there, so that a draft without these words costs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.pattern_time import TIME
from attrlint.base.required_literals import rate
from attrlint.base.span import Span
from attrlint.text.pattern_elements import (
    ELEMENT,
    JOINTS,
    PatternElement,
    Phrase,
    element_of,
    is_of,
    least_words,
    literal_of,
    most_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.required_literals import Sets
    from attrlint.text.token_table import TokenTable


# Of one pattern: far more than a sound one has, and few enough that no pack can use up memory, time or the stack.
MOST_CHARACTERS, MOST_ELEMENTS, MOST_PHRASES, MOST_WORDS = 2_000, 30, 20_000, 12


class Match(NamedTuple):
    """A match: its span, the marked part, and the captures by name (code points)."""

    span: Span
    mark: Span
    captures: dict[str, Span]


class TokenPattern:
    """A pattern over words. Raises ValueError for an invalid one, and UnknownList."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements: list[PatternElement] = []
        self._opens, self._closes = 0, -1
        self._anchor = 0
        if len(source) > MOST_CHARACTERS:
            raise ValueError(f"a pattern has at most {MOST_CHARACTERS:,} characters")
        at = 0
        while source[at:].strip():
            found = ELEMENT.match(source, at)
            if found is None:
                raise ValueError(f"“{source[at:].split()[0]}” is no element of a pattern")
            at = found.end()
            if found[1] == "[[":
                self._opens = len(self.elements)
            elif found[1]:
                self._closes = len(self.elements)
            else:
                self.elements.append(element_of(found[3], found[2] or "", optional=bool(found[4])))
                _check_size(self.elements)
        if self._closes < 0:
            self._closes = len(self.elements)
        if not self._anchors():
            raise ValueError("a pattern needs a word that must be there")
        if self._opens >= self._closes:
            raise ValueError("[[ and ]] must enclose an element")
        if any(self.elements[i].gap or self.elements[i].sign for i in (0, -1)):
            raise ValueError("a pattern must begin and end with a word")

    def _anchors(self) -> list[int]:
        return [i for i, each in enumerate(self.elements) if each.phrases and not each.optional and not each.negated]

    def captures(self) -> tuple[str, ...]:
        """The names of its captures."""
        return tuple(each.capture for each in self.elements if each.capture)

    def literals(self) -> Sets:
        """The sets of literals of each of which a match has one, the rarest first."""
        sets = [tuple(sorted({literal_of(phrase) for phrase in self.elements[i].phrases})) for i in self._anchors()]
        return tuple(sorted(dict.fromkeys(sets), key=rate))

    def search(self, tokens: TokenTable, windows: Sequence[Span]) -> Iterator[Match]:
        """The matches in one of some windows, in order, the longest of those that begin together.

        They do not overlap. Windows are in order. Raises TimeoutError if the time of its rule is up.
        """
        for i, places in self._places(tokens, windows).items():
            first, behind = tokens.within(*windows[i])
            while behind > first and tokens.ends[behind - 1] > windows[i].end:
                behind -= 1
            walk, done = _Walk(self.elements, tokens, behind), -1
            for start in self._starts(places, first):
                if start <= done:
                    continue
                began = perf_counter()
                ends = walk.longest(start)
                TIME.spend(perf_counter() - began)
                if ends is not None and _is_free(tokens, start, ends[-1] - 1):
                    done = ends[-1] - 1
                    yield self._match(tokens, start, ends)

    @cached_property
    def _rows(self) -> list[tuple[int, frozenset[str]]]:
        """The required elements, each with the words it may begin with."""
        return [(i, frozenset(phrase[0].folded for phrase in self.elements[i].phrases)) for i in self._anchors()]

    def _places(self, tokens: TokenTable, windows: Sequence[Span]) -> dict[int, list[int]]:
        """The numbers of the words at which the rarest element may begin, by the index of the window, in order."""
        best: list[int] | None = None
        for i, heads in self._rows:
            numbers = [number for head in heads for number in tokens.numbers_of(head)]
            if best is None or len(numbers) < len(best):
                best, self._anchor = numbers, i
            if not numbers:
                return {}
        found: dict[int, list[int]] = {}
        begins = [window.start for window in windows]
        for number in sorted(best or ()):
            at = tokens.starts[number]
            i = bisect_right(begins, at) - 1
            if i >= 0 and at < windows[i].end:
                found.setdefault(i, []).append(number)
        return found

    def _starts(self, numbers: Sequence[int], first: int) -> list[int]:
        """The numbers of the words at which a match may begin if its rarest element begins at one of some words."""
        before = self.elements[: self._anchor]
        least, most = sum(map(least_words, before)), sum(map(most_words, before))
        return sorted({at for number in numbers for at in range(max(first, number - most), number - least + 1)})

    def _match(self, tokens: TokenTable, start: int, ends: list[int]) -> Match:
        def span(first: int, behind: int) -> Span:
            return Span(tokens.starts[first], tokens.ends[behind - 1])

        begins = [start, *ends]
        opened, closed = begins[self._opens], begins[self._closes]
        named = {
            each.capture: span(begins[i], begins[i + 1])
            for i, each in enumerate(self.elements)
            if each.capture and begins[i] < begins[i + 1]
        }
        whole = span(start, ends[-1])
        return Match(whole, span(opened, closed) if opened < closed else whole, named)


class _Walk:
    """One attempt to match elements from a word on; places without a match are not tried again."""

    def __init__(self, elements: list[PatternElement], tokens: TokenTable, behind: int) -> None:
        self.elements, self.tokens, self.behind = elements, tokens, behind
        self.known: dict[tuple[int, int, str], list[int] | None] = {}

    def longest(self, start: int) -> list[int] | None:
        """The number of the word after each element, for the longest match; None if there is none."""
        return self._from(0, start, "", first=True)

    def _from(self, element: int, at: int, sign: str, *, first: bool = False) -> list[int] | None:
        if element == len(self.elements):
            return [] if not sign else None
        key = element, at, sign
        if key not in self.known:
            self.known[key] = None
            best: list[int] | None = None
            for end, owed in self._ends(self.elements[element], at, sign, first=first):
                rest = self._from(element + 1, end, owed, first=first and end == at)
                if rest is not None and (best is None or (rest or [end])[-1] > best[-1]):
                    best = [end, *rest]
            self.known[key] = best
        return self.known[key]

    def _ends(self, element: PatternElement, at: int, sign: str, *, first: bool) -> Iterator[tuple[int, str]]:
        """Where an element that begins at a word may end, and the punctuation that must come before the next word."""
        if element.negated:
            joined = at < self.behind and self.tokens.gaps[at - 1].strip() == sign
            if not (joined and any(True for _ in self._lengths(element, at))):
                yield at, sign
            return
        if element.optional:
            yield at, sign
        if element.sign:
            yield at, element.sign
        elif element.gap:
            yield at, sign
            for end in range(at + 1, min(at + element.gap, self.behind) + 1):
                gap = self.tokens.gaps[end - 2].strip()
                if gap != sign if end == at + 1 else gap not in JOINTS:
                    return
                yield end, ""
        elif at < self.behind and (first or self.tokens.gaps[at - 1].strip() == sign):
            for length in self._lengths(element, at):
                yield at + length, ""

    def _lengths(self, element: PatternElement, at: int) -> Iterator[int]:
        if element.named:
            if is_of(element.named, self.tokens.words[at]):
                yield 1
            return
        for phrase in element.phrases:
            if at + len(phrase) <= self.behind and self._is_phrase(phrase, at):
                yield len(phrase)

    def _is_phrase(self, phrase: Phrase, at: int) -> bool:
        tokens = self.tokens
        for i, word in enumerate(phrase, at):
            if tokens.folded[i] != word.folded or (word.exact and tokens.words[i] != word.exact):
                return False
            if i > at and tokens.gaps[i - 1].strip().replace("’", "'") != word.joint:
                return False
        return True


def _check_size(elements: list[PatternElement]) -> None:
    """Raise ValueError if a pattern has grown too large with its last element."""
    if len(elements) > MOST_ELEMENTS:
        raise ValueError(f"a pattern has at most {MOST_ELEMENTS} elements")
    if sum(len(each.phrases) for each in elements) > MOST_PHRASES:
        raise ValueError(f"the elements of a pattern have at most {MOST_PHRASES:,} words and phrases together")
    if any(len(phrase) > MOST_WORDS for phrase in elements[-1].phrases):
        raise ValueError(f"a phrase in a pattern has at most {MOST_WORDS} words")


def _is_free(tokens: TokenTable, first: int, last: int) -> bool:
    """Whether words are not part of longer ones: no apostrophe before them, no letter or underscore next to them."""
    text, start, end = tokens.text, tokens.starts[first], tokens.ends[last]
    return text[max(0, start - 1) : start] not in ("'", "’", "_") and text[end : end + 1] != "_"


@lru_cache(maxsize=1 << 10)
def token_pattern(source: str) -> TokenPattern:
    """A pattern, parsed once. Raises ValueError for an invalid one, and UnknownList."""
    return TokenPattern(source)
