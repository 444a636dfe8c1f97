"""Near copies: passages that stand twice, found through shared word runs before anything is compared in full."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.text.sentences import WORD, word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.span import SpanSet

COMMON = 24  # a run of words that stands more often than this is a refrain, and leads to no comparison


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a draft: where each begins and ends (code points), and the same words folded for comparison."""

    span: Span
    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words' spans in the prose."""
        return tuple(map(Span, self.starts, self.ends))


def read_words(text: str) -> Passage:
    """All words of a text, folded at one go."""
    found = list(word_pattern(text).finditer(text))
    words = fold("\n".join([m[0] for m in found])).split("\n") if found else []
    return Passage(Span(0, len(text)), [m.start() for m in found], [m.end() for m in found], tuple(words))


def passage(text: str, span: Span, inside: Sequence[Span] | None = None, whole: Passage | None = None) -> Passage:
    """The words of a span; of the stretches `inside` only, where they are given. `whole` are all words of the text."""
    parts = (span,) if inside is None else inside
    if whole is not None and len(parts) == 1:
        first, behind = bisect_left(whole.starts, parts[0].start), bisect_right(whole.ends, parts[0].end)
        cut = (first and whole.ends[first - 1] > parts[0].start) or (
            behind < len(whole.starts) and whole.starts[behind] < parts[0].end
        )
        if not cut:
            run = slice(first, behind)
            return Passage(span, whole.starts[run], whole.ends[run], whole.words[run])
    places = [m.span() for part in parts for m in WORD.finditer(text, *part)]
    return Passage(span, [a for a, _ in places], [b for _, b in places], tuple(fold(text[a:b]) for a, b in places))


def passages_of(text: str, sentences: Sequence[Span], reached: SpanSet, whole: Passage) -> tuple[Passage, ...]:
    """Of each sentence the longest stretch that is reached: no run of words leads across what it quotes."""
    found = []
    for sentence in sentences:
        parts = list(reached.within(sentence))
        if parts:
            longest = max(parts, key=lambda part: part.end - part.start)
            found.append(passage(text, sentence, [longest], whole))
    return tuple(found)


def fold(word: str) -> str:
    """A word as it is compared: lower case, one kind of apostrophe."""
    return word.lower().replace("’", "'")


def pairs(passages: Sequence[Passage], size: int) -> Iterator[tuple[int, int]]:
    """Indexes (earlier, later) of passages that share a run of `size` words, each pair once, in order of the later."""
    every: set[tuple[str, ...]] = set()
    for one in passages:
        every.update(_runs(one, size))
    if len(every) == sum(max(0, len(one.words) - size + 1) for one in passages):
        return  # no run of words stands twice
    runs = [set(_runs(one, size)) for one in passages]
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


def _runs(one: Passage, size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(one.words[i:] for i in range(size)), strict=False)


@lru_cache(maxsize=1024)  # an editor has a draft linted after each edit, and its quotations stay what they were
def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How alike two word sequences are, 0 to 1: twice the words in common over all words (Ratcliff and Obershelp)."""
    if a == b:
        return 1.0
    if not a or not b or 2 * min(len(a), len(b)) / (len(a) + len(b)) < 0.5:
        return 0.0
    from difflib import SequenceMatcher  # needed only once two passages share a run of words

    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of words that both hold: where it begins in `a`, in `b`, and how many words it has."""
    from difflib import SequenceMatcher

    return tuple(SequenceMatcher(None, a, b, autojunk=False).find_longest_match())  # type: ignore[return-value]
