"""Names in public life, and the words of a draft that are close to one."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrlint.analysis.people.mention_chains import PARTICLES, neighbours
from attrlint.analysis.people.name_variants import Capitals, consonants, inflected, name_words, plain, shortened
from attrlint.analysis.people.names import first_names
from attrlint.analysis.places.gazetteer import place_words
from attrlint.base.facts import dataclass
from attrlint.data import read_lines
from attrlint.data.lexicon import LexiconPattern
from attrlint.text.token_table import WORD, TokenTable
from attrlint.text.typos import is_one_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from attrlint.base.span import Span

PARTICLED = LexiconPattern(r"(?P<given>[^\W\d_]+) {particles.phrase} \Z")
MOST_PLACES = 50  # of a word that are looked at
SHORTEST = 5  # letters of a name that is looked up


class PublicName(NamedTuple):  # a tuple, since a run makes more than a thousand of them
    """A person in public life: first name and surname, each with its accepted spellings, the usual one first.

    `famous` means that the surname needs no introduction, `alone` that a near miss of it is an error without other
    evidence, `forename` that no one else with that surname has a similar first name.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    famous: bool = False
    alone: bool = False
    forename: bool = False


@dataclass(frozen=True, slots=True)
class NearName:
    """A word that is close to a known name: its span (code points), the right form, the whole name.

    `grade` is strong (the first name comes before it) or fair (a unique surname, alone).
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
            found.append(PublicName(tuple(given.split("|")), tuple(surname.split("|")), *(m in marks for m in "*+!")))
    return tuple(found)


@cache
def famous_surnames(*, lower: bool = False) -> frozenset[str]:
    """The surnames that need no introduction; in lower case if that is asked for."""
    names = (form for name in public_names() if name.famous for form in name.surname)
    return frozenset(form.lower() if lower else form for form in names)


@lru_cache(maxsize=1 << 12)
def _sounded(name: str) -> str:
    """A first name with similar-sounding endings spelled alike: Freddie, Freddy."""
    low = plain(name)
    return next((low.removesuffix(end) + "y" for end in ("ie", "ey") if low.endswith(end)), low)


@lru_cache(maxsize=8)
def _index(house: tuple[str, ...]) -> tuple[dict[tuple[str, int], list[PublicName]], frozenset[str]]:
    """The names of the list and of the house by first letter and length of their surnames; and all right forms."""
    names = list(public_names())
    for words in house:
        given, _, surname = words.strip().rpartition(" ")
        names.append(PublicName((given.split()[0] if given else "",), (surname,)))
    kept: dict[tuple[str, int], list[PublicName]] = defaultdict(list)
    for name in names:
        for key in {(form[0], len(form)) for form in name.surname if len(form) >= SHORTEST}:
            kept[key].append(name)
    return kept, frozenset(plain(form) for name in names for form in (*name.given, *name.surname))


@lru_cache(maxsize=1 << 14)
def _like(word: str, house: tuple[str, ...]) -> tuple[PublicName, ...]:
    """The names that differ from a word by one letter, added, removed or replaced; none for a right form."""
    index, right = _index(house)
    if plain(word) in right:
        return ()
    names = dict.fromkeys(name for more in (-1, 0, 1) for name in index.get((word[0], len(word) + more), ()))
    near = [n for n in names if any(form[1] == word[1] or form[-1] == word[-1] for form in n.surname)]
    pieces = set(shortened(word)) if near else set()
    return tuple(n for n in near if any(not pieces.isdisjoint(shortened(form)) for form in n.surname))


@cache
def _bearers() -> dict[str, list[int]]:
    """The indexes of the people in the list by each form of their surnames."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(public_names()):
        for form in name.surname:
            found[form].append(number)
    return found


@cache
def _odd_surnames() -> tuple[str, ...]:
    """The forms of surnames that are not just ASCII letters, or too short to be looked up as words."""
    return tuple(f for f in _bearers() if len(f) < SHORTEST or not (f.isascii() and f.isalpha()))


@cache
def _first_word(form: str) -> str:
    return str(WORD.compiled.findall(form)[0])


