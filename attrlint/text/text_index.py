"""The words of a draft in the forms in which they are looked up, each found when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.text.similarity import Passage

LETTERS = LazyPattern(r"[A-Za-z]++")


class Wording:
    """The words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, list[int]] = {}
        self._places_as_written: dict[str, list[int]] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, code point for code point; the text itself where that cannot be had."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    @cached_property
    def _each_once(self) -> str:
        """The different runs of ASCII letters, one after the other: shorter than the text by half."""
        return "\n".join(self.folded)

    @cached_property
    def _each_as_written(self) -> str:
        return "\n".join(self.forms)

    def places(self, literal: str) -> Sequence[int]:
        """Where a literal in lower case stands in the lowered text, code points in order; looked for once a draft.

        Only to be asked where lower case is what a pattern that ignores case means.
        """
        places = self._places.get(literal)
        if places is None:
            places = self._places[literal] = _places(self.lowered, literal, self._each_once)
        return places

    def places_as_written(self, literal: str) -> Sequence[int]:
        """Where a literal stands in the text as it is, code points in order; looked for once a draft."""
        places = self._places_as_written.get(literal)
        if places is None:
            places = self._places_as_written[literal] = _places(self.text, literal, self._each_as_written)
        return places

    @cached_property
    def forms(self) -> frozenset[str]:
        """The different runs of ASCII letters: no word of such letters stands in the text that is not here."""
        return frozenset(LETTERS.compiled.findall(self.text))

    @cached_property
    def folded(self) -> frozenset[str]:
        """The same in lower case."""
        return frozenset(word.lower() for word in self.forms)

    @cached_property
    def passage(self) -> Passage:
        """All words in order, folded for comparison."""
        from attrlint.text.similarity import read_words

        return read_words(self.text)


def _places(text: str, literal: str, letters: str) -> list[int]:
    """Where a literal stands; `letters` are all runs of ASCII letters in the text."""
    if literal.isascii() and literal.isalpha() and literal not in letters:
        return []
    places = []
    at = text.find(literal)
    while at >= 0:
        places.append(at)
        at = text.find(literal, at + 1)
    return places
