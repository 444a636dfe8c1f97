"""unused-suppression: comments that suppress nothing, which is known only after all rules have run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.kind import Finding
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class UnusedSuppression:
    """Holds the wording of SUP001. The findings are made where ignore comments are applied."""

    values: ClassVar[tuple[str, ...]] = ("match", "reason")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Nothing: see `attrlint.linting.suppression`."""
        return iter(())

    def literals(self) -> frozenset[str]:
        """None that can occur: the rule is never run."""
        return frozenset()
