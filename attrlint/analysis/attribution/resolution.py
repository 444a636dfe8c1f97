"""Resolution: which mentions refer to the same source ("he", "the minister", "Sobyanin", "the IMF")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.descriptions import (
    EPITHETS,
    RANKS,
    Modifiers,
    describes,
    gender_of,
    is_firm,
    may_agree,
    modifiers,
    role_words,
)
from attrlint.analysis.attribution.draft_names import LOOKED_AT, DraftNames
from attrlint.analysis.attribution.mentions import Mention, read_mention
from attrlint.analysis.attribution.narrative import body_before, opens_sentence, person_before
from attrlint.analysis.attribution.source_entities import Entity, Source
from attrlint.analysis.attribution.turns import initials_of
from attrlint.analysis.people.acronyms import find_acronyms, initials
from attrlint.analysis.people.names import family, may_be_same
from attrlint.base.facts import replace
from attrlint.data.lexicon import words

__all__ = ["Source", "resolve"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.analysis.people.names import PersonName
    from attrlint.base.span import Span

POLLS = words("documents.poll")
OUTLET_NOUNS = words("outlet-words.noun")
STANDS_FOR = {
    "M": ("person",),
    "F": ("person",),
    "N": ("body", "outlet", "document"),
    "P": ("group", "body", "anonymous", "generic", "outlet"),
}
PAIRS = frozenset("couple pair duo two".split())
REACH = 2500  # code points that a pronoun may look back
EPITHET_REACH = 800  # code points that another name for the last speaker may stand behind him
LONGEST_INITIALS = 4


def resolve(
    text: str,
    mentions: Iterable[Span],
    people: Sequence[PersonName],
    blocks: Sequence[Span],
    bare: Sequence[PersonName] = (),
) -> dict[Span, Source]:
    """The source that each mention refers to.

    `people` are the names in the draft, `bare` the last names that stand alone in it, `blocks` its paragraphs.
    """
    resolver = _Resolver(text, people, [b.start for b in blocks], bare)
    chosen = [(span, resolver.entity(span)) for span in sorted(set(mentions))]
    return {span: Source(f"s{e.number}", e.name, e.sort) for span, e in chosen}


class _Resolver:
    def __init__(self, text: str, people: Sequence[PersonName], blocks: list[int], bare: Sequence[PersonName]) -> None:
        self.text, self.blocks = text, blocks
        self.names = DraftNames(people, bare)
        self.entities: list[Entity] = []
        self.by_family: dict[str, list[Entity]] = {}
        self.recent: dict[int, Entity] = {}  # by number, the latest mention last
        self.acronyms = dict(find_acronyms(text)) if "(" in text else {}

    def entity(self, span: Span) -> Entity:
        """The source of one mention; mentions must come in order."""
        words = self.text[span.start : span.end]
        mention = read_mention(words)
        entity = self._of(mention, span)
        entity.last = span.start
        self.recent[entity.number] = self.recent.pop(entity.number, entity)
        entity.roles |= role_words(words)
        if mention.pronoun in ("M", "F") and not entity.sex:
            entity.gender = mention.pronoun
        elif mention.head and mention.sort == "person" and mention.person is None:
            entity.described.append(modifiers(words, mention.head))
            entity.gender = entity.gender or gender_of(mention.head)
        return entity

    def _of(self, mention: Mention, span: Span) -> Entity:
        if mention.pronoun == "R":
            return self._antecedent(span) or self._new(mention, span)
        if mention.pronoun:
            return self._pronoun(mention, span) or self._new(mention, span)
        if part := self.names.with_last(mention.name):
            return self._of_name(part, span)
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

    def _by_initials(self, span: Span) -> Entity | None:
        """The person whose initials begin a turn (``RMG:``)."""
        words = self.text[span.start : span.end].replace(".", "")
        if not (2 <= len(words) <= LONGEST_INITIALS and words.isupper() and self.text[span.end : span.end + 1] == ":"):
            return None
        return next((e for e in self._latest() if e.sort == "person" and initials_of(e.name) == words), None)

    def _new(self, mention: Mention, span: Span) -> Entity:
        key = mention.key or f"?{span.start}"
        entity = Entity(len(self.entities) + 1, mention.sort, mention.name, key, mention.person)
        self.entities.append(entity)
        if entity.person:
            self.by_family.setdefault(family(entity.person.last), []).append(entity)
        return entity

    def _latest(self) -> list[Entity]:
        """The sources found last, the latest first."""
        return self.entities[: -LOOKED_AT - 1 : -1]

    def _of_family(self, name: str) -> list[Entity]:
        return self.by_family.get(name, [])[-LOOKED_AT:]

    def _person(self, mention: Mention, span: Span) -> Entity:
        person = mention.person
        assert person is not None
        fits = [e for e in self._of_family(family(person.last)) if e.person and may_be_same(e.person, person)]
        if fits:
            entity = max(fits, key=lambda e: e.last)
            known = entity.person
            if known is not None and len(person.full) > len(known.full):
                entity.person, entity.name = replace(person, sex=person.sex or known.sex), person.full
            return entity
        fullest = self.names.fullest(person, span.start)
        return self._new(replace(mention, person=fullest, name=fullest.full, key=fullest.full.lower()), span)

    def _surname(self, mention: Mention, span: Span) -> Entity:
        folded = family(mention.name.removesuffix("’s").removesuffix("'s"))
        fits = self._of_family(folded)
        known = self.names.by_last.get(folded, [])
        named = [p for p in self.names.before(span.start, known) if p.first]
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
        called = {p.full.lower(): p for p in self.names.by_first.get(folded, ())}
        if not given and len(called) == 1:
            return self._of_name(next(iter(called.values())), span)
        for entity in self._latest():
            if entity.key == folded or (entity.sort in ("body", "outlet") and folded in entity.key.split()):
                return entity
        return self._new(replace(mention, key=folded), span)

    def _body(self, mention: Mention, span: Span) -> Entity:
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
            if mention.definite and mention.name == mention.head and is_firm(mention.head, entity.key):
                return entity  # the company, after Acme Corp.
            if entity.sort == "outlet" and mention.definite and mention.head in OUTLET_NOUNS:
                return entity  # the paper
        return self._new(mention, span)

    def _role(self, mention: Mention, span: Span) -> Entity | None:
        """The person whose title or description has the noun of "the minister"."""
        head = mention.head
        said = modifiers(self.text[span.start : span.end], head)
        for entity in islice(reversed(self.recent.values()), LOOKED_AT):
            if entity.sort == mention.sort and (head in entity.roles or head == entity.key):
                own = entity.described or [self._titles(entity)]
                if mention.sort != "person" or any(may_agree(said, each) for each in own):
                    return entity
        if head in POLLS:  # the latest survey, after a Herald poll
            known = (e for e in self._latest() if e.sort == "document" and not POLLS.isdisjoint(e.roles))
            return next((e for e in known if not e.name.islower()), None)
        if mention.sort != "person":
            return None
        titled = [p for p in self.names.before(span.start) if describes(p, self.text, head, said)]
        if titled:
            return self._of_name(titled[-1], span)
        return self._by_epithet(head, span) if head in EPITHETS else None

    def _titles(self, entity: Entity) -> Modifiers:
        """What the words of a name in full say of a person: ranks and no more."""
        return Modifiers(frozenset(entity.roles & RANKS), frozenset(), frozenset())

    def _by_epithet(self, head: str, span: Span) -> Entity | None:
        """Whoever spoke right before and is meant by another name: the Texas governor."""
        sex = gender_of(head)
        near = [e for e in self.candidates(sex or "M", span.start) if e.person is not None]
        if not sex:
            near += [e for e in self.candidates("F", span.start) if e.person is not None and e not in near]
        latest = max(near, key=lambda e: e.last, default=None)
        return latest if latest is not None and latest.last >= span.start - EPITHET_REACH else None

    def _of_name(self, person: PersonName, span: Span) -> Entity:
        """The source for a name in the draft."""
        for entity in self._of_family(family(person.last)):
            if entity.person and may_be_same(entity.person, person):
                return entity
        person = self.names.fullest(person, person.span.start)
        return self._new(Mention("person", person.full.lower(), person.full, person), span)

    def _antecedent(self, span: Span) -> Entity | None:
        """The antecedent of "who": the name right before it."""
        head = self.text[max(0, span.start - 160) : span.start].rstrip(" ,")
        end = max(0, span.start - 160) + len(head)
        near = [p for p in self.names.before(span.start) if p.span.end == end]
        if near:
            return self._of_name(near[-1], span)
        last = head.rsplit(None, 1)[-1] if head else ""
        return next((e for e in self._latest() if last and e.key.split()[-1:] == [last.lower()]), None)

    def _pronoun(self, mention: Mention, span: Span) -> Entity | None:
        candidates = self.candidates(mention.pronoun, span.start)
        if mention.pronoun in "MF":
            found = self._he_or_she(mention.pronoun, span, candidates)
            told = person_before(self.text, span.start, mention.pronoun) if found is None else None
        else:
            found = candidates[0] if candidates else None
            told = body_before(self.text, span.start) if found is None and mention.pronoun == "N" else None
        return found or (self._of(read_mention(self.text[told.start : told.end]), told) if told else None)

    def candidates(self, pronoun: str, at: int) -> list[Entity]:
        """The sources mentioned shortly before that a pronoun may refer to, the nearest first."""
        near = takewhile(lambda e: e.last >= at - REACH, reversed(self.recent.values()))
        sex = pronoun if pronoun in "MF" else ""
        return [
            e
            for e in near
            if e.sort in STANDS_FOR.get(pronoun, ()) and (not sex or (e.sex in ("", sex) and e.name != "who"))
        ]

    def _he_or_she(self, sex: str, span: Span, candidates: list[Entity]) -> Entity | None:
        """The last source of that sex, or a person named since: as a subject, or alone in these two paragraphs."""
        source = candidates[0] if candidates else None
        after = source.last if source else span.start - REACH
        index = bisect_left(self.names.all, after + 1, key=lambda p: p.span.start)
        behind = bisect_left(self.names.all, span.start, key=lambda p: p.span.start)
        named = [p for p in self.names.all[index:behind] if p.span.end < span.start and self._may_be(p, sex)]
        number = max(0, bisect_right(self.blocks, span.start) - 1)
        paragraph = self.blocks[number] if self.blocks else 0
        before = self.blocks[max(0, number - 1)] if self.blocks else 0
        opening = [p for p in named if opens_sentence(self.text, p.span.start)]
        if source is not None and source.last >= paragraph and not opening:
            return source
        close = [p for p in named if p.span.start >= before] if source is None or source.last < before else []
        for person in reversed(opening or close or (named if source is None else [])):
            return self._of_name(person, span)
        return source

    def _may_be(self, person: PersonName, sex: str) -> bool:
        """Whether a name may be a man's or a woman's, by itself and by what pronouns have told of whoever has it."""
        if person.sex:
            return person.sex == sex
        return all(e.sex in ("", sex) for e in self._of_family(family(person.last)))
