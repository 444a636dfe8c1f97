"""Place names that are nearly right: a cascade of evidence, so that an unknown name alone is no finding.

A word is looked at when it begins with a capital, is known as nothing else and one edit makes it a place (Damerau
1964). Then clues are weighed: what stands round it, how large and well known the place is, how common the word is by
itself, and what sort of slip it would be.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import Place, fold, known_as, place_words, places_of, sorted_words, unaccented
from attrlint.analysis.places.place_clues import ENOUGH, clues, weight
from attrlint.analysis.places.place_context import context_of
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.text.typos import one_edit_away

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

FIRST_USES = 4  # of a word; what stands round more of them is not looked at
LONG = 50_000  # code points of a draft whose words are put in order before one is looked for
NAMESAKES = 8  # places of one name, the largest
WORD = LazyPattern(r"[^\W_]++")
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


def near_misses(text: str, regions: Sequence[Span], known: Set[str] = frozenset()) -> tuple[NearMiss, ...]:
    """The words of `regions` that are one edit from a place; spans are code points of `text`.

    `known` are a newsroom's own names, folded: they are never near misses.
    """
    forms: dict[str, list[Span]] = defaultdict(list)
    for region in regions:
        for match in CANDIDATE.finditer(text, *region):
            forms[match[0]].append(Span(*match.span()))
    if not forms:
        return ()
    words = place_words()
    draft = Draft(text, frozenset(fold(form) for form in forms))
    found: list[NearMiss] = []
    for form, spans in forms.items():
        low = fold(form)
        if low in words or low in known or not form[0].isupper() or not form[1:].islower() or not low.isascii():
            continue
        near = near_words(low)
        if near and "w" not in known_as(low).sorts and not draft.has_lower(form.lower()):
            found += _judge(draft, form, spans, near)
    return tuple(sorted(found, key=lambda miss: miss.span))


@dataclass(frozen=True, slots=True)
class Draft:
    """The text round the words, and all the capitalised words in it, folded."""

    text: str
    names: frozenset[str]

    def has_lower(self, word: str) -> bool:
        """Whether a word stands in the draft without a capital."""
        if len(self.text) > LONG:
            return word in words_of(self.text)
        at = self.text.find(word)
        while at >= 0:
            end = at + len(word)
            if not self.text[at - 1 : at].isalnum() and not self.text[end : end + 1].isalnum():
                return True
            at = self.text.find(word, end)
        return False


@lru_cache(maxsize=2)
def words_of(text: str) -> frozenset[str]:
    """The different words of a text: runs of letters and digits."""
    return frozenset(WORD.compiled.findall(text))


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
                found = clues(low, right, place, context, draft.names, len(spans))
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
