"""Credits: for each quotation its source and its cue, or that there is none, and where they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.cues import is_nested
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import main_subject, phrase_after, subject_before

if TYPE_CHECKING:
    from attrlint.analysis.attribution.attributions import Attribution, SentenceReport
    from attrlint.base.span import Span
    from attrlint.text.quotations import Quotation

SHOW = 40  # code points of a title that is named, not said
FAR = 200  # tokens before a quotation in which its verb is searched for: no sentence is longer
TURNED = frozenset(",?!")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited with a quotation.

    `layout` is where that was found, as the public contract names it. `source` and `cue` are spans of the prose, None
    if there is none; `relay` is the outlet or agency that passed it on. `attribution` is the whole attribution if the
    credit is in a sentence.
    """

    quotation: Quotation
    layout: str
    source: Span | None = None
    cue: Span | None = None
    relay: Span | None = None
    attribution: Attribution | None = None
    alone: bool = False  # its sentence is just the quotation


def credit_in_sentence(text: str, report: SentenceReport, number: int) -> Credit:
    """The credit that a sentence gives to one of its quotations."""
    quotation = report.quotations[number]
    place = report.places[number]
    tokens = report.tokens
    codes = tokens.codes
    alone = report.wordless
    title = is_title(text[quotation.content.start : quotation.content.end])
    chosen = _cue_of(report, place, title=title)
    if chosen is not None:
        named = title and place and codes[place - 1] in "Spo" and report.cues[chosen].first != place + 1
        if named and quotation.content.end - quotation.content.start < SHOW:
            return Credit(quotation, "none")  # said on Channel 4's “Talk of the Week.”
        attribution = report.attributions[chosen]
        layout = "colon" if ":" in codes[report.cues[chosen].last + 1 : place] else "sentence"
        relay = _relay(report, chosen, place)
        return Credit(quotation, layout, attribution.source, attribution.cue, relay, attribution, alone)
    if alone:
        return Credit(quotation, "none", alone=True)
    ends = text[quotation.content.end - 1 : quotation.content.end]
    opened = _open_verb(report, place, ends)
    if opened:
        source, cue = opened
        return Credit(quotation, "sentence", tokens.span(*source), tokens.span(cue, cue))
    fallback = None if title else _any_verb(report, place)
    if fallback:
        source, cue = fallback
        layout = "colon" if codes[place - 1] == ":" else "sentence"
        return Credit(quotation, layout, tokens.span(*source), tokens.span(cue, cue) if cue >= 0 else None)
    return Credit(quotation, "none")


SMALL = words("small-words.credit")


def is_title(words: str) -> bool:
    """Whether quoted words look like a title or a name: all words except small ones are capitalized."""
    found = words.strip(" ,.;:").split()
    return 1 < len(found) < 12 and all(w[:1].isupper() or w[:1].isdigit() or w.lower() in SMALL for w in found)


def _cue_of(report: SentenceReport, place: int, *, title: bool) -> int | None:
    """The number of the cue that a quotation depends on."""
    codes = report.tokens.codes
    behind = place + 1
    while codes[behind : behind + 1] in (",", "-"):
        behind += 1
    left: int | None = None
    right: int | None = None
    lead = _lead(report, place)
    if lead is not None:
        return lead
    for i, cue in enumerate(report.cues):
        if cue.source is None:
            continue
        head = min(cue.first, cue.source[0]) if cue.order == "before" else cue.first
        if (cue.order != "shared" and head == behind) or (
            cue.order == "before" and cue.first > place and cue.source[0] <= behind <= cue.source[1]
        ):
            after = codes[max(cue.last, cue.source[1]) + 1 : max(cue.last, cue.source[1]) + 2]
            if not title or after in tuple(".,;?!-rmp") or not after:
                return i
            continue
        if cue.last < place and (cue.order != "after" or cue.verb is not None or "Q" not in codes[: cue.first]):
            left = i
        elif cue.first > place and right is None:
            right = i
    return _outer(report, left, place) if left is not None else right


