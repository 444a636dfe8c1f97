"""The genre of a draft: as its head says, otherwise by its look. A draft may have several genres."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from attrlint.analysis.attribution.turns import ANSWERS, ASKS, LABEL, find_turns, last_of
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.data.lexicon import flags, in_order, words
from attrlint.reading.genres import GENRES
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.analysis.attribution.turns import Turn
    from attrlint.base.span import SpanSet
    from attrlint.reading.prose import Block, Prose

TIMED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
ITEMS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE})
NAMED_IN = in_order("front-matter.genre")
VALUE = LazyPattern(r"[\w&]+(?:[ -][\w&]+)*")

TIME = LazyPattern(r"\s*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[:.]?\s*", ignorecase=True)
CLOCK = LazyPattern(
    r"\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[-–—:|.]?\s+(?=[A-Z“\"])", ignorecase=False
)
ENTRIES = 4  # lines that are just a time of day: a live blog has one above each entry
TURNS = 4  # blocks that begin with a speaker's name
QUESTIONS = 3  # blocks that are a question, each with an answer below
ASKED = 0.5  # share of the turns of one of two speakers that end in a question: an interview
OUTLETS = 3  # items that end in a link in brackets, or headings that are a link
NUMBERED = LazyPattern(r"\s*(?:No\.?\s?)?(\d{1,2})[.):]?\s+\S")
COUNT = LazyPattern(r"\s*(?:The\s|Top\s)?(\d{1,2})\s(?:[a-z]+\s){0,3}[a-z]+s\b", ignorecase=True)
PROMPTS = 5  # list items that are just a quotation
LISTED = 4  # numbered headings
TERMS = 4  # different words about courts, in a draft that names who announces what it did and is not labeled a release
TERMS_IN_FEW = 3  # in a draft with fewer words than this
SHORT = 120
TOP = 600  # code points at either end of a draft, where it says what it is

# Each begins with a letter and looks back from after it: a pattern that looks back first is tried at each letter.
_I = r"I(?<!\wI)(?<!War I)(?<!Phase I)(?=['’]| [a-z])"
_MY, _ME = r"[Mm]y\b(?<!\w[Mm]y)(?<!War [Mm]y)(?<!Phase [Mm]y)", r"me\b(?<!\wme)(?<!War me)(?<!Phase me)"
FIRST_PERSON = LazyPattern(rf"{_I}|{_MY}|{_ME}")
FIRST_PERSONS = LazyPattern(r"(?:[Ww]e\b(?<!\w..)|[Oo]ur\b(?<!\w...)|us\b(?<!\w..))")
PERSONAL, PERSONAL_PLURAL = 2, 4  # in the writer's own words; 14 of 162 published articles of PolNeAR have as many


def find_genres(prose: Prose, quoted: SpanSet, given: str = "") -> tuple[str, ...]:
    """The genres of a draft, the main one first; `given` is the user's own choice.

    Opinion is where the writer uses the first person outside `quoted`: I, my or me twice, or we, our or us four times;
    it may be added to a genre that was detected by its look.
    """
    said = given or _said(prose.meta)
    if said:
        return (said,)
    text, blocks = prose.text, prose.blocks
    paragraphs = [b.span for b in blocks if b.kind is BlockKind.PARAGRAPH]
    looks = _spoken(text, blocks) or _by_look(prose, paragraphs)
    if looks in ("interview", "transcript"):
        return (looks,)
    opinion = ("opinion",) if _is_personal(text, paragraphs, quoted) else ()
    return (looks, *opinion) if looks else opinion or ("news",)


def _said(meta: Mapping[str, str]) -> str:
    """What the head of a draft says it is."""
    names_of = _evidence("said")
    for key in NAMED_IN:
        for value in VALUE.finditer(meta.get(key, "").lower()):
            if key == "genre" and value[0] in GENRES:
                return value[0]
            for genre, names in names_of.items():
                if value[0] in names and (genre != "news" or key == "genre"):
                    return genre
    return ""


def _spoken(text: str, blocks: Sequence[Block]) -> str:
    """Interview or transcript, by labels of speakers or by questions with answers; otherwise nothing."""
    turns = find_turns(text, blocks)
    paragraphs = [b.span for b in blocks if b.kind is BlockKind.PARAGRAPH]
    if paragraphs and all((label := LABEL.match(text, *p)) and " " in label["name"] for p in paragraphs):
        return "transcript"
    if len(turns) >= TURNS and len(turns) * 3 >= len(paragraphs):
        names = [last_of(text[turn.name.start : turn.name.end]) for turn in turns]
        if any(name in ASKS | ANSWERS for name in names):
            return "interview"
        if _one_asks(text, turns, names):
            return "interview"
        return "transcript"
    told = [b.span for b in blocks if b.kind in TIMED]
    asked = [text[start:end].rstrip(" *_").endswith("?") and text[start] not in "“\"‘'" for start, end in told]
    answered = sum(a and not b for a, b in pairwise(asked))
    if answered >= QUESTIONS and answered * 5 >= len(told) - answered:
        own = sum(1 for start, end in told for _ in FIRST_PERSON.finditer(text, start, end))
        if own >= 2 * answered:
            return "interview"
    return ""


def _one_asks(text: str, turns: Sequence[Turn], names: Sequence[str]) -> bool:
    """Whether there are two speakers, and turns of one end in questions and few of the other's do."""
    shares: list[float] = []
    for speaker in sorted(set(names)):
        own = [turn.said for turn, name in zip(turns, names, strict=True) if name == speaker]
        asks = sum(text[start:end].rstrip(' *_"”').endswith("?") for start, end in own)
        shares.append(asks / len(own))
    return len(shares) == 2 and max(shares) >= ASKED and min(shares) * 3 < max(shares)


