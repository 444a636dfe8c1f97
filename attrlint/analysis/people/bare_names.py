"""Last names alone in the prose, of people whom the draft names in full: Koch closed the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.people.names import PersonName
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span, SpanSet
from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.text.token_table import TokenTable

NEXT = LazyPattern(r"['’]s\b|\s+([a-z]+)")
BODIES = words("bodies.word") | words("outlet-words.word")


def find_bare_names(tokens: TokenTable, people: Sequence[PersonName]) -> list[PersonName]:
    """Each last name that occurs alone, in order, with the gender of the person."""
    taken = SpanSet(sorted(person.span for person in people))
    known: dict[str, PersonName] = {}
    for person in people:
        if person.first:
            last = person.last.split()[-1] if person.last else ""
            if last[:1].isupper() and last.isalpha():
                known.setdefault(last, person)
    found = []
    for last, person in known.items():
        for start in tokens.starts_of(last):
            span = Span(start, start + len(last))
            behind = NEXT.match(tokens.text, span.end)
            if taken.touches(span) or (behind and (behind[1] is None or behind[1] in BODIES)):
                continue  # Koch's, the Koch administration
            found.append(PersonName("", "", last, person.sex, span))
    return sorted(found, key=lambda person: person.span)
