"""All sources of a run: found by the terms of a quotation, and read one window at a time.

Only numbers are held for all sources; a text is read again when a quotation leads to it, and the last few are kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from heapq import nlargest
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from attrlint.verifying.cleaning import clean
from attrlint.verifying.looseness import mark_loose
from attrlint.verifying.terms import level, number_of, terms_of
from attrlint.verifying.words import source_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from attrlint.verifying.bundle import Bundle
    from attrlint.verifying.source_text import SourceText
    from attrlint.verifying.speakers import Cast
    from attrlint.verifying.words import Word

MOST_LOOKED_AT = 30_000  # rows of terms that a quotation is looked up in, apart from its three rarest terms
CANDIDATES = 64
ROUNDING = 1e-6
MOST_TERMS = 150  # of a text that a row and its neighbors can have, about
TEXTS = 12_000_000  # code points of texts that are kept
ROWS = 1_500  # whose words are kept
TERMS = 500  # whose stretches are kept
ASIDE = 12  # words of a turn that only interrupts
NO_SOURCES: frozenset[int] = frozenset()


class Hit(NamedTuple):
    """A row that shares terms with a text: how much, the share of the text's terms by weight (about), and whether it
    has all of them.
    """

    row: int
    score: float
    share: float
    whole: bool


class Stretch(NamedTuple):
    """The rows of a term in one bundle: the bundle's number, and where they are among its places, from and to."""

    bundle: int
    start: int
    end: int


class Postings(NamedTuple):
    """A term of a text that is in the sources: in how many rows, its weight, and where."""

    rows: int
    weight: float
    stretches: Sequence[Stretch]


