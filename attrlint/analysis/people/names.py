"""People's names: where they are, what belongs to them, and the gender of the person."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data import read_text
from attrlint.data.lexicon import LexiconPattern, folded, in_order, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = r"[^\W\d_]++(?:[-'’][^\W\d_]++)*+"
_WORD = rf"(?:(?:{{name-prefixes}}|[A-ZÀ-ÖØ-Þ]){_LETTERS}|[A-Z]\.(?:[A-Z]\.)*+|[A-Z](?=\s))"
PARTICLES = words("particles.word")
# A run begins with a word: no long word is read from each of its letters. The lookbehind comes after the first letter,
# or the pattern would be tried at each letter of the text.
_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?<!\w.)(?<!\w[-'’].)"
_SMALL = r"(?:d['’](?<!\w..)(?<!\w[-'’]..)|(?:al-|el-)(?<!\w...)(?<!\w[-'’]...))"
_INITIALS = r"(?<=[A-Z])(?<![A-Z]\..)\.(?:[A-Z]\.)*+"  # from the first one: a run of them is read once
_FIRST = rf"(?:(?:{_CAPITAL}(?:(?:(?<=[OD])['’])?{_LETTERS}|{_INITIALS}|(?<=[A-Z])(?=\s)))|{_SMALL}{_LETTERS})"
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_SHORT = in_order("abbreviations.title")
_ABBREVIATED = "|".join(rf"(?<=\b{word})" for word in _SHORT)
_STOP = rf"(?:(?:{_ABBREVIATED})\.)?"  # no name continues after the end of a sentence
_MORE = rf"(?:{_STOP}\s++(?:{_PARTICLE}\s++){{0,2}}{_WORD})"
NAME_RUN = LexiconPattern(rf"{_FIRST}{_MORE}{{0,6}}")
NAME_RUNS = LexiconPattern(rf"{_FIRST}{_MORE}{{1,6}}")
ARTICLE = LexiconPattern(r"\A{particles.arabic}[-’'](?=\w{3})")
POSSESSIVE = LexiconPattern(r"['’]s?\Z")
MALE_TITLES = folded("titles.male")
FEMALE_TITLES = folded("titles.female")
TITLES = MALE_TITLES | FEMALE_TITLES | words("title-words.any")
SUFFIXES = words("name-suffixes")
STREETS = frozenset("st ave blvd rd".split())
NOT_NAMES = folded("weekdays.long", "months.long") | words("function-words.not-name")


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First names in lower case, with M, F, or B for both."""
    found: dict[str, str] = {}
    lines = read_text("first-names.txt").split("\n") + read_text("first-names-more.txt").split("\n")
    for line in lines:
        sex, _, names = line.partition(" ")
        if sex in ("M", "F", "B"):
            for name in names.split():
                found[name] = sex if found.get(name, sex) == sex else "B"
    return found


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written: `title` and `first` may be empty, and `last` includes particles ("van der Berg").

    `sex` is M, F, or empty if the name does not show it.
    """

    title: str
    first: str
    last: str
    sex: str
    span: Span

    @property
    def full(self) -> str:
        """The name without its title."""
        return f"{self.first} {self.last}".strip()


def read_person(words: str, start: int = 0) -> PersonName | None:
    """A run of capitalized words as a person's name; None if nothing shows that it is one.

    `start` is the offset of the first word. The evidence is a title ("Mayor", "Sen.") or a known first name.
    """
    parts = words.split()
    bare = [part.strip(".,").lower() for part in parts]
    while parts and bare[-1] in SUFFIXES:
        parts.pop()
        bare.pop()
    if not parts:
        return None
    last_title = max((i for i, word in enumerate(bare[:-1]) if word in TITLES), default=-1)
    names = first_names()
    begin = last_title + 1
    known = next((i for i in range(begin, len(parts) - 1) if names.get(bare[i]) and not _is_particle(parts, i)), None)
    if known is not None and (last_title >= 0 or known == begin or known <= begin + 1 or known == len(parts) - 2):
        begin = known
    elif last_title < 0:
        return None
    rest = parts[begin:]
    if not rest or any(word in NOT_NAMES for word in bare[begin:]) or bare[-1] in STREETS:
        return None
    title = " ".join(parts[:begin])
    given, last = split_name(rest)
    first = given.partition(" ")[0]
    sex = ""
    titles = set(bare[:begin])
    if titles & MALE_TITLES or any(t.endswith(("spokesman", "chairman", "congressman", "councilman")) for t in titles):
        sex = "M"
    elif titles & FEMALE_TITLES or any(t.endswith(("woman", "actress")) for t in titles):
        sex = "F"
    elif first:
        sex = names.get(first.strip(".,").lower(), "").replace("B", "")
    at = start + words.find(parts[0])
    return PersonName(title, given, last, sex, Span(at, start + len(words.rstrip())))


def split_name(words: list[str]) -> tuple[str, str]:
    """The given names and the last name with its particles: Rosa, de la Cruz."""
    at = len(words) - 1
    while at and words[at - 1].lower() in PARTICLES and (at > 1 or _is_particle(words, 0)):
        at -= 1
    return " ".join(words[:at]), POSSESSIVE.sub("", " ".join(words[at:]).strip(".,"))


def _is_particle(words: list[str], at: int) -> bool:
    """Whether a word is the particle of a last name: Van in "Van der Berg", but not in "Van Morrison"."""
    word = words[at]
    if word.lower() not in PARTICLES:
        return False
    return word.islower() or words[at + 1][:1].islower() or not first_names().get(word.lower())


def find_people(text: str, stretches: Iterable[Span]) -> tuple[PersonName, ...]:
    """All names of two or more words that look like a person's, in order; code points of `text`."""
    found = []
    for stretch in stretches:
        for match in NAME_RUNS.finditer(text, *stretch):
            words = match[0]
            at = match.start()
            while True:  # the first word of a sentence is not part of the name
                head, _, rest = words.partition(" ")
                if rest and head.strip(".,").lower() in NOT_NAMES:
                    at += len(words) - len(rest.lstrip())
                    words = rest.lstrip()
                else:
                    break
            if " " in words or "\n" in words:
                person = read_person(words, at)
                if person is not None:
                    found.append(person)
    return tuple(found)


def plain(name: str) -> str:
    """A name as compared with others: in lower case, with straight apostrophes."""
    return name.lower().replace("’", "'")


def family(last: str) -> str:
    """The last name as compared with others: without particles and the Arabic article, folded."""
    return ARTICLE.sub("", plain(last.rsplit(None, 1)[-1])) if last else ""


def may_be_same(left: PersonName, right: PersonName) -> bool:
    """Whether two names may be one person's: the same last name, no contradiction in first name or gender."""
    if family(left.last) != family(right.last) or (left.sex and right.sex and left.sex != right.sex):
        return False
    if not left.first or not right.first:
        return True
    for one, other in ((left, right), (right, left)):  # Van Dyke, after Dick Van Dyke
        if " " in other.last and one.full.lower() == other.last.lower():
            return True
    a, b = left.first.split()[0].lower().strip("."), right.first.split()[0].lower().strip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or a.startswith(b) or b.startswith(a)
