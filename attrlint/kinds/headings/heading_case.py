"""heading-case: a heading in a different case from the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import BODY, SMALL, Heading, find_headings
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding, Repair
from attrlint.text.sentences import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

STARTS = LexiconPattern(
    r"(?:^|[:?!.–—]\s+|[“\"‘'(]\s*)\Z"
)  # what comes before a word that begins a sentence of a heading
LABEL = LexiconPattern(  # labels of the type of copy, always in capitals
    r"\W*(?:(?:PRESS|NEWS|MEDIA) RELEASE|{labels.capitals}\b[^a-z]*)\W*"
)
NAMES = {"title": "title case", "sentence": "sentence case", "capitals": "capitals"}


@dataclass(frozen=True)
class HeadingCase:
    """Finds a heading in title case among headings in sentence case, or the reverse, for each level.

    At least two headings of the level (other than the headline) must have the other case, and most must. A capital
    counts for title case only if the draft also has the word in lowercase, and not in a name that the body has, too.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "case", "usual")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each heading of the minority, in the case of the others."""
        text = document.text
        levels: dict[int, list[Heading]] = defaultdict(list)
        for heading in find_headings(document.blocks):
            if LABEL.fullmatch(text, *heading.span):
                continue
            if not heading.leads and where.covers(heading.span):
                levels[heading.level].append(heading)
        if all(len(same) < 3 for same in levels.values()):
            return
        small = _small_words(document)
        for same in levels.values():
            cases = [(h, _case(document, h.span, small)) for h in same]
            count = Counter(case for _, case in cases if case)
            usual, often = count.most_common(1)[0] if count else ("", 0)
            if often < 2 or often * 2 <= count.total():
                continue
            for heading, case in cases:
                if case and case != usual:
                    words = text[heading.span.start : heading.span.end]
                    values = {"match": words, "case": NAMES[case], "usual": NAMES[usual]}
                    yield Finding(heading.span, values, repair=_repair(text, heading.span, case, usual, small))

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("heading:3",)

    def literals(self) -> None:
        """None: every heading has a case."""
        return


def _small_words(document: Document) -> frozenset[str]:
    """The lowercase words of the body."""
    text = document.text
    return frozenset(
        word for b in document.blocks if b.kind in BODY for a, z in [b.span] for m in WORD.finditer(text, a, z)
        if (word := m[0])[0].islower()
    )  # fmt: skip


def _words(text: str, span: Span) -> list[tuple[Span, str, bool]]:
    """The words of a heading, and whether each begins a sentence of it."""
    return [
        (Span(*m.span()), m[0], STARTS.search(text[span.start : m.start()]) is not None)
        for m in WORD.finditer(text, *span)
    ]


def _case(document: Document, span: Span, small: frozenset[str]) -> str:
    """title, sentence or capitals; empty if the words do not show it: names have their capitals in the body, too."""
    words = _words(document.text, span)
    names = _names(document, [w for w, _, _ in words])
    long = [w for _, w, _ in words if len(w) > 3 and w.isalpha()]
    if len(long) > 1 and all(w.isupper() for w in long):
        return "capitals"
    inner = [
        w
        for at, w, begins in words
        if not begins and at not in names and w[0].isalpha() and w.lower() not in SMALL and len(w) > 2
    ]
    low = [w for w in inner if w[0].islower()]
    high = [w for w in inner if w[0].isupper() and w[1:].islower() and _bare(w) in small]
    if low and not high:
        return "sentence"
    return "title" if high and not low else ""


def _names(document: Document, words: Sequence[Span]) -> set[Span]:
    """The words that stand in a name: two capitals side by side that the body has, too (Harbour Exchange)."""
    text, found = document.text, set[Span]()
    for a, b in pairwise(words):
        if text[a.start].isupper() and text[b.start].isupper() and _is_in_body(document, text[a.start : b.end]):
            found |= {a, b}
    return found


def _is_in_body(document: Document, pair: str) -> bool:
    """Whether two words occur in the body, not at the start of a paragraph."""
    for at in document.wording.tokens.find(pair):
        block = document.block_at(at)
        if block is not None and block.kind in BODY and document.text[at - 1 : at] == " ":
            return True
    return False


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _repair(text: str, span: Span, case: str, usual: str, small: frozenset[str]) -> Repair | None:
    """The heading in the case of the others; a capital that may belong to a name stays."""
    edits: list[tuple[Span, str]] = []
    for where, word, begins in _words(text, span):
        if begins or not word[0].isalpha():
            continue
        if (case, usual) == ("title", "sentence") and word[0].isupper() and not word.isupper():
            if _bare(word) in small or word.lower() in SMALL:
                edits.append((where, word.lower()))
        elif (case, usual) == ("sentence", "title") and word[0].islower() and word.lower() not in SMALL:
            edits.append((where, word[0].upper() + word[1:]))
    return Repair(f"Change it to {NAMES[usual]}", tuple(edits)) if edits else None
