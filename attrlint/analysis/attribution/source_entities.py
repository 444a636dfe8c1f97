"""A source after its mentions are combined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, field

if TYPE_CHECKING:
    from attrlint.analysis.attribution.descriptions import Modifiers
    from attrlint.analysis.people.names import PersonName


@dataclass(frozen=True, slots=True)
class Source:
    """A source that mentions refer to: the same `id` for all of them, the `name` in its fullest form, and the type."""

    id: str
    name: str
    sort: str


@dataclass(slots=True)
class Entity:
    """A source while its mentions are read: its name, its roles, and the place of its last mention."""

    number: int
    sort: str
    name: str
    key: str
    person: PersonName | None = None
    roles: set[str] = field(default_factory=set)
    described: list[Modifiers] = field(default_factory=list)
    gender: str = ""  # as a role or a pronoun shows it
    last: int = -1  # the place of its last mention

    @property
    def sex(self) -> str:
        """M or F, by the name, otherwise by a role or a pronoun; empty if nothing shows it."""
        return (self.person.sex if self.person else "") or self.gender
