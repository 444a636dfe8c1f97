"""The gate lets through every rule that can match, in every window in which it can, and no other."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.kinds import KindOf
from attrlint.linting.linter import Linter
from attrlint.linting.prefilter import Gate, automaton, one_by_one
from attrlint.model.diagnostic import Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Window
from attrlint.packs import pack
from tests.drafts import draft

if TYPE_CHECKING:
    from attrlint.base.span import Span
    from attrlint.model.document import Document

RULES = pack.builtin()
ODD = ["İ", "ı", "ſ", "K", "Å", "ß", "ﬁ", "e\u0301", "\u00a0", "🚩", "\udc80", "\x00", "Σς"]
LETTERS = st.text(st.sampled_from("ab éſ'’"), min_size=1, max_size=4).filter(str.strip)
TEXTS = st.lists(
    st.sampled_from(["a", "b", "A", "B", " ", "é", "É", "'", "’", "\n ", "  ", ". A", "! B", "\n\n", "“", "”", *ODD]),
    max_size=30,
)


def made(needs: tuple[str, ...] | None, window: Window, number: int = 0) -> Rule:
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
    sought = [re.sub(r"(?:\\\\?\s)+", r"\\s+", re.escape(need.strip()).replace("’", "'")) for need in rule.needs]
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
    told = [(rule.code, list(spans)) for rule, spans in Gate(rules).open_for(document)]
    assert told == [(rule.code, spans) for rule in rules if (spans := expected(rule, document))]
    every = [(rule.code, list(spans)) for rule, spans in Gate(rules, gated=False).open_for(document)]
    assert every == [(rule.code, spans) for rule in rules if (spans := spans_of(document, rule.window))]


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
    """Where there is no package for a platform the gate is slower, and the same."""
    document = draft("A bridge. The mayor said so.\n\nIt is shut.")
    rules = [
        made(("mayor", "shut"), Window.SENTENCE),
        made(("gone",), Window.PARAGRAPH, 1),
        made(None, Window.DOCUMENT, 2),
    ]
    quick = [(rule.code, list(spans)) for rule, spans in Gate(rules).open_for(document)]
    monkeypatch.setitem(sys.modules, "ahocorasick", None)
    assert automaton(["a"]) is None
    assert [(rule.code, list(spans)) for rule, spans in Gate(rules).open_for(document)] == quick
    assert [code for code, _ in quick] == ["TST000", "TST002"]


def test_an_empty_literal_stands_everywhere() -> None:
    """A rule that needs it is asked always."""
    (told,) = Gate([made(("", "x"), Window.DOCUMENT)]).open_for(draft("A bridge."))
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
