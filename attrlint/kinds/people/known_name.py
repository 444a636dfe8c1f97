"""known-name: a known person's name with one typing error."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class KnownName:
    """Finds surnames that are one edit from that of a person in public life, or of the people in your house names.

    Graded strong after the right first name, else fair. `names` are full names (“Dana Whitlock”); `known` are words
    that are correct. If the draft also has the right form, NAM001 reports it instead.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "right", "whole")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair")
    house_names: ClassVar[str] = "people"

    names: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such word, with the right form and the whole name."""
        from attrlint.analysis.people.public_names import near_names

        introduced = {
            chain.surname for chain in document.people.chains if any(m.form == "full" for m in chain.mentions)
        }
        known = document.house.words.union(word.lower() for name in self.known for word in name.split())
        names = (*self.names, *document.house.people)
        tokens = document.wording.tokens
        for near in near_names(document.text, where.reached.spans, introduced, names, known, tokens):
            repair = Repair(f"Replace it with “{near.right}”", ((near.span, near.right),))
            values = {"match": near.found, "right": near.right, "whole": near.whole}
            yield Finding(near.span, values, repair=repair, grade=near.grade)

    def literals(self) -> None:
        """None: any capital may begin a name."""
        return
