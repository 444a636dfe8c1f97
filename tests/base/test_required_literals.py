"""The literals of patterns: none is claimed that a match can do without, and the ones that tell most are found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.pattern_syntax import Unreadable, parse
from attrlint.base.required_literals import required, requirements

FOUND = {
    "a phrase": (r"no comment", {"no comment"}),
    "the rarest part": (r"the spokesperson of", {"the spokesperson of"}),
    "alternatives": (r"mayor|council", {"mayor", "council"}),
    "alternatives with one beginning": (r"said|says", {"said", "says"}),
    "an alternative without": (r"mayor|\w+", None),
    "an empty alternative": (r"(?:mayor|)", None),
    "a group": (r"(?:city) (council)", {"city council"}),
    "a group by name": (r"(?P<who>mayor)(?<what>s)", {"mayors"}),
    "an optional letter": (r"mayors? of", {"mayor"}),
    "an optional group": (r"(?:deputy )?mayor", {"mayor"}),
    "none or more": (r"(?:mayor)*", None),
    "at least one": (r"(?:mayor)+", {"mayor"}),
    "two of them": (r"(?:mayor){2}", {"mayor"}),
    "from none": (r"(?:mayor){0,2}", None),
    "up to two": (r"(?:mayor){,2}", None),
    "lazy and possessive": (r"(?:mayor)+?(?:x)*+", {"mayor"}),
    "with slips": (r"(?:mayor){e<=1} of Aksay", {"of aksay"}),
    "a count of slips": (r"(?:mayor){2i+1e<=3}", None),
    "a class": (r"[mM]ayor", {"ayor"}),
    "a class of one": (r"may[o]r", {"mayor"}),
    "a class with a bracket": (r"[]a]mayor[^]b]", {"mayor"}),
    "a named class": (r"[[:alpha:]]mayor", {"mayor"}),
    "escapes": (r"\bmayor\.\w\x41yor", {"mayor"}),
    "a property": (r"\p{Lu}mayor", {"mayor"}),
    "the end of what can be seen": (r"(?<=mayor )x(?= said)", {"x"}),
    "what must not be": (r"(?!mayor)council(?<!er)", {"council"}),
    "a condition": (r"(a)?(?(1)mayor|council)", None),
    "a reference": (r"(?P<a>mayor)(?P=a)\1(?&a)", {"mayor"}),
    "a comment": (r"may(?#or not)or", {"mayor"}),
    "a verb": (r"(*PRUNE)mayor", {"mayor"}),
    "a flag": (r"(?i)mayor", {"mayor"}),
    "a group with a flag": (r"(?i:mayor) of", {"mayor of"}),
    "verbose": (r"(?x) may or", None),
    "full case folding": (r"(?if)strasse", None),
    "an apostrophe": (r"mayor’s", {"mayor's"}),
    "not closed": (r"(mayor", None),
    "closed twice": (r"mayor)", None),
    "nothing": (r"", None),
    "deep": (r"(" * 100 + "mayor" + ")" * 100, None),
    "a brace": (r"mayor{x", {"mayor"}),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_literals(case: str) -> None:
    """Folded, for a pattern that ignores case."""
    source, literals = FOUND[case]
    assert required(source) == literals


@pytest.mark.parametrize(
    ("source", "literals"),
    [("Mayor", {"Mayor"}), ("(?i)Mayor", None), ("(?i:The) Mayor", {"Mayor"}), ("(?-i:The) Mayor", {"Mayor"})],
)
def test_literals_of_a_pattern_that_minds_case(source: str, literals: set[str] | None) -> None:
    """As they are; a part with flags of its own counts for nothing."""
    assert required(source, cased=True) == literals


def test_words_alone() -> None:
    """With `words` a literal ends at a space."""
    assert required("of spokesperson's", words=True) == {"spokesperson"}


SETS = {
    "the parts of a sequence": (
        r"(?:fans|users) (?:say|claim)",
        False,
        [[{r"\bclaim", r"\bsay"}, {r"fans\b", r"users\b"}]],
    ),
    "each alternative": (r"\bstorm\b|(?:a )?flood", False, [[{r"\bstorm\b"}], [{"flood"}]]),
    "as a whole word": (r"flood", True, [[{r"\bflood\b"}]]),
    "a comma that may be there": (r"flood,? then", True, [[{r"\bflood\b"}, {r"\bthen\b"}]]),
    "a class of signs": (r"flood[ -]then", True, [[{r"\bflood\b"}, {r"\bthen\b"}]]),
    "a word in front that may be there": (r"(?:the )?flood", True, [[{r"\bflood\b"}]]),
    "a part that may be there": (r"(?:re)?flood(?:ed)?", True, [[{"flood"}]]),
    "more than once": (r"(?:flood )+ends", True, [[{"flood\\b"}, {"ends\\b"}]]),
    "no word around": (r"(?<![\w'])flood(?!\w)", False, [[{r"\bflood\b"}]]),
    "nothing": (r"storm|\w+", False, None),
}  # fmt: skip


@pytest.mark.parametrize("case", SETS)
def test_sets_of_alternatives(case: str) -> None:
    """Each with the boundaries of its literals; a match has one of each set."""
    source, whole, expected = SETS[case]
    found = requirements(source, whole=whole)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert [{literal for each in sets for literal in each} for sets in found] == [set().union(*e) for e in expected]


PARTS = [
    "a",
    "b",
    "c",
    " ",
    "[ab]",
    "[^c]",
    "(",
    "(?:",
    "(?=",
    "(?!",
    "(?<=a",
    "\\b",
    "(?!\\w)",
    "(?<![\\w'])",
    "[ -]",
    ")",
    "|",
    "?",
    "*",
    "+",
    "{2}",
    "{0,1}",
    "\\w",
    "\\x62",
    ".",
]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), st.text("abc ", max_size=8))
@settings(max_examples=1500, deadline=None)
def test_every_match_has_one_of_them(source: str, text: str) -> None:
    """Of any pattern that is one, in any text."""
    try:
        match = re.search(source, text)
    except re.error:
        return
    literals = required(source)
    if match and literals is not None:
        assert any(literal in " ".join(match[0].split()) or literal in match[0] for literal in literals)


def stands(literal: str, text: str, start: int, end: int) -> bool:
    """Whether a literal stands between two places, cut off there as it says."""
    left, right = (r"(?<![^\W_])" * literal.startswith(r"\b"), r"(?![^\W_])" * literal.endswith(r"\b"))
    sought = literal.removeprefix(r"\b").removesuffix(r"\b")
    found = re.finditer(f"(?={left}({re.escape(sought)}){right})", text)
    return any(start <= each.start(1) and each.end(1) <= end for each in found)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), st.text("abc ", max_size=8))
@settings(max_examples=1500, deadline=None)
def test_every_match_has_one_of_each_set_of_an_alternative(source: str, text: str) -> None:
    """With their boundaries, whatever stands beside the match."""
    try:
        match = re.search(source, text)
    except re.error:
        return
    alternatives = requirements(source, words=True)
    if match and alternatives is not None:
        assert any(
            all(any(stands(literal, text, *match.span()) for literal in each) for each in sets) for sets in alternatives
        )


@given(st.text("ab()[]{}?*+|\\^$.:=!<>P-,0123ix# ", max_size=20))
@settings(max_examples=1500, deadline=None)
def test_any_text_is_read_or_refused(source: str) -> None:
    """Nothing else is raised."""
    try:
        parse(source)
    except Unreadable:
        return
