"""The extent of a cue, with its auxiliaries, adverbs and colon ("has often said:")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.tokens import Tokens

CHAIN_BACK = LazyPattern(r"[abr]*+(?:(?:tp?|p(?=[CveG]))[Cvegn][abr]*+)?")  # went on to say, declined to say
GROUP_BACK = LazyPattern(r"[abr]*+")


def phrase_of(tokens: Tokens, cue: Cue) -> tuple[int, int]:
    """The first and last token of a cue with what belongs to it, never part of its source."""
    codes = tokens.codes
    first, last = cue.first, cue.last
    if cue.verb is not None and cue.order != "after":
        back = codes[:first][::-1]
        floor = cue.source[1] + 1 if cue.source and cue.source[1] < first else 0
        joined = CHAIN_BACK.match(back)
        if joined and cue.source and first - joined.end() == floor and cue.order != "shared":
            first = floor
        else:
            group = GROUP_BACK.match(back)
            first = max(floor, first - (group.end() if group else 0))
    elif cue.passive:
        group = GROUP_BACK.match(codes[:first][::-1])
        first -= group.end() if group else 0
    while first < cue.first and tokens.codes[first] == "m":
        first += 1
    if codes[last + 1 : last + 2] == ":":
        last += 1
    return first, last
