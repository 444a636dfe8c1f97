"""The type of source that a mention is: a person, an organization, an outlet, a document, a group, anonymous or
generic.
"""

from __future__ import annotations

from functools import lru_cache

from attrlint.analysis.attribution.source_words import (
    ANONYMOUS_WORDS,
    BODY_ENDINGS,
    BODY_WORDS,
    DOCUMENT_WORDS,
    GENERIC_WORDS,
    GROUP_WORDS,
    HANGING,
    INDEFINITE,
    NAMED_BODIES,
    OUTLET_WORDS,
    PERSON_WORDS,
)
from attrlint.analysis.outlets.outlets import find_outlet
from attrlint.analysis.people.names import (
    NAME_RUN,
    NOT_NAMES,
    PARTICLES,
    TITLES,
    PersonName,
    first_names,
    read_person,
    split_name,
)
from attrlint.analysis.places.gazetteer import countries
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, values, words

PRONOUNS = values("pronouns", "mention")  # male, female, neuter, plural, relative, of the speaker
CORE, DEFINITE = words("determiners.core"), words("determiners.definite-mention")
COUNTRIES = words("countries.short")
NATIONS = words("countries.nation")  # of the United Kingdom
COUNTRY_ADJECTIVE = LexiconPattern(r"(?:{nationalities.mention}|\w+(?:ese|ish|ian))\Z")
CUT = LexiconPattern(r"\s+{prepositions.cut}\b|,|\(|—|–")
# the Oscar-nominated Owen: what a person is or has won
EPITHET = LexiconPattern(r"[Tt]he [\w’'-]+-(?:{epithets.after-noun}|turned-[\w-]+) [A-ZÀ-ÖØ-Þ][\w’'-]+")
OF_NAME = LexiconPattern(  # what belongs to the name of an organization: of Ghana, for Disease Control and Prevention
    r"\s(?:of|for|on)(?:\sthe)?(?:\s[A-Z][\w’'-]*+){1,6}(?:\sand(?:\s[A-Z][\w’'-]*+){1,4})?"
)
NICKNAME = LexiconPattern(r"(?<=[\w.]\s)[“\"‘'][A-ZÀ-ÖØ-Þ][\w-]++[”\"’']\s(?=[A-ZÀ-ÖØ-Þ])|(?<!.)[“\"]|[”\"](?=,|\Z)")
BEHIND = LexiconPattern(r"\(|{prepositions.after-name}\b|\d")  # what may follow a name within one part


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it is mentioned.

    `key` is what two mentions of one source have in common, lower case. `pronoun` is M, F, N, P (he, she, it, they), R
    (who, which), I (we, I), or empty. `head` is the noun of a mention without a name ("minister"); `definite` says
    whether it refers back ("the minister").
    """

    sort: str
    key: str
    name: str
    person: PersonName | None = None
    pronoun: str = ""
    head: str = ""
    definite: bool = False


@lru_cache(maxsize=1 << 12)
def read_mention(words: str) -> Mention:
    """What a source phrase names, by its own words."""
    text = NICKNAME.compiled.sub("", " ".join(words.split()))
    folded = text.lower().replace("’", "'")
    if folded in PRONOUNS:
        kind = PRONOUNS[folded]
        sort = "person" if kind in "MFI" or folded == "who" else "group" if kind == "P" else "body"
        return Mention(sort, "", text, pronoun=kind)
    parts = [part.strip() for part in text.split(", ") if part.strip()]
    together = _pair(text)
    if together:
        return Mention("group", together.lower(), together)
    for number, part in enumerate(parts):
        person = _person(part) or (_appended(parts[0], part) if number == 1 else None)
        if person is not None:
            return Mention("person", person.full.lower(), person.full, person)
    if len(parts) > 1 and parts[1].isdigit() and parts[0][:1].isupper() and " " in parts[0]:
        person = _named(parts[0].split())
        return Mention("person", person.full.lower(), person.full, person)
    head_part = CUT.compiled.split(text, maxsplit=1)[0].strip() or text
    named = _described_outlet(head_part.split())
    if named:
        return Mention("outlet", named.lower(), named)
    tokens = head_part.lower().replace("’", "'").split()
    first = tokens[0]
    core = tokens[1:] if first in INDEFINITE or first in CORE else tokens
    head = core[-1] if core else first
    definite = first in DEFINITE
    sort = _sort(text, head_part, tokens, core, head)
    capitals = head_part.split()
    if (
        sort == "person"
        and len(capitals) > 1
        and (_is_country(capitals[-1]) or capitals[-1].lower() in NATIONS)
        and capitals[0].lower() not in first_names()
    ):
        return Mention("body", head_part.lower(), head_part)  # Swim England
    if sort == "person" and len(capitals) > 1 and all(w[:1].isupper() or w in PARTICLES for w in capitals):
        person = _named(capitals)
        return Mention("person", person.full.lower(), person.full, person)
    name = text.removeprefix("the ").removeprefix("The ") if sort in ("body", "outlet") else text
    key = name.lower().replace("’", "'")
    if sort in ("body", "outlet"):
        hung = OF_NAME.match(text, len(head_part)) if head_part[:1].isupper() or len(capitals) > 1 else None
        short = (head_part + (hung[0] if hung else "")).removeprefix("the ").removeprefix("The ")
        if short[:1].isupper():
            key, name = short.lower(), short
    elif sort == "person" and name[:1].isupper() and len(capitals) == 1 and len(parts) > 1:
        name = head_part  # Sukarno, a fisherman
        key = name.lower().replace("’", "'")
    return Mention(sort, key, name, head=head.removesuffix("'s"), definite=definite)


def _person(part: str) -> PersonName | None:
    """The person that a part of a phrase names, with title and name."""
    for run in reversed(list(NAME_RUN.finditer(part))):
        words = run[0]
        if words.split()[0].strip(".").lower() in NOT_NAMES:
            words = words.partition(" ")[2]
        folded = [w.strip(".").lower() for w in words.split()]
        behind = part[run.end() :].strip()
        before = part[: run.start()].split()
        if not folded or folded[-1] in BODY_WORDS | OUTLET_WORDS or find_outlet(words):
            continue
        if behind and not BEHIND.match(behind):
            continue
        person = read_person(words)
        if before and before[-1].lower() in HANGING and not (person and person.title and _is_title_of(before)):
            continue  # a spokesman for Mayor Ann Cole
        if person is not None:
            return person
        if before and before[-1].lower() in PERSON_WORDS:  # campaign manager Kellyanne Conway
            return _named(words.split())
    return None


def _is_title_of(before: list[str]) -> bool:
    """Whether words before a name are a title that continues in it: Secretary of | State Ann Cole."""
    return before[-1] == "of" and before[-2:-1] != [] and before[-2][:1].isupper() and before[-2].lower() in TITLES


def _named(words: list[str]) -> PersonName:
    """Words whose position shows that they are a name, without an occupation before it ("Fisherman Sione Taufa")."""
    while len(words) > 2 and _is_trade(words[0].lower()):
        words = words[1:]
    first, last = split_name(words)
    return PersonName("", first, last, "", Span(0, len(" ".join(words))))


def _is_trade(word: str) -> bool:
    return word in PERSON_WORDS or (word.endswith(("sman", "woman", "rman", "eman")) and word not in first_names())


def _appended(head: str, part: str) -> PersonName | None:
    """The name after a description: The mayor, Olu Adeyemi."""
    described = CUT.compiled.split(head, maxsplit=1)[0].lower().split()
    found = NAME_RUN.fullmatch(part)
    words = part.split()
    if found is None or len(words) < 2 or len(described) < 2 or described[-1] not in PERSON_WORDS:
        return None
    return None if not BODY_WORDS.isdisjoint(part.lower().split()) else _named(words)


def _pair(text: str) -> str:
    """Two people who speak together: Maria Costa and Paulo Lima; empty for anything else."""
    left, middle, right = text.partition(" and ")
    if not middle or ("," in left and not left.endswith(",")):
        return ""
    people = [_person(part.partition(",")[0]) for part in (left, right)]
    if people[1] and left[:1].isupper() and left.isalpha() and left.lower() in first_names():
        return f"{left} and {people[1].full}"  # Karen and Brian Whitfield
    return " and ".join(person.full for person in people if person) if all(people) else ""


def _described_outlet(words: list[str]) -> str:
    """The name of an outlet after its description: state news agency Xinhua; empty if there is none."""
    for count in (1, 2, 3):
        name = " ".join(words[-count:])
        if len(words) > count + 1 and words[-count - 1].islower() and name[0].isupper() and find_outlet(name):
            return name
    return ""


def _sort(text: str, head_part: str, tokens: list[str], core: list[str], head: str) -> str:
    first = tokens[0]
    bare = head.removesuffix("'s")
    if bare == "media":
        return "generic"
    name = head_part.removeprefix("the ").removeprefix("The ")
    if find_outlet(head_part):
        return "outlet"
    if bare in ANONYMOUS_WORDS and (first in INDEFINITE or first not in ("the", "this", "that") or len(tokens) <= 2):
        return "anonymous"
    if name[:1].isupper() and " " not in name and not name.isupper():
        return _single(name)
    capital = [w for w in head_part.split() if w[:1].isupper()]
    proper = capital[1:] if len(core) < len(tokens) and head_part[:1].isupper() else capital
    if len(capital) > 1 and capital[-1].lower() in BODY_ENDINGS:
        return "body"
    if (bare in OUTLET_WORDS and len(capital) >= 2) or bare in (
        "newspaper",
        "magazine",
        "broadcaster",
        "tabloid",
        "newspapers",
    ):
        return "outlet"
    if bare in DOCUMENT_WORDS:
        return "document"
    if len(core) <= 1 and bare in GENERIC_WORDS and first not in ("the", "two", "three"):
        return "generic"
    if first in INDEFINITE and bare in GENERIC_WORDS and bare.endswith("s"):
        return "generic"
    if bare in PERSON_WORDS:
        return "person"
    if bare in BODY_WORDS or any(w.strip(".").lower() in BODY_WORDS for w in head_part.split()):
        return "body"
    if bare in ("couple", "pair", "duo", "trio"):
        return "group"
    if EPITHET.fullmatch(text):
        return "person"
    if _is_country(name) or name in COUNTRIES:
        return "body"
    if name.isupper() and name.isalpha():
        return "body"
    if (bare.endswith("s") and not bare.endswith(("ss", "us", "is"))) or bare in (
        "people",
        "men",
        "women",
        "children",
        "crowd",
    ):
        return "group"
    if len(name.split()) > 1 and all(w[:1].isupper() for w in name.split()):
        return "body" if text[:4].lower() == "the " else "person"
    return "body" if text[:4].lower() == "the " and capital[1:] else "person" if proper else "group"


def _single(name: str) -> str:
    """A single capitalized word: a place stands for its government, a plural for its people."""
    folded = name.lower().removesuffix("'s").removesuffix("’s")
    if folded in NAMED_BODIES or folded in BODY_WORDS:
        return "body"
    if folded in GENERIC_WORDS:
        return "generic"
    if folded in ANONYMOUS_WORDS:
        return "anonymous"
    if folded in DOCUMENT_WORDS:
        return "document"
    if folded in GROUP_WORDS:
        return "group"
    return "body" if _is_country(name) else "person"


def is_nation(words: str) -> bool:
    """Whether a source is a country, or the capital that stands for one."""
    name = words.removeprefix("the ").removeprefix("The ")
    return name.lower() in NAMED_BODIES or name in ("US", "UK", "U.S.", "U.K.", "UAE") or _is_country(name)


def _is_country(name: str) -> bool:
    """Whether a name is a country's: a country as a source is an organization."""
    return name.lower() in countries()
