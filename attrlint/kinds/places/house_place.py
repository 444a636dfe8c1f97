"""house-place: places in another form than the house style has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from attrlint.base.facts import dataclass
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


@dataclass(frozen=True)
class HousePlace:
    """Finds places in a form that the house style in `house_style` does not use (Kiev for Kyiv).

    The setting ``house-style`` chooses the style and turns the rule on. Forms inside longer names (Dynamo Kiev), in
    history or in remarks about the name (“formerly Kiev”) do not count, nor do house names.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "name", "house")
    grades: ClassVar[tuple[str, ...]] = ()
    house_names: ClassVar[str] = "places"

    house_style: Literal["ap", "bbc", "guardian", "reuters"] = "ap"

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every place of such a form."""
        from attrlint.analysis.places.gazetteer import fold
        from attrlint.analysis.places.place_variants import HOUSE_NAMES, house_forms, uses_of

        tokens, regions = document.wording.tokens, where.reached.spans
        for form, name in house_forms(self.house_style).items():
            if fold(form) not in document.house.all:
                for span in uses_of(tokens, form, regions):
                    match = document.text[span.start : span.end]
                    repair = Repair(f"Replace it with “{name}”", ((span, name),))
                    values = {"match": match, "name": name, "house": HOUSE_NAMES[self.house_style]}
                    yield Finding(span, values, repair=repair)

    def literals(self) -> frozenset[str]:
        """All such forms: without one there is nothing to find."""
        from attrlint.analysis.places.place_variants import house_forms, literal_of

        return frozenset(literal_of(form) for form in house_forms(self.house_style))
