"""near-miss: a word one edit from a known name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class NearMiss:
    """Finds words that are one edit from a name in the `gazetteer`, if the context speaks of a place.

    Graded strong next to a cue (“in X”, “X region”, “Belgorod and X”, “X, Russia”) or if the draft also has the right
    form, else fair. House names and the names in `known` are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair")
    house_names: ClassVar[str] = "places"

    gazetteer: Literal["places"] = "places"
    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every such word, with the name that was probably meant."""
        from attrlint.analysis.places.gazetteer import fold
        from attrlint.analysis.places.place_names import near_misses
        from attrlint.text.typos import is_one_edit

        known = document.house.words.union(fold(name) for name in self.known)
        misses = near_misses(document.text, where.reached.spans, known, document.wording.tokens)
        if not misses:
            return
        people = document.people
        surnames = {chain.surname for chain in people.chains} | {person.last for person in people.names}
        outlets = _misspelled_outlets(document)
        for miss in misses:
            if miss.span in outlets:
                continue  # the Washigton Post is told once, as an outlet
            if miss.name in (f"{miss.found}h", miss.found.removesuffix("h")):
                continue  # Falluja and Fallujah: Arabic names are written with and without the last letter
            absent = miss.name not in document.text
            if miss.name in surnames or (absent and any(is_one_edit(miss.found, surname) for surname in surnames)):
                continue  # an error in the name of a person in the draft
            repair = Repair(f"Replace it with “{miss.name}”", ((miss.span, miss.name),))
            yield Finding(miss.span, {"match": miss.found, "name": miss.name}, repair=repair, grade=miss.grade)

    def literals(self) -> None:
        """None: any capital may begin a place."""
        return


def _misspelled_outlets(document: Document) -> frozenset[Span]:
    """The words that misspelled-outlet finds."""
    from attrlint.analysis.outlets.outlet_typos import outlet_slips

    known = document.house.words
    return frozenset(s.span for s in outlet_slips(document.text, document.sentences, known, document.outlets.words))
