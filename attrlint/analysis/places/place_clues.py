"""The evidence for and against a word being a misspelled place, and the weight of each clue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import fold, known_as
from attrlint.text.typos import at_the_end, slip

if TYPE_CHECKING:
    from collections.abc import Container, Set

    from attrlint.analysis.places.gazetteer import GazetteerPlace
    from attrlint.analysis.places.place_context import Context

# Tenths of a natural logarithm of the odds: a logistic regression over errors planted in published articles and in our
# own sentences, against the 1,300 words of those articles that are one edit from a place by chance; rounded.
WEIGHTS = {
    "bias": 8,
    # the context of the word
    "any cue": 8,
    "cue": 8,
    "noun": 6,
    "weak": 14,
    "opens": 4,
    "same country": 6,
    "in draft": 16,
    "person": -14,
    "capital before": -14,
    "capital after": -11,
    "twice": -16,
    "rest fits": 24,
    # the place: how large, how well known
    "country": 6,
    "largest": 2,
    "large": 2,
    "middling": 2,
    "smallest": -11,
    "small, no cue": -2,
    "in dictionaries": 4,
    "right is a name or word": -2,
    # the word: how frequent, and how much rarer than the place, in steps of 1.5 nats
    "common 0": 16,
    "common 2": -4,
    "common 3": -12,
    "gap 6": 17,
    "gap 5": 8,
    "gap 4": 5,
    "gap 3": -3,
    "gap 2": -7,
    "gap 1": -7,
    "gap 0": -13,
    "surname": -7,
    "rare surname": -11,
    "other place": -9,
    "other name of a place": 3,
    # the typing error
    "long": 8,
    "short": -5,
    "slip: swap": 9,
    "slip: double": 4,
    "slip: drop": 4,
    "slip: vowel": -2,
    "slip: key": -2,
    "slip: extra": -8,
    "slip: other": -5,
}
ENOUGH = 24  # one in 400,000 words of published copy reaches it by chance
CUES = frozenset("cue head listed noun".split())
SURROUNDINGS = frozenset(["cue", "noun", "weak", "person", "capital before", "capital after", "opens"])
ELSEWHERE = frozenset(["company", "indoors", "titled"])  # the Malom Group, a floor of the Sherfield, Dr Madridd
PLACE_ALONE = frozenset(["person", "capital before", "capital after"])


def clues(
    low: str, right: str, place: GazetteerPlace, context: Context, names: Container[str], uses: int
) -> frozenset[str]:
    """All clues about a word (folded, with its frequency) that may be the `right` word of a place.

    `names` are the capitalized words of the draft, folded. No clues if another word of the name is missing.
    """
    if context.clues & ELSEWHERE or ("explained" in context.clues and place.kind in ("country", "region")):
        return frozenset()
    found = set(context.clues & SURROUNDINGS)
    cued = bool(context.clues & CUES)
    if " " in place.name or "-" in place.name:
        if not rest_fits(place, right, context):
            return frozenset()
        found -= PLACE_ALONE
        found.add("rest fits")
        cued = True
    if cued:
        found.add("any cue")
    elif {"two capitals after", "opens"} <= context.clues:
        found |= {"two capitals after", "no cue"}
    in_draft = right in names and (cued or not set(known_as(right).sorts) & {"s", "w"})  # Davenport is not only a town
    if in_draft:
        found.add("in draft")
    if place.country in context.countries:
        found.add("same country")
    if uses > 1:
        found.add("twice" if uses == 2 else "often")
    size = _size(place)
    found.add(size)
    if not cued and size in ("small", "smallest"):
        found.add("small, no cue")
    found |= _of_words(low, right, cued=cued)
    return frozenset() if _is_out(found) else frozenset(found)


def _is_out(found: Set[str]) -> bool:
    """Whether something rules out a place whatever the other evidence."""
    named = {"right is a name or word", "right is a name or word, no cue"} & found
    return (
        (
            "right is a name or word, no cue" in found and not found & {"country", "largest", "large"}
        )  # a person called Davenport
        or ("slip: other" in found and bool(named or not found & {"country", "largest"}))  # Osama, Obama
        or {"two capitals after", "no cue"} <= found  # Meico Marquette Whitlock
        or ("often" in found and "in draft" not in found)  # a different name
    )


def weight(found: Set[str]) -> int:
    """The sum of the clues, in tenths of a natural logarithm of the odds; 0 for no clues."""
    return sum(WEIGHTS.get(clue, 0) for clue in found) + WEIGHTS["bias"] if found else 0


def _size(place: GazetteerPlace) -> str:
    """The size of a place, in five steps; regions with unknown population are among the smallest."""
    if place.kind == "country" or (place.kind == "region" and place.population > 1):
        return "country"
    sizes = ((512, "largest"), (128, "large"), (64, "middling"), (32, "small"))
    return next((size for least, size in sizes if place.population >= least), "smallest")


def _of_words(low: str, right: str, *, cued: bool) -> set[str]:
    """The clues of the two words by themselves."""
    word, place = known_as(low), known_as(right)
    found = {f"slip: {slip(low, right)}", f"gap {max(0, min(6, place.common - word.common))}"}
    found.add(f"common {min(3, word.common)}")
    if at_the_end(low, right):
        found.add("at the end")
    if len(right) >= 8:
        found.add("long")
    elif len(low) <= 5:
        found.add("short")
    sorts = {"s": "surname", "r": "rare surname", "p": "other place", "a": "other name of a place"}
    found |= {clue for sort, clue in sorts.items() if sort in word.sorts}
    if "n" in place.sorts:
        found.add("in dictionaries")
    if set(place.sorts) & {"s", "w"}:
        found.add("right is a name or word" if cued else "right is a name or word, no cue")
    return found


def rest_fits(place: GazetteerPlace, right: str, context: Context) -> bool:
    """Whether the other words of a name are next to the misspelled one (San Fransisco)."""
    words = fold(place.name).replace("-", " ").split()
    if right not in words:
        return False
    at = words.index(right)
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return (not before or fold(context.before) == before) and (not after or fold(context.after) == after)
