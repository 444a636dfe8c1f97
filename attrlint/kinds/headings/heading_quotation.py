"""heading-quotation: a quotation in a heading that is not in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import BODY, SMALL, find_headings
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.text.sentences import WORD
from attrlint.text.similarity import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

DOUBLE = LexiconPattern(r"[“\"„«](?P<words>[^“”\"„«»\n\r]{2,200})[”\"“»]")
SINGLE = LexiconPattern(r"(?<![\w'’])['‘](?P<words>(?:[^'’‘\n\r]|(?<=\w)['’](?=\w)){2,200}+)['’](?!\w)")
MOST = 200  # quotations in headings that are searched for; no draft has as many
ALIKE = 0.75  # of the words of a quotation in the heading and one in the story, for these to be the same
SPEAKS = LexiconPattern(r"""(?:^|[\s“‘\"']){Pronouns.first-person}(?=[\s'’]|$)""")  # a person's own words
LEFT_OUT = LexiconPattern(r"\.\.\.|…|[\[(][^\])]{0,80}[\])]|[–—]|//")
TOLD = LexiconPattern(r"\s*(?:\Z|(?:[\w.’'-]++\s){1,4}?{speech-verbs.told}\b)")  # a line of the story


@dataclass(frozen=True)
class HeadingQuotation:
    """Finds a quote in a heading whose words are not in the draft in that order.

    Checked are double marks around at least `min_words` words, and any marks around at least two words in the first
    person (“we quit”). Other single marks are not checked, since many papers use them for paraphrases. Words left out
    with an ellipsis or brackets do not count, nor do titles of works. If several headings below the headline are
    quotes and nothing else, none of them is checked.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "story")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 3

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        claimed = [
            (quotation, [run for part in LEFT_OUT.compiled.split(words) if (run := _words(part))])
            for quotation, words in self._claimed(document, where)
        ]
        if not claimed:
            return
        body = _words(" ".join(document.text[b.span.start : b.span.end] for b in document.blocks if b.kind in BODY))
        held = _runs_held([run for _, runs in claimed for run in runs], body)
        for quotation, runs in claimed:
            if len(body) > sum(map(len, runs)) and not held.issuperset(runs):
                yield _differing(document, quotation, runs)

    def _claimed(self, document: Document, where: Field) -> Iterator[tuple[Span, str]]:
        """The quotations of headings that the draft has to bear out, each with its words."""
        text = document.text
        judged, seen = 0, set[str]()
        headings = find_headings(document.blocks)
        quoted = _all_quoted(text, [h.span for h in headings if not h.leads])
        for heading in headings:
            if not where.covers(heading.span) or (quoted and not heading.leads):
                continue
            for quotation, words in _quotations(text, heading.span):
                judged += 1
                if judged > MOST:
                    return
                if words in seen:  # the title of the front matter is repeated above the copy
                    continue
                seen.add(words)
                speaks = SPEAKS.search(words) is not None
                count = len(words.split())
                if count < 2 or not (speaks or (text[quotation.start] not in "'‘" and count >= self.min_words)):
                    continue
                if words.endswith("?") and _fills(text, heading.span, quotation):
                    continue  # a question that the section answers
                if words.endswith(".") and quotation.start == heading.span.start:  # a line of the story
                    continue
                if words.endswith(",") and TOLD.match(text, quotation.end, heading.span.end):
                    continue
                if not speaks and _is_title(text[heading.span.start : heading.span.end], words):
                    continue
                yield quotation, words

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quoted-heading",)

    def literals(self) -> None:
        """None: a heading may have quotation marks of many types."""
        return


def _differing(document: Document, quotation: Span, runs: Sequence[tuple[str, ...]]) -> Finding:
    """The finding for a quotation of a heading, with the nearest quotation of the story if there is one."""
    text = document.text
    here = tuple(word for run in runs for word in run)
    best, most = None, 0.0
    for other in document.quotations.outer[:MOST]:
        block = document.block_at(other.span.start)
        if block is None or block.kind not in BODY:
            continue
        there = _words(text[other.content.start : other.content.end])
        shared = 2 * len(set(here) & set(there)) / max(1, len(set(here)) + len(set(there)))
        if shared > most and here[:1] == there[:1]:
            best, most = other, shared
    match = text[quotation.start : quotation.end]
    if best is None or most < ALIKE:
        return Finding(quotation, {"match": match, "story": "not in the story"})
    story = text[best.span.start : best.span.end]
    return Finding(quotation, {"match": match, "story": f"{story} in the story"}, (Related(best.span, "the story"),))


def _all_quoted(text: str, headings: Sequence[Span]) -> bool:
    """Whether headings are quotes by design (promises, readers' questions), which the sections answer."""
    whole = sum(any(_fills(text, h, quotation) for quotation, _ in _quotations(text, h)) for h in headings)
    return whole > 1


def _fills(text: str, heading: Span, quotation: Span) -> bool:
    """Whether a heading has no words besides a quotation."""
    rest = text[heading.start : quotation.start] + text[quotation.end : heading.end]
    return not any(c.isalnum() for c in rest)


def _quotations(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """The words between marks in a heading, and the heading without them."""
    for pattern in (DOUBLE, SINGLE):
        found = list(pattern.finditer(text, *span))
        for match in found:
            yield Span(*match.span()), match["words"]
        if found:
            return


def _is_title(heading: str, words: str) -> bool:
    """Whether words are in title case in a heading that is not: a book, a film."""
    return _titled(words) and not _titled(heading.replace(words, ""))


def _titled(words: str) -> bool:
    return all(w[:1].isupper() or not w[:1].isalpha() or w.lower() in SMALL for w in words.split())


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(map(fold, WORD.compiled.findall(text)))


def _runs_held(runs: Iterable[tuple[str, ...]], words: Sequence[str]) -> set[tuple[str, ...]]:
    """Those of some runs of words that stand in a text, in one pass over its words: by the longest word of each run."""
    by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for run in runs:
        at = max(range(len(run)), key=lambda i: len(run[i]))
        by_word.setdefault(run[at], []).append((at, run))
    held: set[tuple[str, ...]] = set()
    for place, word in enumerate(words):
        for at, run in by_word.get(word, ()):
            if place >= at and words[place - at : place - at + len(run)] == run:
                held.add(run)
    return held
