"""The outlets of the world's press, by each name they go by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from attrlint.data import read_lines


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: name, kind (agency, newspaper, broadcaster, magazine, website), country code, and control."""

    name: str
    kind: str
    country: str
    control: str


@lru_cache(maxsize=1)
def outlets() -> dict[str, Outlet]:
    """The outlets of ``data/outlets.txt`` by name and alias, without "the", in lower case."""
    found: dict[str, Outlet] = {}
    for line in read_lines("outlets.txt"):
        if not line or line.startswith("#"):
            continue
        name, aliases, kind, country, control = line.split("\t")
        outlet = Outlet(name, kind, country, control)
        for form in (name, *(a for a in aliases.split("; ") if a)):
            found.setdefault(form.lower().removeprefix("the "), outlet)
    return found
