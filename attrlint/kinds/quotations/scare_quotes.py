"""scare-quotes: a word or two in quotation marks without an attribution."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrlint.analysis.attribution.credits import Credit
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

# what follows a term that is explained: (...), or ..., -- that is, means
EXPLAINED = LexiconPattern(r"[,.]?\s?(?:\(|[—–]|-\s|,\s{explanations.after-comma}\b|(?:means|meaning|refers)\b)")
SPEAKERS = frozenset({"person", "body", "outlet", "group"}) | {"anonymous", "document"}  # all types but generic
LOOK_BACK = 60  # code points before a mark in which `named_by` is searched for


@dataclass(frozen=True)
class ScareQuotes:
    """Finds a lowercase quote of at most `max_words` words in a sentence without a source.

    Not flagged: quotes right after `named_by` (called, the term), explained or used before in the draft, and
    capitalized titles and nicknames.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    max_words: int = 2
    named_by: str = ""

    @cached_property
    def _named_by(self) -> Pattern | None:
        return Pattern(rf"(?:{self.named_by})[\s,:]*\Z", ignorecase=True) if self.named_by else None

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation with its marks."""
        text = document.text
        seen: set[str] = set()
        for quotation in document.quotations.outer:
            words = text[quotation.content.start : quotation.content.end].strip(" ,.")
            known = words.lower() in seen
            seen.add(words.lower())
            if known or not quotation.closing or not where.covers(quotation.span):
                continue
            if not 0 < len(words.split()) <= self.max_words or not words[:1].islower():
                continue
            report = document.speech.report_at(quotation.span.start)
            if report is None or report.attributions or _credited(document, document.speech.credits_of(report)):
                continue
            block = document.block_at(quotation.span.start)
            if block is None or block.span == quotation.span or EXPLAINED.match(text, quotation.span.end):
                continue
            start = max(block.span.start, quotation.span.start - LOOK_BACK)
            named = self._named_by
            if named and named.search(text, start, quotation.span.start):
                continue
            yield Finding(quotation.span, {"match": words})

    def literals(self) -> None:
        """None: any word may be quoted."""
        return


def _credited(document: Document, credits: Iterable[Credit]) -> bool:
    """Whether the subject of a verb next to a quotation is someone who may speak."""
    return any(c.source is not None and document.speech.sources[c.source].sort in SPEAKERS for c in credits)
