"""repeated-passage: the writer's own words twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair
from attrlint.text.similarity import longest_run, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.text.similarity import Passage

REFRAIN = 3  # a sentence that occurs this often is a refrain, a list head or a call to action
VARIETY = 8  # words of a passage per distinct word in it, at most
TRIES = 4  # earlier sentences that one is compared with: in a list of results all lines are alike
BOILERPLATE = LexiconPattern(
    r"\b{boilerplate}\b",
    ignorecase=True,
)

SUMMARY = LexiconPattern(r"(?:abstract|summary|key points|at a glance|in brief)[.:]?\Z", ignorecase=True)
LAST_LINE = 80  # code points before a paragraph in which the heading of a summary may be


@dataclass(frozen=True)
class RepeatedPassage:
    """Finds narrative that is repeated. The later place is flagged and the earlier one is related.

    ``unit: sentence``: a sentence of at least `min_words` words that appears again as a sentence or as most of one.
    ``unit: passage``: any `min_words` words in a row that appear in two sentences of different paragraphs, apart from
    whole sentences, a summary at the top, and long names.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    unit: Literal["sentence", "passage"] = "sentence"
    min_words: int = 6

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each repeated passage, at its later place: the first that it repeats, or the one it repeats most of."""
        if not document.wording.repeats(self.min_words):
            return
        passages = document.repeated_passages(where.reached, self.min_words)
        long = [p for p in passages if len(p.words) >= self.min_words and _varied(p.words)]
        often = Counter(p.words for p in long)
        best: dict[int, tuple[int, Finding]] = {}
        tries: Counter[int] = Counter()
        for first, second in pairs(long, self.min_words):
            if often[long[second].words] >= REFRAIN or (self.unit == "sentence" and second in best):
                continue
            tries[second] += 1
            if self.unit == "passage" and tries[second] > TRIES:
                continue
            found = self._repeat(document, long[first], long[second])
            if found is not None and found[0] > best.get(second, (0,))[0]:
                best[second] = found
        for _, finding in best.values():
            yield finding

    def _repeat(self, document: Document, a: Passage, b: Passage) -> tuple[int, Finding] | None:
        """The words that `b` repeats of `a`: how many, and the finding."""
        at, to, size = longest_run(a.words, b.words)
        whole = size == min(len(a.words), len(b.words)) and size * 2 >= max(len(a.words), len(b.words))
        if whole != (self.unit == "sentence"):
            return None
        second = Span(b.spans[to].start, b.spans[to + size - 1].end)
        if not whole and (size < self.min_words or not self._told_twice(document, a.span, second, b.spans[to:][:size])):
            return None
        first = Span(a.spans[at].start, a.spans[at + size - 1].end)
        words = document.text[second.start : second.end]
        if BOILERPLATE.search(words) or not words.strip():
            return None
        line = document.lines.line(document.prose.file_span(first).start)
        related = (Related(first, "first used here"),)
        repair = None
        if whole and size == len(b.words) and b.span.contains(second):
            repair = Repair("Delete the repeated sentence", ((_with_gap(document, b.span), ""),))
        return size, Finding(second, {"match": words, "line": str(line)}, related, repair)

    def _told_twice(self, document: Document, first: Span, second: Span, words: Sequence[Span]) -> bool:
        """Whether a passage matters: in another paragraph, not repeated from a summary, and not a long name."""
        before, after = document.block_at(first.start), document.block_at(second.start)
        if before is None or before == after:
            return False
        above = document.text[max(0, before.span.start - LAST_LINE) : before.span.start].rstrip()
        if SUMMARY.match(above.rpartition("\n")[2].lstrip(" \t")):
            return False
        telling = sum(document.text[w.start].islower() for w in words)
        return telling * 5 > len(words) * 3

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return (f"run:{self.min_words}",)

    def literals(self) -> None:
        """None: any words may stand twice."""
        return


def _varied(words: Sequence[str]) -> bool:
    """Whether it is real language: a few words over and over are not, and would take long to compare."""
    return len(set(words)) * VARIETY >= len(words)


def _with_gap(document: Document, sentence: Span) -> Span:
    """A sentence with the white space that its deletion would leave double."""
    block = document.block_at(sentence.start)
    start, end = sentence
    while block and end < block.span.end and document.text[end].isspace():
        end += 1
    if block and end == block.span.end:
        while start > block.span.start and document.text[start - 1].isspace():
            start -= 1
    return Span(start, end)
