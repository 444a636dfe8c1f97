"""agentless-report: reporting without a reporter ("has been reported", "it is believed", "reportedly")."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.data.lexicon import LexiconPattern
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.kind import Finding
from attrlint.text.token_pattern import token_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.analysis.attribution.attributions import Attribution
    from attrlint.base.required_literals import Sets
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

SPEAKS = 70  # the trust of a cue that covers its whole sentence
AGENT = LexiconPattern(
    r"\W*(?:(?!\b(?:and|but|while|when|that)\b)\w+\W+){0,6}?by\s+(?!(?:{not-agents.plain}"
    r"|\d|(?:{not-agents.means}|\w+ing|[A-Z][a-z]+day)\b)\b)",
    ignorecase=True,
)
COURT_PAPERS = LexiconPattern(r"\b{courts.quoted}s?\b", ignorecase=True)
CARRIED = LexiconPattern(
    r"(?:{openers.pronoun}|The {bodies.carried})\s+(?:also\s+|further\s+)?{speech-verbs.carried}\b"
    r"|Also,? according to\b|[^.]{0,30}\bthe same {documents.same}\b"
)


@dataclass(frozen=True)
class AgentlessReport:
    """Finds `tokens` (regular expressions) or a `pattern` (rows of words, word lists and kinds of words) that report
    something without saying who does, outside quotes.

    Not flagged if a source with its cue is in the same sentence, if “by ...” follows, or if the sentence clearly
    continues the one before (“it added”, “also, according to the same report”). A source elsewhere in the paragraph is
    not enough, nor is “Also,” alone. `unless` is a pattern that lets the whole sentence pass.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    unless: str = ""
    ignorecase: bool = True

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(token, ignorecase=self.ignorecase) for token in self.tokens)

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=self.ignorecase) if self.unless else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The first such report of each window, and each later one that does not overlap it."""
        text = document.text
        last = 0
        starts = [window.start for window in where.windows]
        found = [(m.start(), mark_of(m)) for p in self._patterns for m in where.search(p)]
        found += [(m.span.start, m.mark) for row in self.pattern for m in where.search_words(token_pattern(row))]
        for start, span in sorted(found, key=lambda each: each[0]):
            window = where.windows[bisect_right(starts, start) - 1]
            if span.start < last or not self._stands(document, window, span):
                continue
            last = span.end
            yield Finding(span, {"match": text[span.start : span.end]})

    def _stands(self, document: Document, window: Span, span: Span) -> bool:
        text = document.text
        if _heads(text, window, span):
            return False
        if AGENT.match(text, span.end, min(window.end, span.end + 80)) or CARRIED.match(text, window.start, window.end):
            return False
        if self._unless is not None and self._unless.search(text, window.start, window.end):
            return False
        block = document.block_at(span.start)
        told = block is not None and COURT_PAPERS.search(text, block.span.start, window.start) is not None
        if told and "court" in document.article.genres:
            return False  # the release sums up the affidavit that its paragraph names
        report = document.speech.report_at(span.start)
        return report is None or not any(_speaks(attribution, span) for attribution in report.attributions)

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all tokens and rows together."""
        tokens = requirements_of(self.tokens) if self.tokens else ()
        rows = tuple(token_pattern(row).literals() for row in self.pattern)
        return None if tokens is None else (*tokens, *rows) or None


def _heads(text: str, window: Span, span: Span) -> bool:
    """Whether the words are capitalized inside a sentence, as in headlines: Mayor Reportedly Leaving."""
    return text[span.start].isupper() and text[window.start : span.start].rstrip()[-1:].islower()


def _speaks(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution in the sentence may cover the words of `span`, which are not part of its verb."""
    source, verb = attribution.source, attribution.verb
    if source is None or attribution.cue.overlaps(span) or (verb is not None and verb.trust < SPEAKS):
        return False
    return not source.start < span.start < attribution.cue.start
