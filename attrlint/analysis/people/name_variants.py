"""One name in two spellings: forms in a draft that are one edit apart, and evidence that they are one person's.

An error needs no list of names, because the usual form is in the same draft. The difficulty is two names that are alike
(Davis and David, Horan and Horgan). The same first name or title, or a surname that was never introduced, is evidence
of an error; a first name of its own is evidence against it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from attrlint.analysis.people.mention_chains import CAPITALIZED, PARTICLES, REACH, neighbours
from attrlint.analysis.people.names import FEMALE_TITLES, MALE_TITLES, NOT_NAMES, first_names
from attrlint.analysis.places.gazetteer import place_words
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data import read_lines
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.text.token_table import TokenTable
from attrlint.text.typos import is_one_edit
from attrlint.text.word_places import WordPlaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from attrlint.analysis.people.mention_chains import Chain, Neighbours
    from attrlint.base.span import Span

SHORTEST = 4  # letters of either form
LONG = 7  # letters of a form of unknown type
MAX_USES = 2  # of the rarer form; one used more often is intended
MOST_ALIKE = 40  # words that differ in one letter; more are not names
MOST_PAIRS = 5000  # in one draft; a text with more is a word list
VOWELS = frozenset("aeiouy")
LOWER = LazyPattern(r"(?<![\w'’-])[a-zß-öø-ÿ]{4,25}+(?![\w-])")
LISTED_BEHIND = LazyPattern(r"[A-ZÀ-ÖØ-Þ][\w'’-]{0,30}+(?: \([^()\n]{0,20}\))?(?:[,;/] ?| and |, and )(?:[A-Z] )?\Z")
LISTED_BEFORE = LazyPattern(r"(?: \([^()\n]{0,20}\))?(?:[,;/.(\n]| and |\Z)")
LIST_OPENS = LazyPattern(r"[,;] [A-ZÀ-ÖØ-Þ][\w'’-]{0,30}+[,;]")
GLUED = LazyPattern(r"\w[./]\w+[ \u00a0]\Z")  # openSUSE.Asia Summit
YEAR = LazyPattern(r"[ \u00a0](?:19|20)\d\d\b")
CALLED = LexiconPattern(r"\b(?i:{determiners.core})[ \u00a0][A-ZÀ-ÖØ-Þ][\w.]+[ \u00a0]\Z")
BREAKS = LexiconPattern(r"[.,;:!?)]|\s*\Z|[ \u00a0](?:{function-words}|is|was|will)\b")
ENDINGS = ("ers", "er", "ed", "es", "rs", "r", "s", "d")  # of words with one stem: the Freedom Rides, its Riders
SIC = LazyPattern(r"(?:['’]s)?[”\"]? ?[\[(]sic[\])]")
PERSONAL = MALE_TITLES | FEMALE_TITLES | words("title-words.personal")


@dataclass(frozen=True, slots=True)
class Variant:
    """A form that is probably a misspelling of another: its places, the usual form, and the first place of that.

    `grade` is strong (the same person by first name or title, or a surname that was never introduced), fair (a long
    name of any type that occurs once), or weak (each form occurs once).
    """

    span: Span
    found: str
    usual: str
    usual_span: Span
    grade: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A form with its places, and what is next to each of them."""

    word: str
    spans: tuple[Span, ...]
    beside: tuple[Neighbours, ...]


