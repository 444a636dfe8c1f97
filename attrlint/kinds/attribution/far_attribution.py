"""far-attribution: a figure whose source is named only in the next sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import with_lists
from attrlint.kinds.attribution.unattributed_claim import has_source
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class FarAttribution:
    """Finds one of `tokens` (patterns) in a sentence without a source if the next sentence of the paragraph has one."""

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = (
        with_lists(r"\b{approximations.figure} \d[\d,.]*(?: (?:percent|per cent|million|billion))?"),
    )

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(token, ignorecase=True) for token in self.tokens)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each such sentence once."""
        for block in document.blocks:
            reports = document.speech.reports_in(block.span)
            for i, report in enumerate(reports[:-1]):
                if has_source(document, report):
                    break
                following = next((a for a in reports[i + 1].attributions if a.source is not None), None)
                if following is None or following.source is None or not has_source(document, reports[i + 1]):
                    continue
                for match in (m for p in self._patterns for m in where.search(p, [report.span])):
                    span = Span(*match.span())
                    related = (Related(following.source, "source named here"),)
                    yield Finding(span, {"match": match[0]}, related)
                    break

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of all tokens together."""
        return requirements_of(self.tokens)
