"""headlinese: the clipped style of a headline between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

# A bare noun or name that opens the quotation, then "not", a participle or an adjective without "is".
DROPPED = LexiconPattern(
    r"(?:[A-Z][\w-]+\s+){1,3}(?:not\s+{adjectives.negated}\b|{adjectives.plan}\s+to\b|"
    r"{participles.headline}\s+{prepositions.headline}\b)"
)
NO_SUBJECT = LexiconPattern(r",\s+(?:has|have|had)\s+(?:no|not|never|nothing)\b")
_BARE = (  # what is in the place of a missing “is” or “was”
    r"(?:{adjectives.bare}|not\s+[\w-]+|no\s+\w+|[a-z]{2,}ed|[a-z]{3,}ing)"
)
CLAUSES = LexiconPattern(  # two or more clauses without a finite verb: talks suspended, minister not available
    rf"[A-Z][\w’'-]+(?:\s+[a-z][\w-]+)?\s+{_BARE}\b[^,;.]*"
    rf"(?:[,;]\s+(?:[a-z][\w-]+\s+){{0,3}}?{_BARE}\b[^,;.]*)+[,.]?\Z"
)
FINITE = LexiconPattern(
    r"\b{auxiliaries.finite}\b|['’]{clitics.any}\b",
    ignorecase=True,
)
ARTICLE = LexiconPattern(r"\b(?:the|a|an)\s", ignorecase=True)
SUBJECT = LexiconPattern(r"\b{pronouns.subject}\b", ignorecase=True)
WRITTEN = LexiconPattern(r"\b{written-words}\b")


@dataclass(frozen=True)
class Headlinese:
    """Finds a quote of at least `min_words` words in headline style that is presented as speech.

    It has no article and opens with a bare noun and a dropped “is”, continues with “, has no ...” without a subject,
    or consists of clauses without a finite verb. Quotes that the sentence calls a tweet, message, cable or headline
    are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 6

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        text = document.text
        for credit in document.speech.reported.credits:
            quotation = credit.quotation
            if credit.source is None or not where.covers(quotation.span) or credit.layout == "previous":
                continue
            words = text[quotation.content.start : quotation.content.end]
            if len(words.split()) < self.min_words or ARTICLE.search(words):
                continue
            if not (
                DROPPED.match(words)
                or (NO_SUBJECT.search(words) and not SUBJECT.search(words))
                or (CLAUSES.match(words) and not SUBJECT.search(words) and not FINITE.search(words))
            ):
                continue
            report = document.speech.report_at(quotation.span.start)
            if report is not None and WRITTEN.search(text, *report.span):
                continue
            yield Finding(
                quotation.span, {"match": text[quotation.content.start : quotation.content.end].rstrip(",. ")}
            )

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("credited-quotation",)

    def literals(self) -> None:
        """None: any words may be quoted."""
        return
