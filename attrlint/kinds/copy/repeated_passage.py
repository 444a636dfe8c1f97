"""repeated-passage: the writer's own words twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
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
MANY = 500  # places of a word: more are not looked at
TRIES = 4  # earlier sentences that one is compared with: in a list of results all lines are alike
BOILERPLATE = LexiconPattern(
    r"\b{boilerplate}(?=\W|\s|\Z)",
    ignorecase=True,
)

BLANK = LazyPattern(r"(?:\\?[_*]){3}")  # a form: We need to ______
LABELED = LazyPattern(r"\W*\w+:\s")  # Contradiction: ...
FIGURE = LazyPattern(r"\d+")
ENDS = LazyPattern(r"[.?!…][\])”’\"'*_]*\Z")  # of a sentence; a label, a credit or the head of a list has none
ABOUT = LexiconPattern(
    r"(?:About|(?:The )?[A-ZÀ-ÖØ-Þ][^\n.;:]{1,80}? is (?:an?|the)(?: [\w’'-]+){0,3} {bodies.word})\b"
)
LAST_BLOCKS = 4  # of a release, in which it says who has sent it
MOSTLY = 0.6  # share of a sentence that is the writer's own words, at least; the rest is quoted
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
        tables = _Tables(document)
        best: dict[int, tuple[int, Finding]] = {}
        tries: Counter[int] = Counter()
        for first, second in pairs(long, self.min_words):
            if self.unit == "sentence" and (second in best or not _stands_alone(document, long[second])):
                continue
            whole = Span(long[second].starts[0], long[second].ends[-1])
            if often[long[second].words] >= REFRAIN or tables.hold(whole):
                continue
            tries[second] += 1
            if self.unit == "passage" and tries[second] > TRIES:
                continue
            found = self._repeat(document, long[first], long[second])
            if found is not None and found[0] > best.get(second, (0,))[0] and not tables.hold(found[1].span):
                best[second] = found
        for _, finding in best.values():
            yield finding

    def _repeat(self, document: Document, a: Passage, b: Passage) -> tuple[int, Finding] | None:
        """The words that `b` repeats of `a`: how many, and the finding."""
        if self.unit == "sentence" and not _holds_other(a.words, b.words):
            return None
        at, to, size = longest_run(a.words, b.words)
        whole = size == min(len(a.words), len(b.words)) and size * 2 >= max(len(a.words), len(b.words))
        if whole != (self.unit == "sentence"):
            return None
        earlier, later = a.spans[at:][:size], b.spans[to:][:size]
        if not whole and (size < self.min_words or not self._in_two_places(document, earlier, later)):
            return None
        if not self._matters(document, earlier, later):
            return None
        first, second = Span(earlier[0].start, earlier[-1].end), Span(later[0].start, later[-1].end)
        words = document.text[second.start : second.end]
        if BOILERPLATE.search(words) or not words.strip():
            return None
        line = document.lines.line(document.prose.file_span(first).start)
        related = (Related(first, "first used here"),)
        repair = None
        if whole and size == len(b.words) and b.span.contains(second):
            repair = Repair("Delete the repeated sentence", ((_with_gap(document, b.span), ""),))
        return size, Finding(second, {"match": words, "line": str(line)}, related, repair)

    def _in_two_places(self, document: Document, earlier: Sequence[Span], later: Sequence[Span]) -> bool:
        """Whether two passages are in different paragraphs, and the later one does not say who sent the draft."""
        before, after = document.block_at(earlier[0].start), document.block_at(later[0].start)
        if before is None or before == after:
            return False
        return after not in document.blocks[-LAST_BLOCKS:] or not ABOUT.match(document.text, *after.span)

    def _matters(self, document: Document, earlier: Sequence[Span], later: Sequence[Span]) -> bool:
        """Whether a repeat matters: not of a headline, a summary or a form to be filled in, and no long name."""
        text, before = document.text, document.block_at(earlier[0].start)
        if before is None or (before is document.blocks[0] and not ENDS.search(text[slice(*before.span)].rstrip())):
            return False
        above = text[max(0, before.span.start - LAST_LINE) : before.span.start].rstrip()
        if SUMMARY.match(above.rpartition("\n")[2].lstrip(" \t")) or BLANK.search(text, *before.span):
            return False
        return all(sum(text[w.start].islower() for w in words) * 5 > len(words) * 3 for words in (earlier, later))

    def literals(self) -> None:
        """None: any words may stand twice."""
        return


def _stands_alone(document: Document, passage: Passage) -> bool:
    """Whether a passage is a sentence: no label, no head of a list, no clause that says who speaks."""
    own = passage.ends[-1] - passage.starts[0]
    sentence = document.text[passage.span.start : passage.span.end].rstrip()
    opens = not any(c.isalnum() for c in document.text[passage.span.start : passage.starts[0]])
    if LABELED.match(sentence):
        return False
    return opens and own > MOSTLY * len(sentence) and ENDS.search(sentence) is not None


class _Tables:
    """Which sentences of a draft differ from others in their figures alone: lists of results."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._leveled: dict[int, str] = {}  # sentences by their start, each figure as 0
        self._known: dict[Span, bool] = {}

    def hold(self, span: Span) -> bool:
        """Whether some words stand in `REFRAIN` sentences, their figures apart."""
        if span not in self._known:
            figures = any(c.isdigit() for c in self._document.text[span.start : span.end])
            self._known[span] = figures and self._look(span)
        return self._known[span]

    def _look(self, span: Span) -> bool:
        """They are looked for at the places of the rarest word that is no figure."""
        text, tokens = self._document.text, self._document.wording.tokens
        first, behind = tokens.within(span.start, span.end)
        words = [word for word in tokens.words[first:behind] if word.isalpha()]
        if not words:
            return False
        own = FIGURE.sub("0", text[span.start : span.end])
        met: set[int] = set()
        for start in tokens.starts_of(min(words, key=lambda word: len(tokens.places[word])))[:MANY]:
            sentence = self._document.sentence_at(start)
            if sentence.start not in self._leveled:
                self._leveled[sentence.start] = FIGURE.sub("0", text[sentence.start : sentence.end])
            if own in self._leveled[sentence.start]:
                met.add(sentence.start)
                if len(met) >= REFRAIN:
                    return True
        return False


def _holds_other(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether all words of the shorter are one run of the longer: found sooner than their longest run."""
    shorter, longer = sorted((f" {' '.join(words)} " for words in (a, b)), key=len)
    return shorter in longer


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
