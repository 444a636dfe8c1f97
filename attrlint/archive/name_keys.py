"""Keys under which one person is counted across an archive: Trump, Donald Trump and Mr. Trump are one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.mentions import read_mention
from attrlint.analysis.people.names import FEMALE_TITLES, MALE_TITLES, SUFFIXES, TITLES, split_name
from attrlint.analysis.people.public_names import public_names
from attrlint.archive.norm import norm
from attrlint.data import read_lines

if TYPE_CHECKING:
    from attrlint.analysis.attribution.resolution import Source

NAMED = frozenset({"body", "outlet", "document"})
POSSESSIVES = ("’s", "'s")


@cache
def _nicknames() -> dict[str, str]:
    """Given names and the one that stands for their group."""
    found: dict[str, str] = {}
    for line in read_lines("nicknames.txt"):
        if not line.startswith("#"):
            first, *others = line.split() or [""]
            found.update((name, first) for name in others)
    return found


@cache
def _only_bearers() -> dict[str, str]:
    """Surnames that need no introduction because of a single person, and that person's key."""
    bearers: dict[str, set[str]] = {}
    for person in public_names():
        for form in person.surname if person.famous else ():
            key = f"{_given_key(person.given[0])} {norm(person.surname[0])}".strip()
            bearers.setdefault(norm(form), set()).add(key)
    return {surname: min(keys) for surname, keys in bearers.items() if len(keys) == 1}


@cache
def _spellings() -> dict[str, str]:
    """Accepted spellings of surnames in public life and the usual one: zelensky, zelenskyy."""
    return {norm(form): norm(person.surname[0]) for person in public_names() for form in person.surname[1:]}


def _given_key(given: str) -> str:
    """The key of given names: the first that is more than an initial, in its usual form."""
    parts = [norm(part) for part in given.split()]
    whole = next((part for part in parts if len(part.replace(" ", "")) > 1), parts[0] if parts else "")
    return _nicknames().get(whole, whole)


@lru_cache(maxsize=1 << 14)
def person_key(name: str) -> str | None:
    """The key of a person's name: given name and surname, folded; the surname alone if no given name is known.

    Titles, middle names and initials, suffixes, accents and nicknames make no difference. A surname alone gets the key
    of the only person in public life with that surname who needs no introduction. None for a description.
    """
    parts = name.split()
    bare = [part.strip(".,").lower() for part in parts]
    while parts and bare[-1] in SUFFIXES:
        parts.pop()
        bare.pop()
    while len(parts) > 1 and bare[0] in TITLES:
        del parts[0], bare[0]
    if not parts or not any(part[:1].isupper() for part in parts) or bare[0] in ("the", "a", "an"):
        return None
    given, last = split_name(parts)
    for ending in POSSESSIVES:
        last = last.removesuffix(ending)
    surname = norm(last)
    surname = _spellings().get(surname, surname)
    if not surname:
        return None
    if given:
        return f"{_given_key(given)} {surname}"
    return _only_bearers().get(surname, surname)


def source_key(source: Source) -> str | None:
    """The key under which a source is counted across an archive; None if it has no name (a group, a description)."""
    if source.sort == "person":
        return person_key(source.name)
    if source.sort in NAMED:
        key = norm(source.name).removeprefix("the ")
        return f"{source.sort}:{key}" if key else None
    return None


def gender_said(words: str) -> str | None:
    """What a mention says about a person's gender: "she", "Mr. Cole", "spokeswoman". First names do not count."""
    mention = read_mention(words)
    if mention.pronoun in ("M", "F"):
        return "male" if mention.pronoun == "M" else "female"
    for word in (part.strip(".,").lower() for part in words.split()):
        if word in MALE_TITLES or word.endswith(("spokesman", "chairman", "congressman", "councilman", "businessman")):
            return "male"
        if word in FEMALE_TITLES or word.endswith("woman"):
            return "female"
    return None
