"""A newsroom's own names: right as they are, whatever a rule says."""

from __future__ import annotations

from functools import cached_property

from attrlint.base.facts import dataclass


@dataclass(frozen=True)
class HouseNames:
    """Names with confirmed spelling: of places, people and outlets, and others without a type."""

    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @cached_property
    def all(self) -> frozenset[str]:
        """All names, in lower case and without accents."""
        from attrlint.analysis.places.gazetteer import fold

        return frozenset(fold(name) for sort in (self.places, self.people, self.outlets, self.others) for name in sort)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all names, in lower case and without accents: no rule reports one of them as misspelled."""
        return frozenset(word for name in self.all for word in name.replace("-", " ").split()) | self.all


NO_HOUSE_NAMES = HouseNames()
