"""The context of a word that may be a place: prepositions, place nouns, lists, names of people."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import fold, known_as, place_words, places_of
from attrlint.base.facts import dataclass
from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from attrlint.base.span import Span

REACH = 60  # code points read on either side
BEFORE = LexiconPattern(r"([^\W\d_][\w.'’-]*+)(,?) (?:the )?\Z")
AFTER = LexiconPattern(r"(['’]s?)?(,?) ([^\W\d_][\w.'’-]*+)(?: ([^\W\d_][\w.'’-]*+))?")
NAME = r"((?:[^\W\d_a-z][\w’-]*+ ){0,2}[^\W\d_a-z][\w’-]++)"
LISTED_BEHIND = LexiconPattern(rf"{NAME}(?:, (?:and )?| and | or | to | & )\Z")
LISTED_AHEAD = LexiconPattern(rf"(?:['’]s)?(?:, (?:and )?| and | or | to | & ){NAME}")
HEADS = LexiconPattern(
    r"\b{place-words.head} (?:of |called |named |, )?\Z",
    ignorecase=True,
)
INDOORS = LexiconPattern(r"\b{place-words.indoors} (?:of|in|at) (?:the )?\Z", ignorecase=True)
EXPLAINED = LexiconPattern(r"(?:, | \(| is )an? (?:[\w-]+ ){0,3}{place-words.small} ", ignorecase=True)
COMPANY = words("companies.suffix")
STRONG = words("place-words.before")
WEAK = words("prepositions.weak-place")
PLACE_NOUNS = words("place-words.after")
TITLES = words("titles.before-surname")
SPEECH = words("speech-verbs.after-name")


@dataclass(frozen=True, slots=True)
class Context:
    """The clues from the context of a word, and the countries of the place that it is listed with, if any."""

    clues: frozenset[str]
    countries: frozenset[str]
    before: str
    after: str


def context_of(text: str, span: Span) -> Context:
    """The clues around a word; `span` in code points. They do not cross a line break."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - REACH)
    stop = text.find("\n", span.end, span.end + REACH)
    left, right = text[start : span.start], text[span.end : stop if stop >= 0 else span.end + REACH]
    before, after = BEFORE.search(left), AFTER.match(right)
    word = before[1] if before else ""
    next_, second = (after[3], after[4] or "") if after and not after[2] else ("", "")
    rest = left[: before.start()].rstrip() if before else ""
    opens = not before and not left.strip(" “\"‘'(—–-")
    countries = _listed(left, right)
    clues = {
        "listed": bool(countries),
        "cue": word.lower() in STRONG and not (before and before[2]),
        "head": bool(HEADS.search(left)),
        "noun": next_ in PLACE_NOUNS or (next_.istitle() and next_.lower() in PLACE_NOUNS),
        "weak": word.lower() in WEAK,
        "opens": opens or not before,
        "owner": bool(after and after[1] and next_[:1].islower()),
        "titled": word in TITLES and not (before and before[2]),
        "person": word in TITLES or (next_ in SPEECH and not countries) or is_first_name(word),
        "capital before": word[:1].isupper() and bool(rest) and rest[-1:] not in '.!?:“"' and not countries,
        "capital after": next_[:1].isupper(),
        "indoors": bool(INDOORS.search(left)),
        "explained": bool(EXPLAINED.match(right)),
        "company": next_.lower() in COMPANY and next_[:1].isupper(),
        "two capitals after": next_[:1].isupper() and second[:1].isupper() and next_.isalpha() and second.isalpha(),
        "word before": word[:1].islower() and word.lower() not in STRONG | WEAK and word not in ("the", "and", "or"),
        "comma before": bool(before and before[2]),
    }
    found = frozenset(name for name, is_so in clues.items() if is_so)
    return Context(found, countries, word, next_)


@lru_cache(maxsize=1 << 12)
def is_first_name(word: str) -> bool:
    """Whether a word is a first name and not a large place."""
    from attrlint.analysis.people.names import first_names

    return word[:1].isupper() and word.lower() in first_names() and not countries_of(word)


def _listed(left: str, right: str) -> frozenset[str]:
    """The countries of the places next to a word in a list, or after it (“Belgorod and X”, “X, Russia”)."""
    found: frozenset[str] = frozenset()
    for match in (LISTED_BEHIND.search(left), LISTED_AHEAD.match(right)):
        if match:
            found |= countries_of(match[1])
    return found


@lru_cache(maxsize=1 << 12)
def countries_of(name: str) -> frozenset[str]:
    """The countries of places with a name that are mainly known as places; the name may begin with other capitals."""
    words = name.split(" ")
    for i in range(len(words)):
        whole, last = " ".join(words[i:]), fold(words[-1])
        if last in place_words():
            named = [place for place in places_of(last) if fold(place.name) == fold(whole)]
            if named and is_mainly_place(last):
                return frozenset(place.country for place in named[:4])
    return frozenset()


def is_mainly_place(word: str) -> bool:
    """Whether a word (folded) is mainly a place: a large one, or neither a surname nor another word."""
    largest = max((p for p in places_of(word) if fold(p.name) == word), key=lambda p: p.population, default=None)
    if largest is not None and (largest.kind in ("country", "press") or largest.population >= 512):
        return True
    known = known_as(word)
    return not set(known.sorts) & {"w", "s"}