def near_names(
    text: str,
    regions: Sequence[Span],
    introduced: Set[str],
    house: Sequence[str] = (),
    known: Set[str] = frozenset(),
    tokens: TokenTable | None = None,
) -> tuple[NearName, ...]:
    """The words of `regions` that are one edit from a known name, in order.

    `introduced` are the surnames of the people in the draft, `house` more names to compare with, `known` words that are
    right as they are (lower case), `tokens` the words of the text if they are known already.
    """
    houses = tuple(house)
    words = Capitals(tokens or TokenTable(text), regions)
    found = _near_forenames(text, words, known)
    for word in words.shaped(SHORTEST):
        names = _like(word, houses)
        if not names or word.lower() in known:
            continue
        own = introduced | {word} if _is_anothers(text, words.of(word), names) else introduced
        for span in words.of(word):
            near = _judge(text, word, span, names, own)
            if near and near.right not in words:  # if the right form occurs too, it is one name in two spellings
                found.append(near)
    return tuple(sorted(found, key=lambda near: near.span))


def _near_forenames(text: str, words: Capitals, known: Set[str]) -> list[NearName]:
    """The first names that are one edit from that of a known person whose surname follows (Barak Obama)."""

    def stands(form: str) -> bool:
        if form.isascii() and form.isalpha():
            return form in words if len(form) >= SHORTEST else form in words.tokens.places
        return _first_word(form) in words.tokens.places and (form in words or form in text)

    found: list[NearName] = []
    sought = {form for form in _bearers().keys() & words.tokens.places.keys() if len(form) >= SHORTEST}
    held = {form for form in sought.union(_odd_surnames()) if stands(form)}
    if not held:
        return found
    people = public_names()
    initials: dict[str, list[str]] = defaultdict(list)
    for word in words.shaped(SHORTEST):
        initials[word[0]].append(word)
    for number in sorted({i for form in held for i in _bearers()[form]}):
        name = people[number]
        alike = [word for word in initials.get(name.given[0][:1], ()) if _is_forename_slip(word, number)]
        alike = [word for word in alike if word.lower() not in known and word in words]
        if not alike:
            continue
        surnames = [form for form in name.surname if stands(form)]
        behind = LexiconPattern(rf"\s+(?:[A-Z]\.\s+)?(?:{'|'.join(surnames)})\b(?!-)")
        whole = f"{name.given[0]} {name.surname[0]}"
        for word in alike:
            found += [
                NearName(span, word, name.given[0], whole, "strong")
                for span in words.of(word)
                if behind.match(text, span.end) and not neighbours(text, span).given
            ]
    return found


@lru_cache(maxsize=1 << 16)
def _is_forename_slip(word: str, number: int) -> bool:
    """Whether a word is close to the first name of a person in the list, and to none of others with that surname."""
    name = public_names()[number]
    if not any(abs(len(word) - len(given)) <= 2 for given in name.given):
        return False
    pieces = set(shortened(_sounded(word)))
    near = [g for g in name.given if len(g) >= SHORTEST and not pieces.isdisjoint(shortened(_sounded(g)))]
    if not near or word in name.given or plain(word) in {plain(given) for given in name.given}:
        return False
    if name.forename:
        return True
    common = plain(name.surname[0]) in name_words() or plain(word) in first_names()
    return not common and not any(_plural(word, given) for given in name.given)


def _judge(text: str, word: str, span: Span, names: Iterable[PublicName], introduced: Set[str]) -> NearName | None:
    """The name that a word is a misspelling of: by the first name before it, or by itself if it is unique."""
    beside = neighbours(text, span)
    for name in names:  # a letter removed, added, changed or moved (Ghandi)
        pieces = set(shortened(word))
        form = next((form for form in name.surname if not pieces.isdisjoint(shortened(form))), "")
        if not form or _plural(word, form):
            continue
        whole = f"{name.given[0]} {name.surname[0]}".strip()
        before = plain(beside.given or _before_particles(text, span))
        if any(plain(given) == before for given in name.given) and (name.famous or word.lower() not in name_words()):
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


def _is_anothers(text: str, spans: Sequence[Span], names: Iterable[PublicName]) -> bool:
    """Whether the draft gives a word a first name that none of these people has: somebody else (Jordie Callahan)."""
    known = {plain(given) for name in names for given in name.given}
    given = {plain(neighbours(text, span).given) for span in spans[:MOST_PLACES]} - {""}
    return bool(given) and not any(shared for one in given for shared in known if one[:2] == shared[:2])


def _before_particles(text: str, span: Span) -> str:
    """The word before the particles of a surname (Ursula von der Leyen); empty without any."""
    found = PARTICLED.search(text, max(0, span.start - 40), span.start)
    return found["given"] if found else ""


def _plural(word: str, form: str) -> bool:
    return word in (form + "s", form + "n") or form == word + "s"
