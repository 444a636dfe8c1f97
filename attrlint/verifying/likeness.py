"""How alike two normalized words are: the same, the same except for spelling, forms of one word, or different."""

from __future__ import annotations

from functools import cache, lru_cache

from attrlint.base.patterns import LazyPattern
from attrlint.verifying.spoken_words import same_words

SAME, SPELLED, NEAR, OTHER = 0.0, 0.05, 0.6, 1.0  # the cost of taking one for the other
ALIKE = 0.7  # share of letters that two forms of a word have in common

# British and American spellings of an ending, put in one form.
SPELLINGS = (
    (LazyPattern(r"(.)our(s|ed|ing|ite|ful|able)?$"), r"\1or\2"),
    (LazyPattern(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (LazyPattern(r"(cent|theat|met|lit|fib)re(s?)$"), r"\1er\2"),
    (LazyPattern(r"ence$"), "ense"),
    (LazyPattern(r"(l)l(ed|ing|er|ers)$"), r"\1\2"),
    (LazyPattern(r"ogue$"), "og"),
)


@lru_cache(maxsize=20_000)
def spelled(key: str) -> str:
    """A word in the form that its spellings share."""
    for pattern, form in SPELLINGS:
        key = pattern.sub(form, key)
    return key


@cache
def _same() -> dict[str, frozenset[str]]:
    return same_words()


@lru_cache(maxsize=100_000)
def cost_of(quoted: str, said: str) -> float:
    """The cost of taking a word of the quotation for one of the source: SAME, SPELLED, NEAR or OTHER."""
    if quoted == said:
        return SAME
    others = _same().get(quoted)
    if others is not None and said in others:
        return SPELLED
    if quoted[0] != said[0]:
        return OTHER
    if len(quoted) > 4 and spelled(quoted) == spelled(said):
        return SPELLED
    if len(quoted) > 2 and len(said) > 2 and not quoted[0].isdigit():
        longest = max(len(quoted), len(said))
        if abs(len(quoted) - len(said)) <= (1 - ALIKE) * longest and 1 - _distance(quoted, said) / longest >= ALIKE:
            return NEAR
    return OTHER


def _distance(a: str, b: str) -> int:
    """Edits between two words (Levenshtein 1965)."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]