def name_variants(
    text: str,
    regions: Sequence[Span],
    chains: Iterable[Chain],
    known: Set[str] = frozenset(),
    tokens: TokenTable | None = None,
) -> tuple[Variant, ...]:
    """The misspelled names among the words of `regions`, in order; `known` are names that are right, lower case.

    `tokens` are the words of the text if they are known already.
    """
    places = Capitals(tokens or TokenTable(text), regions)
    near = sorted(_neighbours(form for form in places.shaped(SHORTEST) if not form.isupper()))
    near = [pair for pair in near if pair[0] in places and pair[1] in places][:MOST_PAIRS]
    if not near:
        return ()
    introduced = _introduced(chains)
    lower = WordPlaces(places.tokens, regions, LOWER)
    found = []
    for pair in near:
        rare, usual = sorted(pair, key=lambda w: (len(places.of(w)), -places.of(w)[0].start))
        rarer, others = places.of(rare), places.of(usual)
        if len(rarer) > MAX_USES or (len(rarer) > 1 and len(others) < 2 * len(rarer)):
            continue
        if rare.lower() in known or rare.lower() in lower or (usual.lower() in lower and usual not in introduced):
            continue
        forms = [
            _Form(w, tuple(places.of(w)), tuple(neighbours(text, s) for s in places.of(w)[:50])) for w in (rare, usual)
        ]
        if any(_is_thing(text, span) for span in others):
            continue
        grade = _grade(text, forms[0], forms[1], introduced)
        if grade:
            found += [Variant(span, rare, usual, others[0], grade) for span in rarer]
    return tuple(sorted(found, key=lambda v: v.span))


class Capitals(WordPlaces):
    """The places of each capitalized word, except those marked (sic)."""

    def __init__(self, tokens: TokenTable, regions: Sequence[Span]) -> None:
        super().__init__(tokens, regions, CAPITALIZED)
        self._sic = "sic" in tokens.text

    def of(self, form: str) -> list[Span]:
        """The places of a form, in order."""
        spans = super().of(form)
        return [span for span in spans if not SIC.match(self.tokens.text, span.end)] if self._sic else spans

    def shaped(self, shortest: int) -> list[str]:
        """The forms with at least this many letters that look like a capitalized word, wherever they occur."""
        return [form for form in self.tokens.places if len(form) >= shortest and _is_shaped(form)]


@lru_cache(maxsize=1 << 16)
def _is_shaped(form: str) -> bool:
    return CAPITALIZED.fullmatch(form) is not None


def _introduced(chains: Iterable[Chain]) -> dict[str, set[str]]:
    """The surnames of the people in a draft with their first names in lower case; those with only a title have none."""
    found: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.introduction is not None:
            found[chain.surname].add(chain.given.split()[0].lower())
        elif any(PERSONAL.intersection(m.title.lower().replace(".", "").split()) for m in chain.mentions):
            found[chain.surname].update(())
    return found


