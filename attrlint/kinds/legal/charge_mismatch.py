"""charge-mismatch: one person, and two different names for a charge."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, with_lists, words
from attrlint.model.diagnostic import Related
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

CHANGED = LexiconPattern(
    r"\b{changes.charge}\b",
    ignorecase=True,
)
MANY = 100  # charges that are compared


@dataclass(frozen=True, slots=True)
class _Charge:
    span: Span
    name: str
    family: int
    person: str
    sentence: Span


@dataclass(frozen=True)
class ChargeMismatch:
    """Finds a charge against a person that differs from the charge given earlier.

    `families` are charges that are mistaken for one another, each a line of names separated by commas (“murder,
    manslaughter”). A charge belongs to the person named last. Several charges in one sentence, and drafts that say a
    charge was amended or dropped, are not flagged. One finding per draft.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "first", "person")
    grades: ClassVar[tuple[str, ...]] = ()

    families: tuple[str, ...] = ()

    @cached_property
    def _family(self) -> dict[str, int]:
        return {name.strip().lower(): i for i, names in enumerate(self.families) for name in names.split(",")}

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        name = rf"(?P<name>(?i:{'|'.join(sorted(self._family, key=len, reverse=True))}))"
        before = with_lists(r"(?:{Charges.named}|[Cc]harged (?:[\w'’-]{1,30}+ ){0,3}?with)")
        return (
            Pattern(rf"\b{before} (?:[\w'’-]{{1,30}}+,? ){{0,4}}?{name}\b"),
            Pattern(rf"(?<![\w'’-]){name} (?:charges?|counts?|conviction)\b"),
        )

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """At most one finding per draft."""
        if not self.families or CHANGED.search(document.text):
            return
        charges = self._charges(document, where)
        for i, later in enumerate(charges):
            mine = [c for c in charges[:i] if c.person == later.person and c.family == later.family]
            if not mine or any(c.sentence == later.sentence or _names(document, c.sentence, later.name) for c in mine):
                continue
            values = {
                "match": document.text[later.span.start : later.span.end],
                "first": mine[0].name,
                "person": later.person,
            }
            yield Finding(later.span, values, (Related(mine[0].span, "charged here"),))
            return

    def _charges(self, document: Document, where: Field) -> list[_Charge]:
        """The charges in order, each with the person named last before its end or in its sentence."""
        starts = [p.span.start for p in document.people.names]
        known = {p.last for p in document.people.names}
        found: list[_Charge] = []
        matches = sorted((m for p in self._patterns for m in where.search(p)), key=lambda m: m.start("name"))
        for match in matches[:MANY]:
            report = document.speech.report_at(match.start())
            if report is None:
                continue
            own = [w for w in document.text[report.span.start : report.span.end].split() if w.strip(".,;:’'s") in known]
            at = bisect_right(starts, match.start()) - 1
            person = own[0].strip(".,;:’'s") if own else document.people.names[at].last if at >= 0 else ""
            name = match["name"].lower()
            family = self._family.get(name)  # None for ſ, which `lower` does not change to s
            if person and family is not None:
                found.append(_Charge(Span(*match.span()), name, family, person, report.span))
        return found

    def literals(self) -> frozenset[str]:
        """The words that charge."""
        return words("charges.literal")


def _names(document: Document, sentence: Span, charge: str) -> bool:
    """Whether a sentence also names a charge."""
    return charge in document.text[sentence.start : sentence.end].lower()
