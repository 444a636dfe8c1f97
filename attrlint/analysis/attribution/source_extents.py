"""Full sources: with the clause, apposition and partner that belong to them, without the place where they spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import replace
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import OCCASION_PREPOSITIONS, OCCASIONS, phrase_after

if TYPE_CHECKING:
    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.tokens import Tokens

ASKING = words("pronouns.whatever")
HUNG = LazyPattern(r",?w.*|,[dnNre0].*")  # who runs the lab, of Lake Parish Church
CLAUSE = LazyPattern(r",?w[^,;:?!.]*+(?:,(?=[^,]*\Z))?")
MORE_BACK = LazyPattern(r"c[nN][nNd0S]*(?:,[nN][nNd0S]*)*+(?=\Z|[,;:TQuspx\-])")
OPENS = ("", ",", ".", "Q", "u", "c")  # before a subject that opens a clause
OWN_NOUN = LazyPattern(r"c(?=[nN])")
APPOSED = LazyPattern(r",[dnN0eor][^,;:?!.]*(?=\.?\Z)")


def with_whole_source(tokens: Tokens, cue: Cue) -> Cue:
    """A cue whose source has the extent that a reader would give it."""
    if cue.source is None or cue.order == "noun":
        return cue
    first, last = cue.source
    codes, folded = tokens.codes, tokens.words
    if cue.order == "shared":
        closed = "," in codes[first:last] and codes[last + 1 : last + 2] == ","
        return replace(cue, source=(first, last + 1)) if closed else cue
    if codes[first] in "hxwT" and first == last:
        return cue
    if folded[first] in ASKING and first < last:  # what the senators said
        first += 1
    if first and codes[first - 1] == "T" and codes[first] in "nN" and codes[first - 2 : first - 1] in OPENS:
        first -= 1  # that poll
    if cue.order == "after" and cue.verb is None and cue.last == 0:  # in a Herald poll, Koch led
        return cue
    if cue.order == "after":
        return replace(cue, source=(first, _end_after(tokens, last)))
    end = cue.first
    while end > last + 1 and codes[end - 1] in "abr":
        end -= 1
    between = codes[last + 1 : end]
    if last < cue.first and between and between != ",r," and HUNG.fullmatch(between):
        last = end - 1
    elif between == "," or (between and codes[last] == "e" and not between.strip("rpm")):
        last = end - 1  # a poll published later on Thursday
    if between == "":
        last = _without_place(tokens, first, last)
        more = MORE_BACK.match(codes[:first][::-1]) if codes[first] in "nN" else None
        if more:
            first -= more.end()
    return replace(cue, source=(first, last))


def _end_after(tokens: Tokens, last: int) -> int:
    codes = tokens.codes
    if OWN_NOUN.match(codes, last + 1) and codes[last] == "n":  # of law and economics at the college
        more = phrase_after(tokens, last + 2)
        last = more[1] if more else last
    apposed = APPOSED.match(codes, last + 1)
    if apposed and not set("abCvx").intersection(apposed[0]):
        last = apposed.end() - 1
    clause = CLAUSE.match(codes, last + 1)
    if clause and codes[clause.end() : clause.end() + 1] in ("", ".", ","):
        last = clause.end() - 1 - (codes[clause.end() - 1] == ",")
    return last


def _without_place(tokens: Tokens, first: int, last: int) -> int:
    """The end of a source without the occasion: Lang | in a televised interview."""
    for at in range(last - 1, first, -1):
        if tokens.words[at] in OCCASION_PREPOSITIONS and tokens.codes[at] == "p":
            behind = tokens.words[at + 1 : last + 1]
            if OCCASIONS.intersection(behind) or (behind[0].isdigit() and len(behind) == 1):
                return at - 1
    return last
