"""What a cue reports: the extent of indirect speech, as token numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import FINITE, phrase_after

if TYPE_CHECKING:
    from attrlint.analysis.attribution.cues import Cue
    from attrlint.text.tokens import Tokens

Range = tuple[int, int]
ADDRESSING = words("reporting-lemmas.addressing")
TO_DO = words("reporting-lemmas.to-do")
AWAY_TO_THAT = LazyPattern(r"[pdnNm0rhoSe,tG]{0,16}?[Tq]")
TIMES = words("times.said")
ABOUT = words("reporting-lemmas.about")
TOPICAL = words("prepositions.topic")
DOCUMENTS = words("documents.content")
DATELINE = LazyPattern(r"N{1,4}(?:,N{1,2})?(?:\([^)]{1,6}\))?-")
ASIDE = LazyPattern(r"(?:[dn]?m|[r0]|p[dS]*[nN0m]*(?:[op][dS]*[nN0m]+)*)*(?=[,.?!;:Q-]|\Z)")
CLAUSE = frozenset("abvxCe")
QUOTED_ONLY = LazyPattern(r"[Q,.;:?!rcu\-]*\Z")
STOPS = frozenset(",;-cus")


def contents_of(tokens: Tokens, cues: list[Cue], number: int) -> list[Range]:
    """The parts that one cue reports, first and last token; none if the words next to it report nothing."""
    cue = cues[number]
    if cue.source is None or (cue.verb is not None and cue.verb.mental):
        return []
    if cue.verb is None or (cue.passive and cue.verb.lemma != "quote"):
        return _of_phrase(tokens, cues, number)
    start, sort = complement_of(tokens, cue)
    inner = _in_front(tokens, cues, number) if sort in ("none", "aside") else None
    if inner is None and sort not in ("none", "aside"):
        shown = sort == "object" and not DOCUMENTS.isdisjoint(tokens.words[cue.source[0] : cue.source[1] + 1])
        part = _until(tokens, cues, number, start) if shown or _accepted(cue, sort) else None
        return [part] if part else []
    rest = None
    behind = max(cue.last, cue.source[1]) + 1
    aside = ASIDE.match(tokens.codes, behind)
    behind = aside.end() if aside else behind
    if tokens.codes[behind : behind + 1] == "," and cue.order != "shared" and cue.verb.sure:
        rest = _until(tokens, cues, number, behind + 1)
    if inner and rest and tokens.codes[rest[0]] in "Gwgps":
        rest = None
    if inner is None and rest is None and sort == "aside" and _is_about(tokens, cue, start):
        rest = _until(tokens, cues, number, start)
    return [part for part in (inner, rest) if part]


def _is_about(tokens: Tokens, cue: Cue, at: int) -> bool:
    """Whether a prepositional phrase gives the content (warned of a flood), not the place (spoke at the well)."""
    if cue.verb is None or cue.verb.lemma not in ABOUT:
        return False
    return tokens.codes[at] not in "pmt" or (tokens.words[at] in TOPICAL and tokens.codes[at + 1 : at + 2] != "m")


def _accepted(cue: Cue, sort: str) -> bool:
    verb = cue.verb
    if verb is None or verb.sure:
        return True
    if sort in ("that", "quoted"):
        return True
    if sort == "clause":
        return verb.trust >= 20
    return sort == "infinitive" and verb.lemma in TO_DO


def complement_of(tokens: Tokens, cue: Cue) -> tuple[int, str]:
    """Where what follows a verb begins, and what it is: that, quoted, clause, infinitive, object, aside, none."""
    codes = tokens.codes
    at = (max(cue.last, cue.source[1]) if cue.order == "after" and cue.source else cue.last) + 1
    if cue.verb is not None and cue.verb.lemma in ADDRESSING:
        at = _behind_addressed(tokens, at, told=cue.verb.lemma == "tell")
    if at >= len(codes):
        return at, "none"
    away = AWAY_TO_THAT.match(codes, at)
    if away and not _clause_between(codes, at, away.end() - 1):
        return away.end() - 1, "that"
    aside = ASIDE.match(codes, at)
    if aside and aside.end() > at:
        end = aside.end()
        if codes[end : end + 1] in ("Q", ":"):
            return end, "quoted"
        return at, "aside"
    if codes[at : at + 2] == "pm" and tokens.words[at] == "on":  # said on Monday the well was dry
        at += 1
    while at + 1 < len(codes) and (codes[at] == "m" or (codes[at] == "r" and tokens.words[at] in TIMES)):
        at += 1
    letter = codes[at]
    if letter in "Q:":
        return at, "quoted"
    if letter in ",.;?!-)":
        if letter == "," and codes[at + 1 : at + 2] == "Q":
            return at + 1, "quoted"
        return at, "none"
    if letter == "w" and cue.order == "after":
        return at, "none"
    if letter in "swqT":
        return at, "that"
    if letter == "t":
        return at, "infinitive"
    if letter == "x":
        return at, "clause"
    if letter == "r" and codes[at + 1 : at + 2] in ("a", "b"):  # there was
        return at, "clause"
    subject = phrase_after(tokens, at + (letter == "r"))
    if subject and codes[subject[1] + 1 : subject[1] + 2] in tuple(CLAUSE | {"r"}):
        return at, "clause"
    return at, "object"


def _behind_addressed(tokens: Tokens, at: int, *, told: bool) -> int:
    """The token after the addressee: told *reporters* that."""
    codes = tokens.codes
    letter = codes[at : at + 1]
    if letter == "h":
        return at if codes[at + 1 : at + 2] in tuple(CLAUSE) else at + 1
    addressed = phrase_after(tokens, at, chain=False) if letter and letter not in "TQ" else None
    after = codes[addressed[1] + 1 : addressed[1] + 2] if addressed else ""
    if addressed and (told or (after not in tuple(CLAUSE) and after not in ("u", "c"))):
        return addressed[1] + 1
    return at


def _clause_between(codes: str, start: int, end: int) -> bool:
    """Whether "that" does not belong to the verb: a noun comes right before it ("the law that bans")."""
    return end - start >= 1 and codes[start] in "dnNhS0" and codes[end - 1] in "nN" and "p" not in codes[start:end]


def _of_phrase(tokens: Tokens, cues: list[Cue], number: int) -> list[Range]:
    """What "according to X" applies to: what comes before it, or what follows if it opens the sentence."""
    cue = cues[number]
    assert cue.source is not None
    before = _in_front(tokens, cues, number)
    parts = [before] if before else []
    behind = cue.source[1] + 1
    if tokens.codes[behind : behind + 1] == "," and (not parts or tokens.codes[cue.first - 1 : cue.first] == ","):
        rest = _until(tokens, cues, number, behind + 1)
        if rest and (not parts or tokens.codes[rest[0]] not in "Gwgps"):
            parts.append(rest)
    return parts


def _in_front(tokens: Tokens, cues: list[Cue], number: int) -> Range | None:
    """The words before a cue and its source that form a clause: The plan failed, Smith said."""
    cue = cues[number]
    codes = tokens.codes
    assert cue.source is not None
    if cue.order == "shared":
        return None
    end = (min(cue.first, cue.source[0]) if cue.order != "after" else cue.first) - 1
    by_phrase = cue.verb is None or cue.passive
    if end < 0 or (codes[end] not in ",-Q?" and not by_phrase):
        return None
    start = 0
    for earlier in cues[:number]:
        if earlier.source is None:
            continue
        trusted = earlier.verb is None or earlier.verb.sure
        if trusted and codes[earlier.last + 1 : earlier.last + 2] == "," and earlier.order != "shared":
            start = max(start, earlier.last + 2)
    while start <= end and codes[start] in "cur,;" and not (codes[start] == "r" and codes[start + 1] in "ab"):
        start += 1
    while end >= start and codes[end] in ",-":
        end -= 1
    if end - start < 1 and codes[start : end + 1] != "Q":
        return None
    dateline = DATELINE.match(codes, start, end)
    if dateline and start == 0:
        start = dateline.end()
    head = codes[start : end + 1]
    inserted = codes[cue.last + 1 : cue.last + 2] == "," and cue.order == "before" and len(codes) > cue.last + 4
    if inserted and head != "s":
        return start, end
    if cue.order == "before" and head[0] in "dnNh" and _ends_aside(codes, cue.last + 1):
        return start, end  # The well, Lang said on Monday, was dry
    if not by_phrase and "Q" not in head and (head[0] in "psgG" and "," not in head):  # After the vote, Smith said
        return None
    if not by_phrase and end - start < 2 and "Q" not in head:
        return None
    return start, end


def _ends_aside(codes: str, at: int) -> bool:
    """Whether a comma ends an adverbial of time or place, and the rest of a clause follows."""
    aside = ASIDE.match(codes, at)
    end = aside.end() if aside else at
    return end > at and codes[end : end + 1] == "," and bool(FINITE.intersection(codes[end + 1 : end + 2]))


def _until(tokens: Tokens, cues: list[Cue], number: int, start: int) -> Range | None:
    """From token `start` to the end of what the cue reports: where the next cue begins its own clause."""
    codes = tokens.codes
    end = len(codes) - 1
    for later in cues[number + 1 :]:
        if later.source is None or later.first <= start:
            continue
        head = later.first if later.order in ("shared", "after") else min(later.first, later.source[0])
        edge = head - 1
        while edge > start and codes[edge] == "r":
            edge -= 1
        if later.order == "after" or (edge > start and codes[edge] in STOPS):
            while edge > start and codes[edge] in ",;-cursab":
                edge -= 1
            end = edge if later.order != "after" else min(edge, head - 1)
            break
    while end >= start and codes[end] in ".,;:-":
        end -= 1
    while start <= end and codes[start] in ",:":
        start += 1
    return (start, end) if start <= end else None


def only_quoted(tokens: Tokens, part: Range) -> bool:
    """Whether a part is just a quotation."""
    return bool(QUOTED_ONLY.match(tokens.codes[part[0] : part[1] + 1]))
