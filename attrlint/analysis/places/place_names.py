"""Misspelled place names: a cascade of evidence, so that an unknown name alone is not a finding.

A word is considered if it begins with a capital, is known as nothing else and one edit makes it a place (Damerau 1964).
Then clues are weighed: its context, the size and fame of the place, the frequency of the word, and the type of error.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import (
    GazetteerPlace,
    fold,
    known_as,
    place_words,
    places_of,
    sorted_words,
    unaccented,
)
from attrlint.analysis.places.place_clues import ELSEWHERE, ENOUGH, clues, weight
from attrlint.analysis.places.place_context import context_of
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data import read_lines
from attrlint.text.token_table import TokenTable
from attrlint.text.typos import one_edit_away
from attrlint.text.word_places import WordPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from attrlint.base.span import Span

NO_PLACE = ELSEWHERE | {"person"}
FIRST_USES = 4  # occurrences of a word whose context is read
SHORTEST, LONGEST = 4, 25  # letters of a word that is considered
NAMESAKES = 8  # places with one name, the largest
CANDIDATE = LazyPattern(r"[^\W\d_a-z](?<![\w@#&'’./].)(?<![\w’']-.)[^\W\d_A-Z]{3,24}(?=['’]s?\b|[^\w'’@-]|\Z)")


@dataclass(frozen=True, slots=True)
class MisspelledPlace:
    """A word that is close to a place: its span (code points), the place probably meant, and the certainty.

    `grade` is strong (next to a cue, or the right form is in the draft) or fair.
    """

    span: Span
    found: str
    name: str
    grade: str


def near_misses(
    text: str, regions: Sequence[Span], known: Set[str] = frozenset(), tokens: TokenTable | None = None
) -> tuple[MisspelledPlace, ...]:
    """The words of `regions` that are one edit from a place; spans are code points of `text`.

    `known` are a newsroom's own names, folded: they are never near misses. `tokens` are the words of the text if they
    are known already.
    """
    tokens = tokens or TokenTable(text)
    suspects = [form for form in tokens.places if form[0] > "Z" or form[0].isupper()]
    draft = Draft(WordPlaces(tokens, regions, CANDIDATE))
    found: list[MisspelledPlace] = []
    for form in suspects:
        often = common_slips().get(form.lower()) if form[1:].islower() else None
        if often and fold(form) not in known:
            spans = [span for span in draft.words.of(form) if not _is_elsewhere(context_of(tokens.text, span).clues)]
            found += [MisspelledPlace(span, form, often, "strong") for span in spans]
            continue
        near = places_like(form)
        if near and form.lower() not in tokens.places and fold(form) not in known:
            spans = draft.words.of(form)
            if spans:
                found += _judge(draft, form, spans, near)
    return tuple(sorted(found, key=lambda miss: miss.span))


@cache
def common_slips() -> dict[str, str]:
    """Frequent misspellings of places, lower case, with the right names; they count as no words."""
    lines = (line.split("\t") for line in read_lines("place-slips.txt") if line and not line.startswith("#"))
    return {wrong: right for right, every in lines for wrong in every.split(" ")}


def _is_elsewhere(found: Set[str]) -> bool:
    """Whether what stands around a word shows that it is no place: a person, a company, a building."""
    return bool(found & NO_PLACE) or ("capital before" in found and "comma before" not in found)


class Draft:
    """The words of a draft, and the capitalized ones among them, folded."""

    def __init__(self, words: WordPlaces) -> None:
        self.text = words.tokens.text
        self.words = words

    def __contains__(self, word: object) -> bool:
        """Whether a word (folded) occurs with a capital in the stretches that are read."""
        return any(form in self.words for form in self._forms.get(str(word), ()))

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        forms: dict[str, list[str]] = {}
        for form in self.words.tokens.places:
            if SHORTEST <= len(form) <= LONGEST and not "a" <= form[0] <= "z":
                forms.setdefault(fold(form), []).append(form)
        return forms


@lru_cache(maxsize=1 << 16)
def places_like(form: str) -> tuple[str, ...]:
    """The words of places at one edit from a word as written; none if it is known as something else."""
    if not (form[0].isupper() and form[1:].islower() and SHORTEST <= len(form) <= LONGEST):
        return ()
    low = fold(form)
    if not low.isascii() or low in place_words():
        return ()
    near = near_words(low)
    return near if near and "w" not in known_as(low).sorts else ()


@lru_cache(maxsize=1 << 16)
def near_words(low: str) -> tuple[str, ...]:
    """The words of places at one edit; the same names recur in the articles of a day."""
    near = one_edit_away(low, sorted_words(), place_words())
    return tuple(sorted({word for word in near if not _inflected(low, word)}))


def _inflected(word: str, place: str) -> bool:
    """Whether the two differ only by an ending: a plural, a demonym (Clintons, Russian)."""
    longer, shorter = (word, place) if len(word) > len(place) else (place, word)
    return longer in (shorter + "s", shorter + "n", shorter + "i")


def candidates(
    draft: Draft, form: str, spans: Sequence[Span], near: Sequence[str]
) -> Iterator[tuple[str, GazetteerPlace, frozenset[str]]]:
    """The places that a form may stand for, each with the intended word and the clues at one of its spans."""
    low = fold(form)
    contexts = [context_of(draft.text, span) for span in spans[:FIRST_USES]]
    for right in near:
        for place in places_of(right)[:NAMESAKES]:
            for context in contexts:
                found = clues(low, right, place, context, draft, len(spans))
                if found:
                    yield right, place, found


def _judge(draft: Draft, form: str, spans: Sequence[Span], near: Sequence[str]) -> list[MisspelledPlace]:
    """The near misses of one form: those of the place with the most evidence, if that is enough."""
    best: tuple[int, bool, int, str, GazetteerPlace, frozenset[str]] | None = None
    for right, place, found in candidates(draft, form, spans, near):
        score = (weight(found), place.kind == "press", place.population)
        if score[0] >= ENOUGH and (best is None or score > best[:3]):
            best = (*score, right, place, found)
    if best is None:
        return []
    name = suggestion(form, best[3], best[4].name)
    grade = "strong" if best[5] & {"any cue", "in draft"} else "fair"
    return [MisspelledPlace(span, form, name, grade) for span in spans]


def suggestion(form: str, right: str, name: str) -> str:
    """The intended word of a name, with its accents if the draft has some or the error is about one."""
    words = name.replace("-", " ").split()
    word = next((word for word in words if fold(word) == right), name)
    plain = unaccented(word)
    if not form.isascii() or plain == word or len(plain) != len(word):
        return word
    if len(form) > len(plain):
        return plain
    accented = {i for i, (a, b) in enumerate(zip(word, plain, strict=True)) if a != b}
    same = next((i for i, (a, b) in enumerate(zip(form, plain, strict=False)) if a != b), min(len(form), len(plain)))
    return word if same in accented or same - 1 in accented else plain
