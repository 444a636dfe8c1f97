"""Frames of stances that do not depend on a verb of stance: nouns with an owner, feelings, light verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.cues import Cue
from attrlint.analysis.people.names import first_names
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import subject_before

if TYPE_CHECKING:
    from attrlint.text.reporting_verbs import Verb
    from attrlint.text.tokens import Tokens

NOUNS = words("stance-nouns")
ADJECTIVES = words("stance-adjectives")
LIGHT = words("light-verbs")
OWNERS = words("determiners.owner")
HEAD = LazyPattern(r"\.?(N{1,4}):(?!\Z)")
POLLS = words("documents.poll")
POLLED = frozenset(("across", "from", "in"))
POLL_PHRASE = LazyPattern(r"d?[nN0Sme]{1,7}")
POLL_OPENS = LazyPattern(r"p([dnN0Sme]{1,7})[^,;:Q]{0,8},")
NOT_SPEAKERS = words("not-speakers")
TOLD_AS = words("prepositions.told-as")
TOWARD = words("prepositions.stance")
MODALS = words("auxiliaries.modal")
COPULAS = words("copulas")


def noun_frame(tokens: Tokens, at: int) -> Cue | None:
    """A noun with its owner: her claim that, Lang's earlier warning about, the council's decision to."""
    codes, folded = tokens.codes, tokens.words
    if folded[at] not in NOUNS or codes[at] not in "nCvegN" or not _is_taken_up(tokens, at, nouns=True):
        return None
    i = at - 1
    while i >= 0 and codes[i] in "ner0" and at - i < 4:
        i -= 1
    if i < 0:
        return None
    last = at + _joined(tokens, at)
    if codes[i] == "d" and folded[i] in OWNERS:
        return Cue(i + 1, last, None, (i, i), "noun")
    if codes[i] == "S":
        first = i
        while first and codes[first - 1] in "NnSe0":
            first -= 1
        if first and codes[first - 1] == "d":
            first -= 1
        return Cue(i + 1, last, None, (first, i), "noun")
    return None


def feeling_frame(tokens: Tokens, at: int) -> Cue | None:
    """A feeling: officials are worried that, Lang was eager to."""
    codes, folded = tokens.codes, tokens.words
    if folded[at] not in ADJECTIVES or not _is_taken_up(tokens, at, nouns=False):
        return None
    edge = at - 1
    while edge >= 0 and codes[edge] in "ar":
        edge -= 1
    if not MODALS.isdisjoint(folded[max(0, edge - 2) : edge]):
        return None  # they may be hesitant
    if edge < 0 or not (codes[edge] == "b" or codes[edge] == "x" or folded[edge] in COPULAS):
        return None
    first = edge
    while first and codes[first - 1] in "abr":
        first -= 1
    source = subject_before(tokens, first) if codes[edge] != "x" else (edge, edge)
    if source is None:
        return None
    return Cue(edge + (codes[edge] == "x"), at + _joined(tokens, at), None, source, "before")


def light_frame(tokens: Tokens, at: int) -> Cue | None:
    """A light verb that gives a noun its subject: raised questions about, made the case that."""
    codes, folded = tokens.codes, tokens.words
    if folded[at] not in LIGHT:
        return None
    i = at + 1
    while (
        i < len(codes)
        and codes[i] in "dner0N"
        and i - at < 5
        and not (folded[i] in NOUNS and _is_taken_up(tokens, i, nouns=True, light=True))
    ):
        i += 1
    if i >= len(codes) or i == at + 5 or folded[i] not in NOUNS or not _is_taken_up(tokens, i, nouns=True, light=True):
        return None
    first = at
    while first and codes[first - 1] in "abr":
        first -= 1
    if first and codes[first - 1] in ",cQ;-":
        return None
    source = subject_before(tokens, at)
    return Cue(at, i + _joined(tokens, i), None, source, "before") if source else None


def passive_frame(tokens: Tokens, at: int, verb: Verb) -> Cue | None:
    """A passive without an agent: has been described as, is expected to, was accused of."""
    after = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    if after not in TOLD_AS and after != "to":
        return None
    if (not verb.trust and "act" not in verb.classes) or verb.lemma == "charge":
        return None
    edge = at - 1
    while edge >= 0 and tokens.codes[edge] == "r":
        edge -= 1
    if edge < 1 or tokens.codes[edge] != "b":
        return None
    return Cue(at, at + (after in TOLD_AS and after != "that"), verb, None, "passive", passive=True)


def colon_frame(tokens: Tokens) -> Cue | None:
    """A speaker before a colon at the start of a sentence: Ann Lang: The pump is gone."""
    found = HEAD.match(tokens.codes)
    if not found or len(tokens.codes) < found.end() + 3:
        return None
    colon = found.end() - 1
    name = tokens.words[found.start(1) : colon]
    if " ".join(name) in NOT_SPEAKERS or name[0] in NOT_SPEAKERS or name[0] not in first_names():
        return None
    return Cue(colon, colon, None, (found.start(1), colon - 1), "colon")


def poll_frame(tokens: Tokens, at: int) -> Cue | None:
    """A poll that gives figures: leads 45% to 41% in a Herald poll."""
    codes = tokens.codes
    if codes[at] != "p" or tokens.words[at] not in POLLED or "0" not in codes[:at]:
        opens = at == 0 and tokens.words[0] in POLLED and POLL_OPENS.match(codes)
        if not opens or "0" not in codes[opens.end() :] or POLLS.isdisjoint(tokens.words[: opens.end(1)]):
            return None
        return Cue(0, 0, None, (1, opens.end() - 2), "after")  # Across four Herald polls, Koch led by 9 points
    found = POLL_PHRASE.match(codes, at + 1)
    last = next((i for i in range(at + 1, found.end()) if tokens.words[i] in POLLS), -1) if found else -1
    if last < 0:
        return None
    return Cue(at, at, None, (at + 1, last), "after")


def _joined(tokens: Tokens, at: int) -> bool:
    """Whether the next word is a preposition that belongs to the cue: doubts about, opposition to the plan."""
    if tokens.codes[at + 1] == "t":
        return tokens.codes[at + 2] in "dNhS"
    return tokens.words[at + 1] in TOWARD


def _is_taken_up(tokens: Tokens, at: int, *, nouns: bool, light: bool = False) -> bool:
    """Whether a noun or a feeling is followed by its content: that, to, a preposition of stance, a clause."""
    codes = tokens.codes
    if at + 2 >= len(codes):
        return False
    after = codes[at + 1]
    if after == "T":
        return True
    if after == "t":
        return not nouns or codes[at + 2] in "Cvnra"
    if tokens.words[at + 1] in TOWARD and (not nouns or light):
        return True
    return not nouns and after in "hd" and codes[at + 2 : at + 3] in tuple("abCvne")
