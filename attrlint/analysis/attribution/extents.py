"""The extent of what a cue reports, including thoughts, wishes and acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.contents import Range, complement_of, contents_of, only_quoted
from attrlint.analysis.attribution.idle_verbs import is_idle, is_naming, takes_object
from attrlint.analysis.attribution.source_extents import with_whole_source
from attrlint.analysis.attribution.speakers import TIMES, is_debris, may_act
from attrlint.analysis.attribution.stances import find_stances, goes_on, stance_of, stance_only, with_preposition
from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import FINITE, phrase_after, subject_before

if TYPE_CHECKING:
    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.tokens import Tokens

STOPS = frozenset(",;-cus")
ASKING = frozenset(("if", "whether", "where"))
TAKES_CLAUSE = frozenset(("thought", "act"))
SAYS = frozenset(("say", "claim"))


def read_all(tokens: Tokens, cues: list[Cue]) -> list[tuple[Cue, list[Range]]]:
    """All cues of a sentence with the parts that each reports: none if that is a quotation or not stated."""
    cues = [cue for cue in cues if cue.source is None or not is_debris(tokens, cue.source)]
    known = [
        with_whole_source(tokens, with_preposition(tokens, cue))
        for cue in cues
        if not goes_on(tokens, cue.verb, cue.last) and not is_naming(tokens, cue)
    ]
    found_stances = [with_whole_source(tokens, cue) for cue in find_stances(tokens, known)]
    stances = [
        cue
        for cue in found_stances
        if cue.source is None
        or cue.order == "noun"
        or (
            may_act(tokens, cue.source, documents=cue.verb is None or bool(cue.verb.trust))
            and not is_debris(tokens, cue.source)
        )
    ]
    every = sorted([*known, *stances], key=lambda cue: cue.first)
    found: list[tuple[Cue, list[Range]]] = []
    for number, cue in enumerate(every):
        if _is_inside(cue, found) or (cue.source is None and cue.order != "passive"):
            continue
        parts = _parts(tokens, every, number)
        quoted = all(only_quoted(tokens, part) for part in parts)
        found.append((cue, [] if quoted else parts))
    said = {cue.first for cue in known if cue.verb is None or cue.verb.sure}
    return [each for i, each in enumerate(found) if each[0].first in said or not _is_inside(each[0], found[i + 1 :])]


def _of_passive(tokens: Tokens, cues: list[Cue], number: int) -> list[Range]:
    """What is said about someone by no one in particular: he has been described | as a loner."""
    cue = cues[number]
    start = cue.last + 1
    part = _until(tokens, cues, number, start, sort_of(tokens, cue))
    subject = subject_before(tokens, cue.first)
    return [piece for piece in (subject, part) if piece] if part else []


def _trimmed(codes: str, last: int) -> int:
    """The end of the subject of a passive, without its auxiliaries."""
    while last > 0 and codes[last] in "abr,":
        last -= 1
    return last


def _parts(tokens: Tokens, cues: list[Cue], number: int) -> list[Range]:
    cue = cues[number]
    if cue.order == "passive":
        return _of_passive(tokens, cues, number)
    if cue.order == "colon":
        return [(cue.last + 1, len(tokens.codes) - 1 - (tokens.codes[-1] == "."))]
    if cue.passive:
        return [(first, _trimmed(tokens.codes, last)) for first, last in contents_of(tokens, cues, number)]
    if cue.verb is None:
        return contents_of(tokens, cues, number) if cue.order == "after" else _taken(tokens, cues, number)
    sort = _complement(tokens, cue)[1]
    if sort in ("none", "aside"):
        as_said = _as_said(tokens, cue)
        if as_said:
            return [as_said]
        found = contents_of(tokens, cues, number) if not stance_only(cue.verb) else []
        return [_with_opening(tokens, part) for part in found if not _is_apposed(tokens, cue, part)]
    return _taken(tokens, cues, number)


def _as_said(tokens: Tokens, cue: Cue) -> Range | None:
    """The clause that an aside credits: The well is dry, as police have said; As Lang noted, the well is dry."""
    codes, verb = tokens.codes, cue.verb
    if verb is None or stance_only(verb) or cue.source is None or cue.order != "before":
        return None
    opens, behind = cue.source[0] - 1, cue.last + 1
    if opens < 0 or tokens.words[opens] != "as" or codes[behind : behind + 1] not in ("", ".", ","):
        return None
    end = len(codes) - 1 - (codes[-1] == ".")
    if opens == 0:
        return (behind + 1, end) if behind < end else None
    if codes[opens - 1] == "," and behind >= end:
        return 0, opens - 2
    return None


def _is_apposed(tokens: Tokens, cue: Cue, part: Range) -> bool:
    """Whether words after a source that follows its cue belong to it: said Lang, of the Mill Trust."""
    if cue.order != "after" or part[0] < cue.first:
        return False
    codes = tokens.codes[part[0] : part[1] + 1]
    return codes[0] in "ow" or not (FINITE | {"Q"}).intersection(codes)


def _with_opening(tokens: Tokens, part: Range) -> Range:
    """A part with the words in front of it that open the sentence: But the plan failed, she said."""
    first, last = part
    return (0, last) if first and not tokens.codes[:first].strip("cur") else part


def _is_inside(cue: Cue, found: list[tuple[Cue, list[Range]]]) -> bool:
    """Whether a cue is part of what another reports."""
    return any(first <= cue.first <= last for _, parts in found for first, last in parts)


def _complement(tokens: Tokens, cue: Cue) -> tuple[int, str]:
    """What follows a verb, and what it is; an object counts if it is part of it: urged *Lee* to go."""
    start, sort = complement_of(tokens, cue)
    codes, behind = tokens.codes, cue.last + 1
    if codes[behind : behind + 1] == "Q" and cue.verb and cue.verb.lemma == "tell" and TOLD.match(codes, behind):
        return behind, "object"  # told “Morning Watch” that
    if cue.order == "after" or start == behind or cue.verb is None or codes[behind] not in "dNnhS0eg":
        return start, sort
    if cue.verb.lemma in TELLS and sort in ("that", "quoted", "clause"):
        return start, sort
    if sort == "infinitive" and cue.verb.lemma in TELLS - {"urge"}:
        return start, sort
    if sort in ("that", "infinitive"):
        phrase = phrase_after(tokens, behind, chain=False)
        if phrase and not TIMES.intersection(tokens.words[phrase[0] : phrase[1] + 1]) and not _is_when(codes, phrase):
            return behind, "object" if sort == "that" else sort
    return start, sort


def _is_when(codes: str, phrase: Range) -> bool:
    """Whether a phrase is a time: this week."""
    return codes[phrase[1] + 1 : phrase[1] + 2] == "m"


def _taken(tokens: Tokens, cues: list[Cue], number: int) -> list[Range]:
    """What a verb takes after it: a clause, an infinitive, a noun phrase."""
    cue = cues[number]
    verb = cue.verb
    if cue.passive:
        return []
    if verb is None:
        part = (
            _until(tokens, cues, number, cue.last + 1, sort_of(tokens, cue))
            if cue.order in ("noun", "before")
            else None
        )
        return [part] if part else []
    start, sort = _complement(tokens, cue)
    if "gesture" in verb.classes or sort in ("none", "aside"):
        return []
    if sort == "that" and tokens.codes[start] == "s" and tokens.words[start] not in ASKING:
        return []
    if sort == "object" and verb.lemma == "say" and not _is_said(tokens, start):
        return []
    if sort in ("object", "clause", "infinitive") and is_idle(tokens, cue):
        return []
    if sort == "object" and verb.lemma == "tell":
        told = TOLD.match(tokens.codes, cue.last + 1)
        start, sort = (told.end() - 1, "that") if told else (start, sort)
    if sort == "object" and verb.lemma in SAYS and FINITE.intersection(tokens.codes[start + 1 :]):
        sort = "clause"
    own = stance_of(verb)
    if sort == "object" and not takes_object(tokens, cue, own):
        return []
    if own and not verb.then and not verb.trust:
        if sort == "infinitive" and "wish" not in own:
            return []
        if sort in ("that", "clause") and own.isdisjoint(TAKES_CLAUSE):
            return []
    part = _until(tokens, cues, number, start, sort)
    return [part] if part else []


TOLD = LazyPattern(r"[dnNSQ0opmge]{1,9}?(?:[Tq]|t(?=[Cvnra])|(?<=m)(?=hd)|Q(?=\.?\Z))")


TELLS = words("reporting-lemmas.addressing")
AMOUNT = LazyPattern(r"p?0[nN]*[abvCxe]")
CLAUSES = frozenset(("that", "clause", "quoted"))
BREAK = LazyPattern(r";|,s(?=[^,]*\Z)")
OBJECT_BREAK = LazyPattern(r";|-|,[wgsu]|,c?[dhnN0S]*+[abCvx]|c[abCv]|[su]|,c?[ev]")
RESUMED = LazyPattern(r",[^,;\-]*,r?(?=[abvCe])|-[^;\-]*-(?=[^\-])")
CONCEDING = frozenset(("although", "though", "while", "whereas"))
MEANWHILE = frozenset("during since before after amid".split())
APPOSED = LazyPattern(r",(?:[dr]|[nN0]p)[^,cabCvxe;]*\Z")
TRAILING = LazyPattern(r"(?:(?:p[dS0ne]*)?m+)+\Z")


def _until(tokens: Tokens, cues: list[Cue], number: int, start: int, sort: str) -> Range | None:
    """From token `start` to the end of what the cue reports: where the next cue begins its own clause."""
    codes = tokens.codes
    end = len(codes) - 1
    clause = sort in CLAUSES
    for later in cues[number + 1 :]:
        if later.source is None or later.first <= start or (clause and later.passive):
            continue
        head = later.first if later.order in ("shared", "after") else min(later.first, later.source[0])
        edge = head - 1
        while edge > start and codes[edge] in "rab":
            edge -= 1
        if later.order != "after":
            if edge <= start or codes[edge] not in STOPS:
                continue
            if clause and codes[edge] == "s":
                continue
            if clause and codes[edge] == "c" and codes[edge - 1] != "," and not (later.verb and later.verb.sure):
                continue
        while edge > start and codes[edge] in ",;-cursab":
            edge -= 1
        end = edge if later.order != "after" else min(edge, head - 1)
        break
    at = start + 1
    pattern = BREAK if clause else OBJECT_BREAK
    while stop := pattern.search(codes, at, end + 1):
        if stop[0] == "-" and tokens.starts[stop.start()] == tokens.ends[stop.start() - 1]:
            at = stop.end()  # low- and middle-income
            continue
        if stop[0] == ",s" and clause and tokens.words[stop.end() - 1] not in CONCEDING:
            at = stop.end()
            continue
        resumed = RESUMED.match(codes, stop.start(), end + 1) if clause else None
        if resumed is None:
            end = stop.start() - 1
            break
        at = resumed.end()
    apposed = APPOSED.search(codes, start + 1, end + 1)
    if apposed:
        end = apposed.start() - 1
    if not clause:
        trailing = TRAILING.search(codes, start + 1, end + 1)
        if trailing:
            end = trailing.start() - 1
        end = next((i - 1 for i in range(start + 1, end) if tokens.words[i] in MEANWHILE), end)
    while end >= start and (codes[end] in ".,;:-cost" or tokens.words[end] == "as"):
        end -= 1
    while start <= end and codes[start] in ",:":
        start += 1
    return (start, end) if start <= end else None


def _is_said(tokens: Tokens, start: int) -> bool:
    """Whether the words after "said" may be its content, and not when or where."""
    if AMOUNT.match(tokens.codes, start) or tokens.words[start + 1 : start + 2] in (["least"], ["most"]):
        return True  # said about 20 were gone
    if tokens.codes[start] in "pmo0" or tokens.codes[start : start + 2] == "nm":
        return False
    phrase = phrase_after(tokens, start, chain=False)
    return phrase is None or not TIMES.intersection(tokens.words[phrase[0] : phrase[1] + 1])


def sort_of(tokens: Tokens, cue: Cue) -> str:
    """What a cue without a verb takes after it: that, infinitive, object."""
    letter = tokens.codes[cue.last + 1 : cue.last + 2]
    return "that" if letter in tuple("Tswq") else "infinitive" if letter == "t" else "object"
