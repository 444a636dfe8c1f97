"""name-variant: one person's name in two spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.diagnostic import Related
from attrlint.facts import dataclass
from attrlint.kinds.base import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.document import Document
    from attrlint.kinds.field import Field


@dataclass(frozen=True)
class NameVariant:
    """Finds the rarer of two forms of a name that are one edit apart; the first place of the usual form is related.

    Graded by the evidence: strong (the same first name or title, or a surname that nobody was introduced by), fair (a
    long name of any sort, found once), weak (each form stands once). `known` are names that are right as they are.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "usual")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair", "weak")

    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every place of such a form, with the other."""
        from attrlint.analysis.name_variants import name_variants

        known = document.house.words.union(word.lower() for name in self.known for word in name.split())
        for found in name_variants(document.text, where.reached.spans, document.chains, known):
            repair = Repair(f"Replace it with “{found.usual}”", ((found.span, found.usual),))
            related = (Related(found.usual_span, f"“{found.usual}” here"),)
            values = {"match": found.found, "usual": found.usual}
            yield Finding(found.span, values, related, repair, found.grade)

    def literals(self) -> None:
        """None: any capital may begin a name."""
        return
