"""Correction notes: where a draft says that it was corrected, whether it says how, and what the error was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.reading.prose import Block

NOTED_IN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE, BlockKind.HEADING})
LONGEST = 900  # code points of a note that are read
NEAR = 60  # code points after “has been updated” that may say that it was a correction
TERSE = 30  # words; a longer note gives details
MONTH = r"{months.short}[a-z]{0,6}+\.?"
DATE = (
    rf"(?:{MONTH}\s\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}\b|\d{1,2}\.\d{1,2}\.\d{2,4})"
)
WHEN = LexiconPattern(rf"\b(?:{DATE}|\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\b|gmt|utc|bst|es?t\b)?)", ignorecase=True)
COPY = "{copy-words.corrected}"
LEAD = r"[\s(\[*•_-]{0,4}(?:(?:an\s)?(?:editor['’]?s['’]?|editors['’]|ed\.?)\snote\s{0,2}[:.—–-]\s{0,2})?"
DATED = rf"(?:[\s,(]{{0,3}}(?:on\s)?{DATE}(?:,?\s\d{{4}})?(?:,?\s\d{{1,2}}[:.]\d\d[^\n:]{{0,12}})?\)?)?"
LABEL = LexiconPattern(
    rf"{LEAD}(?P<label>{{corrections.label}})(?P<appended>\sappended)?{DATED}\s{{0,2}}"
    r"(?P<mark>[:—–]|\s-\s|\.(?=\s|\Z)|\Z)",
    ignorecase=True,
)
PAST = r"(?:has\sbeen|was|is|had\sto\sbe)\s(?:since\s|later\s|now\s)?{corrections.past}\b"
MENDED = rf"(?P<mended>this\s(?:\w+\s){{0,2}}?{COPY}\s{PAST})"
CORRECTS = rf"(?P<corrects>this\s(?:\w+\s){{0,3}}?{COPY}\s(?:corrects|clarifies)\b)"
EARLIER = rf"(?P<earlier>(?:an?|the)\s{{adjectives.earlier-version}}\sversions?\sof\sthis\s{COPY}\b)"
SAID = LexiconPattern(rf"{LEAD}(?:{MENDED}|{CORRECTS}|{EARLIER})", ignorecase=True)
UPDATES = LexiconPattern(r"\A\W*(?:updated?\b|this\s[^.\n]{0,60}\b(?:updated|revised))", ignorecase=True)
MENDS = LexiconPattern(
    r"\b{corrections.mends}\b",
    ignorecase=True,
)
NO_ERROR = r"(?!{corrections.an-error}|{determiners.some}\s(?:\w+\s)?(?:errors?|mistakes?))"
TO_MEND = rf"to\s(?:{{corrections.to}}|clarify\s{{pronouns.question}}|(?:correct|fix|amend|change)\s{NO_ERROR}\w)"
WRONG = r"{corrections.tells}|mis{corrections.wrong}\w*+|mistak(?:e\b(?=\sin)|en|enly)"
ERROR_IN = r"(?:errors?|mistakes?|typos?)\s{prepositions.error}\sthe|corrects\s\w|{corrections.what}s?\sof"
TELLS = LexiconPattern(  # phrases that say what was wrong
    rf"\b(?:{WRONG}|{{auxiliaries.misstated}}(?:\snot|n['’]t)\b|,\snot\b|{TO_MEND}|{ERROR_IN})",
    ignorecase=True,
)
EMPTY = LexiconPattern(  # an earlier version, and only that it had an error
    r"\b{adjectives.earlier-version}\sversions?\sof\sthis\s\w+\s{corrections.contained}\s"
    r"(?:an?|some|several|two|three)?\s?(?:\w+\s)?{corrections.empty}\b(?!\s{prepositions.error}\b)",
    ignorecase=True,
)
QUOTED = r"[\"“‘']?"
FORM = (
    r"[A-ZÀ-ÖØ-Þ\d$£€][\w’'.,$£€%-]*+(?:\s[A-ZÀ-ÖØ-Þ\d][\w’'.,-]*+){0,4}"
    r"(?:\s(?:million|billion|percent|per\scent)\b,?)?"
)
NOT = LexiconPattern(
    rf"""(?<!\w){QUOTED}(?P<right>{FORM})(?:(?<=,)|,?[”’\"']?,?\s(?:and|rather\sthan|instead\sof)"""
    rf"""(?=\s))[”’\"']?\s(?:not\s)?(?:{{prepositions.not}}\s)?{QUOTED}(?P<wrong>{FORM})"""
)
RENDERED = r"{adverbs.wrongly}\s(?:{corrections.identified}|(?P<spelled2>spelled|spelt|rendered))"
AS = LexiconPattern(
    rf"\b(?:(?P<spelled>misspelled|misspelt)|misidentified|{RENDERED})\s(?P<right>[^.;:\n]{{0,120}}?)\b"
    rf"as\s(?:in\s)?{QUOTED}(?P<wrong>{FORM})"
)
RIGHT = r"(?P<right>[A-ZÀ-ÖØ-Þ][\w’'-]*+(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]*+){0,4})"
SPELLED = LexiconPattern(
    r"\b(?:misspelled|misspelt)\s(?:the\s(?:first\s|last\s|sur|family\s)?names?\sof\s)?"
    rf"(?:[a-z]+\s){{0,6}}?{QUOTED}{RIGHT}"
)
CLAIMED = LexiconPattern(
    r"\b{adverbs.wrongly}\s{speech-verbs.misstated}\s(?:that\s)?(?P<wrong>[^.;:\n(]{12,200}?)"
    r"(?=[.;:(]|\s-\s|\sand\sthat\s|\Z)"
)
CAPITAL = LexiconPattern(r"[A-ZÀ-ÖØ-Þ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Error:
    """What a note says was wrong.

    `words` were in the draft; with `near` they are the right spelling of what was misspelled. `instead` is the right
    version if the note gives it; with `sure` the words can only be the error.
    """

    words: str
    near: bool = False
    instead: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A note that a draft was corrected.

    `head` is the phrase that identifies it, `span` all of it, in code points of the prose. `correction` is unset for a
    mere update; `tells` says whether it gives the error, `loose` whether it is a label without a full stop or colon.
    """

    head: Span
    span: Span
    correction: bool
    tells: bool
    dated: bool
    loose: bool = False
    appended: bool = False  # it only announces a note in another place


def find_corrections(text: str, blocks: Sequence[Block]) -> tuple[CorrectionNote, ...]:
    """The notes of a prose in order; one that is just a label continues in the next two blocks."""
    read = [b for b in blocks if b.kind in NOTED_IN]
    return tuple(note for i, block in enumerate(read) if (note := _read(text, block, read[i + 1 : i + 3])))


def _read(text: str, block: Block, following: Sequence[Block]) -> CorrectionNote | None:
    start, end = block.span
    label = LABEL.match(text, start, end)
    said = SAID.match(text, start if label is None else label.end(), end)
    if label is None and said is None:
        return None
    if block.kind is BlockKind.HEADING and label is None:
        return None
    rest = end if label is None else label.end()
    bare = label is not None and not text[rest:end].strip(" \t\n\r.)]*_")
    stop = max((b.span.end for b in following), default=end) if bare and label and not label["appended"] else end
    span = Span(start, min(stop, start + LONGEST))
    words = text[span.start : span.end]
    first = said or label
    assert first is not None
    opening = words[: said.end() - start + NEAR] if said else ""
    correction = not UPDATES.search(words) or MENDS.search(opening) is not None
    head = Span(start + len(words) - len(words.lstrip()), first.end())
    while head.end > head.start and text[head.end - 1] in " \t\r\n.:":
        head = Span(head.start, head.end - 1)
    tells = TELLS.search(EMPTY.sub(" ", words)) is not None or len(words.split()) > TERSE
    loose = label is not None and said is None and not label["mark"].strip() and not label["appended"]
    return CorrectionNote(
        head,
        span,
        correction,
        tells,
        WHEN.search(words) is not None,
        loose,
        label is not None and bool(label["appended"]),
    )


def errors_of(text: str, note: CorrectionNote) -> Iterator[Error]:
    """What a note says was wrong, in its own words."""
    words = text[note.span.start : note.span.end]
    for found in NOT.finditer(words):
        if " not " in found[0] or " than " in found[0] or " of " in found[0]:
            yield Error(_bare(found["wrong"]), instead=_bare(found["right"]))
    named = False
    for found in AS.finditer(words):
        named = True
        spelled = bool(found["spelled"] or found["spelled2"])
        right = [m[0] for m in CAPITAL.finditer(found["right"])]
        wrong = _bare(found["wrong"])
        if spelled or right or wrong[0].isdigit():
            yield Error(wrong, instead=_bare(right[-1]) if right else "", sure=spelled)
    for found in () if named else SPELLED.finditer(words):
        yield Error(_bare(found["right"]), near=True)
    for found in CLAIMED.finditer(words):
        yield Error(_bare(found["wrong"]), sure=True)


def _bare(words: str) -> str:
    """A form without surrounding marks and full stops."""
    bare = words.strip().strip("\"“”‘’'.,;:")
    return bare.removesuffix("'s").removesuffix("’s")
