"""repeated-opener: nearby paragraphs that open with the same words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class RepeatedOpener:
    """Finds a paragraph that opens with one of `tokens` if one of the last `within` paragraphs opened with the same
    words."""

    values: ClassVar[tuple[str, ...]] = ("match", "line")
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()
    within: int = 5

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(f"(?:{phrases(self.tokens)}),?", ignorecase=True)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each later opener, with the comma after it."""
        last: dict[str, tuple[int, Span]] = {}
        paragraphs = [b.span for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
        for number, paragraph in enumerate(paragraphs):
            opener = self._pattern.match(document.text, *paragraph)
            if opener is None or not where.covers(Span(*opener.span())):
                continue
            span = Span(*opener.span())
            words = document.text[span.start : span.end].rstrip(",")
            before = last.get(words.lower())
            last[words.lower()] = (number, span)
            if before is not None and number - before[0] <= self.within:
                line = document.lines.line(document.prose.file_span(before[1]).start)
                yield Finding(span, {"match": words, "line": str(line)}, (Related(before[1], "also here"),))

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of the openers."""
        return requirements_of(self.tokens, whole=True)