def _neighbours(words: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of words at one edit with the same first letter, found by what is left when a letter is removed."""
    pairs: set[tuple[str, str]] = set()
    initials: dict[str, list[str]] = defaultdict(list)
    for word in words:
        initials[word[0]].append(word)
    for same in initials.values():
        if len(same) <= MOST_ALIKE:
            pairs.update(  # either both end alike or both begin alike, from four letters on
                (min(a, b), max(a, b))
                for a, b in combinations(same, 2)
                if -2 < len(a) - len(b) < 2 and (a[-1] == b[-1] or a[:2] == b[:2]) and is_one_edit(a, b)
            )
        else:
            pairs |= _alike(same)
    return pairs


def _alike(words: Iterable[str]) -> set[tuple[str, str]]:
    """The same for many words: those that differ from too many others are left out."""
    dropped: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for piece in shortened(word):
            dropped[piece].add(word)
    pairs: set[tuple[str, str]] = set()
    for alike in dropped.values():
        if 1 < len(alike) <= MOST_ALIKE:
            pairs.update((a, b) for a in alike for b in alike if a < b and is_one_edit(a, b))
    return pairs


def shortened(word: str) -> Iterator[str]:
    """The word, and what is left without one letter after the first: words at one edit share one of these."""
    yield word
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """A word in lower case without its accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _grade(text: str, rare: _Form, usual: _Form, introduced: Mapping[str, Set[str]]) -> str:
    """How certain it is that the rarer form is a misspelling of the other: strong, fair, weak, or nothing."""
    if plain(rare.word) == plain(usual.word) or "ís" in (rare.word[-2:], usual.word[-2:]):  # garbled: Ambulanceís
        return ""
    evidence = [_evidence(text, rare, usual, introduced, i) for i in range(len(rare.spans))]
    if "" in evidence:
        return ""
    once = len(usual.spans) == 1
    if set(evidence) <= {"given", "last", "title"}:
        return "fair" if once else "strong"
    if set(evidence) <= {"given", "last", "title", "surname"}:
        return "weak" if once else "strong"
    return "weak" if once else "fair"


def _evidence(text: str, rare: _Form, usual: _Form, introduced: Mapping[str, Set[str]], i: int) -> str:
    """The evidence for a misspelling at one place of the rarer form: given, last, title, surname, long; or empty."""
    beside, span = rare.beside[i], rare.spans[i]
    if beside.given:
        same = {b.given.lower() for b in usual.beside} | introduced.get(usual.word, set())
        return "given" if beside.given.lower() in same and not inflected(rare.word, usual.word) else ""
    if beside.last:
        same = {b.last for b in usual.beside}
        alike = beside.last in same and not inflected(rare.word, usual.word)
        return "last" if alike and not _man_and_woman(rare.word, usual.word) else ""
    low = rare.word.lower()
    if (
        low in NOT_NAMES
        or beside.before.lower() in PARTICLES
        or introduced.get(rare.word)
        or _plural(low, usual.word.lower())
    ):
        return ""
    person = _is_person(usual, introduced)
    if person and beside.title:
        return "title"
    if low in name_words() or plain(low) in place_words():
        return ""
    if low in first_names() or (usual.word not in introduced and inflected(rare.word, usual.word)):
        return ""
    if person:
        return "" if _listed(text, span, opens=beside.opens) else "surname"
    if len(low) < LONG or inflected(rare.word, usual.word):
        return ""
    return "" if consonants(low, usual.word.lower()) else "long"


def _is_thing(text: str, span: Span) -> bool:
    """Whether the last word of a name shows that nobody bears it: the Asia Summit, Asia Summit 2025."""
    before, line = text[max(0, span.start - REACH) : span.start], text.find("\n", span.end)
    if YEAR.match(text, span.end) or GLUED.search(before):
        return True
    end = line if line >= 0 else len(text)
    return CALLED.search(before) is not None and BREAKS.match(text, span.end, end) is not None


def _listed(text: str, span: Span, *, opens: bool) -> bool:
    """Whether a word is in a list of names (a team, say), where people are named without an introduction."""
    if opens:
        return bool(LIST_OPENS.match(text, span.end))
    behind = LISTED_BEHIND.search(text, max(0, span.start - 60), span.start)
    return bool(behind and LISTED_BEFORE.match(text, span.end))


def _is_person(form: _Form, introduced: Mapping[str, Set[str]]) -> bool:
    """Whether a form is a surname: introduced with a first name or title, or found both after a name and alone."""
    if form.word in introduced:
        return True
    behind = any(b.given and not b.last for b in form.beside)
    return behind and any(not b.before[:1].isupper() and b.before != "the" and not b.last for b in form.beside)


def _plural(word: str, usual: str) -> bool:
    """Whether one is the other's plural: a family (the Kovacses), or a wrong possessive."""
    return word in (usual + "s", usual + "es", usual + "n") or usual == word + "s"


@cache
def name_words() -> frozenset[str]:
    """Dictionary words that a typing error in a name could produce, lower case; read when first asked for."""
    return frozenset(read_lines("name-words.txt"))


def inflected(left: str, right: str) -> bool:
    """Whether two forms differ only by an ending: a plural, a demonym (Texan, Texas; German, Germany)."""
    a, b = sorted((left, right), key=len)
    return b[:-1] == a or (len(a) == len(b) and a[:-1] == b[:-1]) or bool(_stems(a) & _stems(b))


def _stems(word: str) -> set[str]:
    """What is left of a word without each ending that it may have."""
    return {word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)}


def _man_and_woman(left: str, right: str) -> bool:
    """Whether the two are first names of a man and a woman (Andrew, Andrea): relatives."""
    return {first_names().get(name.lower(), "") for name in (left, right)} == {"M", "F"}


def consonants(left: str, right: str) -> bool:
    """Whether one consonant replaces another: two names rather than an error (Osama, Obama)."""
    changed = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    return len(left) == len(right) and len(changed) == 1 and not VOWELS.intersection(changed[0])
