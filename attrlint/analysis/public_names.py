"""Names in public life, and the words of a draft that are nearly one of them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.gazetteer import place_words
from attrlint.analysis.mention_chains import PARTICLES, neighbours
from attrlint.analysis.name_variants import capitalized, consonants, inflected, name_words, plain, shortened
from attrlint.analysis.names import first_names
from attrlint.analysis.slips import is_one_edit
from attrlint.data import read_lines
from attrlint.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from attrlint.span import Span

SHORTEST = 5  # letters of a name that is looked up


@dataclass(frozen=True, slots=True)
class PublicName:
    """A person in public life: first name and surname, each with its accepted spellings, the usual one first.

    `famous` says that the surname needs no introduction, `alone` that a near miss of it is a slip by itself.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    famous: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class NearName:
    """A word that is nearly a known name: its span (code points), the name's right form, the whole name.

    `grade` is strong (the first name stands before it) or fair (a surname that is like no other, alone).
    """

    span: Span
    found: str
    right: str
    whole: str
    grade: str


@cache
def public_names() -> tuple[PublicName, ...]:
    """The people of ``data/public-names.txt``."""
    found = []
    for line in read_lines("public-names.txt"):
        if line and not line.startswith("#"):
            marks, given, surname = line.split("\t")
            found.append(PublicName(tuple(given.split("|")), tuple(surname.split("|")), "*" in marks, "+" in marks))
    return tuple(found)


@cache
def famous_surnames(*, lower: bool = False) -> frozenset[str]:
    """The surnames that need no introduction; in lower case where that is asked for."""
    names = (form for name in public_names() if name.famous for form in name.surname)
    return frozenset(form.lower() if lower else form for form in names)


@lru_cache(maxsize=8)
def _index(house: tuple[str, ...]) -> tuple[dict[str, list[PublicName]], frozenset[str]]:
    """The names of the list and of the house by what is left of a surname without a letter; and every right form."""
    names = list(public_names())
    for words in house:
        given, _, surname = words.strip().rpartition(" ")
        names.append(PublicName((given.split()[0] if given else "",), (surname,)))
    left: dict[str, list[PublicName]] = defaultdict(list)
    for name in names:
        for piece in {piece for form in name.surname if len(form) >= SHORTEST for piece in shortened(form)}:
            left[piece].append(name)
    return left, frozenset(plain(form) for name in names for form in (*name.given, *name.surname))


def near_names(
    text: str, regions: Sequence[Span], introduced: Set[str], house: Sequence[str] = (), known: Set[str] = frozenset()
) -> tuple[NearName, ...]:
    """The words of `regions` that are one edit from a known name, in order.

    `introduced` are the surnames of the people of the draft, `house` more names to hold words against, `known` words
    that are right as they are (lower case).
    """
    index, right = _index(tuple(house))
    words = capitalized(text, regions, SHORTEST)
    found = []
    for word, spans in words.items():
        if plain(word) in right or word.lower() in known:
            continue
        names = {name for piece in shortened(word) for name in index.get(piece, ())}
        for span in spans if names else ():
            near = _judge(text, word, span, names, introduced)
            if near and near.right not in words:  # where the right form stands too, one name has two spellings
                found.append(near)
    return tuple(sorted(found, key=lambda near: near.span))


def _judge(text: str, word: str, span: Span, names: Iterable[PublicName], introduced: Set[str]) -> NearName | None:
    """The name that one word is a slip for: by the first name before it, or by itself where it is like no other."""
    beside = neighbours(text, span)
    for name in names:  # a letter dropped, put in, changed or moved (Ghandi)
        pieces = set(shortened(word))
        form = next((form for form in name.surname if not pieces.isdisjoint(shortened(form))), "")
        if not form or _plural(word, form):
            continue
        whole = f"{name.given[0]} {name.surname[0]}".strip()
        if beside.given and any(plain(given) == plain(beside.given) for given in name.given):
            return NearName(span, word, form, whole, "strong")
        if (
            not is_one_edit(word, form)
            or beside.given
            or beside.last
            or beside.before.lower() in PARTICLES
            or word in introduced
        ):
            continue
        low = word.lower()
        other = low in name_words() or low in first_names() or plain(word) in place_words()
        if name.alone and not other and not inflected(word, form) and not consonants(word, form):
            return NearName(span, word, form, whole, "fair")
    return None


def _plural(word: str, form: str) -> bool:
    return word in (form + "s", form + "n") or form == word + "s"
