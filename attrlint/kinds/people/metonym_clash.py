"""metonym-clash: one word as a source and as a place in one sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import with_lists
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class MetonymClash:
    """Finds one of `words` used both as a source and as a place in one sentence.

    The place is flagged (“The Kremlin claimed ... a drone attack on the Kremlin”) and the speaker is related.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    words: tuple[str, ...] = ()

    @cached_property
    def _place(self) -> Pattern:
        words = "|".join(self.words)
        return Pattern(with_lists(rf"\b{{prepositions.place}} (?:the )?({words})\b(?!['’])"))

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such place, once per sentence."""
        if not self.words:
            return
        text = document.text
        for report in document.speech.reported.sentences:
            speaking = [a.source for a in report.attributions if a.source is not None and where.covers(a.source)]
            if not speaking:
                continue
            for match in where.search(self._place, [report.span]):
                span = Span(*match.span(1))
                source = next(
                    (s for s in speaking if text[slice(*s)].removeprefix("The ").removeprefix("the ") == match[1]), None
                )
                if source is not None and not source.start <= span.start < source.end:
                    yield Finding(span, {"match": match[1]}, (Related(source, "the speaker"),))
                    break

    def literals(self) -> frozenset[str] | None:
        """The words."""
        return frozenset(word.lower() for word in self.words)
