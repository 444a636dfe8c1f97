"""unnamed-speaker: a quote from someone the draft never names."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.mentions import read_mention
from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import Attribution
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

ONE = LexiconPattern(r"{Anonymous.one}\s")
SEVERAL = LexiconPattern(r"{Anonymous.several}\b")
SPEAKERS = words("anonymous.speaker")
NEAR = 240  # code points on either side in which a reason counts
SPOKE = LexiconPattern(r"\b{speech-verbs.in-quotation}\b")
APPOSED = LexiconPattern(r"[\w’'.-]+,(?: \d+,)? \Z")  # Ana Ruiz, 67, a retired teacher, said
NAME = LexiconPattern(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][\w’'.-]+\s+[A-ZÀ-ÖØ-Þ]|:")


@dataclass(frozen=True)
class UnnamedSpeaker:
    """Finds the first quote of at least `min_words` words from a person without a name: one official, a student.

    So are block quotes below a sentence that names no one: some students said. Not flagged: a speaker
    with a description behind the noun (a source on the panel), and quotes where `unless` matches near.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 5
    unless: str = ""

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=True) if self.unless else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one in the draft."""
        found = [*self._single(document), *self._below(document)]
        for source, cue in sorted(found):
            span = Span(min(source.start, cue.start), max(source.end, cue.end))
            if where.covers(source) and where.covers(cue) and not self._explained(document, span):
                said = document.text[source.start : source.end]
                yield Finding(span, {"match": document.text[span.start : span.end], "source": said})
                return

    def _single(self, document: Document) -> Iterator[tuple[Span, Span]]:
        """Quotes with a source such as “one official”."""
        text = document.text
        for credit in document.speech.reported.credits:
            source, cue, content = credit.source, credit.cue, credit.quotation.content
            if source is None or cue is None or credit.layout != "sentence" or not credit.quotation.opening:
                continue
            said = text[source.start : source.end]
            if len(text[content.start : content.end].split()) < self.min_words or not ONE.match(said):
                continue
            mention = read_mention(said)
            if not SPOKE.search(text, *cue) or APPOSED.search(text, max(0, source.start - 40), source.start):
                continue
            head = mention.head.lower()
            bare = said.partition(",")[0].lower().endswith(head)  # not described: a source on the panel
            if mention.person is None and head in SPEAKERS and bare and not NAME.search(said):
                yield source, cue

    def _below(self, document: Document) -> Iterator[tuple[Span, Span]]:
        """Sentences such as “some students said” right above a block quote."""
        for above, below in pairwise(document.blocks):
            if above.kind is not BlockKind.PARAGRAPH or below.kind is not BlockKind.BLOCKQUOTE:
                continue
            reports = document.speech.reports_in(above.span)
            attributions: tuple[Attribution, ...] = reports[-1].attributions if reports else ()
            source = attributions[0].source if attributions else None
            if source is None or not _are_people(document.text[source.start : source.end]):
                continue
            if not SPOKE.search(document.text, *attributions[0].cue):
                continue
            if SEVERAL.match(document.text, *source) and not NAME.search(document.text, *reports[-1].span):
                yield source, attributions[0].cue

    def _explained(self, document: Document, span: Span) -> bool:
        """Whether the words near it say why there is no name."""
        if self._unless is None:
            return False
        return self._unless.search(document.text, max(0, span.start - NEAR), span.end + NEAR) is not None

    def literals(self) -> None:
        """None: the nouns are too many."""
        return


def _are_people(said: str) -> bool:
    """Whether a phrase is just “others”, or its noun means people: several students."""
    return " " not in said or read_mention(said).head.lower().removesuffix("s") in SPEAKERS
