"""compared-quotations: two similar quotations, and what that says about their sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.text.similarity import likeness, longest_run, may_be_alike, pairs, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

SUFFIX = LexiconPattern(r"{suffixes}\Z")
COMMON = words("stop-words.quotation")
RUN = 4  # words in a row that two remarks share before they are compared
SPEECH = 15  # words from which on a remark is not a variant of a figure of speech
AKIN = 4  # letters at the start of a word that its forms share


@dataclass(frozen=True)
class ComparedQuotations:
    """Finds two similar quotes: with `source: same` one remark in two wordings, with `different` one remark given to
    two sources.

    Similarity is the share of words in common, between `least` and `most`. For quotes of at most `fragment` words, it
    is enough that `stems` rare word stems occur close together in the other, in the same order. The later quote is
    flagged. Two short remarks in one paragraph are treated as a figure of speech.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "line", "first", "second")
    grades: ClassVar[tuple[str, ...]] = ()

    source: Literal["same", "different"] = "same"
    min_words: int = 6
    least: float = 0.6
    most: float = 0.9
    fragment: int = 8
    stems: int = 2

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each later quotation once, with the first that it resembles."""
        credited = [
            c for c in document.speech.reported.credits if c.source is not None and where.covers(c.quotation.span)
        ]
        if len(credited) < 2:
            return
        done: set[int] = set()
        for first, second in self._alike(document, credited):
            a, b = credited[first], credited[second]
            if second not in done and self._differ(document, a, b):
                done.add(second)
                yield self._finding(document, a, b)

    def _alike(self, document: Document, credited: list[Credit]) -> Iterator[tuple[int, int]]:
        repeats = document.wording.repeats(RUN)
        if self.source == "different" and not repeats:
            return
        passages = [passage(document.text, c.quotation.content) for c in credited]
        long = [i for i, p in enumerate(passages) if repeats and len(p.words) >= self.min_words]
        for i, j in pairs([passages[k] for k in long], RUN):
            a, b = passages[long[i]].words, passages[long[j]].words
            if not may_be_alike(a, b, self.least):
                continue
            share = likeness(a, b)
            if not (self.least <= share < self.most or (self.source == "different" and share >= self.least)):
                continue
            close = document.block_at(passages[long[i]].span.start) == document.block_at(passages[long[j]].span.start)
            if self.source == "same" and close and max(len(a), len(b)) < SPEECH:
                continue
            if self.source == "different" or longest_run(a, b)[2] < 0.8 * min(len(a), len(b)):
                yield long[i], long[j]
        if self.source == "same":
            yield from _echoes(tuple(p.words for p in passages), self.fragment, self.stems)

    def _differ(self, document: Document, a: Credit, b: Credit) -> bool:
        assert a.source is not None
        assert b.source is not None
        one, two = document.speech.sources[a.source], document.speech.sources[b.source]
        if self.source == "same":
            return one.id == two.id
        if "previous" in (a.layout, b.layout) or a.relay or b.relay:
            return False
        if one.id == two.id or one.sort != two.sort:
            return False
        return one.sort == "body" or (one.sort == "person" and _is_full(one.name) and _is_full(two.name))

    def _finding(self, document: Document, a: Credit, b: Credit) -> Finding:
        text = document.text
        assert a.source is not None
        assert b.source is not None
        span = b.quotation.span
        line = document.lines.line(document.prose.file_span(a.quotation.span).start)
        values = {
            "match": text[span.start : span.end],
            "line": str(line),
            "first": document.speech.sources[a.source].name,
            "second": document.speech.sources[b.source].name,
        }
        return Finding(span, values, (Related(a.quotation.span, "first quoted here"),))

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quotation:2", f"run:{RUN}") if self.source == "different" else ("quotation:2", "credited-quotation")

    def literals(self) -> None:
        """None: any words may be quoted twice."""
        return


def _is_full(name: str) -> bool:
    """Whether a person is named in full: a description or a single word may be the other person."""
    parts = name.split()
    return len(parts) > 1 and parts[0][:1].isupper() and parts[-1][:1].isupper()


@lru_cache(maxsize=4)  # an editor lints a draft after each edit, and its quotations rarely change
def _echoes(spoken: tuple[tuple[str, ...], ...], fragment: int, least: int) -> tuple[tuple[int, int], ...]:
    """Short remarks (indexes) of which `least` rare words recur in other forms in another remark."""
    stems = [_stems(words) for words in spoken]
    held = [frozenset(words) for words in spoken]
    heads: dict[str, set[int]] = defaultdict(set)  # the remarks by the stems of their rare words
    for j, found in enumerate(stems):
        for stem in found:
            heads[stem[:AKIN]].add(j)
    echoes = []
    for i, short in enumerate(spoken):
        if not 3 <= len(short) <= fragment:
            continue
        wanted = [s for s in stems[i] if s]
        if len(wanted) < least:
            continue
        alike = Counter(j for stem in set(wanted) for j in heads[stem[:AKIN]])
        for j in sorted(j for j, shared in alike.items() if shared >= least):
            if i == j or len(spoken[j]) < 3 or _contains(spoken[j], short):
                continue
            changed = sum(bool(s) and w not in held[j] for s, w in zip(stems[i], short, strict=True))
            if changed >= least and _close_run(stems[j], wanted, least):
                echoes.append((min(i, j), max(i, j)))
    return tuple(echoes)


def _stems(words: tuple[str, ...]) -> list[str]:
    """The stem of each rare word in order, empty for the others."""
    return [SUFFIX.sub("", w) if len(w) > 5 and w not in COMMON else "" for w in words]


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))


def _close_run(stems: list[str], wanted: list[str], least: int) -> bool:
    """Whether `least` of the wanted stems are within eight words of one another."""
    places = [i for i, stem in enumerate(stems) if stem and any(_akin(stem, w) for w in wanted)]
    return any(
        len({next(w for w in wanted if _akin(stems[k], w)) for k in places if i <= k < i + 8})
        >= max(least, len(wanted) - 1)
        for i in places
    )


def _akin(a: str, b: str) -> bool:
    """Whether two stems are one word in two forms: striking, strikingly."""
    short = min(len(a), len(b))
    return short >= AKIN and a[:short] == b[:short] and abs(len(a) - len(b)) <= 3
