"""name-variant: one person's name in two spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

OF_OUTLETS = words("outlet-words.capital")


@dataclass(frozen=True)
class NameVariant:
    """Finds the rarer of two spellings of a name that are one edit apart. The first place of the usual spelling is
    related.

    Graded strong (the same first name or title, or a surname that was never introduced), fair (a long name, found
    once) or weak (each spelling occurs once). Names in `known` are not flagged.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "usual")
    grades: ClassVar[tuple[str, ...]] = ("strong", "fair", "weak")
    house_names: ClassVar[str] = "people"

    known: tuple[str, ...] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every place of such a form, with the other."""
        from attrlint.analysis.people.name_variants import name_variants
        from attrlint.analysis.people.public_names import famous_surnames
        from attrlint.analysis.places.gazetteer import fold, place_words
        from attrlint.analysis.places.place_variants import variants

        known = document.house.words.union(word.lower() for name in self.known for word in name.split())
        tokens = document.wording.tokens
        variants_here = name_variants(document.text, where.reached.spans, document.people.chains, known, tokens)
        if not variants_here:
            return
        # a note about how a name was spelled has both forms on purpose
        places: frozenset[Span] | None = None
        surnames = {chain.surname for chain in document.people.chains} | famous_surnames()
        spellings = frozenset(form for place in variants() for form in place.forms)
        noted = SpanSet(n.span for n in document.article.corrections if n.tells)
        for found in variants_here:
            if noted.touches(found.span) or noted.touches(found.usual_span):
                continue
            if found.usual in OF_OUTLETS:  # The Finnacial Tmies: misspelled-outlet reports it
                continue
            if {found.found, found.usual} <= spellings:  # two spellings of one place are reported as that
                continue
            # a misspelled place, which is not a person's name, is reported once, as that
            if found.usual not in surnames and fold(found.usual) in place_words():
                places = _misspelled_places(document, where) if places is None else places
                if found.span in places:
                    continue
            repair = Repair(f"Replace it with “{found.usual}”", ((found.span, found.usual),))
            related = (Related(found.usual_span, f"“{found.usual}” here"),)
            values = {"match": found.found, "usual": found.usual}
            yield Finding(found.span, values, related, repair, found.grade)

    def literals(self) -> None:
        """None: any capital may begin a name."""
        return


def _misspelled_places(document: Document, where: Field) -> frozenset[Span]:
    """The words that near-miss finds in the same stretches."""
    from attrlint.analysis.places.place_names import near_misses

    misses = near_misses(document.text, where.reached.spans, document.house.words, document.wording.tokens)
    return frozenset(miss.span for miss in misses)
