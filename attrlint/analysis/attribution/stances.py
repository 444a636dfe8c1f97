"""Stances: what someone thinks, wants, does or shows toward something, in addition to the cues of speech.

No rule uses them; the source list does. A verb of `stance-verbs` or `reporting-verbs` is read with its subject here;
`stance_frames` has the stances without such a verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.cues import ARTICLES, PARTICIPLES, Cue, is_noun, main_source, verb_at
from attrlint.analysis.attribution.stance_frames import (
    colon_frame,
    feeling_frame,
    light_frame,
    noun_frame,
    passive_frame,
    poll_frame,
)
from attrlint.base.facts import replace
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import phrase_after, subject_before
from attrlint.text.reporting_verbs import Verb, reporting_verbs, stance_verbs

if TYPE_CHECKING:
    from attrlint.text.tokens import Tokens

COLLECTIVES = words("collectives")
MAY_BE_NOUN = words("noun-or-verb")
OPENS_NOUN = frozenset("dSop0")
NO_SUBJECT = frozenset(",Q-pegs;m")
TAKEN = frozenset("dhnNS0QxgTwqest:rpm")  # what may follow a verb that takes an object
DEFINITE = frozenset("dhNSxT0t")
AGENT_WITHIN = 7  # tokens after a passive in which its agent must occur


def find_stances(tokens: Tokens, cues: list[Cue]) -> list[Cue]:
    """The cues of stances in one sentence, in order, apart from those that are known."""
    taken = {at for cue in cues for at in range(cue.first, cue.last + 1)}
    colon = colon_frame(tokens)
    found: list[Cue] = [colon] if colon else []
    speech, stances = reporting_verbs(), stance_verbs()
    for at, word in enumerate(tokens.words):
        if at in taken or tokens.codes[at] in "QN":
            continue
        cue = light_frame(tokens, at) or noun_frame(tokens, at) or feeling_frame(tokens, at)
        cue = cue or poll_frame(tokens, at)
        if cue is None and (word in stances or word in speech):
            verb, last = verb_at(tokens, at, stances)
            if verb is None:
                verb, last = verb_at(tokens, at, speech)
            if verb is not None and not goes_on(tokens, verb, last):
                cue = _of_verb(tokens, at, last, verb, [c for c in (*cues, *found) if c.first < at])
        if cue is not None:
            found.append(cue)
            taken.update(range(cue.first, cue.last + 1))
    return found


def goes_on(tokens: Tokens, verb: Verb | None, last: int) -> bool:
    """Whether a verb only says that something continues: continued to call for."""
    return verb is not None and "additive" in verb.classes and tokens.codes[last + 1 : last + 2] == "t"


def stance_of(verb: Verb) -> frozenset[str]:
    """The class of a verb in the lexicon of stances: act, thought, wish; empty if it is not listed."""
    first = verb.form.partition(" ")[0]
    return next((other.classes for other in stance_verbs().get(first, ()) if other.form == verb.form), frozenset())


def stance_only(verb: Verb) -> bool:
    """Whether a verb is one of stance and not of speech."""
    return not verb.trust and bool(stance_of(verb)) and verb.form.partition(" ")[0] not in reporting_verbs()


def with_preposition(tokens: Tokens, cue: Cue) -> Cue:
    """A cue with the preposition that belongs to its verb: complained *about*, called *on*."""
    if cue.verb is None or cue.passive or cue.order == "after" or cue.last + 1 >= len(tokens.words):
        return cue
    after = tokens.words[cue.last + 1]
    for verb in stance_verbs().get(tokens.words[cue.first], ()):
        if verb.then and verb.then == after and cue.last == cue.first:
            return replace(cue, last=cue.last + 1, verb=replace(verb, trust=cue.verb.trust))
    return cue


def _of_verb(tokens: Tokens, at: int, last: int, verb: Verb, known: list[Cue]) -> Cue | None:
    """A verb with its subject; None if it is a noun, a participle in a phrase, or without a subject."""
    codes, form = tokens.codes, tokens.words[at]
    edge = at - 1
    while edge >= 0 and codes[edge] in "abr":
        edge -= 1
    if edge > 1 and codes[edge - 2 : edge + 1] == ",r,":  # some, however, question
        edge -= 3
    beside = codes[edge] if edge >= 0 else ""
    past = form.endswith("ed") or form in PARTICIPLES or _is_irregular(verb, form)
    passive = "b" in codes[edge + 1 : at]
    if form.endswith("ing"):
        return _participle(tokens, at, last, verb, known, beside if not passive else "x")
    if past and passive:
        return _by_agent(tokens, at, last, verb) or passive_frame(tokens, at, verb)
    dated = past and codes[max(0, edge - 1) : edge + 1] == "p0"  # an ad in 2008 questioned
    if beside in OPENS_NOUN and beside and edge == at - 1 and not dated:
        return None
    if past and tokens.words[last + 1 : last + 2] == ["by"]:
        return None  # a plan backed by the mayor
    if not past and not verb.then and codes[last + 1 : last + 2] in tuple("pTeg") and is_noun(tokens, at):
        return None
    if codes[last + 1 : last + 2] not in TAKEN and not verb.then:
        return None
    if beside == "t":
        return _infinitive(tokens, at, last, verb, edge)
    if not beside or beside in NO_SUBJECT or (not past and not _agrees(tokens, at, edge, last)):
        return None
    if beside in "cu":
        source = main_source(tokens, edge, known)
        return Cue(at, last, verb, source, "shared") if source else None
    source = subject_before(tokens, at)
    if source is None or (source[0] == source[1] and tokens.words[source[0]] in ARTICLES):
        return None
    return Cue(at, last, verb, source, "relative" if codes[source[0]] in "wT" else "before")


def _is_irregular(verb: Verb, form: str) -> bool:
    """Whether a form is a past tense without -ed: laid, saw."""
    return form != verb.lemma.partition(" ")[0] and not form.endswith(("s", "ing"))


def _participle(tokens: Tokens, at: int, last: int, verb: Verb, known: list[Cue], beside: str) -> Cue | None:
    """A form in -ing: they are mulling it; she left, praising the crew."""
    if beside == "x":
        source = subject_before(tokens, at)
        return Cue(at, last, verb, source, "before") if source else None
    if beside in (",", "c"):
        source = main_source(tokens, at, known)
        return Cue(at, last, verb, source, "shared") if source else None
    return None


def _infinitive(tokens: Tokens, at: int, last: int, verb: Verb, edge: int) -> Cue | None:
    """The verb that depends on another: continued to back, wants to praise."""
    codes = tokens.codes
    for i in range(edge - 1, max(0, edge - 4), -1):
        if codes[i] in "Cvegn" and codes[i - 1] in "hNnwTabr":
            source = subject_before(tokens, i)
            return Cue(at, last, verb, source, "before") if source else None
    return None


def _agrees(tokens: Tokens, at: int, edge: int, last: int) -> bool:
    """Whether a form that may be a noun agrees with the word before it: voters want, the voter wants."""
    codes, folded = tokens.codes, tokens.words
    if "a" in codes[edge + 1 : at]:
        return True
    before, form = folded[edge], folded[at]
    if codes[edge] == "n":
        plural = before in COLLECTIVES or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
        if form.endswith("s"):
            return not plural and (form not in MAY_BE_NOUN or codes[last + 1 : last + 2] in DEFINITE)
        return plural
    if codes[edge] == "N" and not form.endswith("s"):
        return edge > 1 and codes[edge - 1] in "cN" and (before.endswith("s") or "c" in codes[max(0, edge - 4) : edge])
    if codes[edge] in "hwT" and not form.endswith("s"):
        return before not in ("he", "she", "it")
    return True


def _by_agent(tokens: Tokens, at: int, last: int, verb: Verb) -> Cue | None:
    """A passive with its agent: was praised by the mayor."""
    for i in range(last + 1, min(last + AGENT_WITHIN, len(tokens.codes))):
        if tokens.words[i] == "by":
            source = phrase_after(tokens, i + 1)
            return Cue(at, last, verb, source, "after", passive=True) if source else None
        if tokens.codes[i] in ",;:QTC.":
            break
    return None
