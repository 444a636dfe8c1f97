"""The prefilter lets through every rule that can match, in every window in which it can, and hardly any other."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.base.facts import replace
from attrlint.base.literal_index import LiteralIndex, automaton, one_by_one
from attrlint.base.required_literals import BOUNDARY
from attrlint.kinds import KindOf
from attrlint.linting.linter import Linter
from attrlint.linting.literals import beginnings, may_occur, read_literal
from attrlint.linting.prefilter import Prefilter
from attrlint.model.conditions import is_condition
from attrlint.model.diagnostic import Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Window
from attrlint.packs import pack
from attrlint.text.text_index import Wording
from tests.drafts import draft

if TYPE_CHECKING:
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.rule import Need

RULES = pack.builtin()
ODD = ["İ", "ı", "ſ", "K", "Å", "ß", "ﬁ", "e\u0301", "\u00a0", "🚩", "\udc80", "\x00", "Σς"]
LETTERS = st.text(st.sampled_from("ab éſ'’"), min_size=1, max_size=4).filter(str.strip)
TEXTS = st.lists(
    st.sampled_from(["a", "b", "A", "B", " ", "é", "É", "'", "’", "\n ", "  ", ". A", "! B", "\n\n", "“", "”", *ODD]),
    max_size=30,
)


def made(needs: tuple[Need, ...] | None, window: Window, number: int = 0) -> Rule:
    """A rule with these literals."""
    kind = KindOf("existence", {"raw": ("a",)})
    return Rule(f"TST{number:03}", f"test-{number}", "existence", kind, Severity.INFO, "", window=window, needs=needs)


def spans_of(document: Document, window: Window) -> list[Span]:
    """All windows of a kind."""
    blocks = [block.span for block in document.blocks]
    return {Window.SENTENCE: [*document.sentences], Window.PARAGRAPH: blocks, Window.DOCUMENT: [document.whole]}[window]


def expected(rule: Rule, document: Document) -> list[Span]:
    """The windows that are the last to begin before a literal of the rule, looked for in the plainest way."""
    every = spans_of(document, rule.window)
    if rule.needs is None or not document.foldable:
        return every
    folded = document.folded
    sought = [re.sub(r"(?:\\\\?\s)+", r"\\s+", re.escape(str(need).strip()).replace("’", "'")) for need in rule.needs]
    patterns = [re.compile(literal.replace("'", "['’]")) for literal in sought]
    places = {at for pattern in patterns for at in range(len(folded)) if pattern.match(folded, at)}
    held = {max((i for i, span in enumerate(every) if span.start <= at), default=-1) for at in places}
    return [span for i, span in enumerate(every) if i in held]


@settings(max_examples=300, deadline=None)
@given(
    TEXTS.map("".join),
    st.lists(st.tuples(st.none() | st.lists(LETTERS, max_size=3).map(tuple), st.sampled_from(Window)), max_size=6),
)
def test_any_rules_in_any_text(text: str, asked: list[tuple[tuple[str, ...] | None, Window]]) -> None:
    """Rules that are hit or have no literal, in their order, with their windows; the others are not named at all."""
    document = draft(text)
    rules = [made(needs, window, number) for number, (needs, window) in enumerate(asked)]
    told = {rule.code: list(spans) for rule, spans in Prefilter(rules).open_for(document)}
    assert list(told) == sorted(told)
    for rule in rules:
        every = spans_of(document, rule.window)
        assert [span for span in expected(rule, document) if span not in told.get(rule.code, ())] == []
        assert [span for span in every if span in told.get(rule.code, ())] == told.get(rule.code, [])
    every = [(rule.code, list(spans)) for rule, spans in Prefilter(rules, on=False).open_for(document)]
    assert every == [(rule.code, spans) for rule in rules if (spans := spans_of(document, rule.window))]


@pytest.mark.parametrize(
    ("literal", "text", "hit"),
    [
        ("shut", "It is shut. It is open.", ["It is shut."]),
        ("shut", "It is open.", []),
        ("hut", "The SHUTTER fell. It is open.", ["The SHUTTER fell."]),
        ("in order to", "Go in\u00a0order  to see. Order in to go.", ["Go in\u00a0order  to see."]),
        ("don't go", "They don’t go. They don’t.", ["They don’t go."]),
        ("n order t", "Go in order to see. Order is on.", ["Go in order to see."]),
        ("[how", "It fell [how?]. It fell, however.", ["It fell [how?]."]),
        ("@", "Ask @bridge. Ask the bridge.", ["Ask @bridge."]),
    ],
)
def test_what_a_literal_lets_through(literal: str, text: str, hit: list[str]) -> None:
    """The sentences that hold it: in any case, as a part of words, over any white space, and with other signs."""
    document = draft(text)
    opened = list(Prefilter([made((literal,), Window.SENTENCE)]).open_for(document))
    assert [text[slice(*span)] for _, spans in opened for span in spans] == hit


@pytest.mark.parametrize(
    ("needs", "text", "hit"),
    [
        ((r"\bfan\b",), "One fan sang. The fans sang. A fan² sang.", ["One fan sang.", "A fan² sang."]),
        ((r"\bfan",), "The fans sang. It is profane.", ["The fans sang."]),
        ((((r"\bfans\b",), ("said",)),), "The fans said so. The fans sang. He said so.", ["The fans said so."]),
        ((((r"\bin order\b",), ("go", "to")),), "Go in order. In order. Reorder in to.", ["Go in order."]),
        ((((r"\bfans\b",), ("[",)),), "The fans sang. The [fans] sang.", ["The [fans] sang."]),
        ((((r"\bfans\b",), ("sang",)), "owl"), "The fans. An owl. The fans sang.", ["An owl.", "The fans sang."]),
    ],
)
def test_sets_of_literals_are_needed_together(needs: tuple[Need, ...], text: str, hit: list[str]) -> None:
    """A sentence must have one of each set, whole words where the literal says so."""
    opened = list(Prefilter([made(needs, Window.SENTENCE)]).open_for(draft(text)))
    assert [text[slice(*span)] for _, spans in opened for span in spans] == hit


def test_a_long_list_of_words_is_looked_up_at_once() -> None:
    """Words of a list that are in no draft cost one comparison of sets."""
    words = tuple(rf"\bword{chr(97 + i // 26)}{chr(97 + i % 26)}\b" for i in range(60))
    rule = made(((words,),), Window.SENTENCE)
    text = "It is wordab. It is wordabs. It is WORDAC."
    ((_, spans),) = Prefilter([rule]).open_for(draft(text))
    assert [text[slice(*span)] for span in spans] == ["It is wordab.", "It is WORDAC."]


@pytest.mark.parametrize(
    ("condition", "text", "met"),
    [
        ("quotation", "He said: “We won.”", True),
        ("quotation", "He said that they won.", False),
        ("quotation:2", "He said: “We won.” She said: “We lost.”", True),
        ("quotation:2", "He said: “We won.”", False),
        ("quotation-after:that", "He said that “we won the game.”", True),
        ("quotation-after:that", "He said “we won the game.”", False),
        ("run:6", "The bridge over the Aksay is shut. The bridge over the Aksay is shut.", True),
        ("run:6", "The bridge over the Aksay is shut.", False),
        ("different-counts", "The fire killed 12 people. The fire killed 14 people.", True),
        ("different-counts", "The fire killed 12 people.", False),
        ("weekday-and-date", "It opened on Monday, March 3, 2025.", True),
        ("weekday-and-date", "It opened on March 3, 2025.", False),
        ("outlet:state|party", "RT reported a fire.", True),
        ("outlet:satire", "RT reported a fire.", False),
        ("pictogram", "It opened 😀.", True),
        ("pictogram", "It opened in Łódź.", False),
        ("credited-quotation", "“We won the game,” Ana Lee said.", True),
        ("credited-quotation", "Ana Lee said that they won.", False),
    ],
)
def test_a_rule_is_asked_where_the_draft_has_what_it_requires(condition: str, text: str, met: bool) -> None:
    """And always where nothing is filtered."""
    rule = replace(made(None, Window.DOCUMENT), requires=(condition,))
    assert bool(list(Prefilter([rule]).open_for(draft(text)))) is met
    assert len(list(Prefilter([rule], on=False).open_for(draft(text)))) == 1


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_what_rules_require_is_known(rule: Rule) -> None:
    """All conditions that kinds name can be worked out."""
    assert all(map(is_condition, rule.requires))


def test_a_literal_that_comes_late_is_found() -> None:
    """Words that were gone through before know it as soon as enough literals wait."""
    index = LiteralIndex()
    index.add(f"ab{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(60))
    assert index.settled().of(["xabca"])["xabca"] == ("abca",)
    index.add(["xab", "Xa"])
    for _ in range(40):
        held = index.settled()
    assert sorted(held.of(["xabca"])["xabca"]) == ["abca", "xab"]
    assert sorted(held.of(["Xabca"])["Xabca"]) == ["Xa", "abca", "xab"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text(st.sampled_from("abé\x00\udc80🚩"), min_size=1, max_size=4), unique=True),
    st.text("abé\x00\udc80🚩"),
)
def test_both_ways_find_the_same(literals: list[str], text: str) -> None:
    """The automaton finds what looking for one literal after another finds, those within others too."""
    find = automaton(literals)
    assert find is not None
    assert sorted(find(text)) == sorted(one_by_one(literals, text))


def test_without_the_automaton(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no package for a platform new words are gone through more slowly, and the same is found."""
    literals, words = ["a", "ab", "Ab", "b"], ["ab", "Ab", "cab", "x"]
    index = LiteralIndex()
    index.add(literals + [f"z{i}" for i in range(60)])
    quick = {word: set(index.settled().of(words)[word]) for word in words}
    monkeypatch.setitem(sys.modules, "ahocorasick", None)
    assert automaton(["a"]) is None
    index = LiteralIndex()
    index.add(literals + [f"z{i}" for i in range(60)])
    assert {word: set(index.settled().of(words)[word]) for word in words} == quick
    assert quick == {"ab": {"a", "ab", "b"}, "Ab": {"a", "ab", "b", "Ab"}, "cab": {"a", "ab", "b"}, "x": set()}


