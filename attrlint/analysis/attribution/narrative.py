"""The antecedent of a pronoun when no earlier source fits: a body or person in the narrative."""

from __future__ import annotations

from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern

NEAR = 400  # code points: a pronoun does not look further back into the narrative
BODY = LexiconPattern(
    r"(?<![\w’'-])(?:[Tt]he\s(?:[\w’'-]++\s){0,3}?{bodies.word}|(?:[A-Z][\w’'-]*+\s){1,3}{Bodies.word})\b(?!['’]s|\s[a-z]+er\b)"
)
ROLE = {
    "M": LexiconPattern(r"(?<![\w’'-])(?:[Tt]he|[Hh]er|[Aa])\s(?:[a-z-]+\s){0,2}?{roles.male}\b(?!['’]s)"),
    "F": LexiconPattern(r"(?<![\w’'-])(?:[Tt]he|[Hh]is|[Aa])\s(?:[a-z-]+\s){0,2}?{roles.female}\b(?!['’]s)"),
}


def body_before(text: str, at: int) -> Span | None:
    """The first organization in the last earlier sentence that begins with one: The ministry gave no date."""
    return _last(BODY, text, at, heads=True)


def person_before(text: str, at: int, sex: str) -> Span | None:
    """The last man or woman before a place, by role: the queen, his wife."""
    return _last(ROLE[sex], text, at, heads=False)


def _last(pattern: LexiconPattern, text: str, at: int, *, heads: bool) -> Span | None:
    found = None
    for match in pattern.finditer(text, max(0, at - NEAR), at):
        if not heads or opens_sentence(text, match.start()):
            found = Span(*match.span())
    return found


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[max(0, at - 40) : at].rstrip(" ")
    return not before or before[-1] in '\n.?!”"'
