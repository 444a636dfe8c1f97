"""What sort of text a draft is, by its look: a transcript, an interview, opinion, a live blog, or news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.base.span import SpanSet
    from attrlint.reading.prose import Block

TIMED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
TURN = LazyPattern(
    r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]++(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]++){0,3}|Q|A|Question|Answer)\s*[:.]\s"
)
TIME = LazyPattern(r"\s*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[:.]?\s*", ignorecase=True)
ENTRIES = 4  # lines that are a time of day and nothing else: a live blog has one over each entry

# Each begins with a letter, and looks back from behind it: a pattern that looks back first is tried at every letter.
_I = r"I(?<!\wI)(?<!War I)(?<!Phase I)(?=['’]| [a-z])"
_MY, _ME = r"[Mm]y\b(?<!\w[Mm]y)(?<!War [Mm]y)(?<!Phase [Mm]y)", r"me\b(?<!\wme)(?<!War me)(?<!Phase me)"
FIRST_PERSON = LazyPattern(rf"{_I}|{_MY}|{_ME}")
FIRST_PERSONS = LazyPattern(r"(?:[Ww]e\b(?<!\w..)|[Oo]ur\b(?<!\w...)|us\b(?<!\w..))")
PERSONAL, PERSONAL_PLURAL = 2, 4  # of the writer's own in a draft; 14 of 162 published articles of PolNeAR have as many


def find_genre(text: str, blocks: Sequence[Block], quoted: SpanSet) -> str:
    """One of `reading.genres`: transcript where most paragraphs are turns (``MR. LEE:``), interview where Q and A.

    Opinion is where the writer speaks of himself outside `quoted`: I, my or me twice, or we, our or us four times.
    Live is where times of day stand over the entries.
    """
    paragraphs = [b.span for b in blocks if b.kind is BlockKind.PARAGRAPH]
    short = [b.span for b in blocks if b.kind is BlockKind.HEADING]  # a turn of few words looks like one
    turns = [found[0] for p in (*paragraphs, *short) if (found := TURN.match(text, *p))]
    if len(turns) < 4 or len(turns) * 2 < len(paragraphs):
        if _is_personal(text, paragraphs, quoted):
            return "opinion"
        timed = sum(TIME.fullmatch(text, *b.span) is not None for b in blocks if b.kind in TIMED)
        return "live" if timed >= ENTRIES else "news"
    asked = sum(turn[:2] in ("Q:", "A:", "Q.", "A.", "Q ", "A ") or turn.startswith(("Que", "Ans")) for turn in turns)
    return "interview" if asked * 2 >= len(turns) else "transcript"


def _is_personal(text: str, paragraphs: Sequence[Span], quoted: SpanSet) -> bool:
    """Whether the writer speaks of himself in what is not quoted."""
    for pattern, often in ((FIRST_PERSON, PERSONAL), (FIRST_PERSONS, PERSONAL_PLURAL)):
        count = 0
        for paragraph in paragraphs:
            for found in pattern.finditer(text, *paragraph):
                count += not quoted.touches(Span(*found.span()))
                if count >= often:
                    return True
    return False
