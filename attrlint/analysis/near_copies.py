"""Near copies: passages that stand twice, found through shared word runs before anything is compared in full."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrlint.analysis.sentences import WORD
from attrlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COMMON = 24  # a run of words that stands more often than this is a refrain, and leads to no comparison


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a draft: their spans in the prose (code points), and the same words folded for comparison."""

    span: Span
    spans: tuple[Span, ...]
    words: tuple[str, ...]


def passage(text: str, span: Span, inside: Iterable[Span] | None = None) -> Passage:
    """The words of a span; of the stretches `inside` only, where they are given."""
    spans = tuple(Span(*m.span()) for part in (inside or (span,)) for m in WORD.finditer(text, *part))
    return Passage(span, spans, tuple(fold(text[a:b]) for a, b in spans))


def fold(word: str) -> str:
    """A word as it is compared: lower case, one kind of apostrophe."""
    return word.lower().replace("’", "'")


def pairs(passages: Sequence[Passage], size: int) -> Iterator[tuple[int, int]]:
    """Indexes (earlier, later) of passages that share a run of `size` words, each pair once, in order of the later."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for later, one in enumerate(passages):
        seen: set[int] = set()
        runs = {one.words[i : i + size] for i in range(len(one.words) - size + 1)}
        for run in runs:
            places = index[run]
            if len(places) < COMMON:
                seen.update(places)
                places.append(later)
        for earlier in sorted(seen):
            yield earlier, later


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
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
