"""Places with more than one accepted form: which forms a draft uses, and which one a house style prints."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.places.gazetteer import fold, places_of
from attrlint.analysis.places.place_context import STRONG, WEAK
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data import read_lines
from attrlint.data.lexicon import LexiconPattern, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.text.token_table import TokenTable

HOUSES = ("ap", "bbc", "guardian", "reuters")
HOUSE_NAMES = {"ap": "AP", "bbc": "BBC", "guardian": "Guardian", "reuters": "Reuters"}
NO_NAME_BEHIND = frozenset("@#&/")
REACH = 40  # code points looked at before a name
# What shows that a form is history, part of a longer name, or a word that is itself discussed.
SPOKEN_OF = LexiconPattern(
    r"""\b(?:{history.former-name}|{history.era}(?:-era)?|1[0-9]{3}s?)(?: (?:as|to|from|the name))?,? ["""
    r"""(“\"']?\Z|\(\Z""",
    ignorecase=True,
)
LETTERS = LexiconPattern(r"[a-z]++")
CAPITAL_BEFORE = LexiconPattern(r"(?<!\w)([^\W\d_a-z][\w.’'-]*+) \Z|\w-\Z")
OPENERS = words("openers.clause")
NAME_BEHIND = LexiconPattern(r"(?:['’]s)?[ -]([^\W\d_a-z][\w’-]*+|(?:duck|opera|dumplings?|cake)\b)")
STATE_BEHIND = LexiconPattern(r", ([A-Z][a-z]+)")
OF_PLACES = words("place-words.in-name", "weekdays.long") | {"I"}


@dataclass(frozen=True, slots=True)
class Variants:
    """The forms of one place, the most common first; `by_house` is the form in each house style.

    `renamed` means that it is not just a spelling. `words` is for each form a run of ASCII letters, in lower case, that
    must be in the text.
    """

    forms: tuple[str, ...]
    by_house: tuple[tuple[str, str], ...]
    renamed: bool
    words: tuple[str, ...]


@cache
def variants() -> tuple[Variants, ...]:
    """All places of place-variants.txt; read when first asked for."""
    found = []
    for line in read_lines("place-variants.txt"):
        if line and not line.startswith("#"):
            sort, forms, houses = line.split("\t")
            every = tuple(forms.split(" | "))
            if houses == "all":
                by_house = tuple((house, every[0]) for house in HOUSES)
            else:
                pairs = (pair.partition("=") for pair in houses.split("; ") if pair)
                by_house = tuple((house, form) for house, _, form in pairs)
            words = tuple(max(LETTERS.compiled.findall(form.lower()), key=len) for form in every)
            found.append(Variants(every, by_house, sort == "renamed", words))
    return tuple(found)


@lru_cache(maxsize=len(HOUSES))
def house_forms(house: str) -> dict[str, str]:
    """The forms that a house style does not print, each with the one that it does."""
    printed = [(place, form) for place in variants() for by, form in place.by_house if by == house]
    return {form: right for place, right in printed for form in place.forms if form != right}


def literal_of(form: str) -> str:
    """A part of a form, folded, that is the same with any apostrophe."""
    return max(form.lower().split("'"), key=len)


def uses_of(draft: TokenTable, form: str, regions: Sequence[Span]) -> list[Span]:
    """Where a form is used for the modern place: not in a longer name, in history, or discussed as a word.

    Nowhere in a draft that has it once before a US state (“Odessa, Texas”): that is another place.
    """
    text = draft.text
    found: list[Span] = []
    for written in sorted({form, form.replace("'", "’")}):
        for start in draft.find(written):
            span = Span(start, start + len(written))
            i = bisect_right(regions, start, key=lambda region: region.start) - 1
            if i < 0 or span.end > regions[i].end or text[max(start - 1, 0) : start] in NO_NAME_BEHIND:
                continue
            if _is_american(text, span):
                return []
            if not _is_other(text, span):
                found.append(span)
    return sorted(found)


def _is_american(text: str, span: Span) -> bool:
    state = STATE_BEHIND.match(text, span.end)
    return bool(state and any(p.country == "US" and p.kind == "region" for p in places_of(fold(state[1]))))


def _is_other(text: str, span: Span) -> bool:
    """Whether a form is part of another name, history, or a word that is discussed."""
    left = text[max(text.rfind("\n", 0, span.start) + 1, span.start - REACH) : span.start]
    before = CAPITAL_BEFORE.search(left)
    if SPOKEN_OF.search(left) or (before and (before[1] or "-").lower() not in OPENERS | STRONG | WEAK):
        return True
    behind = NAME_BEHIND.match(text, span.end)
    return bool(behind and behind[1] not in OF_PLACES)
