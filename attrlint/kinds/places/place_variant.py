"""place-variant: one place spelled two ways in one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OLD_TIMES = LexiconPattern(
    r"\b(?:{history.old-times}|1[5-9]\d\d)\b",
    ignorecase=True,
)


@dataclass(frozen=True)
class PlaceVariant:
    """Finds places that a draft spells in two ways (Kiev, Kyiv), from a list.

    The rarer spelling is flagged; on a tie, the older one. For renamed places the older name is flagged, unless the
    sentence is about the past. Spellings inside longer names (Dynamo Kiev), in history or in remarks about the name
    (“formerly Kiev”) do not count, nor do house names.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "usual")
    grades: ClassVar[tuple[str, ...]] = ()
    house_names: ClassVar[str] = "places"

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every place of the rarer spelling."""
        from attrlint.analysis.places.gazetteer import fold
        from attrlint.analysis.places.place_variants import uses_of, variants

        text, tokens, regions = document.text, document.wording.tokens, where.reached.spans
        held = document.wording.folded if document.foldable else None
        for place in variants():
            if held is not None and sum(word in held for word in place.words) < 2:
                continue  # no word of a second form stands in the draft
            uses = {form: uses_of(tokens, form, regions) for form in place.forms}
            if sum(map(bool, uses.values())) < 2:
                continue
            if place.renamed:  # an older name is right of older times
                uses = {form: [s for s in spans if not _of_old(document, s)] for form, spans in uses.items()}
            used = [form for form in place.forms if uses[form] and fold(form) not in document.house.all]
            if len(used) < 2:
                continue
            # the first of the list on a tie, and for places that were renamed
            usual = used[0] if place.renamed else max(used, key=lambda form: len(uses[form]))
            first = uses[usual][0]
            for form in used:
                for span in uses[form] if form != usual else ():
                    match = text[span.start : span.end]
                    repair = Repair(f"Replace it with “{usual}”", ((span, usual),))
                    related = (Related(first, f"“{usual}” here"),)
                    yield Finding(span, {"match": match, "usual": usual}, related, repair)

    def literals(self) -> frozenset[str]:
        """All spellings: without one there is nothing to find."""
        from attrlint.analysis.places.place_variants import literal_of, variants

        return frozenset(literal_of(form) for place in variants() for form in place.forms[1:])


def _of_old(document: Document, span: Span) -> bool:
    """Whether a sentence is about times when a place had another name."""
    return OLD_TIMES.search(document.text, *document.sentence_at(span.start)) is not None