def test_an_empty_literal_stands_everywhere() -> None:
    """A rule that needs it is asked always."""
    (told,) = Prefilter([made(("", "x"), Window.DOCUMENT)]).open_for(draft("A bridge."))
    assert told[1] == [(0, 9)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_odd_folds_lose_nothing(rule: Rule) -> None:
    """Each rule finds gated what it finds ungated, spans and all, in its examples with letters that fold oddly."""
    gated, ungated = Linter([rule]), Linter([rule], gated=False)
    for example in (*rule.examples[0], *rule.examples[1]):
        text = example.text
        middle = text.find(" ", len(text) // 2)
        swapped = text.translate({ord("k"): "K", ord("s"): "ſ", ord("i"): "ı"})
        for changed in (swapped, text.upper(), *(text[:middle] + f" {odd}" + text[middle:] for odd in ODD)):
            report = gated.lint(draft(changed, example.format))
            assert report.failures == ()
            assert report == ungated.lint(draft(changed, example.format))


@pytest.mark.parametrize(
    "text", ["to the old port", "to the Old\nPort", "the old, port", "the port old", "the old x² port", "bold port"]
)
def test_phrases_are_asked_where_their_words_are_neighbors(text: str) -> None:
    """The quick test by pairs of words loses nothing that the comparison of all words finds."""
    wording = Wording(text)
    for phrase in ("old port", "the old port", "port"):
        literal = read_literal(f"{BOUNDARY}{phrase}{BOUNDARY}")
        assert literal is not None
        numbers = wording.tokens.numbers_of(literal.words[literal.rarest])
        if beginnings(literal, numbers, wording):
            assert may_occur(literal, wording)
    assert may_occur(read_literal("old port"), wording)  # not bounded: the first word may be the end of a longer one


@pytest.mark.parametrize(
    "text", ["It was ²targetted there.", "A goverment² said.", "The ½seperate½ plan.", "x²definately²y"]
)
def test_words_joined_to_signs(text: str) -> None:
    """A word in a long list of words is found where a sign that is no letter or digit to `regex` touches it."""
    rules = [rule for rule in pack.builtin() if rule.code == "STY001"]
    bare = Linter(rules, gated=False).lint(draft(text))
    assert len(bare.diagnostics) == 1
    assert Linter(rules).lint(draft(text)) == bare
