"""Mention chains: how a draft names each person, from the full name to the surname alone.

News copy gives the full name first and the surname after that (“Anna Kovacs ... Kovacs ... Ms. Kovacs”). A chain has
the mentions of one person, in order; the same surname with another first name is a separate chain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.source_words import BODY_WORDS, OUTLET_WORDS
from attrlint.analysis.people.names import NOT_NAMES, TITLES
from attrlint.base.facts import dataclass, field
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from attrlint.analysis.people.names import PersonName

# It looks back from after its first letter: a pattern that looks back first is tried at each letter of a text.
CAPITALIZED = LazyPattern(r"[A-ZÀ-ÖØ-Þ](?<![\w@#&./-].)(?<!\w['’].)[^\W\d_]{1,24}+(?=['’]s?(?!\w)|[^\w'’@-]|\Z)")
BEFORE = LazyPattern(r"([^\W\d_][\w'’-]{0,30}+\.?)\Z")
BLANKS = (" ", "\u00a0")
AFTER = LazyPattern(r"[ \u00a0]([^\W\d_][\w'’-]{0,30})")
OPENERS = frozenset('.!?:;“”"‘\n—–-')
PARTICLES = words("particles.word")
FEW = 24  # surnames that are searched for one by one
REACH = 32  # code points read before a word
MOST_BEARERS = 20  # people with one surname that are kept apart


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One mention of a person.

    `span` covers title and name, `surname` the last name alone (code points). `given` and `title` are empty if they are
    missing; `form` is full (with a first name), titled, or surname.
    """

    span: Span
    surname: Span
    given: str
    title: str
    form: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one person in a draft, in order: the surname, the fullest first name, the mentions.

    `alone` means that no one else in the draft has this surname with another first name.
    """

    surname: str
    given: str
    mentions: tuple[PersonMention, ...]
    alone: bool

    @property
    def introduction(self) -> PersonMention | None:
        """The first mention with a first name."""
        return next((m for m in self.mentions if m.form == "full"), None)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is next to a capitalized word: the words before and after it if there is only a space between.

    `opens` means that the word is the first of a sentence, a line or a quotation.
    """

    before: str
    after: str
    opens: bool

    @property
    def title(self) -> str:
        """The title right before the word, in lower case without its full stop; empty if there is none."""
        low = self.before.lower().strip(".")
        return low if low in TITLES else ""

    @property
    def given(self) -> str:
        """The probable first name: a capitalized word before it that is neither a title nor a function word."""
        low = self.before.lower().strip(".")
        return "" if self.title or low in NOT_NAMES or not self.before[:1].isupper() else self.before

    @property
    def last(self) -> str:
        """The capitalized word or particle after it, as in a name that continues (Osama bin Laden)."""
        capital = self.after[:1].isupper() and self.after.lower() not in NOT_NAMES
        return self.after if capital or self.after in PARTICLES else ""


def neighbours(text: str, span: Span) -> Neighbours:
    """What is next to a word on its line."""
    head = text[max(0, span.start - REACH) : span.start]
    apart = head[-1:] in BLANKS and not head[-2:-1].isspace()
    run = head[:-1].rsplit(None, 1) if apart else []  # nothing where only a blank stands before the word
    word = _word_before(run[-1]) if run else ""
    after = AFTER.match(text, span.end)
    bare = head.rstrip(" \u00a0('")
    opens = not bare or bare[-1] in OPENERS
    return Neighbours(word, after[1] if after else "", opens)


@lru_cache(maxsize=1 << 12)
def _word_before(run: str) -> str:
    """The word at the end of a run without spaces; empty if its full stop ends a sentence."""
    before = BEFORE.search(run)
    word = before[1] if before else ""
    if word.endswith(".") and len(word) > 2 and word[:-1].lower() not in TITLES:
        return ""
    return word


def find_chains(text: str, people: Sequence[PersonName], stretches: Iterable[Span]) -> tuple[Chain, ...]:
    """The chains of a draft, in the order of their first mentions; `stretches` are searched for bare surnames.

    A bare surname that several people in the draft have belongs to the one named last.
    """
    mentions = [m for m in map(partial(_naming, text), people) if m is not None]
    surnames = {text[slice(*m.surname)] for m in mentions}
    if surnames:
        mentions += _bare(text, surnames, people, stretches)
    groups: dict[str, _Groups] = defaultdict(_Groups)
    for mention in sorted(mentions, key=lambda m: m.span):
        groups[text[slice(*mention.surname)]].put(mention)
    chains = []
    for surname, bearers in groups.items():
        for members in bearers.members:
            given = max((m.given for m in members), key=len)
            chains.append(Chain(surname, given, tuple(members), len(bearers.members) == 1))
    return tuple(sorted(chains, key=lambda c: c.mentions[0].span))


def _naming(text: str, person: PersonName) -> PersonMention | None:
    """A name of two or more words as a mention; None for capitals, initials, and organizations by their last word."""
    low = person.last.lower()
    if person.last.isupper() or len(low) < 2 or low in TITLES or low in BODY_WORDS or low in OUTLET_WORDS:
        return None
    at = text.rfind(person.last, person.span.start, person.span.end)
    form = "full" if person.first else "titled"
    return PersonMention(person.span, Span(at, at + len(person.last)), person.first, person.title, form)


def _bare(
    text: str, surnames: Set[str], people: Sequence[PersonName], stretches: Iterable[Span]
) -> Iterator[PersonMention]:
    """Where the surnames occur alone: not in a name, and not part of another name (Clinton Foundation)."""
    starts = [p.span.start for p in people]
    for stretch in stretches:
        for span in _places(text, stretch, surnames):
            i = bisect_right(starts, span.start) - 1
            if i >= 0 and span.end <= people[i].span.end:
                continue
            beside = neighbours(text, span)
            if not beside.last and (beside.opens or not beside.given):
                yield PersonMention(span, span, "", "", "surname")


def _places(text: str, stretch: Span, surnames: Set[str]) -> Iterator[Span]:
    """Where one of the surnames occurs as a capitalized word, in order."""
    if len(surnames) > FEW:
        yield from (Span(*m.span()) for m in CAPITALIZED.finditer(text, *stretch) if m[0] in surnames)
        return
    found = []
    for surname in surnames:
        at = text.find(surname, *stretch)
        while at >= 0:
            match = CAPITALIZED.match(text, at, stretch.end)
            if match and match[0] == surname:
                found.append(Span(*match.span()))
            at = text.find(surname, at + 1, stretch.end)
    yield from sorted(found)


@dataclass(slots=True)
class _Groups:
    """The mentions of one surname, grouped by first names; added in order."""

    members: list[list[PersonMention]] = field(default_factory=list)
    givens: list[str] = field(default_factory=list)
    latest: int = 0

    def put(self, mention: PersonMention) -> None:
        """Add a mention to the group that it fits: one without a first name to the latest."""
        if not self.members:
            self.members.append([])
            self.givens.append("")
        if mention.given:
            fits = (i for i, given in enumerate(self.givens) if not given or same_given(given, mention.given))
            self.latest = next(fits, len(self.members) if len(self.members) < MOST_BEARERS else 0)
            if self.latest == len(self.members):
                self.members.append([])
                self.givens.append("")
            self.givens[self.latest] = self.givens[self.latest] or mention.given
        self.members[self.latest].append(mention)


def same_given(left: str, right: str) -> bool:
    """Whether two first names may be one person's: equal, a short form of the other, or its initial."""
    a, b = (name.split()[0].lower().strip(".") for name in (left, right))
    return a.startswith(b) or b.startswith(a)
