"""Resolution: which mentions refer to the same source ("he", "the minister", "Sobyanin", "the IMF")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.mentions import Mention, read_mention
from attrlint.analysis.attribution.turns import initials_of
from attrlint.analysis.people.acronyms import find_acronyms, initials
from attrlint.analysis.people.names import family, may_be_same
from attrlint.base.facts import dataclass, field, replace
from attrlint.data.lexicon import values, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.analysis.people.names import PersonName
    from attrlint.base.span import Span

OUTLET_NOUNS = words("outlet-words.noun")
STANDS_FOR = {
    "M": ("person",),
    "F": ("person",),
    "N": ("body", "outlet", "document"),
    "P": ("group", "body", "anonymous", "generic", "outlet"),
}
PAIRS = frozenset("couple pair duo two".split())
REACH = 2500  # code points that a pronoun may look back
LONGEST_INITIALS = 4
LOOKED_AT = 200  # sources and names that a mention is compared with: no real draft has more


@dataclass(frozen=True, slots=True)
class Source:
    """A source that mentions refer to: the same `id` for all of them, the `name` in its fullest form, and the type."""

    id: str
    name: str
    sort: str


@dataclass(slots=True)
class _Entity:
    number: int
    sort: str
    name: str
    key: str
    person: PersonName | None = None
    roles: set[str] = field(default_factory=set)
    last: int = -1  # the place of its last mention

    @property
    def sex(self) -> str:
        return self.person.sex if self.person else ""


def resolve(
    text: str, mentions: Iterable[Span], people: Sequence[PersonName], blocks: Sequence[Span]
) -> dict[Span, Source]:
    """The source that each mention refers to; `people` are the names in the draft, `blocks` its paragraphs."""
    resolver = _Resolver(text, people, [b.start for b in blocks])
    chosen = [(span, resolver.entity(span)) for span in sorted(set(mentions))]
    return {span: Source(f"s{e.number}", e.name, e.sort) for span, e in chosen}


class _Resolver:
    def __init__(self, text: str, people: Sequence[PersonName], blocks: list[int]) -> None:
        self.text, self.people, self.blocks = text, people, blocks
        self.entities: list[_Entity] = []
        self.by_family: dict[str, list[_Entity]] = {}
        self.recent: dict[int, _Entity] = {}  # by number, the latest mention last
        self.acronyms = dict(find_acronyms(text)) if "(" in text else {}
        self.by_last: dict[str, list[PersonName]] = {}
        for person in people:
            self.by_last.setdefault(family(person.last), []).append(person)

    def entity(self, span: Span) -> _Entity:
        """The source of one mention; mentions must come in order."""
        words = self.text[span.start : span.end]
        mention = read_mention(words)
        entity = self._of(mention, span)
        entity.last = span.start
        self.recent[entity.number] = self.recent.pop(entity.number, entity)
        entity.roles |= _roles(words)
        return entity

    def _of(self, mention: Mention, span: Span) -> _Entity:
        if mention.pronoun == "R":
            return self._antecedent(span) or self._new(mention, span)
        if mention.pronoun:
            return self._pronoun(mention, span) or self._new(mention, span)
        if mention.person is not None:
            return self._person(mention, span)
        if labeled := self._by_initials(span):
            return labeled
        if mention.sort == "person" and mention.name[:1].isupper() and " " not in mention.name:
            return self._surname(mention, span)
        if mention.sort in ("body", "outlet"):
            return self._body(mention, span)
        if mention.definite and mention.head:
            found = self._role(mention, span)
            if found or mention.head in OUTLET_NOUNS:
                return found or self._body(mention, span)
            if mention.head in PAIRS:
                pairs = [e for e in self._latest() if e.sort == "group" and " and " in e.key]
                return pairs[0] if pairs else self._new(mention, span)
        for entity in self._latest():
            if entity.key == mention.key and entity.sort == mention.sort and mention.sort != "anonymous":
                return entity
        return self._new(mention, span)

    def _by_initials(self, span: Span) -> _Entity | None:
        """The person whose initials begin a turn (``RMG:``)."""
        words = self.text[span.start : span.end].replace(".", "")
        if not (2 <= len(words) <= LONGEST_INITIALS and words.isupper() and self.text[span.end : span.end + 1] == ":"):
            return None
        return next((e for e in self._latest() if e.sort == "person" and initials_of(e.name) == words), None)

    def _new(self, mention: Mention, span: Span) -> _Entity:
        key = mention.key or f"?{span.start}"
        entity = _Entity(len(self.entities) + 1, mention.sort, mention.name, key, mention.person)
        self.entities.append(entity)
        if entity.person:
            self.by_family.setdefault(family(entity.person.last), []).append(entity)
        return entity

    def _latest(self) -> list[_Entity]:
        """The sources found last, the latest first."""
        return self.entities[: -LOOKED_AT - 1 : -1]

    def _people_before(self, offset: int, people: Sequence[PersonName] | None = None) -> Sequence[PersonName]:
        """The names shortly before an offset, all or only the given ones."""
        people = self.people if people is None else people
        end = bisect_left(people, offset, key=lambda p: p.span.start)
        return people[max(0, end - LOOKED_AT) : end]

    def _of_family(self, name: str) -> list[_Entity]:
        return self.by_family.get(name, [])[-LOOKED_AT:]

    def _person(self, mention: Mention, span: Span) -> _Entity:
        person = mention.person
        assert person is not None
        fits = [e for e in self._of_family(family(person.last)) if e.person and may_be_same(e.person, person)]
        if fits:
            entity = max(fits, key=lambda e: e.last)
            known = entity.person
            if known is not None and len(person.full) > len(known.full):
                entity.person, entity.name = replace(person, sex=person.sex or known.sex), person.full
            return entity
        fullest = self._fullest(person, span.start)
        return self._new(replace(mention, person=fullest, name=fullest.full, key=fullest.full.lower()), span)

    def _fullest(self, person: PersonName, at: int) -> PersonName:
        """The longest form of a name in the draft, the nearest before the mention first."""
        if person.first:
            return person
        known = self.by_last.get(family(person.last), ())
        same = [p for p in (*known[:1], *self._people_before(at + 1, known)) if may_be_same(p, person) and p.first]
        best = same[-1] if same else person
        return replace(best, sex=best.sex or person.sex)

    def _surname(self, mention: Mention, span: Span) -> _Entity:
        folded = family(mention.name.removesuffix("’s").removesuffix("'s"))
        fits = self._of_family(folded)
        known = self.by_last.get(folded, [])
        named = [p for p in self._people_before(span.start, known) if p.first]
        if named:
            latest = named[-1]
            exact = [e for e in fits if e.person and may_be_same(e.person, latest)]
            if len({p.full for p in named}) > 1 and fits:
                return max(fits, key=lambda e: e.last)
            if exact:
                return exact[-1]
            return self._new(replace(mention, person=latest, name=latest.full, key=latest.full.lower()), span)
        if fits:
            return max(fits, key=lambda e: e.last)
        later = [p for p in known[:LOOKED_AT] if p.first]
        if later:
            return self._new(replace(mention, person=later[0], name=later[0].full, key=later[0].full.lower()), span)
        given = [e for e in self._latest() if e.person and e.person.first.lower().split()[:1] == [folded]]
        if len(given) == 1:
            return given[0]  # by first name
        for entity in self._latest():
            if entity.key == folded or (entity.sort in ("body", "outlet") and folded in entity.key.split()):
                return entity
        return self._new(replace(mention, key=folded), span)

    def _body(self, mention: Mention, span: Span) -> _Entity:
        key = mention.key
        full = self.acronyms.get(mention.name)
        if full:
            key = full.lower()
            mention = replace(mention, name=full, key=key)
        for entity in self._latest():
            if entity.sort not in ("body", "outlet"):
                continue
            if entity.key == key or initials(entity.name) == mention.name.replace(".", ""):
                return entity
            if mention.name[:1].isupper() and f" {key}" in f" {entity.key}" and entity.key.endswith(key):
                return entity  # the Post for the New York Post
            if mention.definite and mention.name == mention.head and mention.head in entity.key.split():
                return entity  # the ministry
            if mention.definite and mention.name == mention.head and _is_firm(mention.head, entity.key):
                return entity  # the company, after Acme Corp.
            if entity.sort == "outlet" and mention.definite and mention.head in OUTLET_NOUNS:
                return entity  # the paper
        return self._new(mention, span)

    def _role(self, mention: Mention, span: Span) -> _Entity | None:
        """The person whose title or description has the noun of "the minister"."""
        head = mention.head
        for entity in islice(reversed(self.recent.values()), LOOKED_AT):
            if entity.sort == mention.sort and (head in entity.roles or head == entity.key):
                return entity
        if mention.sort != "person":
            return None
        titled = [p for p in self._people_before(span.start) if head in _roles(p.title)]
        return self._of_name(titled[-1], span) if titled else None

    def _of_name(self, person: PersonName, span: Span) -> _Entity:
        """The source for a name in the draft."""
        for entity in self._of_family(family(person.last)):
            if entity.person and may_be_same(entity.person, person):
                return entity
        return self._new(Mention("person", person.full.lower(), person.full, person), span)

    def _antecedent(self, span: Span) -> _Entity | None:
        """The antecedent of "who": the name right before it."""
        head = self.text[max(0, span.start - 160) : span.start].rstrip(" ,")
        end = max(0, span.start - 160) + len(head)
        near = [p for p in self._people_before(span.start) if p.span.end == end]
        if near:
            return self._of_name(near[-1], span)
        last = head.rsplit(None, 1)[-1] if head else ""
        return next((e for e in self._latest() if last and e.key.split()[-1:] == [last.lower()]), None)

    def _pronoun(self, mention: Mention, span: Span) -> _Entity | None:
        candidates = self.candidates(mention.pronoun, span.start)
        if mention.pronoun in "MF":
            return self._he_or_she(mention.pronoun, span, candidates)
        return candidates[0] if candidates else None

    def candidates(self, pronoun: str, at: int) -> list[_Entity]:
        """The sources mentioned shortly before that a pronoun may refer to, the nearest first."""
        near = takewhile(lambda e: e.last >= at - REACH, reversed(self.recent.values()))
        sex = pronoun if pronoun in "MF" else ""
        return [
            e
            for e in near
            if e.sort in STANDS_FOR.get(pronoun, ()) and (not sex or (e.sex in ("", sex) and e.name != "who"))
        ]

    def _he_or_she(self, sex: str, span: Span, candidates: list[_Entity]) -> _Entity | None:
        """The last source of that sex, or a person named as a subject since."""
        source = candidates[0] if candidates else None
        after = source.last if source else span.start - REACH
        index = bisect_left(self.people, after + 1, key=lambda p: p.span.start)
        behind = bisect_left(self.people, span.start, key=lambda p: p.span.start)
        named = [p for p in self.people[index:behind] if p.span.end < span.start and p.sex in ("", sex)]
        paragraph = self.blocks[max(0, bisect_right(self.blocks, span.start) - 1)] if self.blocks else 0
        opening = [p for p in named if self._opens_sentence(p.span.start)]
        if source is not None and source.last >= paragraph and not opening:
            return source
        for person in reversed(opening or (named if source is None else [])):
            return self._of_name(person, span)
        return source

    def _opens_sentence(self, at: int) -> bool:
        before = self.text[max(0, at - 40) : at].rstrip(" ")
        return not before or before[-1] in '\n.?!”"'


SPELLED_OUT = {title.lower(): full.split(",") for title, full in values("titles", "for").items()}


def _roles(words: str) -> set[str]:
    """The words by which a description may refer back to a person: those of the title, abbreviations spelled out."""
    found = {w.lower().strip(".,()") for w in words.split()[:14]}
    for word in tuple(found):
        found.update(SPELLED_OUT.get(word, ()))
    return found


FIRMS = words("companies.noun")
FIRM_WORDS = words("companies.suffix")


def _is_firm(noun: str, key: str) -> bool:
    """Whether a noun that refers back ("the company") may stand for an organization with that name."""
    return noun in FIRMS and not FIRM_WORDS.isdisjoint(key.replace(".", "").split())
