"""The words of a draft, cut out once: where each begins and ends, and where each form of it stands.

A word is a run of letters and digits, as `str.isalnum` knows them; an apostrophe, a hyphen and an underscore end it.
Everything that asks which words a draft has, and where, reads this table, not the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from attrlint.base.span import Span

WORD = LazyPattern(r"([^\W_]+)")


class WordColumns(NamedTuple):
    """Some words of a text: each as it is written, and where it begins and ends (code points)."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str, pattern: LazyPattern) -> WordColumns:
    """The matches of a pattern, all of which is its first and only group, in one pass without a match object each."""
    parts = pattern.compiled.split(text)  # what is between two words, a word, what is between, ...
    offsets = list(accumulate(map(len, parts)))
    return WordColumns(parts[1::2], offsets[:-1:2], offsets[1::2])


class TokenTable:
    """The words of one text as columns; word number i is `words[i]` from `starts[i]` to `ends[i]` (code points)."""

    __slots__ = ("__dict__", "ends", "gaps", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        parts = WORD.compiled.split(text)
        offsets = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.gaps: list[str] = parts[2::2]  # what stands behind each word, up to the next
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the words by their form as written, in order."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word].append(number)
        return dict(places)

    @cached_property
    def folded(self) -> list[str]:
        """The words in lower case, in order."""
        folded = "\n".join(self.words).lower().split("\n")
        return folded if len(folded) == len(self.words) else [word.lower() for word in self.words]

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for form in self.places:
            forms[form.lower()].append(form)
        return dict(forms)

    def numbers_of(self, folded: str) -> list[int]:
        """The numbers of the words that are this in lower case, in no order."""
        places = self.places
        return [number for form in self._forms.get(folded, ()) for number in places[form]]

    def starts_of(self, form: str) -> list[int]:
        """Where a form stands as it is written, in order."""
        starts = self.starts
        return [starts[number] for number in self.places.get(form, ())]

    def find(self, phrase: str) -> list[int]:
        """Where a phrase stands as it is written, no word of it a part of a longer one, in order (code points).

        It is looked up by the rarest of its words; one without a letter or digit is nowhere.
        """
        found = cut(phrase, WORD)
        if not found.words:
            return []
        at, word = min(zip(found.starts, found.words, strict=True), key=lambda one: len(self.places.get(one[1], ())))
        starts = [start - at for start in self.starts_of(word)]
        if len(found.words) == 1 and len(word) == len(phrase):
            return starts
        wholes = [start for start in starts if start >= 0 and self.text.startswith(phrase, start)]
        if phrase[0].isalnum() and at:  # the first word and the last may be longer in the text
            wholes = [start for start in wholes if not start or not self.text[start - 1].isalnum()]
        end = len(phrase)
        return [
            start
            for start in wholes
            if not (phrase[-1].isalnum() and self.text[start + end : start + end + 1].isalnum())
        ]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word that begins in a stretch, and of the first behind it."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def joined_by(self, signs: Container[str]) -> Iterator[tuple[int, int]]:
        """The words that signs join without a space, as many as there are in a row: first and last number of each."""
        first = last = -1
        for number in [i for i, gap in enumerate(self.gaps) if gap in signs]:
            if number + 1 == len(self.words):
                break
            if number != last:
                if first >= 0:
                    yield first, last
                first = number
            last = number + 1
        if first >= 0:
            yield first, last


def windows_with(tokens: TokenTable, numbers: Iterable[int], windows: Sequence[Span]) -> Sequence[Span]:
    """The windows, which are in order, that hold a part of the words with some numbers."""
    starts = [window[0] for window in windows]
    at, ends = tokens.starts, tokens.ends
    held = set()
    for number in numbers:
        i = bisect_right(starts, at[number])
        if i and at[number] < windows[i - 1][1]:
            held.add(i - 1)
        if i < len(starts) and starts[i] < ends[number]:  # it begins within the word
            held.add(i)
    return windows if len(held) == len(windows) else [windows[i] for i in sorted(held)]
