"""added-first: a source “adds” before it has said anything."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.contents import complement_of
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding, Repair
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.analysis.attribution.attributions import Attribution, SentenceReport
    from attrlint.analysis.attribution.resolution import Source
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OWN = LazyPattern("dv")  # their own songs, their beloved dishes
INTO = (["to"], ["into"], ["onto"])  # what something is added to
# the candidate, His nephew: a person without a name, who may be anyone named before
DESCRIBED = LexiconPattern(r"(?:(?i:{determiners.described})\s+)?[^A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True)
class AddedFirst:
    """Finds “added” and similar `verbs` if the same source has no earlier cue.

    Not flagged: pronouns; sources that share a name or head noun with one that spoke in the `reach` paragraphs before;
    organizations if another organization or outlet spoke there; and people who are named there.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    verbs: tuple[str, ...] = ("added", "adds")
    reach: int = 5

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such source with its cue."""
        paragraphs = [b.span.start for b in document.blocks if b.kind is not BlockKind.EMBED]
        sources = {source.id: source for source in document.speech.sources.values()}
        spoken: dict[str, int] = {}  # by source, the paragraph where it last spoke; the latest at the end
        for report in document.speech.reported.sentences:
            here = bisect_right(paragraphs, report.span.start)
            for number, attribution in enumerate(report.attributions):
                source = attribution.source
                if source is None:
                    continue
                identity = document.speech.sources[source].id
                verb = attribution.verb
                if (
                    verb is not None
                    and verb.form in self.verbs
                    and where.covers(attribution.cue)
                    and _says(report, number)
                    and identity not in spoken
                    and self._new(document, attribution, [sources[who] for who in self._recent(spoken, here)])
                ):
                    yield self._finding(document, attribution)
                spoken.pop(identity, None)
                spoken[identity] = here
            quoted = {
                document.speech.sources[c.source].id for c in document.speech.credits_of(report) if c.source is not None
            }
            for who in quoted:
                spoken.pop(who, None)
                spoken[who] = here

    def _recent(self, spoken: dict[str, int], here: int) -> set[str]:
        """Who spoke in the paragraphs within reach; `spoken` has the latest at the end."""
        return set(takewhile(lambda who: here - spoken[who] <= self.reach, reversed(spoken)))

    def _new(self, document: Document, attribution: Attribution, spoken: Sequence[Source]) -> bool:
        source = attribution.source
        if source is None or attribution.order not in ("before", "after") or attribution.passive:
            return False
        words = document.text[source.start : source.end]
        if document.speech.sources[source].sort not in ("person", "body") or words.lower() in (
            "he",
            "she",
            "it",
            "they",
            "who",
        ):
            return False
        own = document.speech.sources[source]
        if own.sort == "body" and any(s.sort in ("body", "outlet") for s in spoken):
            return False  # "the company" may be any of them
        if own.sort == "person" and (DESCRIBED.match(own.name) or self._named(document, own.name, source.start)):
            return False
        head = {w.lower() for w in words.split() if len(w) > 3}
        return not any(head & {w.lower() for w in s.name.split()} for s in spoken)

    def _named(self, document: Document, name: str, at: int) -> bool:
        """Whether a person's last name occurs in one of the previous paragraphs."""
        last = name.split()[-1]
        here = bisect_right(document.blocks, at, key=lambda block: block.span.start) - 1
        begin = document.blocks[max(0, here - self.reach)].span.start
        return last in document.text[begin : document.blocks[here].span.start]

    def _finding(self, document: Document, attribution: Attribution) -> Finding:
        source, cue = attribution.source, attribution.cue
        assert source is not None
        span = Span(min(source.start, cue.start), max(source.end, cue.end))
        verb = document.text[cue.start : cue.end]
        said = "says" if verb.endswith("s") else "said"
        repair = Repair(f"Replace “{verb}” with “{said}”", ((cue, said),))
        return Finding(span, {"match": verb, "source": document.text[source.start : source.end]}, repair=repair)

    def literals(self) -> tuple[str, ...]:
        """The verbs."""
        return self.verbs


def _says(report: SentenceReport, number: int) -> bool:
    """Whether words are added, not a thing: added that, added: “...”, but not: added four points, adds a hall."""
    tokens, cue = report.tokens, report.cues[number]
    at, complement = complement_of(tokens, cue)
    if complement == "object" or tokens.words[cue.last + 1 : cue.last + 2] in INTO:
        return False
    if complement == "clause" and OWN.match(tokens.codes, at):
        return False
    if complement == "aside" and "Q" not in tokens.codes[: cue.first]:  # support for the codec added via a library
        return False
    return cue.order == "after" or tokens.codes[cue.last + 1 : cue.last + 2] not in tuple("0gnN")