class Shelf:
    """The sources of a run. A row is known by its number over all of them, a source by its own."""

    def __init__(self, read: Callable[[str], SourceText]) -> None:
        self.paths: list[str] = []
        self.casts: list[Cast] = []
        self._read = read
        self._bundles: list[Bundle] = []
        self._bases: list[int] = []  # the number of the first row of each bundle
        self._first: list[int] = []  # and of each source; a number is left out between two
        self._ends: list[int] = []  # the number after the last row of each source
        self._count = 0
        self._stretches: OrderedDict[int, tuple[int, list[Stretch]]] = OrderedDict()
        self._texts: OrderedDict[int, SourceText] = OrderedDict()
        self._words: OrderedDict[int, list[Word]] = OrderedDict()

    def add(self, paths: Sequence[str], bundle: Bundle, casts: Sequence[Cast | None] = ()) -> None:
        """Put the sources of a bundle on the shelf, each by its path, and with a cast where that is known better."""
        base = self._count
        for number, (path, source) in enumerate(zip(paths, bundle.sources, strict=True)):
            self.paths.append(path)
            self.casts.append((casts[number] if casts else None) or source.cast)
            self._first.append(base + source.first)
            self._ends.append(base + source.end)
        self._bundles.append(bundle)
        self._bases.append(base)
        self._count += len(bundle.starts)
        self._stretches.clear()

    def __len__(self) -> int:
        return len(self.paths)

    def source_of(self, row: int) -> int:
        """The number of the source that a row is of."""
        return bisect_right(self._first, row) - 1

    def _in_bundle(self, row: int) -> tuple[int, int]:
        """The bundle that a row is of, and the row's number in it."""
        number = bisect_right(self._bases, row) - 1
        return number, row - self._bases[number]

    def _rows_with(self, term: int) -> tuple[int, list[Stretch]]:
        """In how many rows a term is, and where they are, over all bundles."""
        known = self._stretches.get(term)
        if known is None:
            found = [Stretch(number, *bundle.stretch(term)) for number, bundle in enumerate(self._bundles)]
            found = [one for one in found if one.end > one.start]
            known = self._stretches[term] = sum(one.end - one.start for one in found), found
            if len(self._stretches) > TERMS:
                self._stretches.popitem(last=False)
        return known

    def hits(self, text: str, most: int = 24, without: AbstractSet[int] = NO_SOURCES) -> list[Hit]:
        """The rows that share most with a text, the best first; none of the sources `without`."""
        total = self._count + 1
        asked = {*map(number_of, terms_of(level(text)))}
        counted = [(count, log2(total / count + 1), where) for count, where in map(self._rows_with, asked) if count]
        found = sorted((Postings(*each) for each in counted), key=lambda each: each.rows)
        every = sum(each.weight for each in found) + (len(asked) - len(found)) * log2(total + 1)
        every *= min(1.0, MOST_TERMS / max(1, len(asked)))
        score: dict[int, float] = {}
        looked = 0
        rest = len(found)
        for number, (rows, weight, stretches) in enumerate(found):
            looked += rows
            if number >= 3 and looked > MOST_LOOKED_AT:
                rest = number
                break
            for bundle, start, end in stretches:
                base = self._bases[bundle]
                for place in self._bundles[bundle].places[start:end]:
                    row = base + place
                    score[row] = score.get(row, 0.0) + weight
        if without:
            score = {row: worth for row, worth in score.items() if self.source_of(row) not in without}
        best = nlargest(CANDIDATES, score, key=score.__getitem__)
        for each in found[rest:]:
            self._add_weight(each, best, score)
        whole = sum(each.weight for each in found) - ROUNDING
        beside = {row: score.get(row - 1, 0.0) + score.get(row + 1, 0.0) for row in best}
        best.sort(key=lambda row: (-score[row] - 0.5 * beside[row], row))
        return [
            Hit(
                row,
                score[row] + 0.5 * beside[row],
                min(1.0, (score[row] + beside[row]) / every),
                len(found) == len(asked) and score[row] >= whole,
            )
            for row in best[:most]
            if row < self._ends[self.source_of(row)]
        ]

    def _add_weight(self, term: Postings, rows: Sequence[int], score: dict[int, float]) -> None:
        """Add a term's weight to those rows that have it."""
        stretches = {one.bundle: one for one in term.stretches}
        for row in rows:
            number, own = self._in_bundle(row)
            one = stretches.get(number)
            if one is not None:
                places = self._bundles[number].places
                at = bisect_left(places, own, one.start, one.end)
                if at < one.end and places[at] == own:
                    score[row] += term.weight

    def text_of(self, source: int) -> SourceText:
        """The text of a source. Raises ReadError if it no longer exists."""
        kept = self._texts.get(source)
        if kept is None:
            kept = self._read(self.paths[source])
            self._texts[source] = kept
            while len(self._texts) > 1 and sum(len(each.text) for each in self._texts.values()) > TEXTS:
                self._texts.popitem(last=False)
        else:
            self._texts.move_to_end(source)
        return kept

    def row_words(self, row: int, source: int) -> list[Word]:
        """The words of a row; those that a quotation may omit are marked."""
        kept = self._words.get(row)
        if kept is None:
            number, own = self._in_bundle(row)
            bundle = self._bundles[number]
            start, end = bundle.starts[own], bundle.ends[own]
            label, opens = bundle.label(own)
            text = self.text_of(source)
            kept = source_words(clean(text.text[start:end], text.format), start, label)
            if kept:
                kept[0].sentence = kept[0].sentence or opens
            mark_loose(kept)
            self._words[row] = kept
            if len(self._words) > ROWS:
                self._words.popitem(last=False)
        return kept

    def window(self, row: int, reach: int) -> tuple[list[Word], int, int]:
        """The words around a row, `reach` more on either side in the same source, and their first and last row."""
        source = self.source_of(row)
        first, last = self._first[source], self._ends[source] - 1
        found = list(self.row_words(row, source))
        before, got = row, 0
        while got < reach and before > first:
            before -= 1
            words = self.row_words(before, source)
            found[:0] = words
            got += len(words)
        after, got = row, 0
        while got < reach and after < last:
            after += 1
            words = self.row_words(after, source)
            found += words
            got += len(words)
        _mark_asides(found)
        return found, before, after


def _mark_asides(found: list[Word]) -> None:
    """Mark the short turns in which someone interrupts another's speech."""
    turns: list[tuple[str | None, int, int]] = []
    start = 0
    for i in range(1, len(found) + 1):
        if i == len(found) or found[i].who != found[start].who:
            turns.append((found[start].who, start, i))
            start = i
    for before, (_, first, end), after in zip(turns, turns[1:], turns[2:], strict=False):
        if before[0] == after[0] and end - first <= ASIDE:
            for word in found[first:end]:
                word.aside = end - first
