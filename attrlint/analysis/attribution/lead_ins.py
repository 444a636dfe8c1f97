"""Lead-ins without a verb of speech: Ana Koch’s verdict: “...”; in the words of Ana Koch; for Ana Koch, it is “...”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.speakers import is_debris, may_act
from attrlint.analysis.people.names import first_names
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import in_order
from attrlint.text.noun_phrases import main_subject, phrase_after

if TYPE_CHECKING:
    from attrlint.text.tokens import Tokens

OWNER = LazyPattern(r"[ru]*N*S")
VIEW = LazyPattern(r"p(N{1,4}),")
ACTED = LazyPattern(r",(N{1,4})r?[vC]")  # On July 6, Lund made the following remark
AGENT = LazyPattern(r"pN{1,4}")  # this remark by Lund
NAMES = LazyPattern(r"N{2,4}")
LEADS = tuple(tuple(lead.split()) for lead in in_order("lead-ins"))


def led_in(tokens: Tokens, end: int) -> Span | None:
    """The speaker in a lead-in: the first `end` tokens of a sentence."""
    subject = main_subject(tokens, end)
    if subject and may_act(tokens, subject, documents=True) and not is_debris(tokens, subject):
        return tokens.span(*subject)
    owner = OWNER.match(tokens.codes, 0, end)
    if owner:
        last = owner.end() - 1
        first = last - owner[0].count("N")
        return Span(tokens.starts[first], tokens.ends[last] - (2 if tokens.words[last].endswith("'s") else 1))
    viewer = view_of(tokens)
    if viewer:
        return viewer
    made = ACTED.search(tokens.codes, 0, end)
    if made:
        return tokens.span(made.start(1), made.end(1) - 1)
    agent = next((m for m in AGENT.finditer(tokens.codes, 0, end) if tokens.words[m.start()] == "by"), None)
    if agent:
        return tokens.span(agent.start() + 1, agent.end() - 1)
    named = [m.span() for m in NAMES.finditer(tokens.codes, 0, end) if tokens.words[m.start()] in first_names()]
    return tokens.span(named[-1][0], named[-1][1] - 1) if named else None


def view_of(tokens: Tokens) -> Span | None:
    """The person whose view a sentence gives: for Ana Koch, the plan is ..."""
    found = VIEW.match(tokens.codes)
    if not found or tokens.words[0] != "for" or tokens.words[1] not in first_names():
        return None
    return tokens.span(1, found.end(1) - 1)


def announced(tokens: Tokens) -> Span | None:
    """The person whose words a sentence announces: it is best told in the words of Ana Koch."""
    for lead in LEADS:
        size = len(lead)
        for at, word in enumerate(tokens.words):
            if word == lead[0] and tuple(tokens.words[at : at + size]) == lead:
                source = phrase_after(tokens, at + size)
                return tokens.span(*source) if source and "N" in tokens.codes[source[0] : source[1] + 1] else None
    return None
