"""Counted things in a text: 12 workers, the 14 victims, killed 12 people, at least 30 injured.

What a count is about is its noun or, for people who were hurt, what happened to them; people, victims and no noun are
the same thing, while 12 soldiers need not be all of 14 dead.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrlint.analysis.figures.figures import TENS, UNITS
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.text.token_table import TokenTable

WORDS = UNITS | TENS
_SPELLED = "|".join(sorted((f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in WORDS), key=len, reverse=True))
# Not a part of a sum, a score, a share or a year: those are not counts.
NUMBER = (
    rf"(?<![\w$£€.,:/#+-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_SPELLED})(?![\w%]"
    rf"|[.,:/–-]\d|-\w|\s{{connectives.after-number}}\b)"
)
LEAST = LexiconPattern(r"\bat least\s\Z", ignorecase=True)
HEDGED = LexiconPattern(
    r"\b{approximations.number}\s(?:the\s)?\Z",
    ignorecase=True,
)
DEFINITE = LexiconPattern(r"(?:\b{Determiners.of-total}|[a-z]['’]s)\s\Z")
PEOPLE = words("people.counted")
_NOUN = "(?P<noun>{people.noun}|[a-z]{2,}s)"
_DEAD = r"{fates.dead}|fatally\s\w+"
_HURT = r"injured|wounded|hurt"
_HELD = r"arrested|detained"
_FATE = rf"(?P<dead>{_DEAD})|(?P<hurt>{_HURT})|(?P<held>{_HELD})"
COUNTED = LexiconPattern(
    rf"{NUMBER}(?:\s(?:[a-z][a-z-]{{2,}}\s)?(?!(?:{_DEAD}|{_HURT}|{_HELD})\b){_NOUN}\b)?"
    rf"(?P<fate>\s(?:who\s)?(?:{{auxiliaries.fate}}\s)?(?:{_FATE})\b)?"
)
CAUSED = LexiconPattern(
    rf"\b(?:(?P<dead>{{Fates.killing}})|(?P<hurt>{{Fates.injuring}})|(?P<held>arrested|detained))\s"
    rf"{NUMBER}\s(?:[a-z][a-z-]{{2,}}\s)?{_NOUN}\b"
)
DIGITS = LexiconPattern(r"\d++")
NUMERALS = frozenset(form for word in WORDS for form in (word, word.capitalize()))
CAUSES = words("fates.cause")
YEAR = LexiconPattern(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts; `span` runs from the number, or the verb before it, to the last word.

    `thing` is the noun folded, or ``dead``, ``hurt`` or ``held`` with the noun of a special group after it (``dead
    soldiers``). `exact` counts have nothing like "about" or "another" before them, `least` ones "at least", `definite`
    ones "the".
    """

    span: Span
    number: int
    thing: str
    exact: bool = True
    definite: bool = False
    least: bool = False


def value_of(words: str) -> int:
    """The number that figures or words of `NUMBER` stand for."""
    return WORDS.get(words.lower()) or int(words.replace(",", "") if words[0].isdigit() else 0)


def find_counts(text: str, spans: Iterable[Span], tokens: TokenTable) -> tuple[Count, ...]:
    """The counts within `spans` in order; code points of `text`.

    `forms` are the runs of ASCII letters in it, if known. Either pattern is tried only at a figure or one of its first
    words.
    """
    causes = sorted(start for word in CAUSES for start in tokens.starts_of(word))
    numbers = [start for word in NUMERALS for start in tokens.starts_of(word)]
    numbers = sorted([*numbers, *(match.start() for match in DIGITS.finditer(text))])
    found: dict[int, Count] = {}
    for span in spans:
        for match in _matches(CAUSED, text, span, causes):
            found[match.start("number")] = _count(text, match, span)
        for match in _matches(COUNTED, text, span, numbers):
            named = match["noun"] or match["fate"]
            if named and match.start("number") not in found and not YEAR.fullmatch(match["number"]):
                found[match.start("number")] = _count(text, match, span)
    return tuple(found[at] for at in sorted(found))


def _matches(pattern: LexiconPattern, text: str, span: Span, places: Sequence[int]) -> Iterator[regex.Match[str]]:
    """The matches of a pattern in a span that begin at one of some places, without overlaps."""
    end = span.start
    for at in places[bisect_left(places, span.start) : bisect_left(places, span.end)]:
        match = pattern.match(text, at, span.end) if at >= end else None
        if match:
            end = match.end()
            yield match


def _count(text: str, match: regex.Match[str], span: Span) -> Count:
    at = match.start("number")
    low = max(span.start, at - 24)
    noun = (match["noun"] or "").lower()
    fate = next((name for name in ("dead", "hurt", "held") if match[name]), "")
    if noun in ("victims", "deaths", "fatalities", "lives") and not fate:
        fate = "dead"
    thing = fate if fate and (not noun or noun in PEOPLE) else f"{fate} {noun}".strip()
    return Count(
        Span(*match.span()),
        value_of(match["number"]),
        thing,
        HEDGED.search(text, low, at) is None,
        DEFINITE.search(text, low, at) is not None,
        LEAST.search(text, low, at) is not None,
    )
