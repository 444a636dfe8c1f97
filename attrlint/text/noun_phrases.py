"""Noun phrases next to a verb, read from the classes of the tokens (see `attrlint.text.tokens`).

All places are token numbers, ends inclusive. A phrase before a verb is found by matching the classes from right to
left, so that each pattern starts at the verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from attrlint.text.tokens import Tokens

# One phrase without prepositions, right to left and left to right: the embattled mayor, Sean Spicer, others, 12 women.
_BASE_BACK = r"(?:[nN0S](?:[nN0S]|[eg](?=[dS0r]|\Z)|r(?=[d0])|C(?=[dS]))*d*|d)"
_BASE = r"(?:d*(?:r(?=[neg0]))?(?:[eg](?=[nN0S]))?[nN0S]*[nN0]|d)"
# What may come before a subject: the start of a clause.
_EDGE = r"(?=\Z|[,;:?!TQcus\-()mraCGbvqxAEe.])"
SUBJECT_BACK = LazyPattern(
    rf"(?:m*p?r?[eg]r?)?{_BASE_BACK}(?:(?:[otp]|p[eg]r?|m?p?m?[eg]r?)(?:{_BASE_BACK})){{0,6}}?{_EDGE}"
)
PAIR_BACK = LazyPattern(
    rf"{_BASE_BACK}(?:[op]{_BASE_BACK}){{0,2}}c{_BASE_BACK}(?:[op]{_BASE_BACK}){{0,2}}(?=\Z|[,;:TQus\-])"
)
ANY_BACK = LazyPattern(_BASE_BACK)
GROUP_BACK = LazyPattern(r"[abrt]*?(?:,r,)?[abr]*(?![abr])")
RELATIVE_BACK = LazyPattern(r"[abernNdptom0gvS]{1,14}?[abverC]w(?=[nN])")  # the man who was arrested
HOME_BACK = LazyPattern(r"(?:N[op]?,|N,N[op]?,)(?=N{2,6}(?:\Z|[,;:?!TQcus\-]))")  # Jane Poole, D-Hilltown, a teacher
NAMED_BACK = LazyPattern(r"N{2,4}(?=\Z|,?[Q;:])")
WHEN_BACK = LazyPattern(r"(?:m+d?p?|0p)[abr]*")  # Sanders on Tuesday said
PHRASE = LazyPattern(_BASE)
OPENING = LazyPattern(r"[curs,]*(?:[pgesqrm][^,QC;:]{0,40},)*(?:[rcu],?)*")
FINITE = frozenset("abvCx")
OCCASIONS = words("occasions")
OCCASION_PREPOSITIONS = words("prepositions.occasion")


def subject_before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The subject before the verb at index `verb`, including appositions; None if there is none."""
    codes = tokens.codes
    back = codes[:verb][::-1]
    group = GROUP_BACK.match(back)
    at = group.end() if group else 0
    last = verb - 1 - at
    when = WHEN_BACK.match(back, at)
    if when and when.end() > at and back[when.end() : when.end() + 1] in tuple("nNhwe,"):
        at = when.end()
        last = verb - 1 - at
    tail = -1
    for _ in range(4):
        if at >= len(back) or back[at] not in ",-":
            break
        comma = back.find(back[at], at + 1)
        if comma < 0 or comma - at > 40:
            break
        inner = back[at + 1 : comma][::-1]
        if not inner or "Q" in inner or ";" in inner:
            break
        if inner[0] in "dnN0S" and not FINITE.intersection(inner):
            tail = max(tail, verb - 2 - at)
        elif inner[0] not in "wpegsrGA":
            break
        elif inner[0] == "w":
            tail = -1
        at = comma + 1
        if back[at : at + 2] == "0,":  # Vera Lang, 41, a farmer, said
            at += 2
        last = verb - 1 - at
    home = HOME_BACK.match(back, at) if at and back[at - 1] == "," else None
    if home:
        tail = max(tail, last)
        at = home.end()
        last = verb - 1 - at
    if at >= len(back):
        return None
    if back[at] in ",-":
        at += 1
        last -= 1
        if at >= len(back) or back[at] not in "nN" or back.find(",", at) >= 0:
            return None
    found = _phrase_back(back, at, last, max(tail, last), verb)
    if found and codes[found[0] - 1 : found[0]] == "," and codes[found[0]] == "d":
        named = NAMED_BACK.match(back, verb - found[0] + 1)  # Jane Poole, the mayor of Hilltown said
        if named:
            return verb - named.end(), found[1]
    return found


