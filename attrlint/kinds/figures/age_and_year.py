"""age-and-year: an age, or a number of years ago, that contradicts a year in the same sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern
from attrlint.model.kind import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s|[A-Z][a-z]{2,8}\.?\s)?"
_BORN = rf"[Bb]orn\s(?:in|on)\s(?:[A-Z]\w+\s(?:in|on)\s)?{_DAY}(?P<born>{_YEAR})\b"
_GROWN = r"at(?=\s(?:1[3-9]|[2-9]\d|1\d\d)(?:[.,;)](?!\d)|\Z))"
_AGE = rf"\b(?:at\sthe\sage\sof|aged|at\sage|{_GROWN})\s(?P<age>\d{{1,3}})\b(?![,.]\d)"
_WORDS = r"(?:[^\s.;:“”\"]+\s){0,6}?"
# Each has two years and an age between them; `died` is a separate year.
LIVES = (
    LexiconPattern(rf"\b{_BORN},?\s(?:and\s)?{_WORDS}died\s(?:{_WORDS}(?:in|on)\s{_DAY})(?P<died>{_YEAR}),?\s{_AGE}"),
    LexiconPattern(
        rf"\((?:born\s)?(?P<born>{_YEAR})\s?[-–—]\s?(?P<died>{_YEAR})\),?\s(?:who\s)?died\s(?:{_WORDS}){_AGE}"
    ),
)
# The present age, right next to the year of birth.
TODAY = (
    LexiconPattern(rf"(?<=,\s)(?P<age>\d{{1,3}}),\s(?:who\s)?(?:was\s)?{_BORN}"),
    LexiconPattern(rf"\b(?P<age>\d{{1,3}})-year-old,?\s(?:who\s)?(?:was\s)?{_BORN}"),
    LexiconPattern(
        rf"\b{_BORN},?\s(?:and\s)?(?:she\s|he\s)?is\s(?:now\s|today\s)?(?P<age>\d{{1,3}})(?=[.,;)]|\syears\sold|\sand\b)(?![.,]\d)"
    ),
)
AGO = (
    LexiconPattern(rf"\b(?P<ago>\d{{1,3}})\syears\sago,?\s(?:back\s)?in\s{_DAY}(?P<then>{_YEAR})\b"),
    LexiconPattern(rf"\bin\s{_DAY}(?P<then>{_YEAR}),\s(?P<ago>\d{{1,3}})\syears\sago\b"),
)
ROUGH = LexiconPattern(
    r"\b{approximations.age}\s\Z",
    ignorecase=True,
)


@dataclass(frozen=True)
class AgeAndYear:
    """Finds “born in 1934, died in 2001 at the age of 76”.

    If the publication date is known, also “Ruiz, 35, was born in 1990” and “35 years ago, in 1990”. An age may be one
    less than the difference in years; “years ago” may be off by one, or by two if it is a round number.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "first", "second")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """All such sentences, from the first number to the last."""
        text, published = document.text, document.article.date
        for window in where.windows:
            found = [m for p in LIVES for m in p.finditer(text, *window) if _off(m, int(m["died"]))]
            if published is not None:
                found += [m for p in TODAY for m in p.finditer(text, *window) if _off(m, published.year)]
                found += [m for p in AGO for m in p.finditer(text, *window) if _long_ago(text, m, published.year)]
            for match in found:
                span = Span(*match.span())
                if where.covers(span):
                    yield Finding(span, {"match": match[0], **_named(match)})

    def literals(self) -> tuple[str, ...]:
        """Words for birth, death and the past."""
        return ("born", "died", "years ago")


def _off(match: regex.Match[str], year: int) -> bool:
    """Whether an age is neither the years since birth nor one less."""
    lived = year - int(match["born"])
    return lived >= 0 and int(match["age"]) not in (lived, lived - 1)


def _long_ago(text: str, match: regex.Match[str], year: int) -> bool:
    """Whether a number of years ago is off by more than rounding explains."""
    if ROUGH.search(text, max(0, match.start("ago") - 12), match.start("ago")):
        return False
    return abs(year - int(match["then"]) - int(match["ago"])) > 1 + (match["ago"][-1] == "0")


def _named(match: regex.Match[str]) -> dict[str, str]:
    groups = match.groupdict()
    if groups.get("ago"):
        return {"first": f"“{groups['ago']} years ago”", "second": groups["then"] or ""}
    return {"first": f"the age {groups['age']}", "second": f"the birth year {groups['born']}"}
