"""headline-hedge: a headline that tells as fact what the story only alleges."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.article.headings import find_headings
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

CRIMES = (
    "stole|steals?|stolen|stealing|thefts?|thief|thieves",
    "brib(?:e[sd]?|ing|ery)",
    "frauds?|fraudsters?|defraud(?:s|ed|ing)?|fraudulent(?:ly)?",
    "embezzl(?:e[sd]?|ing|ement)",
    "launder(?:s|ed|ing)",
    "murder(?:s|ed|ing|ers?)?",
    "rap(?:e[sd]?|ing|ists?)",
    "molest(?:s|ed|ing|ation)?",
    "assault(?:s|ed|ing)?",
    "abus(?:e[sd]?|ing|ers?)",
    "harass(?:es|ed|ing|ment)?",
    "groped?|gropes|groping",
    "poison(?:s|ed|ing)?",
    "assassinat(?:e[sd]?|ing|ions?)",
    "hack(?:s|ed|ing|ers?)?",
    "sp(?:ied|ying|ies|y)|espionage",
    "plot(?:s|ted|ting|ters?)?",
    "rigg(?:ed|ing)",
    "forg(?:e[sd]|ing|ery|eries)",
    "smuggl(?:e[sd]?|ing|ers?)",
    "extort(?:s|ed|ing|ion)?",
    "blackmail(?:s|ed|ing)?",
    "traffick(?:s|ed|ing|ers?)?",
    "kidnap(?:s|ped|ping|pers?)?|abduct(?:s|ed|ing|ions?)?",
    "sabotag(?:e[sd]?|ing)",
    "corrupt(?:ion)?",
    "arson(?:ists?)?",
    "cheat(?:s|ed|ing)?",
    "plagiari[sz](?:e[sd]?|ing|m)",
    "vote[- ]rigging",
    "massacr(?:e[sd]?|ing)",
    "war crimes?",
    "perjury|perjured",
    "treason",
)
HEDGE = LazyPattern(
    r"\b(?:alleg(?:e[sd]?|edly|ing|ations?)|accus(?:e[sd]?|ing|ations?)|suspect(?:ed|s|edly)?|charge[sd]?|"
    r"purported(?:ly)?|"
    r"reportedly|apparent(?:ly)?|claim(?:s|ed|ing)?|den(?:y|ies|ied|ying)|believed to|said to (?:have|be)|thought to|"
    r"on suspicion|suspicions?|rumou?r(?:s|ed)?|unproven|may have|might have|could have|investigat\w+|probe[sd]?|"
    r"indict\w+|"
    r"if (?:convicted|found guilty))\b",
    ignorecase=True,
)
IN_HEADLINE = LazyPattern(
    r"[?:“”\"‘]|(?<!\w)'|\b(?:alleg\w+|accus\w+|suspect\w*|suspicion|charge[sd]?|court|trial|jury|judge|says?|said|"
    r"claims?|"
    r"claimed|den(?:y|ies|ied|ying)|reports?|reported(?:ly)?|may|might|could|if|fears?|feared|police|probe[sd]?|"
    r"inquiry|"
    r"investigat\w+|lawsuit|sue[sd]?|suing|case|row|blame[sd]?|blames|over|amid|not|no|never|warns?|vows?|urges?|"
    r"calls?|"
    r"against|anti|law|laws|bill|ban|against|believed|likely|apparent(?:ly)?|prosecutors?|arrest(?:s|ed)?|held|"
    r"detained|"
    r"faces?|facing|plans?|to|unproven|victims?|dismiss\w*|rejects?|clear(?:ed|s)?|acquit\w*|questions?|movie|film|"
    r"novel|"
    r"mystery|drama|documentary|series|book)\b",
    ignorecase=True,
)
SETTLED = LazyPattern(
    r"\b(?:convicted|convictions?|found guilty|pleaded guilty|pled guilty|pleads guilty|plea deal|jailed|sentenced|"
    r"confess(?:ed|es|ion)|admit(?:s|ted)|admission|acknowledged|apologi[sz]ed|guilty (?:plea|verdict))\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class HeadlineHedge:
    """Finds a crime that a headline tells as fact, where the story never tells it but as an allegation.

    Judged where the story names the crime at least once, every time in a sentence with a hedge ("allegedly",
    "accused of", "denies") or in a quotation. Let pass are headlines with a hedge, a source, a quotation or a
    question, and stories that tell of a conviction or an admission.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "hedge")
    grades: ClassVar[tuple[str, ...]] = ()

    crimes: tuple[str, ...] = CRIMES

    @cached_property
    def _crimes(self) -> tuple[LazyPattern, ...]:
        return tuple(LazyPattern(rf"\b(?:{words})\b", ignorecase=True) for words in self.crimes)

    @cached_property
    def _any(self) -> LazyPattern:
        return LazyPattern(rf"\b(?:{'|'.join(self.crimes)})\b", ignorecase=True)

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

    def literals(self) -> None:
        """None: the words of the headline decide."""
        return


def _hedged(document: Document, crime: LazyPattern) -> Span | None:
    """The first hedge on a crime in the story, where none of its mentions is bare."""
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
