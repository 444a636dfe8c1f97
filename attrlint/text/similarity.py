"""Near copies: passages that occur twice, found through shared runs of words before anything is compared in full."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.text.sentences import word_pattern
from attrlint.text.token_table import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrlint.base.span import SpanSet

COMMON = 24  # a run of words that occurs more often is a refrain, and is not compared


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a draft: where each begins and ends (code points), and the same words folded for comparison."""

    span: Span
    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the words in the prose."""
        return tuple(map(Span, self.starts, self.ends))


def passage(text: str, span: Span, inside: Sequence[Span] | None = None) -> Passage:
    """The words of a span, or only those in the stretches `inside` if they are given."""
    parts = (span,) if inside is None else inside
    words: list[str] = []
    starts: list[int] = []
    for start, end in parts:
        piece = text[start:end]
        found = cut(piece, word_pattern(piece))
        words += found.words
        starts += [start + at for at in found.starts]
    return Passage(span, starts, [at + len(w) for at, w in zip(starts, words, strict=True)], tuple(map(fold, words)))


def passages_of(text: str, sentences: Sequence[Span], reached: SpanSet) -> tuple[Passage, ...]:
    """The longest stretch of each sentence that may be read: no run of words crosses a quotation."""
    found = []
    for sentence in sentences:
        parts = list(reached.within(sentence))
        if parts:
            longest = max(parts, key=lambda part: part.end - part.start)
            found.append(passage(text, sentence, [longest]))
    return tuple(found)


def fold(word: str) -> str:
    """A word as it is compared: lower case, one form of apostrophe."""
    return word.lower().replace("’", "'")


def pairs(passages: Sequence[Passage], size: int) -> Iterator[tuple[int, int]]:
    """Indexes (earlier, later) of passages that share a run of `size` words, each pair once, in order of the later.

    No word of such a run occurs only once: this rules out most runs before they are built.
    """
    times = Counter(chain.from_iterable(one.words for one in passages))
    letters = {word: "m" if often > 1 else "1" for word, often in times.items()}
    runs = [set(_runs(one.words, letters, size)) for one in passages]
    met: set[tuple[str, ...]] = set()
    shared: set[tuple[str, ...]] = set()
    for own in runs:
        shared |= own & met
        met |= own
    if not shared:
        return
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for later, own in enumerate(runs):
        seen: set[int] = set()
        for run in own & shared:
            places = index[run]
            if len(places) < COMMON:
                seen.update(places)
                places.append(later)
        for earlier in sorted(seen):
            yield earlier, later


def _runs(words: tuple[str, ...], letters: Mapping[str, str], size: int) -> Iterator[tuple[str, ...]]:
    """The runs of `size` words that all have the letter m."""
    row, often = "".join(map(letters.__getitem__, words)), "m" * size
    at = row.find(often)
    while at >= 0:
        yield words[at : at + size]
        at = row.find(often, at + 1)


def may_be_alike(a: Sequence[str], b: Sequence[str], least: float) -> bool:
    """Whether the `likeness` of two word sequences may be `least` or more, by the words that both have in any order."""
    needed = least * (len(a) + len(b))
    return 2 * min(len(a), len(b)) >= needed and 2 * (Counter(a) & Counter(b)).total() >= needed


@lru_cache(maxsize=1024)  # an editor lints a draft after each edit, and its quotations rarely change
def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How alike two word sequences are, 0 to 1: twice the words in common over all words (Ratcliff and Obershelp)."""
    if a == b:
        return 1.0
    if not a or not b or 2 * min(len(a), len(b)) / (len(a) + len(b)) < 0.5:
        return 0.0
    from difflib import SequenceMatcher  # needed only once two passages share a run of words

    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of words in both: where it begins in `a` and in `b`, and its number of words."""
    from difflib import SequenceMatcher

    return tuple(SequenceMatcher(None, a, b, autojunk=False).find_longest_match())  # type: ignore[return-value]
