"""misspelled-outlet: a name one edit from that of an outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class MisspelledOutlet:
    """Finds a word that is one edit from the name of an outlet, in a position where an outlet is named.

    That is next to a reporting verb, after “told”, “according to” or “interview with”, next to “newspaper” or “news
    agency”, alone in parentheses, or after a name and before a colon. Names in `known` are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name", "word")
    grades: ClassVar[tuple[str, ...]] = ()
    house_names: ClassVar[str] = "outlets"

    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such word, with the name that was probably meant."""
        from attrlint.analysis.outlets.outlet_typos import outlet_slips

        known = document.house.words.union(name.lower() for name in self.known)
        for slip in outlet_slips(document.text, document.sentences, known, document.outlets.words):
            if where.covers(slip.span):
                repair = Repair(f"Replace it with “{slip.right}”", ((slip.span, slip.right),))
                values = {"match": slip.found, "word": slip.right, "name": slip.name}
                yield Finding(slip.span, values, repair=repair)

    def literals(self) -> None:
        """None: any capital may begin an outlet."""
        return
