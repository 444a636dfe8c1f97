"""late-source: a long quotation whose source is named only at its end."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.reading.prose import Block

PRONOUNS = words("pronouns.speaker")
PUNCTUATION = '.,;:!?()[]"“”‘—–'
QUESTION = LazyPattern(r"\?[\"”’']+(?:\s+(?:[\w.’'-]+\s+){1,4}asked\b[^.?!]*\.?)?\s*\Z")  # “But why?” Lee asked him.
SENTENCE_END = LazyPattern(r"[.?!]+[\"'”’]*\s+(?=[A-ZÀ-ÖØ-Þ\"“‘'])")


@dataclass(frozen=True)
class LateSource:
    """Finds a quote of more than `max_sentences` sentences or `max_words` words whose first cue comes after it.

    Not flagged: quotes whose source spoke just before or is named in the previous paragraph, pronouns, interviews and
    transcripts.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "words", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    max_sentences: int = 3
    max_words: int = 60

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such quotation."""
        text = document.text
        last = ""
        for credit in document.speech.reported.credits:
            if credit.source is None:
                continue
            source = document.speech.sources[credit.source]
            quotation = credit.quotation
            behind = credit.cue is not None and credit.cue.start >= quotation.span.end
            known, last = last == source.id, source.id
            if credit.layout != "sentence" or not behind or known or not where.covers(quotation.span):
                continue
            words = text[quotation.content.start : quotation.content.end]
            count = len(words.split())
            sentences = 1 + sum(1 for _ in SENTENCE_END.finditer(words))
            block = document.block_at(quotation.span.start)
            if block is None or text[block.span.start : quotation.span.start].strip():
                continue
            if (count > self.max_words and sentences > 1) or sentences > self.max_sentences:
                name = text[credit.source.start : credit.source.end]
                if name.lower() in PRONOUNS or _is_announced(document, block, (source.name, name)):
                    continue
                yield Finding(quotation.span, {"match": words, "words": str(count), "source": name})

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("credited-behind",)

    def literals(self) -> None:
        """None: any words may be quoted."""
        return


def _is_announced(document: Document, block: Block, names: tuple[str, ...]) -> bool:
    """Whether the paragraph before a block names the person, by the last word of a name, or puts a question."""
    at = bisect_left(document.blocks, block.span.start, key=lambda each: each.span.start)
    if not at:
        return False
    before = document.text[slice(*document.blocks[at - 1].span)]
    if QUESTION.search(before):
        return True
    named = {word.strip(PUNCTUATION).removesuffix("'s").removesuffix("’s") for word in before.split()}
    return any(name.split()[-1].strip(PUNCTUATION) in named for name in names if name)
