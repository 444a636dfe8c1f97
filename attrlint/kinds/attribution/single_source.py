"""single-source: all attributions are to one source."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class SingleSource:
    """Finds a draft of at least `min_words` words whose attributions, `min_credits` or more, all go to one source."""

    values: ClassVar[tuple[str, ...]] = ("source", "credits")
    grades: ClassVar[tuple[str, ...]] = ()

    min_words: int = 250
    min_credits: int = 3

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """One finding, at the first mention of the source."""
        from attrlint.model.source_list import make_ledger

        if document.word_count < self.min_words:
            return
        ledger = make_ledger(document)
        source = ledger.only_source
        if source is None:
            return
        entry = ledger.entries[0]
        count = entry.quotations + entry.statements
        if count >= self.min_credits and where.covers(entry.first):
            yield Finding(entry.first, {"source": source.name, "credits": str(count)})

    def literals(self) -> None:
        """None: it looks at the whole draft."""
        return
