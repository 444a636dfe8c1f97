"""The names of people in a draft, as source resolution looks them up."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrlint.analysis.people.names import family, may_be_same, plain
from attrlint.base.facts import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.analysis.people.names import PersonName

LOOKED_AT = 200  # sources and names that a mention is compared with: no real draft has more


class DraftNames:
    """Full names in order, by last and by first name; `all` also has the last names that occur alone."""

    def __init__(self, people: Sequence[PersonName], bare: Sequence[PersonName]) -> None:
        self.people = people
        self.all = sorted([*people, *bare], key=lambda p: p.span)
        self.by_last: dict[str, list[PersonName]] = {}
        self.by_first: dict[str, list[PersonName]] = {}
        for person in people:
            self.by_last.setdefault(family(person.last), []).append(person)
        for person in people[:LOOKED_AT]:
            if person.first:
                self.by_first.setdefault(person.first.lower().split()[0], []).append(person)

    def before(self, offset: int, people: Sequence[PersonName] | None = None) -> Sequence[PersonName]:
        """The names shortly before an offset, all or only the given ones."""
        people = self.people if people is None else people
        end = bisect_left(people, offset, key=lambda p: p.span.start)
        return people[max(0, end - LOOKED_AT) : end]

    def fullest(self, person: PersonName, at: int) -> PersonName:
        """The longest form of a name in the draft, the nearest before the mention first."""
        if person.first:
            return person
        known = self.by_last.get(family(person.last), ())
        same = [p for p in (*known[:1], *self.before(at + 1, known)) if may_be_same(p, person) and p.first]
        best = same[-1] if same else person
        return replace(best, sex=best.sex or person.sex)

    def with_last(self, name: str) -> PersonName | None:
        """The person whose last name, with its particles, some words are: dos Santos, Ortega y Gasset."""
        words = plain(name)
        if " " not in words:
            return None
        known = self.by_last.get(family(words), ())
        return next((p for p in known[:LOOKED_AT] if p.first and plain(p.full).endswith(f" {words}")), None)
