"""consistency: one thing written two ways in one draft."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass, field
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.kinds.generic.substitution import cased
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class Consistency:
    """Finds drafts that use both forms of a pair in `either`. The rarer form is flagged; on a tie, the later one.

    The first place of the other form is related, and the fix replaces the flagged form with it.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "usual")
    grades: ClassVar[tuple[str, ...]] = ()

    either: dict[str, str] = field(default_factory=dict)
    ignorecase: bool = False
    nonword: bool = False
    safe: bool = False

    @cached_property
    def _pairs(self) -> tuple[tuple[Pattern, Pattern], ...]:
        def pattern(token: str) -> Pattern:
            return Pattern(phrases((token,), nonword=self.nonword), ignorecase=self.ignorecase)

        return tuple((pattern(a), pattern(b)) for a, b in self.either.items())

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every place of the rarer form."""
        text = document.text
        for one, other in self._pairs:
            a = [Span(*m.span()) for m in where.search(one)]
            b = [Span(*m.span()) for m in where.search(other)]
            if not a or not b:
                continue
            rarer, usual = (a, b) if (len(a), -a[0].start) < (len(b), -b[0].start) else (b, a)
            form = text[usual[0].start : usual[0].end]
            related = (Related(usual[0], f"“{form}” here"),)
            for span in rarer:
                words = text[span.start : span.end]
                better = cased(form, words)
                repair = Repair(f"Replace it with “{better}”", ((span, better),), self.safe)
                yield Finding(span, {"match": words, "usual": form}, related, repair)

    def literals(self) -> tuple[Sets, ...] | None:
        """Those of either side: without one of them there is no pair."""
        return requirements_of(self.either, whole=not self.nonword)
