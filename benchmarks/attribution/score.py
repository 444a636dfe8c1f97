"""Figures: what a tool says of quotations against the gold.

A quotation is found where the stretches overlap by half of their union or more. A speaker or cue is right where it
shares a character with the gold's and has at most twice its length and 40 more; tight where they overlap by half.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.attribution.corpus import Article, Gold

LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool reports: a quotation, its speaker, and the cue. Code points of the article."""

    quotation: Span
    source: Span | None
    cue: Span | None


@dataclass
class Score:
    """Counts over articles; `figures` are computed from them."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, article: Article, said: Sequence[Said]) -> None:
        """Add the counts of one article."""
        gold = [g for g in article.quotations if _words(article.text, g.span) >= LEAST_WORDS]
        wanted = [g for g in gold if g.attribution is not None]
        called = [s for s in said if _words(article.text, s.quotation) >= LEAST_WORDS and (s.source or s.cue)]
        pairs = match([g.span for g in wanted], [s.quotation for s in called])
        self.counts["articles"] += 1
        self.counts["gold"] += len(wanted)
        self.counts["called"] += len(called)
        self.counts["found"] += len(pairs)
        self.counts["gold with a source"] += sum(bool(g.attribution and g.attribution.sources) for g in wanted)
        for i, j in pairs.items():
            self._pair(wanted[i], called[j])

    def _pair(self, gold: Gold, said: Said) -> None:
        assert gold.attribution is not None
        for part, own, theirs in (
            ("speaker", gold.attribution.sources, said.source),
            ("cue", gold.attribution.cues, said.cue),
        ):
            if own and theirs:
                right, tight = fits(theirs, own)
                self.counts[f"{part} with both"] += 1
                self.counts[f"{part} right"] += right
                self.counts[f"{part} tight"] += tight

    def figures(self) -> dict[str, float]:
        """The figures of the table, 0 to 1."""
        count = self.counts
        precision, recall = _share(count["found"], count["called"]), _share(count["found"], count["gold"])
        return {
            "span P": precision,
            "span R": recall,
            "span F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "speaker acc": _share(count["speaker right"], count["speaker with both"]),
            "tight": _share(count["speaker tight"], count["speaker with both"]),
            "speaker R": _share(count["speaker right"], count["gold with a source"]),
            "cue acc": _share(count["cue right"], count["cue with both"]),
        }


def match(left: Sequence[Span], right: Sequence[Span]) -> dict[int, int]:
    """Pairs of stretches, one to one, the best overlap first; overlaps of less than half are left out."""
    overlaps = [(union(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right) if a.overlaps(b)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if share >= 0.5 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def union(a: Span, b: Span) -> float:
    """The overlap of two stretches as a share of both together."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def fits(said: Span, gold: Sequence[Span]) -> tuple[bool, bool]:
    """Whether a mention is right, and whether it is tight, compared with the fragments of the gold."""
    whole = Span(gold[0].start, gold[-1].end)
    near = any(said.overlaps(g) for g in gold) and said.end - said.start <= 2 * (whole.end - whole.start) + 40
    return near, max(union(said, part) for part in (whole, *gold)) >= 0.5


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
