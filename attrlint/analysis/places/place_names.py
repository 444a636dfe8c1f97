"""Place names that are nearly right: a cascade of evidence, so that an unknown name alone is no finding.

A word is looked at when it begins with a capital, is known as nothing else and one edit makes it a place (Damerau
1964). Then clues are weighed: what stands round it, how large and well known the place is, how common the word is by
itself, and what sort of slip it would be.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import Place, fold, known_as, place_words, places_of, sorted_words, unaccented
from attrlint.analysis.places.place_clues import ENOUGH, clues, weight
from attrlint.analysis.places.place_context import context_of
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.text.token_table import TokenTable
from attrlint.text.typos import one_edit_away
from attrlint.text.word_places import WordPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from attrlint.base.span import Span

FIRST_USES = 4  # of a word; what stands round more of them is not looked at
SHORTEST, LONGEST = 4, 25  # letters of a word that is looked at
NAMESAKES = 8  # places of one name, the largest
CANDIDATE = LazyPattern(r"[^\W\d_a-z](?<![\w@#&'’./].)(?<![\w’']-.)[^\W\d_A-Z]{3,24}(?=['’]s?\b|[^\w'’@-]|\Z)")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A word that is nearly a place: its span (code points), the place probably meant, and how sure that is.

    `grade` is strong (beside a cue, or the right form stands in the draft) or fair.
    """

    span: Span
    found: str
    name: str
    grade: str


def near_misses(
    text: str, regions: Sequence[Span], known: Set[str] = frozenset(), tokens: TokenTable | None = None
) -> tuple[NearMiss, ...]:
    """The words of `regions` that are one edit from a place; spans are code points of `text`.

    `known` are a newsroom's own names, folded: they are never near misses. `tokens` are the words of the text where
    they are known already.
    """
    tokens = tokens or TokenTable(text)
    suspects = [form for form in tokens.places if form[0] > "Z" or form[0].isupper()]
    draft = Draft(WordPlaces(tokens, regions, CANDIDATE))
    found: list[NearMiss] = []
    for form in suspects:
        near = places_like(form)
        if near and form.lower() not in tokens.places and fold(form) not in known:
            spans = draft.words.of(form)
            if spans:
                found += _judge(draft, form, spans, near)
    return tuple(sorted(found, key=lambda miss: miss.span))


class Draft:
    """The words of a draft, and all the capitalised ones among them, folded."""

    def __init__(self, words: WordPlaces) -> None:
        self.text = words.tokens.text
        self.words = words

    def __contains__(self, word: object) -> bool:
        """Whether a word (folded) stands in the stretches that are looked at with a capital."""
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
    """The words of places that a word as it is written is one edit from; none where it is known as something else."""
    if not (form[0].isupper() and form[1:].islower() and SHORTEST <= len(form) <= LONGEST):
        return ()
    low = fold(form)
    if not low.isascii() or low in place_words():
        return ()
    near = near_words(low)
    return near if near and "w" not in known_as(low).sorts else ()


@lru_cache(maxsize=1 << 16)
def near_words(low: str) -> tuple[str, ...]:
    """The words of places at one edit; the same names come back in every article of a day."""
    near = one_edit_away(low, sorted_words(), place_words())
    return tuple(sorted({word for word in near if not _inflected(low, word)}))


def _inflected(word: str, place: str) -> bool:
    """Whether the two differ by an ending only: a plural, a demonym (Clintons, Russian)."""
    longer, shorter = (word, place) if len(word) > len(place) else (place, word)
    return longer in (shorter + "s", shorter + "n", shorter + "i")


def candidates(
    draft: Draft, form: str, spans: Sequence[Span], near: Sequence[str]
) -> Iterator[tuple[str, Place, frozenset[str]]]:
    """The places that a form may stand for, each with the word that is meant and the clues at one of its spans."""
    low = fold(form)
    contexts = [context_of(draft.text, span) for span in spans[:FIRST_USES]]
    for right in near:
        for place in places_of(right)[:NAMESAKES]:
            for context in contexts:
                found = clues(low, right, place, context, draft, len(spans))
                if found:
                    yield right, place, found


def _judge(draft: Draft, form: str, spans: Sequence[Span], near: Sequence[str]) -> list[NearMiss]:
    """The near misses of one form: those of the place that most speaks for, where that is enough."""
    best: tuple[int, bool, int, str, Place, frozenset[str]] | None = None
    for right, place, found in candidates(draft, form, spans, near):
        score = (weight(found), place.kind == "press", place.population)
        if score[0] >= ENOUGH and (best is None or score > best[:3]):
            best = (*score, right, place, found)
    if best is None:
        return []
    name = suggestion(form, best[3], best[4].name)
    grade = "strong" if best[5] & {"any cue", "in draft"} else "fair"
    return [NearMiss(span, form, name, grade) for span in spans]


def suggestion(form: str, right: str, name: str) -> str:
    """The word of a name that was meant, with its accents where the draft has some or the slip is about one."""
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