def _by_look(prose: Prose, paragraphs: Sequence[Span]) -> str:
    """The genre of a draft that is not a transcript throughout; empty if it looks like any story."""
    text, blocks = prose.text, prose.blocks
    timed = [b for b in blocks if b.kind in TIMED]
    timed = [b for b in timed if (first := text[b.span.start : b.span.start + 1]).isspace() or first.isdecimal()]
    if sum(TIME.fullmatch(text, *b.span) is not None for b in timed) >= ENTRIES:
        return "live"
    clocked = sum(CLOCK.match(text, *b.span) is not None for b in timed)
    if clocked > ENTRIES and clocked * 4 >= len(paragraphs):
        return "live"
    if _is_digest(prose):
        return "digest"
    ends = f"{_lead(text, blocks)}\n{text[-TOP:]}".lower().replace("’", "'")
    released = any(mark in ends for mark in _evidence("mark")["release"])
    if _is_court(text, paragraphs, released=released):
        return "court"
    for genre, marks in _evidence("mark").items():
        if any(mark in ends for mark in marks):
            return genre
    items = [text[b.span.start : b.span.end].strip() for b in blocks if b.kind is BlockKind.LIST_ITEM]
    if sum(item[:1] in '“"' and item[-1:] in '”"' for item in items if item) >= PROMPTS:
        return "other"
    numbered = sum(b.kind is BlockKind.HEADING and NUMBERED.match(text, *b.span) is not None for b in blocks)
    head = next((b.span for b in blocks if b.kind is BlockKind.HEADING), Span(0, 0))
    return "listicle" if numbered >= LISTED and COUNT.match(text, *head) else ""


def _lead(text: str, blocks: Sequence[Block]) -> str:
    """The headings and paragraphs at the start of a draft."""
    lead: list[str] = []
    for block in blocks:
        if block.kind not in (BlockKind.FRONT_MATTER, BlockKind.FURNITURE, BlockKind.LINK):
            lead.append(text[block.span.start : block.span.end])
        if sum(map(len, lead)) > TOP:
            break
    return "\n".join(lead)[:TOP]


def _is_digest(prose: Prose) -> bool:
    """Whether items end in a link to the outlet they come from, or headings are links with excerpts below."""
    text = prose.text
    ends = {span.end for span in prose.linked}
    starts = {span.start for span in prose.linked}
    items = [b.span for b in prose.blocks if b.kind in ITEMS and b.span.end - b.span.start > 60]
    sourced = 0
    for start, end in items:
        stop = end - len(text[start:end]) + len(text[start:end].rstrip(" .*_"))
        sourced += text[stop - 1 : stop] == ")" and (stop - 1) in ends
    if sourced >= OUTLETS and sourced * 3 >= len(items):
        return True
    headings = [b.span for b in prose.blocks if b.kind is BlockKind.HEADING and b.level]
    linked = sum(span.start in starts and span.end in ends for span in headings)
    return linked >= OUTLETS and linked * 3 >= len(headings)


def _is_court(text: str, paragraphs: Sequence[Span], *, released: bool) -> bool:
    """Whether a draft reports the actions of a court, a prosecutor or the police in legal terms."""
    told = "\n".join(text[start:end] for start, end in paragraphs).lower().replace("’", "'")
    terms = sum(term in told for term in words("genres.term"))
    if len(told.split()) < SHORT:
        return terms >= TERMS_IN_FEW
    return terms >= (1 if released else TERMS) and any(issuer in told for issuer in words("genres.issuer"))


def _is_personal(text: str, paragraphs: Sequence[Span], quoted: SpanSet) -> bool:
    """Whether the writer uses the first person outside quotations."""
    starts = [paragraph.start for paragraph in paragraphs]
    for pattern, often in ((FIRST_PERSON, PERSONAL), (FIRST_PERSONS, PERSONAL_PLURAL)):
        count = 0
        for found in pattern.finditer(text):
            i = bisect_right(starts, found.start()) - 1
            if i < 0 or found.end() > paragraphs[i].end:
                continue
            count += not quoted.touches(Span(*found.span()))
            if count >= often:
                return True
    return False


@lru_cache(maxsize=2)
def _evidence(sort: str) -> dict[str, frozenset[str]]:
    """The words of one type of evidence (said, mark) for each genre."""
    heads = (flag.partition("-") for flag in flags("genres"))
    return {genre: words(f"genres.{head}-{genre}") for head, _, genre in heads if head == sort}
