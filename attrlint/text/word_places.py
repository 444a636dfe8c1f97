"""Where words of a certain look stand: asked of the words of interest only, not of all of a draft."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.base.patterns import LazyPattern
    from attrlint.text.token_table import TokenTable


class WordPlaces:
    """The places in some stretches of a draft where a word of the token table, whole, is what `pattern` matches.

    The pattern begins at the word's first letter and may look at what is before and behind. `regions` are in order.
    """

    def __init__(self, tokens: TokenTable, regions: Sequence[Span], pattern: LazyPattern) -> None:
        self.tokens = tokens
        self._regions = regions
        self._starts = [region.start for region in regions]
        self._pattern = pattern
        self._found: dict[str, list[Span]] = {}

    def of(self, form: str) -> list[Span]:
        """The places of a form, in order."""
        found = self._found.get(form)
        if found is None:
            found = self._found[form] = self._look(form)
        return found

    def __contains__(self, form: str) -> bool:
        return form in self.tokens.places and bool(self.of(form))

    def _look(self, form: str) -> list[Span]:
        match, text = self._pattern.compiled.match, self.tokens.text
        found = []
        for start in self.tokens.starts_of(form):
            i = bisect_right(self._starts, start) - 1
            end = start + len(form)
            if i >= 0 and end <= self._regions[i].end:
                matched = match(text, start, self._regions[i].end)
                if matched and matched.end() == end:
                    found.append(Span(start, end))
        return found
