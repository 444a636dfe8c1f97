"""paraphrase-echo: a quotation that repeats what the sentence before paraphrases."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

WORD = LazyPattern(r"[^\W\d_][\w’'-]{3,}")
EMPTY = words("stop-words.echo")


@dataclass(frozen=True)
class ParaphraseEcho:
    """Finds a quote that repeats what the sentence before reports from the same source.

    The quote has at least `min_words` words, and the proportion `share` of its content words are in that sentence.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 5
    share: float = 0.75

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        text = document.text
        sentences = document.speech.reported.sentences
        for before, report in pairwise(sentences):
            if not report.quotations or not before.statements:
                continue
            credit = document.speech.credits_of(report)[0]
            quotation = credit.quotation
            if credit.source is None or not where.covers(quotation.span) or before.quotations:
                continue
            if text[report.span.start : quotation.span.start].strip() or quotation.continues:
                continue
            statement = before.statements[0]
            spoken = statement.attribution.source
            if spoken is None or document.speech.sources[spoken].id != document.speech.sources[credit.source].id:
                continue
            own = _telling(text[quotation.content.start : quotation.content.end])
            told = _telling(" ".join(text[s.start : s.end] for s in statement.contents))
            if len(text[quotation.content.start : quotation.content.end].split()) < self.min_words or len(own) < 3:
                continue
            if len(own & told) >= self.share * len(own):
                span = quotation.span
                yield Finding(
                    span,
                    {"match": text[span.start : span.end]},
                    (Related(statement.contents[0], "paraphrased here"),),
                )

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("paraphrase", "credited-quotation")

    def literals(self) -> None:
        """None: any words may be quoted."""
        return


def _telling(words: str) -> set[str]:
    """The words that carry meaning, cut to their first six letters."""
    return {m[0].lower()[:6] for m in WORD.finditer(words) if m[0].lower() not in EMPTY}
