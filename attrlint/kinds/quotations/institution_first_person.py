"""institution-first-person: an organization says “I”."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

FIRST_PERSON = LazyPattern(r"(?<![\w.’'])(?:I(?:['’](?:m|ve|ll|d))?|[Mm]y|[Mm]yself)(?![\w.])(?!['’]s\b)")
DETERMINERS = words("determiners.institution")
NESTED = LazyPattern(r"[“‘\"][^“”‘’\"]{1,400}[”’\"]")


@dataclass(frozen=True)
class InstitutionFirstPerson:
    """Finds a quote with I, my or myself, outside nested quotes, whose source is an organization.

    The source must have an article or a possessive (“the ministry”), because a bare name can be a person's. The quote
    must have at least `min_words` words, because a few words can be a title.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "source")
    grades: ClassVar[tuple[str, ...]] = ()

    sorts: tuple[str, ...] = ("body",)
    layouts: tuple[str, ...] = ("sentence", "colon")
    min_words: int = 5

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """The sentence up to the quotation, or after it, that names the organization."""
        text = document.text
        for credit in document.speech.reported.credits:
            spoken = credit.attribution
            if credit.source is None or credit.cue is None or credit.layout not in self.layouts:
                continue
            if spoken is None or spoken.verb is None or spoken.verb.lemma == "read":
                continue
            source = document.speech.sources[credit.source]
            content = credit.quotation.content
            nested = [Span(*m.span()) for m in NESTED.finditer(text, *content)]
            first = next(
                (
                    m
                    for m in FIRST_PERSON.finditer(text, *content)
                    if not any(n.contains(Span(*m.span())) for n in nested)
                ),
                None,
            )
            if first is None or source.sort not in self.sorts or not where.covers(credit.source):
                continue
            named = text[credit.source.start : credit.source.end]
            if (named.split() or [""])[0].lower() not in DETERMINERS or len(
                text[content.start : content.end].split()
            ) < self.min_words:
                continue  # “House” and “Ireland” may be people, and a few words may be a title
            report = document.speech.report_at(credit.cue.start)
            start = min(credit.source.start, credit.cue.start)
            if (
                report is not None
                and credit.cue.end <= credit.quotation.span.start
                and not _quotes(text, report.span.start, start)
            ):
                start = report.span.start
            span = Span(start, max(credit.source.end, credit.cue.end))
            name = text[credit.source.start : credit.source.end]
            related = (Related(Span(*first.span()), "first person here"),)
            yield Finding(span, {"match": first[0], "source": name}, related)

    def conditions(self) -> tuple[str, ...]:
        """What a draft must have."""
        return ("credited-quotation", *(f"credited-quotation:{sort}" for sort in self.sorts if len(self.sorts) == 1))

    def literals(self) -> None:
        """None: any organization may speak."""
        return


def _quotes(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in '"“”')
