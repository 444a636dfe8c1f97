"""How newsrooms lay out a draft: wrapped lines, headings, bylines, datelines and pasted embeds, by their look.

The readers share this: plain text has no other signs, and Markdown pasted from a CMS often has few.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrlint.data.lexicon import LexiconPattern
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_WRAP = 132  # columns; the widest page that people or mail programs wrap prose to
MIN_WRAP = 40
MAX_HEADING = 110  # code points
MAX_HEADING_WORDS = 16

_MONTH = r"{months.short}[a-z]*\.?"
_POSTED = rf"(?:{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
EMBED = LexiconPattern(
    r"pic\.twitter\.com/\w+|(?<![\w/])https?://t\.co/\w+"
    rf"|[—–-]\s*[^\n]{{1,80}}?\(@\w{{1,30}}\)\s*{_POSTED}"
)
BYLINE = LexiconPattern(
    r"{labels.byline}[ \t]+(?:[A-Z][\w.'’-]*+[ \t,]*+(?:and[ \t]+|in[ \t]+|of[ \t]+|for[ \t]+"
    r"|the[ \t]+|\|[ \t]*|[-–—][ \t]*)?){1,10}[.]?"
)
_CITY = r"[A-Z][A-Z.'’-]+(?:[ \t]+[A-Z][A-Z.'’-]+){0,3}"
_PLACE = r"(?:,[ \t]+[A-Z][\w.]++(?:[ \t]+[A-Z][\w.]++){0,2}){0,2}"
_DAY = rf"(?:,?[ \t]+{_MONTH}[ \t]+\d{{1,2}}(?:,?[ \t]+\d{{4}})?)?"
DATELINE = LexiconPattern(
    rf"{_CITY}{_PLACE}{_DAY}(?:[ \t]*\((?:{{agencies.dateline}}|[A-Z][\w. ]{{1,24}})\))?[ \t]*"
    r"(?:--|[—–]|-(?=[ \t]))[ \t]*"
)
DATELINE_SIGNS = tuple(".'’-")  # in the name of a city in capitals, where no capital is
SAYS_IN_HEADLINE = LexiconPattern(r"[A-Z][^\"“”\n.!?]{2,60}: [\"“][^\"“”\n]{3,100}[^\"“”\n.,][\"”]")
ENDS_A_SENTENCE = LexiconPattern(r"[.!?:;,…][\"'”’)\]]*$|[.!?][\"'”’)\]]+$")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken at a width, so that a line end is not the end of a paragraph.

    The reflow test: in wrapped prose the first word of the next line would not have fit on this one. Lines directly
    above another are tested, and four in five have to pass; or two in five of the lines below begin with a small
    letter.
    """
    inner = [(a.rstrip(), b.lstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 2:
        return False
    width = max(max(len(a), len(b)) for a, b in inner)
    if width > MAX_WRAP:
        return False
    if width >= MIN_WRAP and sum(b[0].islower() for _, b in inner) * 5 >= len(inner) * 2:
        return True  # no paragraph begins with a small letter
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width - 8 for a, b in inner)
    return full * 5 >= len(inner) * 4 and width >= MIN_WRAP


def block_kind(words: str, *, is_first: bool = False, is_last: bool = False) -> tuple[BlockKind, int]:
    """What a block of plain words is by its look: its kind, and the level of a heading (1 for the headline, else 2)."""
    text = words.strip()
    if ("(@" in text or ".co" in text) and EMBED.search(text):
        return BlockKind.EMBED, 0
    if len(text) > MAX_HEADING:
        return BlockKind.PARAGRAPH, 0
    if BYLINE.fullmatch(text):
        return BlockKind.BYLINE, 0
    if not is_last and (is_heading(text) or (is_first and SAYS_IN_HEADLINE.fullmatch(text))):
        return BlockKind.HEADING, 1 if is_first else 2
    return BlockKind.PARAGRAPH, 0


def is_heading(text: str) -> bool:
    """Whether a short line reads as a heading: few words, no full stop at its end, not a quotation."""
    if len(text.split()) > MAX_HEADING_WORDS or "\n" in text or "\r" in text:
        return False
    first = text[:1]
    if not (first.isupper() or first.isdigit() or first in "‘'“\""):
        return False
    if text.endswith("?") and first not in '“"':
        return True
    return not ENDS_A_SENTENCE.search(text) and not text.endswith(("”", '"')) and any(c.isalpha() for c in text)


def dateline_end(words: str) -> int:
    """Where a dateline at the start of a paragraph ends (``KYIV, May 4 (Reuters) - ``); 0 if there is none."""
    if not ("A" <= words[:1] <= "Z" and (words[1:2] in DATELINE_SIGNS or "A" <= words[1:2] <= "Z")):
        return 0
    found = DATELINE.match(words)
    return found.end() if found else 0
