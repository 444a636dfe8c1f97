"""All sources of a run: found by the terms of a quotation, and read a window at a time.

Only numbers are held for all sources; texts are read again where a quotation leads to them, the last few kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from heapq import nlargest
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from attrlint.verifying.cleaning import clean
from attrlint.verifying.looseness import mark_loose
from attrlint.verifying.terms import as_numbers, terms_of
from attrlint.verifying.words import source_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.verifying.file_index import FileIndex
    from attrlint.verifying.source_text import SourceText
    from attrlint.verifying.speakers import Cast
    from attrlint.verifying.words import Word

MOST_LOOKED_AT = 30_000  # postings that a quotation is looked up in, apart from its three rarest terms
CANDIDATES = 64
TEXTS = 12_000_000  # code points of texts that are kept
ROWS = 1_500  # whose words are kept
POSTINGS = 2_000  # terms whose rows are kept
# An entry of a term: the number of the source, where its rows begin among the source's places, and how many they are.
FILE, START = 44, 16
MOST_STARTS, MOST_COUNTED = (1 << FILE - START) - 1, (1 << START) - 1
ASIDE = 12  # words of a turn that only cuts in


class Hit(NamedTuple):
    """A row that shares terms with a text: how much, and the share of the text's terms by weight (about)."""

    row: int
    score: float
    share: float


class Shelf:
    """The sources of a run. A row is known by its number over all of them, a source by its own."""

    def __init__(self, read: Callable[[str], SourceText]) -> None:
        self.paths: list[str] = []
        self.casts: list[Cast] = []
        self._read = read
        self._files: list[FileIndex] = []
        self._first: list[int] = []  # the first row of each source; a number is left out between two
        self._count = 0
        self._terms: dict[int, array[int]] = {}  # for each term its stretches of the sources' places, as numbers
        self._postings: OrderedDict[int, array[int]] = OrderedDict()
        self._texts: OrderedDict[int, SourceText] = OrderedDict()
        self._words: OrderedDict[int, list[Word]] = OrderedDict()

    def add(self, path: str, index: FileIndex, cast: Cast | None = None) -> None:
        """Put a source on the shelf."""
        first = self._count
        self.paths.append(path)
        self.casts.append(cast or index.cast)
        self._first.append(first)
        terms, base, at = self._terms, len(self._files) << FILE, 0
        for term, count in zip(index.terms, index.counts, strict=True):
            entry = base | at << START | min(count, MOST_COUNTED)
            if term in terms:
                terms[term].append(entry)
            else:
                terms[term] = array("Q", (entry,))
            at += count
        self._files.append(index)
        self._count += len(index.starts) + 1
        self._postings.clear()

    def _rows_with(self, term: int) -> array[int] | None:
        """The rows that a term is in, over all sources."""
        kept = self._postings.get(term)
        if kept is None:
            entries = self._terms.get(term)
            if entries is None:
                return None
            kept = array("I")
            for entry in entries:
                number, at = entry >> FILE, entry >> START & MOST_STARTS
                first = self._first[number]
                places = self._files[number].places[at : at + (entry & MOST_COUNTED)]
                kept.extend([place + first for place in places] if first else places)
            self._postings[term] = kept
            if len(self._postings) > POSTINGS:
                self._postings.popitem(last=False)
        return kept

    def __len__(self) -> int:
        return len(self.paths)

    def source_of(self, row: int) -> int:
        """The number of the source that a row is of."""
        return bisect_right(self._first, row) - 1

    def hits(self, text: str, most: int = 12) -> list[Hit]:
        """The rows that share most with a text, the best first."""
        total = self._count + 1
        asked = as_numbers(terms_of(text.lower()))
        found = [postings for term in asked if (postings := self._rows_with(term))]
        found.sort(key=len)
        weights = [log2(total / len(places) + 1) for places in found]
        every = sum(weights) + (len(asked) - len(found)) * log2(total + 1)
        score: dict[int, float] = {}
        looked = 0
        rest = len(found)
        for number, places in enumerate(found):
            looked += len(places)
            if number >= 3 and looked > MOST_LOOKED_AT:
                rest = number
                break
            weight = weights[number]
            for row in places:
                score[row] = score.get(row, 0.0) + weight
        best = nlargest(CANDIDATES, score, key=score.__getitem__)
        for places, weight in zip(found[rest:], weights[rest:], strict=True):
            for row in best:
                at = bisect_left(places, row)
                if at < len(places) and places[at] == row:
                    score[row] += weight
        beside = {row: score.get(row - 1, 0.0) + score.get(row + 1, 0.0) for row in best}
        best.sort(key=lambda row: (-score[row] - 0.5 * beside[row], row))
        return [
            Hit(row, score[row] + 0.5 * beside[row], min(1.0, (score[row] + beside[row]) / every))
            for row in best[:most]
        ]

    def text_of(self, source: int) -> SourceText:
        """The text of a source. Raises ReadError where it is not there any more."""
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
        """The words of a row, with those marked that a quotation may leave out."""
        kept = self._words.get(row)
        if kept is None:
            file = self._files[source]
            i = row - self._first[source]
            start, end = file.starts[i], file.ends[i]
            text = self.text_of(source)
            kept = source_words(clean(text.text[start:end], text.format), start, file.names[file.labels[i]])
            if kept:
                kept[0].sentence = kept[0].sentence or bool(file.opens[i])
            mark_loose(kept)
            self._words[row] = kept
            if len(self._words) > ROWS:
                self._words.popitem(last=False)
        return kept

    def window(self, row: int, reach: int) -> tuple[list[Word], int, int]:
        """The words round a row, `reach` more on either side in the same source, and the first and last row of them."""
        source = self.source_of(row)
        first = self._first[source]
        last = first + len(self._files[source].starts) - 1
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
    """Mark the short turns with which somebody cuts into another's speech."""
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
