"""repeated-fragment: a few words of an earlier quotation, quoted again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from attrlint.analysis.attribution.credits import is_title
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.text.similarity import Passage, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

REFRAIN = 3  # fragments that occur this often are a nickname or a slogan


@dataclass(frozen=True)
class RepeatedFragment:
    """Finds a quote of `min_words` to `max_words` words that is part of an earlier quote of at least `full` words.

    A fragment in the lead with the full quote later is good practice and not flagged, nor are titles, names and
    slogans.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 3
    max_words: int = 8
    full: int = 9

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such fragment without its marks, with the earlier place."""
        quotations = [q for q in document.quotations.outer if where.covers(q.span)]
        passages = [passage(document.text, q.content) for q in quotations]
        often = Counter(p.words for p in passages)
        runs: dict[tuple[str, ...], Span] = {}
        sizes = {len(p.words) for p in passages if self._is_fragment(document, p)}
        for one in passages:
            if self._is_fragment(document, one) and often[one.words] < REFRAIN and one.words in runs:
                first = runs[one.words]
                words = document.text[one.span.start : one.span.end].strip(" ,.;:!?")
                line = document.lines.line(document.prose.file_span(first).start)
                span = Span(one.spans[0].start, one.spans[-1].end)
                yield Finding(span, {"match": words, "line": str(line)}, (Related(first, "quoted in full here"),))
            if len(one.words) >= self.full:
                for size in sizes:
                    for at in range(len(one.words) - size + 1):
                        place = Span(one.spans[at].start, one.spans[at + size - 1].end)
                        runs.setdefault(one.words[at : at + size], place)

    def _is_fragment(self, document: Document, one: Passage) -> bool:
        if not self.min_words <= len(one.words) <= self.max_words:
            return False
        return not is_title(document.text[one.span.start : one.span.end])

    def literals(self) -> None:
        """None: any words may be quoted twice."""
        return
