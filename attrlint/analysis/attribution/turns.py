"""Turns: paragraphs that begin with the name of their speaker, as in transcripts and interviews.

``RMG:``, ``MR. LEE:``, ``Ana Koch:``, ``Q.``: a name is a speaker's if it recurs, alone or as part of a name that was
given in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.reading.prose import Block

LABELED = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM))
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’-]*+\.?)"
LABEL = LexiconPattern(
    rf"(?P<name>{_WORD}(?:\s+(?:{{particles.word}}|{_WORD}))*?)(?:,?\s*\([^)\n]{{1,40}}\)"
    rf"|,\s[a-z][^:\n]{{1,60}})?(?:\s*:|(?<=\b[QA])\.)(?=\s|\Z)"
)
MAX_WORDS = 5
ASKS = frozenset(("q", "question"))
ANSWERS = frozenset(("a", "answer"))
FEWEST = 3  # turns of a draft; two are enough if quotations follow both
OPENING = frozenset("“\"‘'")


@dataclass(frozen=True, slots=True)
class Turn:
    """A block that begins with a label: its index, the label's name, and what is said after it (code points)."""

    block: int
    name: Span
    said: Span


def find_turns(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The turns of a draft in order; none if no label recurs."""
    found: list[Turn] = []
    for i, block in enumerate(blocks):
        marked = block.kind in LABELED and (text.find(":", *block.span) >= 0 or text[block.span.start] in "QA")
        label = LABEL.match(text, *block.span) if marked else None
        if (
            label is None
            or len(label["name"].split()) > MAX_WORDS
            or (text[label.end() - 1] == "." and len(label["name"]) > 1)  # the initial of a name
            or label["name"].lower().rstrip(".") in words("not-speakers")
        ):
            continue
        said = label.end() + len(text[label.end() : block.span.end]) - len(text[label.end() : block.span.end].lstrip())
        found.append(Turn(i, Span(*label.span("name")), Span(min(said, block.span.end), block.span.end)))
    kept = _recurring(text, found)
    quoting = len(kept) == len(found) > 1 and all(
        text[turn.said.start : turn.said.start + 1] in OPENING for turn in kept
    )
    return tuple(kept) if len(kept) >= FEWEST or quoting else ()


def _recurring(text: str, turns: Sequence[Turn]) -> list[Turn]:
    """The turns of speakers who have more than one, by the last word of a name or its initials."""
    names = [text[turn.name.start : turn.name.end] for turn in turns]
    full = {initials_of(name): last_of(name) for name in names if " " in name}
    keys = [full.get(name.replace(".", ""), last_of(name)) for name in names]
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    asked = any(key in ASKS for key in keys) and any(key in ANSWERS for key in keys)
    return [turn for turn, key in zip(turns, keys, strict=True) if counts[key] > 1 or (asked and key in ASKS | ANSWERS)]


def last_of(name: str) -> str:
    """The last word of a name, in lower case without full stops."""
    return name.split()[-1].lower().rstrip(".")


def initials_of(name: str) -> str:
    """The capitals that the words of a name begin with (``RMG`` for Rosa Marie Gall)."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
