"""Descriptions: what "the Texas governor" or "his mother" says about a person, and which two may be one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.analysis.attribution.source_words import PERSON_WORDS
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import values, words

if TYPE_CHECKING:
    from attrlint.analysis.people.names import PersonName

RANKS = words("former.rank")
SMALL = words("small-words.credit") | words("determiners.core", "determiners.definite-mention")
SPELLED_OUT = {title.lower(): full.split(",") for title, full in values("titles", "for").items()}
MALE, FEMALE, EPITHETS = words("roles.male"), words("roles.female"), words("roles.epithet")
FIRMS = words("companies.noun")
FIRM_WORDS = words("companies.suffix")
APPOSED = LazyPattern(r",\s+((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)?[^,.;:“”\"()]{3,80})(?=[,.;)]|\Z)")
LOOKED_THROUGH = 14  # words of a mention


class Modifiers(NamedTuple):
    """The modifiers of a description's noun: ranks (vice, deputy), names (Texas, German), other words."""

    ranks: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]


def role_words(mention: str) -> set[str]:
    """The words by which a description may refer back to a person: those of the title, abbreviations spelled out."""
    found = {w.lower().strip(".,()") for w in mention.split()[:LOOKED_THROUGH]}
    for word in tuple(found):
        found.update(SPELLED_OUT.get(word, ()))
    return found


def modifiers(description: str, head: str) -> Modifiers:
    """The modifiers of a description: Texas in "the Texas governor" and "the governor of Texas"."""
    beside = [w.strip(".,()’'") for w in description.split()[:LOOKED_THROUGH]]
    beside = [w.removesuffix("’s").removesuffix("'s") for w in beside]
    kept = [w for w in beside if w and w.lower() not in SMALL and w.lower() != head]
    ranks = frozenset(w.lower() for w in kept if w.lower() in RANKS)
    names = frozenset(w.lower() for w in kept if w[0].isupper() and w.lower() not in RANKS)
    return Modifiers(ranks, names, frozenset(w.lower() for w in kept) - ranks - names)


def may_agree(one: Modifiers, other: Modifiers) -> bool:
    """Whether two descriptions with the same noun may be of one person: not a director and an assistant director."""
    if one.ranks != other.ranks:
        return False
    if one.names and other.names:
        return not one.names.isdisjoint(other.names)
    return not one.others or not other.others or not one.others.isdisjoint(other.others)


def gender_of(head: str) -> str:
    """M or F if the noun of a role shows it (spokeswoman, father); otherwise empty."""
    if head in FEMALE or (head.endswith("woman") and head in PERSON_WORDS | {"woman"}) or head.endswith("swoman"):
        return "F"
    if head in MALE or (head.endswith("man") and head != "human" and head in PERSON_WORDS):
        return "M"
    return ""


def describes(person: PersonName, text: str, head: str, said: Modifiers) -> bool:
    """Whether a name has a title or an apposition with the noun `head` that agrees with a description."""
    if head in role_words(person.title) and may_agree(said, modifiers(_lowered(person.title), head)):
        return True
    apposed = APPOSED.match(text, person.span.end)
    if apposed is None or head not in role_words(apposed[1]):
        return False
    return may_agree(said, modifiers(apposed[1], head))


def _lowered(title: str) -> str:
    """A title as a description: its capitals are not names, except a place or a party before it (Texas Gov.)."""
    *before, last = title.split() or [""]
    kept = [word if word.lower() not in RANKS else word.lower() for word in before]
    return " ".join([*kept, last.lower()])


def is_firm(noun: str, key: str) -> bool:
    """Whether a noun that refers back ("the company") may stand for an organization with that name."""
    return noun in FIRMS and not FIRM_WORDS.isdisjoint(key.replace(".", "").split())
