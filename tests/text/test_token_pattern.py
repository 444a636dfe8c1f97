"""Patterns over words: what each element of the notation matches, and what is marked."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.pattern_time import TIME
from attrlint.base.span import Span
from attrlint.text.token_pattern import TokenPattern
from attrlint.text.token_table import TokenTable
from attrlint.text.word_forms import forms_of

FOUND = {
    "a word in any case": ("bridge", "A bridge. The BRIDGE. Bridges.", ["bridge", "BRIDGE"]),
    "a word with a capital": ("Bridge", "A bridge. The Bridge.", ["Bridge"]),
    "words in a row": ("number of", "A number  of\nships. A number, of ships.", ["number  of"]),
    "no-break space": ("number of", "A number\u00a0of ships.", ["number\u00a0of"]),
    "one of several": ("many|most|some ships", "Many ships, few ships, some ships.", ["Many ships", "some ships"]),
    "phrases in parentheses": ("(a lot|lots) of", "A lot of ships. Lots of ships. A lot.", ["A lot of", "Lots of"]),
    "a word list": ("on {weekdays.long}", "On Monday, not on Mon., on friday.", ["On Monday"]),
    "forms of a verb of speech": ("they ~say", "They say, they said, they saying.", ["They say", "they said", "they saying"]),
    "forms of an irregular verb": ("ships ~go", "Ships went. Ships gone. Ships goes.", ["Ships went", "Ships gone", "Ships goes"]),
    "forms of a regular word": ("~stop it", "Stopped it. Stops it. Stopping it. Stopper it.", ["Stopped it", "Stops it", "Stopping it"]),
    "an optional word": ("very? big ship", "A very big ship. A big ship.", ["very big ship", "big ship"]),
    "a class": ("mayor <capital>", "The mayor Ana left. The mayor left.", ["mayor Ana"]),
    "a number": ("<number> ships", "Nine ships, 9 ships, big ships.", ["Nine ships", "9 ships"]),
    "an adverb": ("<adverb> shut", "Firmly shut, ugly shut, family shut.", ["Firmly shut"]),
    "any word": ("the <word> ship", "The old ship. The ship.", ["The old ship"]),
    "a gap": ("shut ..2 bridge", "Shut bridge, shut a bridge, shut the old bridge, shut the very old bridge.", ["Shut bridge", "shut a bridge", "shut the old bridge"]),
    "a gap ends at a comma": ("shut ..2 bridge", "Shut it, bridge.", []),
    "a comma": ("well , then", "Well, then. Well then.", ["Well, then"]),
    "an optional comma": ("well ,? then", "Well, then. Well then. Well; then.", ["Well, then", "Well then"]),
    "a mark": ("shut [[ bridge ]] again", "They shut bridge again. They shut bridge.", ["bridge"]),
    "not followed by": ("ship !(at sea|again)", "Ship at sea, ship again, ship at home, ship.", ["ship", "ship"]),
    "an apostrophe": ("don't go", "Don’t go. Don't go. Dont go.", ["Don’t go", "Don't go"]),
    "a hyphen": ("state-run", "A state-run bank, a state run bank.", ["state-run"]),
    "the longest": ("old ship|ships", "Old ships.", ["Old ships"]),
    "the longest phrase": ("(at sea|at sea today)", "At sea today.", ["At sea today"]),
    "no overlap": ("old old", "Old old old old.", ["Old old", "old old"]),
    "not in a longer word": ("go", "It's go. D'go. go_on. Let us go.", ["go", "go"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_what_is_marked(case: str) -> None:
    """Each element of the notation."""
    source, text, marked = FOUND[case]
    found = TokenPattern(source).search(TokenTable(text), [Span(0, len(text))])
    assert [text[slice(*match.mark)] for match in found] == marked


def test_a_match_lies_in_one_window() -> None:
    """And only windows that are given are searched."""
    text = "Old ship. Old. Ship. Old ship."
    windows = [Span(10, 14), Span(15, 20), Span(21, 30)]
    found = TokenPattern("old ship").search(TokenTable(text), windows)
    assert [match.span for match in found] == [Span(21, 29)]


def test_captures() -> None:
    """By name, without those of optional elements that are not there."""
    text = "The mayor Ana Lee spoke. The mayor Bo spoke."
    pattern = TokenPattern("mayor first=<capital> last=<capital>? spoke")
    found = list(pattern.search(TokenTable(text), [Span(0, len(text))]))
    assert pattern.captures() == ("first", "last")
    assert [{name: text[slice(*span)] for name, span in each.captures.items()} for each in found] == [
        {"first": "Ana", "last": "Lee"},
        {"first": "Bo"},
    ]


def test_what_must_be_there_for_a_match() -> None:
    """Sets of literals, the rarest first."""
    sets = TokenPattern("many|some ..2 trawlers very? ~say don't").literals()
    assert sets[0] == (r"\btrawlers\b",)
    assert (r"\bmany\b", r"\bsome\b") in sets
    assert (r"\bdon't\b",) in sets
    assert all(r"\bvery\b" not in each for each in sets)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "must be there"),
        ("very?", "must be there"),
        ("<word>", "must be there"),
        ("<wrod> ship", "no class of words"),
        ("(old ship", "no element"),
        ("old [[ ]] ship", "must enclose"),
        ("..2 ship", "begin and end with a word"),
        ("ship ,", "begin and end with a word"),
    ],
)
def test_patterns_that_cannot_be_read(source: str, why: str) -> None:
    """Each with its reason."""
    with pytest.raises(ValueError, match=why):
        TokenPattern(source)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("close", {"close", "closes", "closed", "closing"}),
        ("watch", {"watch", "watches", "watched", "watching"}),
        ("plan", {"plan", "plans", "planed", "planing", "planned", "planning"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    """Listed ones, or those that the spelling gives."""
    assert forms <= set(forms_of(lemma))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "a|b", "a?", "..2", "<word>", ",?", "(a b|b)"]), max_size=5).map(
        lambda parts: " ".join(["a", *parts, "b"])
    ),
    st.lists(st.sampled_from(["a", "b", "c", ",", "B", ".", "'"]), max_size=16).map(" ".join),
)
def test_all_that_is_found_holds_what_it_needs(source: str, text: str) -> None:
    """Each match lies in the text, begins and ends with a word, and has one literal of each set."""
    pattern = TokenPattern(source)
    last = 0
    for match in pattern.search(TokenTable(text), [Span(0, len(text))]):
        words = text[slice(*match.span)].lower().replace(",", " ").split()
        assert match.span.start >= last
        last = match.span.end
        assert (words[0], words[-1]) == ("a", "b")
        for each in pattern.literals():
            assert any(set(one.replace(r"\b", "").split()) <= set(words) for one in each)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a " * 3000, "at most 2,000 characters"),
        ("a " + "b? " * 40, "at most 30 elements"),
        (" ".join(["(a b c d e f g h i j k l m)"]), "at most 12 words"),
        ("(" + "|".join(f"w{i}" for i in range(400)) + ") a", None),
    ],
    ids=["long", "elements", "phrase", "alternatives"],
)
def test_limits(source: str, said: str | None) -> None:
    """What no sound pattern has is refused when the pack is read."""
    if said is None:
        assert TokenPattern(source).elements
    else:
        with pytest.raises(ValueError, match=said):
            TokenPattern(source)


@pytest.mark.parametrize(
    "row",
    ["a " + "..9 " * 27 + "c", "a " + "(a|b|a a|a a a)? " * 27 + "c", "a " + "<word>? ..9 " * 13 + "c"],
    ids=["gaps", "options", "both"],
)
def test_the_time_of_a_rule_holds(row: str) -> None:
    """A row that could be matched in very many ways ends at the rule's time limit, or before."""
    tokens = TokenTable("a a c a b " * 12_000)
    TIME.begin(len(tokens.text))
    began = time.process_time()
    try:
        with contextlib.suppress(TimeoutError):
            list(TokenPattern(row).search(tokens, [Span(0, len(tokens.text))]))
    finally:
        TIME.end()
    assert time.process_time() - began < 10
