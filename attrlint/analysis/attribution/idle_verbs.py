"""Verbs that report nothing where they stand: they give a name, belong to a thing, or only act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.contents import DOCUMENTS
from attrlint.analysis.attribution.speakers import may_act
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.tokens import Tokens

NAMED = LazyPattern(r"N+(?=[,.;:?!)abvC]|\Z)")
NAMES_ONLY = frozenset("call dub know name".split())
CLAUSE_ONLY = words("reporting-lemmas.clause-only")
REQUESTS = frozenset("request requests messages calls emails".split())
LEAST_TRUST = 25  # of a verb of speech that takes a noun phrase


def is_naming(tokens: Tokens, cue: Cue) -> bool:
    """Whether a verb only gives a name: a stream called Mill Run, a group known as the Regulars."""
    if cue.verb is None or cue.verb.lemma not in NAMES_ONLY or cue.source is None or cue.first == cue.last + 1:
        return False
    if cue.verb.lemma == "know":
        return tokens.words[cue.last + 1 : cue.last + 2] == ["as"]
    return tokens.codes[cue.first - 1] in ",nN" and bool(NAMED.match(tokens.codes, cue.last + 1))


def is_idle(tokens: Tokens, cue: Cue) -> bool:
    """Whether a verb belongs to a thing that cannot speak: time writing songs, a man charged with theft."""
    verb, source, codes = cue.verb, cue.source, tokens.codes
    assert verb is not None
    if verb.lemma == "charge" and tokens.words[cue.last + 1] == "with":
        return True
    moved = codes[cue.first - 1 : cue.first] not in tuple("abr")
    if source and cue.order == "before" and moved and verb.form.endswith("ing"):
        return not may_act(tokens, source, documents=True)
    return False


def takes_object(tokens: Tokens, cue: Cue, own: frozenset[str]) -> bool:
    """Whether a noun phrase after a verb may be what is said: praised the plan, and not: added a room, found a way."""
    verb = cue.verb
    assert verb is not None
    if verb.lemma in CLAUSE_ONLY:
        said = tokens.words[cue.source[0] : cue.source[1] + 1] if cue.source else []
        return said == ["it"] or not DOCUMENTS.isdisjoint(said)
    if verb.then == "to" and not REQUESTS.isdisjoint(tokens.words[cue.last + 1 : cue.last + 6]):
        return False  # did not respond to a request
    return "act" in own or verb.trust >= LEAST_TRUST
