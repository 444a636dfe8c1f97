"""What sort of text a draft is, by its look: a transcript, an interview, or news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.patterns import LazyPattern
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.prose import Block

GENRES = ("news", "opinion", "interview", "live", "transcript")
TURN = LazyPattern(
    r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]++(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]++){0,3}|Q|A|Question|Answer)\s*[:.]\s"
)


def find_genre(text: str, blocks: Sequence[Block]) -> str:
    """One of `GENRES`: transcript where most paragraphs are turns (``MR. LEE:``), interview where they are Q and A."""
    paragraphs = [b.span for b in blocks if b.kind is BlockKind.PARAGRAPH]
    turns = [found[0] for p in paragraphs if (found := TURN.match(text, *p))]
    if len(turns) < 4 or len(turns) * 2 < len(paragraphs):
        return "news"
    asked = sum(turn[:2] in ("Q:", "A:", "Q.", "A.", "Q ", "A ") or turn.startswith(("Que", "Ans")) for turn in turns)
    return "interview" if asked * 2 >= len(turns) else "transcript"
