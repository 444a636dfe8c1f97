"""source: a source of a certain type, by its noun and the words next to it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.contents import complement_of
from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import Attribution, SentenceReport
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

BARE = LexiconPattern(r"(?:{determiners.bare}\s+)*\w+\Z")
DEEDS = frozenset({"estimate", "support", "thank"})
QUANTITIES = frozenset({"some", "many", "others"})
OPENS = LexiconPattern(r"\W*(?:{openers.source},?\s+)?")
MARKET = ("analysts", "economists", "traders")  # market reports usually end with them
ENDS = LexiconPattern(r"(?:\s+[\w’']+){0,2}\W*")  # critics say.
COUNTED = LexiconPattern(r"(?:\d|{numerals.small}\b)", ignorecase=True)  # three experts: it is said how many
AMONG = LexiconPattern(r"[A-ZÀ-ÖØ-Þ][\w’'-]+,? (?:and|or) \Z")  # Ruiz and other supporters
DEGREES = frozenset({"how", "so", "as", "too"})  # how many cases, so many people
JUDGING = frozenset({"emotive", "doubt", "guilt"})
NAMED = LexiconPattern(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+")


@dataclass(frozen=True)
class DescribedSource:
    """Finds a source that speaks and whose noun is one of `nouns` (or the whole phrase, such as “many people”), or
    whose type is one of `sorts`.

    With `bare`, nothing may describe the source (“sources said”, not “law enforcement sources”). With `first`, only
    the first mention of the noun counts. With `once`, each noun is reported once. `determiners` (“none” for no
    determiner) must come before it. `unless` is a pattern that lets a source pass if it occurs in the sentence, or in
    the next `ahead` or last `back` sentences of the paragraph. With `named_after`, a source passes if one of the next
    two sentences names a person as a source. Where `claims` are given, a verb with an object counts only if it judges
    or is one of them: many people write books, but experts predict a rise.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    nouns: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    bare: bool = False
    first: bool = False
    once: bool = False
    determiners: tuple[str, ...] = ()
    unless: str = ""
    back: int = 0
    ahead: int = 0
    named_after: bool = False
    unless_sort: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    ignorecase: bool = True

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=self.ignorecase) if self.unless else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such source with its cue, once per sentence."""
        sentences = document.speech.reported.sentences
        seen: set[str] = set()
        told: set[str] = set()
        for number, report in enumerate(sentences):
            for number_of, attribution in enumerate(report.attributions):
                source, cue = attribution.source, attribution.cue
                if source is None or not where.covers(source) or not where.covers(cue):
                    continue
                noun = self._noun(document, source)
                if not noun or self._object(report, source) or self._does(attribution, noun):
                    continue
                if self.claims and (self._is_deed(report, number_of) or self._is_told(document, attribution)):
                    continue
                known = noun in seen
                seen |= {noun, noun.removesuffix("s"), f"{noun}s"}
                if (self.first and known) or self._passes(document, sentences, number, source):
                    continue
                if self.once and noun in told:
                    continue
                told.add(noun)
                span = Span(min(source.start, cue.start), max(source.end, cue.end))
                words = document.text[source.start : source.end]
                yield Finding(span, {"match": document.text[span.start : span.end], "source": words})
                break

    def _object(self, report: SentenceReport, source: Span) -> bool:
        """Whether “some” or “many” is the object of a verb, so that no one speaks: to share some laughs."""
        tokens = report.tokens
        at = bisect_left(tokens.starts, source.start)
        if not self.bare or tokens.words[at] not in QUANTITIES or at == 0:
            return False
        if tokens.words[at - 1] in DEGREES:
            return True
        return tokens.codes[at - 1] in "CGvegbat" or tokens.codes[max(0, at - 2) : at] == "tn"

    def _is_deed(self, report: SentenceReport, number: int) -> bool:
        """Whether a crowd does something that is no claim: many people write books, some expressed concern."""
        verb, cue = report.attributions[number].verb, report.cues[number]
        if verb is None or cue.order not in ("before", "shared"):
            return False
        at, complement = complement_of(report.tokens, cue)
        if complement == "object":
            gap = report.tokens.codes[at : at + 1] in ("a", "b", "C")  # a law that critics say will fail
            return not (gap or verb.lemma in self.claims or verb.classes & JUDGING)
        if complement == "none" and verb.form.endswith("ing"):
            return True
        return complement in ("infinitive", "aside") and bool(verb.classes & {"additive", "mental"})

    def _is_told(self, document: Document, attribution: Attribution) -> bool:
        """Whether it is said how many there are, or who: three experts; critics, among them Ana Ruiz."""
        source, cue = attribution.source, attribution.cue
        assert source is not None
        text = document.text
        if COUNTED.match(text, source.start, source.end):
            return True
        if AMONG.search(text, attribution.sentence.start, source.start):
            return True
        return source.end < cue.start and NAMED.search(text, source.end, cue.start) is not None

    def _does(self, attribution: Attribution, noun: str) -> bool:
        """Whether “some” or “many” do something other than speak: some estimates, some came in, not knowing that."""
        verb = attribution.verb
        if not self.bare or noun not in QUANTITIES or verb is None:
            return False
        return verb.lemma in DEEDS or (attribution.order == "shared" and verb.lemma == "know")

    def _noun(self, document: Document, source: Span) -> str:
        """The noun of a source that this rule is about; empty for any other source."""
        from attrlint.analysis.attribution.mentions import read_mention

        words = document.text[source.start : source.end]
        phrase = " ".join(words.lower().split())
        if self.named_after and phrase in MARKET:
            return ""  # “analysts said” is how market reports are written
        if phrase in self.nouns:
            return phrase
        if self.bare and not BARE.match(words.lower()):
            return ""
        if not self.nouns:
            return words.lower() if document.speech.sources[source].sort in self.sorts else ""
        mention = read_mention(words)
        if mention.person is not None or mention.pronoun:
            return ""
        head = mention.head.lower()
        if head not in self.nouns or (self.sorts and mention.sort not in self.sorts):
            return ""
        first = words.split()[0].lower()
        if self.determiners and (first if first != head else "none") not in self.determiners:
            return ""
        if self.first and first in ("the", "this", "that", "these", "those"):
            return ""
        return head

    def _passes(self, document: Document, sentences: tuple[SentenceReport, ...], number: int, source: Span) -> bool:
        block = document.block_at(sentences[number].span.start)
        if block is None:
            return True
        near = [
            s
            for s in sentences[max(0, number - self.back) : number + 1 + self.ahead]
            if block.span.start <= s.span.start < block.span.end or s.span.start > block.span.end
        ]
        if self._unless and any(self._unless.search(document.text, *s.span) for s in near):
            return True
        if self.unless_sort and any(
            a.source is not None and a.source != source and document.speech.sources[a.source].sort in self.unless_sort
            for s in near
            for a in s.attributions
        ):
            return True
        if not self.named_after:
            return False
        following = sentences[number + 1 : number + 3]
        if self._leads(document, sentences[number].span, source):
            following = tuple(s for s in following if s.span.start < block.span.end)
        return self._named(document, following)

    def _leads(self, document: Document, sentence: Span, source: Span) -> bool:
        """Whether a source opens its sentence, or the sentence ends with it: then the whole sentence depends on it."""
        text = document.text
        if OPENS.fullmatch(text, sentence.start, source.start):
            return True
        market = text[source.start : source.end].lower().endswith(MARKET)
        return not market and ENDS.fullmatch(text, source.end, sentence.end) is not None

    def _named(self, document: Document, following: tuple[SentenceReport, ...]) -> bool:
        return any(
            a.source is not None and document.speech.sources[a.source].sort in ("person", "body", "outlet", "document")
            for s in following
            for a in s.attributions
        )

    def literals(self) -> tuple[str, ...] | None:
        """The nouns, where it names any; of a whole phrase its last word."""
        return tuple(rf"\b{noun.rpartition(' ')[2]}\b" for noun in self.nouns) or None