LEADS_IN = LazyPattern(r"(?:[hnN]|dn)?(?:m|p[dS]*[nNm0]+)*[,:T]{0,2}(?:Q,?)*\Z")


def _lead(report: SentenceReport, place: int) -> int | None:
    """The number of the cue that introduces a quotation directly: Lee said on Monday: “...”"""
    for i in range(len(report.cues) - 1, -1, -1):
        cue = report.cues[i]
        if cue.last < place and cue.source is not None:
            if cue.order == "after" or cue.verb is None or not cue.verb.sure:
                return None
            words = report.tokens.codes[cue.last + 1 : place]
            joined = words.lstrip("hnNdmpS0").startswith((",", ":", "T", "Q")) or not words
            return i if joined and LEADS_IN.match(words) else None
    return None


def _outer(report: SentenceReport, left: int, place: int) -> int:
    """The main cue: not one inside what another reports, nor with a pronoun or a verb that may not be a cue."""
    tokens, cues = report.tokens, list(report.cues)
    codes = tokens.codes
    chosen = left
    while chosen:
        cue = cues[chosen]
        apart = cue.order == "shared" and codes[place - 1] == "," and cue.last < place - 2
        verb = cue.verb
        weak = verb is not None and (not verb.sure or cue.source is None or codes[cue.source[0]] in "hwT")
        if not apart and not (weak and is_nested(tokens, cue, cues)):
            break
        chosen = next((i for i in range(chosen - 1, -1, -1) if cues[i].source and cues[i].order != "after"), -1)
        if chosen < 0:
            return left
    return chosen


def _relay(report: SentenceReport, chosen: int, place: int) -> Span | None:
    """The source of a second cue, after a quotation that another introduces: ..., RIA said."""
    tokens, cues = report.tokens, report.cues
    behind = place + 1
    if cues[chosen].first > place:  # “...,” Lee said, RIA reported
        source = cues[chosen].source
        behind = max(cues[chosen].last, source[1] if source else 0) + 2
        if tokens.codes[behind - 1 : behind] != ",":
            return None
    while tokens.codes[behind : behind + 1] in ("Q", ","):
        behind += 1
    for i, cue in enumerate(cues):
        if i != chosen and cue.source is not None and cue.first > place and cue.order != "shared":
            if min(cue.first, cue.source[0]) == behind or (cue.verb is None and cue.first == behind):
                return report.attributions[i].source
            return None
    return None


def _open_verb(report: SentenceReport, place: int, ends: str) -> tuple[tuple[int, int], int] | None:
    """Any verb next to a quotation that ends in a comma, a question mark or an exclamation mark (gushed, fumed)."""
    if ends not in TURNED:
        return None
    tokens = report.tokens
    codes = tokens.codes
    after = place + 1
    if codes[after : after + 1] in ("e", "v", "n", "C") and codes[after + 1 : after + 2] in ("N", "d", "h"):
        source = phrase_after(tokens, after + 1)
        if source and (codes[after] != "n"):
            return source, after
    source = phrase_after(tokens, after)
    if source is None or source[1] + 1 >= len(codes):
        return None
    verb = source[1] + 1
    while verb < len(codes) and codes[verb] in "rab":
        verb += 1
    if verb < len(codes) and codes[verb] in "evgnC":
        return source, verb
    return None


def _any_verb(report: SentenceReport, place: int) -> tuple[tuple[int, int], int] | None:
    """The nearest verb before a quotation inside a sentence, with its subject; -1 for a possessive without one."""
    tokens = report.tokens
    codes = tokens.codes
    if place and codes[place - 1] == "S":
        return (place - 1, place - 1), -1
    for at in range(place - 1, max(-1, place - 1 - FAR), -1):
        if codes[at] in "CveGg":
            source = subject_before(tokens, at) if codes[at] in "Cve" else None
            source = source or main_subject(tokens, at)
            if source and codes[source[0]] not in "wT":
                return source, at
    return None
