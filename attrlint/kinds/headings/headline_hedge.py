"""headline-hedge: a headline that states as fact what the story only reports as an allegation."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import find_headings
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, flags
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

CRIMES = tuple(f"{{crimes.{crime}}}" for crime in flags("crimes"))
HEDGE = LexiconPattern(
    r"\b{hedges.headline}\b",
    ignorecase=True,
)
IN_HEADLINE = LexiconPattern(
    r"""[?:“”\"‘]|(?<!\w)'|\b{accusations.headline}\b""",
    ignorecase=True,
)
SETTLED = LexiconPattern(
    r"\b{verdicts.settled}\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class HeadlineHedge:
    """Finds a crime that a headline states as fact and the story reports only as an allegation.

    The story must mention the crime, each time with a hedge (“allegedly”, “accused of”, “denies”) or in a quote. Not
    flagged: headlines with a hedge, a source, a quote or a question, and stories that report a conviction or
    admission.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "hedge")
    grades: ClassVar[tuple[str, ...]] = ()

    crimes: tuple[str, ...] = CRIMES

    @cached_property
    def _crimes(self) -> tuple[LexiconPattern, ...]:
        return tuple(LexiconPattern(rf"\b(?:{words})\b", ignorecase=True) for words in self.crimes)

    @cached_property
    def _any(self) -> LexiconPattern:
        return LexiconPattern(rf"\b(?:{'|'.join(self.crimes)})\b", ignorecase=True)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such word of the headline."""
        text = document.text
        for heading in find_headings(document.blocks):
            if not heading.leads or not where.covers(heading.span):
                continue
            named = self._any.search(text, *heading.span)
            if named is None or IN_HEADLINE.search(text, *heading.span):
                return
            if any(SETTLED.search(text, *span) for span in heading.section):
                return
            crime = next(c for c in self._crimes if c.fullmatch(named[0]))
            hedged = _hedged(document, crime)
            if hedged is not None:
                words = text[hedged.start : hedged.end]
                related = (Related(hedged, f"“{words}” in the story"),)
                yield Finding(Span(*named.span()), {"match": named[0], "hedge": words}, related)
            return

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("heading",)

    def literals(self) -> None:
        """None: the words of the headline decide."""
        return


def _hedged(document: Document, crime: LexiconPattern) -> Span | None:
    """The first hedge on a crime in the story, if all its mentions have one."""
    text = document.text
    first: Span | None = None
    for sentence in document.sentences:
        block = document.block_at(sentence.start)
        if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        mentions = [Span(*m.span()) for m in crime.finditer(text, *sentence)]
        if not mentions:
            continue
        hedge = HEDGE.search(text, *sentence)
        if hedge is not None:
            first = first or Span(*hedge.span())
        elif not all(document.quoted.touches(mention) for mention in mentions):
            return None
    return first
