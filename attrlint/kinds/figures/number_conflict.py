"""number-conflict: one thing with two numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.figures.figures import every_number
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.figures.counts import Count
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

WORD = LexiconPattern(r"[a-z]{4,}")
COMMON = words("stop-words.number")
UNITS = words("units.compared")
FATES = ("dead", "hurt", "held")
SHARED = 2  # rarer words that the sentences of two counts share at least
COMMONPLACE = 200  # counts of one thing; a word that stands beside more of them tells nothing
# Words that narrow a count to a part, or place it at another time.
PART = LexiconPattern(r",?\s(?:{connectives.part}|\w+ing|\w+ed|\w+en)\b|\s?[(-]")
NUMERAL = LexiconPattern(r"\d[\d,.]*|\b(?:{numerals.word}|\w+teen|\w+ty)\b", ignorecase=True)
TOLD = LexiconPattern(r"\s(?:(?:was|were)\b|on\s{weekdays.long}\b)")
ANOTHER_TIME = LexiconPattern(
    r"\b(?:{changes.another-time}|1[5-9]\d\d|20\d\d)\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class NumberConflict:
    """Finds a count that contradicts an earlier one: “12 people were killed”, then “the 14 victims”.

    The two must be about the same thing: a heading and its text, “the” before the number with nothing that narrows it,
    or the same one of `events` in both sentences. Not flagged: counts that are rounded, updated, from another year, or
    a sum or part of others. Counts of things must differ by at most the share `near` and be at least `least`.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "first")
    grades: ClassVar[tuple[str, ...]] = ()

    events: tuple[str, ...] = ()
    near: float = 0.3
    alike: int = 5
    least: int = 5

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The later of two such counts, once for each thing."""
        by_thing: dict[str, list[Count]] = {}
        for count in document.figures.counts:
            if where.covers(count.span):
                by_thing.setdefault(count.thing, []).append(count)
        for thing, counts in by_thing.items():
            pair = self._conflict(document, thing, counts)
            if pair and not _told_by_heading_number(document, pair[0]):
                first, later = (document.text[slice(*count.span)] for count in pair)
                related = (Related(pair[0].span, f"“{first}” here"),)
                yield Finding(pair[1].span, {"match": later, "first": first}, related)

    def _conflict(self, document: Document, thing: str, counts: Sequence[Count]) -> tuple[Count, Count] | None:
        numbers = {count.number for count in counts}
        if len(numbers) < 2:
            return None
        headline = self._headline(document, thing, counts)
        if headline:
            return headline
        few = len(numbers) <= 3 and not any(a + b in numbers for a in numbers for b in numbers if a != b)
        told: set[int] = set()
        by_word: dict[str, list[int]] = {}  # the counts before by the rarer words round each
        for i, later in enumerate(counts):
            words = frozenset[str]() if thing in UNITS else _context(document, later)
            if later.number not in told and self._stands_alone(document, later):
                shared = Counter(number for word in words for number in by_word.get(word, ()))
                for number in range(i) if few else sorted(n for n, often in shared.items() if often >= SHARED):
                    first = counts[number]
                    if not self._stands_alone(document, first):
                        continue
                    if self._alike(document, thing, first, later, shared[number]) or (
                        few and self._same(document, thing, first, later)
                    ):
                        return first, later
            told.add(later.number)
            for word in words:
                places = by_word.setdefault(word, [])
                if len(places) < COMMONPLACE:
                    places.append(i)
        return None

    def _stands_alone(self, document: Document, count: Count) -> bool:
        return count.exact and ANOTHER_TIME.search(document.text, *document.sentence_at(count.span.start)) is None

    def _same(self, document: Document, thing: str, first: Count, later: Count) -> bool:
        """Whether two counts are of one thing."""
        if first.least != later.least:
            return False
        fate = thing.partition(" ")[0] in FATES
        told = fate and _alone(document, first) and TOLD.match(document.text, later.span.end)  # the 14 were from Leeds
        whole = later.definite and (bool(told) or PART.match(document.text, later.span.end) is None)
        if not fate:
            low, high = sorted((first.number, later.number))
            return whole and not first.definite and low >= self.least and high - low <= self.near * high
        return (whole and " " not in thing) or bool(self._events(document, first) & self._events(document, later))

    def _headline(self, document: Document, thing: str, counts: Sequence[Count]) -> tuple[Count, Count] | None:
        """The count of the headline and the first one in the text, if the headline's does not occur again."""
        head = document.block_at(counts[0].span.start)
        if head is None or head.kind is not BlockKind.HEADING or head.level > 1 or thing not in FATES:
            return None
        below = [count for count in counts if not head.span.contains(count.span)]
        every = [
            c.number for c in document.figures.counts if c.thing.startswith(thing) and not head.span.contains(c.span)
        ]
        if not below or counts[0].number in every or not counts[0].exact or not self._stands_alone(document, below[0]):
            return None
        return counts[0], below[0]

    def _alike(self, document: Document, thing: str, first: Count, later: Count, shared: int) -> bool:
        """Whether two sentences say the same about the same thing."""
        a, b = (document.sentence_at(count.span.start) for count in (first, later))
        low, high = sorted((first.number, later.number))
        if a == b or first.least != later.least or thing in UNITS or high - low > self.near * high or low < self.least:
            return False
        return shared >= (self.alike if not _slip(low, high) else SHARED)

    def _events(self, document: Document, count: Count) -> frozenset[str]:
        """The events that the sentence of a count mentions, without those that the draft has several of."""
        start, end = document.sentence_at(count.span.start)
        sentence = document.folded[start:end]
        return frozenset(
            event for event in self.events if f" {event}" in sentence and f"{event}s" not in document.folded
        )

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("different-counts",)

    def literals(self) -> None:
        """None: a heading and its text have no word in common."""
        return


def _told_by_heading_number(document: Document, count: Count) -> bool:
    """Whether a count is one of the headline that occurs nowhere else: heading-number reports those."""
    head = document.block_at(count.span.start)
    if head is None or head.kind is not BlockKind.HEADING or head.level > 1:
        return False
    body = "\n".join(document.text[slice(*b.span)] for b in document.blocks if b.span != head.span)
    return count.number not in every_number(body)


def _alone(document: Document, count: Count) -> bool:
    """Whether a count is the only number of its sentence."""
    return len(NUMERAL.compiled.findall(document.text, *document.sentence_at(count.span.start))) == 1


def _context(document: Document, count: Count) -> frozenset[str]:
    """The rarer words around a count in its sentence, cut to their stems."""
    start, end = document.sentence_at(count.span.start)
    words = document.folded[max(start, count.span.start - 80) : min(end, count.span.end + 80)]
    thing = count.thing.rpartition(" ")[2][:6]
    return frozenset(word[:6] for word in WORD.compiled.findall(words) if word not in COMMON and word[:6] != thing)


def _slip(low: int, high: int) -> bool:
    """Whether two numbers of three or more digits differ by one digit or by two swapped digits."""
    a, b = str(low), str(high)
    if len(a) != len(b) or len(a.rstrip("0")) < 3:
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1])
