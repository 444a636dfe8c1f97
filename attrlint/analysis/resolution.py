"""Resolution: which mentions stand for one source ("he", "the minister", "Sobyanin", "the IMF")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from attrlint.analysis.mentions import Mention, read_mention
from attrlint.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrlint.analysis.names import PersonName
    from attrlint.span import Span

ARTICLE = LazyPattern(r"\A(?:al|el|ad|an|ar|as|ash|at|az)[-’'](?=\w{3})")
BRACKETED = LazyPattern(r"\s\(([A-Z]{2,8})\)")
SPELLED = LazyPattern(r"((?:[A-Z][\w’'-]+\s+(?:(?:of|for|and|on|the|in)\s+)*){1,7}[A-Z][\w’'-]+)\Z")
OUTLET_NOUNS = frozenset("paper newspaper magazine broadcaster tabloid daily weekly outlet publication".split())
PAIRS = frozenset("couple pair duo two".split())
REACH = 2500  # code points that a pronoun may look back


@dataclass(frozen=True, slots=True)
class Source:
    """Whom mentions stand for: the same `id` for all, the `name` at its fullest, and the sort."""

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
    last: int = -1  # where it was last mentioned

    @property
    def sex(self) -> str:
        return self.person.sex if self.person else ""


def resolve(
    text: str, mentions: Iterable[Span], people: Sequence[PersonName], blocks: Sequence[Span]
) -> dict[Span, Source]:
    """The source that each mention stands for; `people` are the names of the draft, `blocks` its paragraphs."""
    resolver = _Resolver(text, people, [b.start for b in blocks])
    chosen = [(span, resolver.entity(span)) for span in sorted(set(mentions))]
    return {span: Source(f"s{e.number}", e.name, e.sort) for span, e in chosen}


class _Resolver:
    def __init__(self, text: str, people: Sequence[PersonName], blocks: list[int]) -> None:
        self.text, self.people, self.blocks = text, people, blocks
        self.entities: list[_Entity] = []
        self.acronyms = dict(_acronyms(text)) if "(" in text else {}
        self.by_last: dict[str, list[PersonName]] = {}
        for person in people:
            self.by_last.setdefault(_family(person.last), []).append(person)

    def entity(self, span: Span) -> _Entity:
        """The entity of one mention; mentions are asked about in order."""
        words = self.text[span.start : span.end]
        mention = read_mention(words)
        entity = self._of(mention, span)
        entity.last = span.start
        entity.roles |= _roles(words)
        return entity

    def _of(self, mention: Mention, span: Span) -> _Entity:
        if mention.pronoun == "R":
            return self._antecedent(span) or self._new(mention, span)
        if mention.pronoun:
            return self._pronoun(mention, span) or self._new(mention, span)
        if mention.person is not None:
            return self._person(mention, span)
        if mention.sort == "person" and mention.name[:1].isupper() and " " not in mention.name:
            return self._surname(mention, span)
        if mention.sort in ("body", "outlet"):
            return self._body(mention, span)
        if mention.definite and mention.head:
            found = self._role(mention, span)
            if found or mention.head in OUTLET_NOUNS:
                return found or self._body(mention, span)
            if mention.head in PAIRS:
                pairs = [e for e in self.entities if e.sort == "group" and " and " in e.key]
                return pairs[-1] if pairs else self._new(mention, span)
        for entity in reversed(self.entities):
            if entity.key == mention.key and entity.sort == mention.sort and mention.sort != "anonymous":
                return entity
        return self._new(mention, span)

    def _new(self, mention: Mention, span: Span) -> _Entity:
        key = mention.key or f"?{span.start}"
        entity = _Entity(len(self.entities) + 1, mention.sort, mention.name, key, mention.person)
        self.entities.append(entity)
        return entity

    def _person(self, mention: Mention, span: Span) -> _Entity:
        person = mention.person
        assert person is not None
        fits = [e for e in self.entities if e.person and _same(e.person, person)]
        if fits:
            entity = max(fits, key=lambda e: e.last)
            known = entity.person
            if known is not None and len(person.full) > len(known.full):
                entity.person, entity.name = replace(person, sex=person.sex or known.sex), person.full
            return entity
        fullest = self._fullest(person, span.start)
        return self._new(replace(mention, person=fullest, name=fullest.full, key=fullest.full.lower()), span)

    def _fullest(self, person: PersonName, at: int) -> PersonName:
        """The longest form of a name that the draft has, nearest before the mention first."""
        same = [p for p in self.by_last.get(_family(person.last), ()) if _same(p, person) and p.first]
        if not same or person.first:
            return person
        before = [p for p in same if p.span.start <= at]
        best = before[-1] if before else same[0]
        return replace(best, sex=best.sex or person.sex)

    def _surname(self, mention: Mention, span: Span) -> _Entity:
        folded = _family(mention.name.removesuffix("’s").removesuffix("'s"))
        fits = [e for e in self.entities if e.person and _family(e.person.last) == folded]
        named = [p for p in self.by_last.get(folded, ()) if p.first and p.span.start < span.start]
        if named:
            latest = named[-1]
            exact = [e for e in fits if e.person and _same(e.person, latest)]
            if len({p.full for p in named}) > 1 and fits:
                return max(fits, key=lambda e: e.last)
            if exact:
                return exact[-1]
            return self._new(replace(mention, person=latest, name=latest.full, key=latest.full.lower()), span)
        if fits:
            return max(fits, key=lambda e: e.last)
        later = [p for p in self.by_last.get(folded, ()) if p.first]
        if later:
            return self._new(replace(mention, person=later[0], name=later[0].full, key=later[0].full.lower()), span)
        given = [e for e in self.entities if e.person and e.person.first.lower().split()[:1] == [folded]]
        if len(given) == 1:
            return given[0]  # by his first name
        for entity in reversed(self.entities):
            if entity.key == folded or (entity.sort in ("body", "outlet") and folded in entity.key.split()):
                return entity
        return self._new(replace(mention, key=folded), span)

    def _body(self, mention: Mention, span: Span) -> _Entity:
        key = mention.key
        full = self.acronyms.get(mention.name)
        if full:
            key = full.lower()
            mention = replace(mention, name=full, key=key)
        for entity in reversed(self.entities):
            if entity.sort not in ("body", "outlet"):
                continue
            if entity.key == key or _initials(entity.name) == mention.name.replace(".", ""):
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
        """The person whose title or description holds the noun of "the minister"."""
        head = mention.head
        for entity in sorted(self.entities, key=lambda e: -e.last):
            if entity.sort == mention.sort and (head in entity.roles or head == entity.key):
                return entity
        if mention.sort != "person":
            return None
        titled = [p for p in self.people if p.span.start < span.start and head in _roles(p.title)]
        return self._of_name(titled[-1], span) if titled else None

    def _of_name(self, person: PersonName, span: Span) -> _Entity:
        """The entity of a name of the draft."""
        for entity in self.entities:
            if entity.person and _same(entity.person, person):
                return entity
        return self._new(Mention("person", person.full.lower(), person.full, person), span)

    def _antecedent(self, span: Span) -> _Entity | None:
        """Whom "who" stands for: the name right before it."""
        head = self.text[max(0, span.start - 160) : span.start].rstrip(" ,")
        end = max(0, span.start - 160) + len(head)
        near = [p for p in self.people if p.span.end == end]
        if near:
            return self._of_name(near[-1], span)
        last = head.rsplit(None, 1)[-1] if head else ""
        return next((e for e in reversed(self.entities) if last and e.key.split()[-1:] == [last.lower()]), None)

    def _pronoun(self, mention: Mention, span: Span) -> _Entity | None:
        candidates = self.candidates(mention.pronoun, span.start)
        if mention.pronoun in "MF":
            return self._he_or_she(mention.pronoun, span, candidates)
        return candidates[0] if candidates else None

    def candidates(self, pronoun: str, at: int) -> list[_Entity]:
        """The sources mentioned shortly before that a pronoun may stand for, the nearest first."""
        if pronoun in "MF":
            fits = [e for e in self.entities if e.sort == "person" and e.sex in ("", pronoun)]
        elif pronoun == "N":
            fits = [e for e in self.entities if e.sort in ("body", "outlet", "document")]
        elif pronoun == "P":
            fits = [e for e in self.entities if e.sort in ("group", "body", "anonymous", "generic", "outlet")]
        else:
            fits = []
        fits = [e for e in fits if e.last >= at - REACH]
        return sorted(fits, key=lambda e: -e.last)

    def _he_or_she(self, sex: str, span: Span, candidates: list[_Entity]) -> _Entity | None:
        """The last source of that sex, or whoever has been named as a subject since."""
        source = candidates[0] if candidates else None
        after = source.last if source else span.start - REACH
        index = bisect_left(self.people, after + 1, key=lambda p: p.span.start)
        named = [p for p in self.people[index:] if p.span.end < span.start and p.sex in ("", sex)]
        paragraph = max((b for b in self.blocks if b <= span.start), default=0)
        opening = [p for p in named if self._opens_sentence(p.span.start)]
        if source is not None and source.last >= paragraph and not opening:
            return source
        for person in reversed(opening or (named if source is None else [])):
            return self._of_name(person, span)
        return source

    def _opens_sentence(self, at: int) -> bool:
        before = self.text[max(0, at - 40) : at].rstrip(" ")
        return not before or before[-1] in '\n.?!”"'


SPELLED_OUT = {
    "rep": "congressman congresswoman representative lawmaker",
    "sen": "senator lawmaker", "gov": "governor", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "capt": "captain", "prof": "professor", "dr": "doctor", "mp": "lawmaker",
    "senator": "lawmaker", "congressman": "lawmaker representative", "congresswoman": "lawmaker representative",
    "rev": "pastor reverend", "chief": "head", "ceo": "executive", "adm": "admiral", "sgt": "sergeant",
}  # fmt: skip


def _roles(words: str) -> set[str]:
    """The words by which a description may point back at somebody: those of his title, abbreviations spelled out."""
    found = {w.lower().strip(".,()") for w in words.split()[:14]}
    for word in tuple(found):
        found.update(SPELLED_OUT.get(word, "").split())
    return found


FIRMS = frozenset("company firm carmaker manufacturer retailer maker corporation business group chain".split())
FIRM_WORDS = frozenset(
    "corp inc ltd llc plc co company ag sa gmbh corporation airlines airways motors industries technologies partners "
    "holdings group brothers sons".split()
)


def _is_firm(noun: str, key: str) -> bool:
    """Whether a noun that points back ("the company") may stand for a body of that name."""
    return noun in FIRMS and not FIRM_WORDS.isdisjoint(key.replace(".", "").split())


def _family(last: str) -> str:
    """The last name that others may be compared with: without particles, without the Arabic article, folded."""
    return ARTICLE.sub("", last.rsplit(None, 1)[-1].lower()) if last else ""


def _same(left: PersonName, right: PersonName) -> bool:
    """Whether two names may be one person's: the same last name, no contradiction in first name or sex."""
    if _family(left.last) != _family(right.last) or (left.sex and right.sex and left.sex != right.sex):
        return False
    if not left.first or not right.first:
        return True
    for one, other in ((left, right), (right, left)):  # Van Dyke, after Dick Van Dyke
        if " " in other.last and one.full.lower() == other.last.lower():
            return True
    a, b = left.first.split()[0].lower().strip("."), right.first.split()[0].lower().strip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or a.startswith(b) or b.startswith(a)


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Each acronym in brackets with the name that it stands behind."""
    for found in BRACKETED.finditer(text):
        name = SPELLED.search(text, max(0, found.start() - 80), found.start())
        if name:
            yield found[1], name[1].removeprefix("The ")


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper())
