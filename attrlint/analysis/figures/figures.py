"""Figures as a heading has them: a whole number with what becomes of whom ("12 dead", "kills twelve")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
OTHERS = {
    "dozen": 12, "twice": 2, "pair": 2, "couple": 2, "both": 2, "duo": 2, "twins": 2, "trio": 3, "triplets": 3,
    "quartet": 4, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
SAYS = {
    "dead": "dead killed kill kills killing die dies died dying death deaths perish perished perishes fatalities "
    "fatally drown drowns drowned lives bodies fatal slain murdered murders",
    "hurt": "hurt injured injure injures injuring wounded wound wounds wounding injuries",
    "held": "held arrested arrests arrest detained detains detain custody",
    "missing": "missing unaccounted disappeared",
    "freed": "freed released release releases frees free",
    "jailed": "jailed sentenced imprisoned",
    "evacuated": "evacuated evacuees displaced homeless",
}
CLASSES = {word: name for name, words in SAYS.items() for word in words.split()}
"""What becomes of people, by the words that say so."""
UNCOUNTED = frozenset(
    "years year days day weeks week months month hours hour minutes minute seconds times ways things reasons questions "
    "takeaways facts points goals runs wins games sets medals wickets tries matches percent miles metres meters feet "
    "kilometres kilometers tonnes tons pounds dollars euros cents degrees others parts quotes tips lessons stages "
    "decades centuries minutes seasons ages votes lines lots has was is this its does goes says inches acres steps "
    "inmates' news series".split()
)
_WORD = rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(UNITS)[:9])}))?|{'|'.join(UNITS)}"
NUMBER = LazyPattern(
    rf"(?<![\w$£€¥.,/:’'-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})++|\d{{1,7}})|(?P<word>{_WORD}))(?![\w%:/’'-]|[.,]\d)",
    ignorecase=True,
)
ANY_DIGITS = LazyPattern(r"\d{1,3}(?:,\d{3})++|\d{1,9}")
ANY_WORD = LazyPattern(rf"\b(?:{_WORD}|{'|'.join(OTHERS)})s?\b", ignorecase=True)
BEHIND = LazyPattern(r"(?:[ \t\u00a0]+(?P<a>[^\W\d_][\w'’-]*))(?:[ \t\u00a0]+(?P<b>[^\W\d_][\w'’-]*))?"
    r"(?:[ \t\u00a0]+(?P<c>[^\W\d_][\w'’-]*))?")  # fmt: skip
BEFORE = LazyPattern(
    r"\b(?P<verb>[a-z]+)(?: (?:at least|up to|more than|over|nearly|almost|around|about))?\s*\Z", ignorecase=True
)
ROUGH = LazyPattern(
    r"\b(?:more than|over|nearly|almost|about|around|some|up to|fewer than|less than|under|roughly|approximately|"
    r"another|other|including|further|fears?|feared|estimated|of|out of)(?:\s+the)?\s*\Z",
    ignorecase=True,
)
PART = LazyPattern(
    r"\s+(?:more\b|others?\b|of (?:them|the|whom|those|these|his|her|their|its)\b|or\b|to \d|percent|per cent|"
    r"million|billion|thousand|hundred)",
    ignorecase=True,
)
ONE_MORE = LazyPattern(
    r"\b(?:and|with|plus|as well as|including) (?:an?|his|her|their|the|one)\b|\b(?:[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|"
    r"[Tt]heir) (?:[\w-]+ ){1,4}?and\b"
)
FLOOR = LazyPattern(r"\bat least\s*\Z", ignorecase=True)
LABEL = LazyPattern(  # the number of a thing, an age, a range
    r"(?:(?<=[a-z] )(?!(?:Kills?|Killed|Killing|Leaves?|Injures?|Arrests?|Wounds?|Claims?|Frees?|Detains?|Holds?)\b)"
    r"[A-Z][\w’'-]*|\b(?:aged?|ages|between|number|no\.|page|chapter|section|article|season|day|week|year)(?: of)?"
    r"(?: \d+ and)?)\s*\Z"
)
STOPPING = frozenset("in at on after as by from with for and or to when while who that since near over".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: its span (code points), its value, and nouns or classes of `SAYS` it goes with.

    `rough` is set where it is only part of a whole, or no exact number ("nearly 50", "two of them"),
    `floor` where it is the least it can be ("at least 12"), `one_more` where its sentence counts somebody else without
    a number ("a boy and five women").
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
        if verb and verb["verb"].lower() in CLASSES and not of & set(SAYS):
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
    """All whole numbers that a text holds in any form, parts of larger ones included."""
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
