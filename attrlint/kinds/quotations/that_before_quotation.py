"""that-before-quotation: “that” before a full sentence between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

THAT = LexiconPattern(r"\bthat,?\s+\Z", ignorecase=True)
FINITE = r"(?:{auxiliaries.sentence}|[a-z]+(?:ed|n['’]t)|[a-z]{2,}s)\b"
SENTENCE = LexiconPattern(rf"(?P<first>{{openers.quoted}})\s(?:[\w’'-]+\s+){{0,7}}?{FINITE}")


@dataclass(frozen=True)
class ThatBeforeQuotation:
    """Finds “that” before a quote of at least `min_words` words that begins like a full sentence.

    A capitalized article or pronoun and a finite verb show it. A name may keep its capital after “that”.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 4

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """From “that” to the first word of the quotation; the suggested fix deletes “that” and adds a comma."""
        text = document.text
        for quotation in document.quotations.outer:
            content = quotation.content
            if not quotation.opening or not text[content.start : content.start + 1].isupper():
                continue
            that = THAT.search(text, max(0, quotation.span.start - 12), quotation.span.start)
            first = SENTENCE.match(text, *content) if that else None
            if that is None or first is None or len(text[content.start : content.end].split()) < self.min_words:
                continue
            span = Span(that.start(), first.end("first"))
            if not where.covers(Span(*that.span())):
                continue
            cut = Span(that.start() - 1, that.start() + 4)
            repair = (
                Repair("Replace “that” with a comma", ((cut, ","),)) if text[cut.start : cut.start + 1] == " " else None
            )
            yield Finding(span, {"match": text[span.start : span.end]}, repair=repair)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("quotation-after:that",)

    def literals(self) -> tuple[str, ...]:
        """The word itself."""
        return ("that",)
