"""repeated-quotation: the same words quoted twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind
from attrlint.text.similarity import Passage, likeness, longest_run, may_be_alike, pairs, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrlint.analysis.attribution.resolution import Source
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NOT = LazyPattern(r"\b(?:not|rather than)\s+[\"“‘'`]+\Z")  # a correction: it is “...”, not “...”
RUN = 4  # words in a row that two quotations share before they are compared
REFRAIN = 3  # a quotation that occurs this often is repeated on purpose


@dataclass(frozen=True)
class RepeatedQuotation:
    """Finds a quote of at least `min_words` words that repeats an earlier one. The later quote is flagged.

    Two quotes repeat each other if they share the proportion `alike` of their words. In the same or the next
    paragraph, it is enough that one contains the proportion `contained` of the other in one run. A later quote without
    a source counts only with at least `surely` words, or right after the first one. Fragments far from the full quote,
    pull quotes, refrains and headlines are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "line")
    grades: ClassVar[tuple[str, ...]] = ("near", "part", "far")

    min_words: int = 6
    alike: float = 0.9
    contained: float = 0.8
    surely: int = 12

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each later quotation once, with the earliest one that it repeats."""
        quotations = [q for q in document.quotations.outer if where.covers(q.span)]
        if len(quotations) < 2 or not document.wording.repeats(RUN):
            return
        passages = [passage(document.text, q.content) for q in quotations]
        long = [p for p in passages if len(p.words) >= self.min_words]
        if len(long) < 2:
            return
        often = Counter(p.words for p in long)
        paragraphs = {
            b.span.start: i for i, b in enumerate(b for b in document.blocks if b.kind is not BlockKind.EMBED)
        }
        speakers = {
            c.quotation.content: document.speech.sources[c.source]
            for c in document.speech.reported.credits
            if c.source is not None and c.layout != "previous" and not c.relay
        }
        spans = {q.content: q.span for q in quotations}
        done: set[int] = set()
        for first, second in pairs(long, RUN):
            if is_title(document.text[slice(*long[second].span)]):
                continue  # a song, a film
            if second in done or often[long[second].words] >= REFRAIN or is_headed(document, long[first].span):
                continue
            if _of_two(speakers.get(long[first].span), speakers.get(long[second].span)):
                continue  # one remark attributed to two people is reported as that
            if NOT.search(document.text, max(0, long[second].span.start - 12), long[second].span.start):
                continue
            if not self._counts(document, long[first], long[second], speakers):
                continue
            spoken = long[second].span in speakers
            grade = self._grade(document, paragraphs, long[first], long[second], spoken=spoken)
            if grade:
                done.add(second)
                yield self._finding(document, spans[long[first].span], long[second].span, spans, grade)

    def _grade(
        self, document: Document, paragraphs: dict[int, int], first: Passage, second: Passage, *, spoken: bool
    ) -> str:
        a, b = document.block_at(first.span.start), document.block_at(second.span.start)
        if a is None or b is None:
            return ""
        near = abs(paragraphs.get(a.span.start, -9) - paragraphs.get(b.span.start, 9)) <= 1
        if may_be_alike(first.words, second.words, self.alike) and likeness(first.words, second.words) >= self.alike:
            pulled = _alone(document, first.span, a.span) != _alone(document, second.span, b.span)
            return "near" if near else "" if pulled else "far"
        shorter = min(len(first.words), len(second.words))
        if a != b and not spoken:  # a phrase of a quote that the writer uses again
            return ""
        if near and longest_run(first.words, second.words)[2] >= max(self.contained * shorter, self.min_words):
            return "part"
        return ""

    def _counts(self, document: Document, first: Passage, second: Passage, speakers: dict[Span, Source]) -> bool:
        """Whether the later quote is speech: attributed, long, or right after the first. Else it may be a title."""
        if second.span in speakers or len(second.words) >= self.surely:
            return True
        after, before = document.wording.tokens.within(first.span.end, second.span.start)
        return after == before

    def _finding(
        self, document: Document, first: Span, second: Span, spans: Mapping[Span, Span], grade: str
    ) -> Finding:
        line = document.lines.line(document.prose.file_span(first).start)
        values = {"match": document.text[second.start : second.end], "line": str(line)}
        return Finding(spans[second], values, (Related(first, "first quoted here"),), grade=grade)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quotation:2", f"run:{RUN}")

    def literals(self) -> None:
        """None: any words may be quoted twice."""
        return


def _of_two(first: Source | None, second: Source | None) -> bool:
    """Whether two quotations are credited to two people with different surnames."""
    if first is None or second is None or first.sort != "person" or second.sort != "person":
        return False
    a, b = first.name.split(), second.name.split()
    return first.id != second.id and a[-1] != b[-1] and all(n[-1][:1].isupper() and n[-1].isalpha() for n in (a, b))


def is_headed(document: Document, content: Span) -> bool:
    """Whether a quotation is in a headline above the copy: the first block, with a capital on each long word."""
    block = document.block_at(content.start)
    if block is None or block != document.blocks[0]:
        return False
    return is_title(document.text[content.start : content.end])


def is_title(quoted: str) -> bool:
    """Whether each long word begins with a capital."""
    words = [w for w in quoted.split() if len(w) > 3]
    return len(words) > 1 and all(not w[:1].islower() for w in words)


def _alone(document: Document, content: Span, block: Span) -> bool:
    """Whether a quotation is all there is in its block, as in a pull quote."""
    rest = document.text[block.start : content.start] + document.text[content.end : block.end]
    return sum(c.isalnum() for c in rest) < 3