def _phrase_back(back: str, at: int, last: int, tail: int, verb: int) -> tuple[int, int] | None:
    if back[at] in "hwx":
        return last, tail
    relative = RELATIVE_BACK.match(back, at)
    if relative:
        found = SUBJECT_BACK.match(back, relative.end())
        if found:
            return verb - found.end(), last
    if back[at] == "T" and at + 1 < len(back) and back[at + 1] in "nN,":  # standards that prohibit
        return last, last
    if back[at] == ")":
        opened = back.find("(", at)
        if opened < 0 or opened + 1 >= len(back):
            return None
        named = _phrase_back(back, opened + 1, verb - 2 - opened, verb - 2 - opened, verb)
        return (named[0], last) if named else None
    pair = PAIR_BACK.match(back, at)
    found = pair or SUBJECT_BACK.match(back, at)
    if found:
        return verb - found.end(), tail
    short = ANY_BACK.match(back, at)
    return (verb - short.end(), tail) if short else None


def phrase_before(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The bare phrase right before a word, without the words it depends on."""
    found = ANY_BACK.match(tokens.codes[:verb][::-1])
    return (verb - found.end(), verb - 1) if found else None


def phrase_after(tokens: Tokens, first: int, *, chain: bool = True, closed: bool = False) -> tuple[int, int] | None:
    """The noun phrase that begins at token `first`, with its "of" and "for" phrases and appositions.

    With `closed`, an apposition counts only if a comma ends it, as before a clause; without `chain`, none counts.
    """
    codes = tokens.codes
    if first >= len(codes):
        return None
    if codes[first] in "hw":
        return first, first
    found = PHRASE.match(codes, first)
    if not found:
        return None
    end = _chain(tokens, found.end())
    if chain:
        end = _appositions(tokens, end, ",;:?!" if closed else ",.;:?!Q-pmrwgsuc")
    return first, end - 1


def _chain(tokens: Tokens, end: int) -> int:
    """The end of a phrase with its prepositions: a spokesman for the mayor, but not: in a statement."""
    codes, words = tokens.codes, tokens.words
    while end < len(codes):
        letter = codes[end]
        if letter in "otp":
            step = end + 1
        elif letter == "c" and codes[end - 1] in "nN" and codes[end + 1 : end + 2] in ("N", "d"):
            step = end + 1
            after = PHRASE.match(codes, step)
            if not after or FINITE.intersection(codes[after.end() : after.end() + 1]):
                return end
        elif letter in "eg" and codes[end - 1] == "n" and codes[end + 1 : end + 2] in ("p", "t"):
            step = end + 2  # people briefed on the matter
        elif letter == "(":
            close = codes.find(")", end)
            if 0 < close - end < 12:
                end = close + 1
                continue
            return end
        else:
            return end
        following = PHRASE.match(codes, step)
        if not following:
            return end
        if letter == "p":
            if codes[end - 1] == "N" and words[end] not in ("for", "from", "with"):
                return end
            if words[end] in OCCASION_PREPOSITIONS and OCCASIONS.intersection(words[step : following.end()]):
                return end
        end = following.end()
    return end


def _appositions(tokens: Tokens, end: int, closers: str) -> int:
    """The end of a phrase including what follows it between commas: X, chief strategist for the committee."""
    codes = tokens.codes
    while end + 1 < len(codes) and codes[end] == ",":
        inner = PHRASE.match(codes, end + 1)
        if not inner or codes[end + 1] == "h":
            return end
        stop = _chain(tokens, inner.end())
        if stop < len(codes) and codes[stop] not in closers:
            return end
        end = stop
    return end


def main_subject(tokens: Tokens, before: int) -> tuple[int, int] | None:
    """The subject of the sentence: the phrase it begins with, if a verb follows before token `before`."""
    codes = tokens.codes
    opening = OPENING.match(codes)
    at = opening.end() if opening else 0
    if codes[at : at + 1] == "Q":
        at += 1
        while codes[at : at + 1] in (",", "c", "u") and at < len(codes):
            at += 1
    if at >= before:
        return None
    if codes[at] in "hx":
        return at, at
    found = PHRASE.match(codes, at)
    if not found:
        return None
    end = _appositions(tokens, _chain(tokens, found.end()), ",.;:?!Q-pmrwgsuc")
    return (at, end - 1) if end <= before else None
