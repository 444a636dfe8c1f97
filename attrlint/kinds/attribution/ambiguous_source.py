"""ambiguous-source: a pronoun is the source, and it may refer to more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import SentenceReport
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

BODY = LexiconPattern(
    r"\b(?:the\s+)?(?P<body>{capitals.metonym}|(?:[A-Z][\w’'-]+\s+){0,3}{bodies.capital}"
    r"|(?<=[Tt]he )[A-Z]{2,5}(?=[\s,.’'])|{bodies.plain})\b"
)
_NAMED = r"(?:[Tt]he\s)?(?:(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*|(?:[a-z]+\s)?{bodies.named})"
PAIR = LexiconPattern(  # between the bank and the treasury; Britain and the European Union met
    r"(?:[^.“”\"]{0,60}?\b(?:between|Between)\s|Both\s)(?:the\s)?"
    rf"(?P<one>{_NAMED})\sand\s(?P<two>{_NAMED})\b"
)
NOT_BODIES = frozenset("US UK EU UN".split())


@dataclass(frozen=True)
class AmbiguousSource:
    """Finds “it” or “they” as a source if two or more organizations named shortly before could be meant.

    An organization that is the subject of the previous sentence, or the only one there, settles it. The kind looks
    back over `reach` sentences of the same paragraph.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "candidates")
    grades: ClassVar[tuple[str, ...]] = ()

    pronouns: tuple[str, ...] = ("it",)
    reach: int = 2

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such pronoun with its cue."""
        sentences = document.speech.reported.sentences
        for number, report in enumerate(sentences):
            for attribution in report.attributions:
                source = attribution.source
                if source is None or attribution.order != "before" or not where.covers(attribution.cue):
                    continue
                if document.text[source.start : source.end].lower() not in self.pronouns:
                    continue
                if document.text[report.span.start : source.start].strip():
                    continue
                candidates = self._candidates(document, sentences, number)
                if len(candidates) > 1:
                    span = Span(source.start, attribution.cue.end)
                    words = {"match": document.text[span.start : span.end], "candidates": " or ".join(candidates[:3])}
                    yield Finding(span, words)

    def _candidates(self, document: Document, sentences: tuple[SentenceReport, ...], number: int) -> list[str]:
        """The organizations that may be meant, as they are named; one or none if it is clear."""
        text = document.text
        block = document.block_at(sentences[number].span.start)
        before = [
            s for s in sentences[max(0, number - self.reach) : number] if block and s.span.start >= block.span.start
        ]
        if not before or _leads(before[-1]):
            return []
        named: dict[str, str] = {}
        pair = PAIR.match(text, *before[-1].span)
        if pair is not None:  # “it” is neither of two that are named together
            return [pair["one"], pair["two"]]
        if _opens(text, before[-1].span):
            return []
        for report in before:
            for match in BODY.finditer(text, *report.span):
                if match["body"] not in NOT_BODIES and not document.quoted.touches(Span(*match.span())):
                    named.setdefault(match["body"].lower(), match["body"])
        return list(named.values())

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("pronoun-source",)

    def literals(self) -> tuple[str, ...]:
        """The pronouns."""
        return tuple(rf"\b{word}\b" for word in self.pronouns)


def _opens(text: str, sentence: Span) -> bool:
    """Whether a sentence begins with an organization as its subject."""
    found = BODY.match(text, *sentence) or BODY.match(text, sentence.start + 4, sentence.end)
    return found is not None and text[found.end() : found.end() + 2] not in ("’s", "'s")


def _leads(report: SentenceReport) -> bool:
    """Whether the subject of a sentence is an organization that the next one continues to be about: its first cue
    depends on it.
    """
    for attribution, cue in zip(report.attributions, report.cues, strict=True):
        if attribution.source is not None and cue.source is not None and cue.order in ("before", "after"):
            head = report.tokens.codes[: cue.source[0]]
            return cue.order == "after" or not set(head) - set("rmcu,p")
    return False
