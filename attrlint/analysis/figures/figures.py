"""Figures as headings give them: a whole number with what happened to whom ("12 dead", "kills twelve")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, flags, in_order, values, words

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = dict(zip(in_order("numerals.small"), range(1, 20), strict=True))
TENS = dict(zip(in_order("numerals.tens"), range(20, 100, 10), strict=True))
OTHERS = {word: int(number) for word, number in values("numerals", "value").items()}
OUTCOMES = flags("outcomes")
CLASSES = {word: outcome for outcome in OUTCOMES for word in in_order(f"outcomes.{outcome}")}
"""What becomes of people, by the words that say so."""
UNCOUNTED = words("nouns.uncounted")
_WORD = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(UNITS)[:9])}))?|{'|'.join(UNITS)}"
NUMBER = LexiconPattern(
    rf"(?<![\w$£€¥.,/:’'-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})++|\d{{1,7}})|(?P<word>{_WORD}))(?![\w%:/’'-]|[.,]\d)",
    ignorecase=True,
)
ANY_DIGITS = LexiconPattern(r"\d{1,3}(?:,\d{3})++|\d{1,9}")
ANY_WORD = LexiconPattern(rf"\b(?:{_WORD}|{'|'.join(OTHERS)})s?\b", ignorecase=True)
BEHIND = LexiconPattern(r"(?:[ \t\u00a0]+(?P<a>[^\W\d_][\w'’-]*))(?:[ \t\u00a0]+(?P<b>[^\W\d_][\w'’-]*))?"
    r"(?:[ \t\u00a0]+(?P<c>[^\W\d_][\w'’-]*))?")  # fmt: skip
BEFORE = LexiconPattern(r"\b(?P<verb>[a-z]+)(?: {approximations.before})?\s*\Z", ignorecase=True)
ROUGH = LexiconPattern(
    r"\b{approximations.rough}(?:\s+the)?\s*\Z",
    ignorecase=True,
)
PART = LexiconPattern(
    r"\s+(?:{connectives.rest}|of {pronouns.of-them}\b|to \d)",
    ignorecase=True,
)
ONE_MORE = LexiconPattern(
    r"\b{connectives.plus} {determiners.one-more}\b|\b{Determiners.of-one} (?:[\w-]+ ){1,4}?and\b"
)
FLOOR = LexiconPattern(r"\bat least\s*\Z", ignorecase=True)
LABEL = LexiconPattern(  # the number of a thing, an age, a range
    r"(?:(?<=[a-z] )(?!{headline-verbs.counted}\b)[A-Z][\w’'-]*|\b{labels.number}(?: of)?"
    r"(?: \d+ and)?)\s*\Z"
)
STOPPING = words("stop-words.figure")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: its span (code points), its value, and the nouns or classes of `SAYS` it goes with.

    `rough` is set if it is only part of a whole, or not exact ("nearly 50", "two of them"), `floor` if it is a minimum
    ("at least 12"), `one_more` if its sentence counts someone else without a number ("a boy and five women").
    """

    span: Span
    value: int
    of: frozenset[str]
    rough: bool
    floor: bool
    one_more: bool


def find_figures(text: str, span: Span) -> Iterator[Figure]:
    """The counts in one stretch of text, in order; numbers that count nothing known are left out."""
    for found in NUMBER.finditer(text, *span):
        value = _value(found[0])
        before = text[max(span.start, found.start() - 40) : found.start()]
        of = set[str]()
        behind = BEHIND.match(text, found.end(), span.end)
        for word in behind.groups() if behind else ():
            folded = (word or "").lower()
            if not folded or folded in STOPPING or folded in UNITS or folded in TENS:
                break
            if folded in CLASSES:
                of.add(CLASSES[folded])
            elif _is_plural(folded):
                of.add(folded.removesuffix("s"))
        verb = BEFORE.search(before)
        if verb and verb["verb"].lower() in CLASSES and not of & set(OUTCOMES):
            of.add(CLASSES[verb["verb"].lower()])
        if of and not LABEL.search(before):
            rough = ROUGH.search(before) is not None or PART.match(text, found.end(), span.end) is not None
            yield Figure(
                Span(*found.span()),
                value,
                frozenset(of),
                rough,
                FLOOR.search(before) is not None,
                _one_more(text, span, found.start()),
            )


def _one_more(text: str, span: Span, at: int) -> bool:
    start, end = max(span.start, at - 120), min(at + 160, span.end)
    stop = text.find(". ", at, end)
    return ONE_MORE.search(text, max(start, text.rfind(". ", start, at)), end if stop < 0 else stop) is not None


def every_number(text: str) -> set[int]:
    """All whole numbers in a text in any form, including parts of larger ones."""
    found = {int(m[0].replace(",", "")) for m in ANY_DIGITS.finditer(text)}
    return found | {_value(m[0]) for m in ANY_WORD.finditer(text)}


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and (word not in UNCOUNTED)
    )


def _value(words: str) -> int:
    folded = words.lower().replace(",", "")
    if folded.isdecimal():
        return int(folded)
    folded = folded if folded in OTHERS or folded in UNITS else folded.removesuffix("s")
    total = 0
    for part in folded.replace("-", " ").split():
        total += UNITS.get(part, 0) or TENS.get(part, 0) or OTHERS.get(part, 0)
    return total
