"""Every built-in rule keeps the promises of its examples. Knows no rule by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.fixing import rule_examples
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

if TYPE_CHECKING:
    from attrlint.model.rule import Rule

RULES = pack.builtin()
IDS = [f"{rule.code}-{rule.name}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_examples(rule: Rule) -> None:
    """Bad ones are flagged at their marks, good ones not at all, and fixes give what they promise."""
    assert [f"{place}: {fault}" for place, fault in rule_examples.check(rule, RULES)] == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_documentation(rule: Rule) -> None:
    """Four bad and four good examples at least, a reference, a budget, and a message of one short line."""
    bad, good = rule.examples
    assert len(bad) >= 4
    assert len(good) >= 4
    assert rule.references
    assert rule.rationale.endswith(".")
    assert 0 < rule.noise <= 1
    assert len(rule.message) <= 110
    assert not rule.message.endswith(".")
    assert "\n" not in rule.message


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_findings_move_with_the_text(rule: Rule) -> None:
    """A paragraph before a plain-text example moves its findings by its length, and changes nothing else.

    A rule about the head of a draft is let off: it is about where the words stand.
    """
    if getattr(rule.kind, "opening", False):
        return
    before = "The bridge over the river was mended in the spring.\n\n"
    for example in rule.examples[0]:
        if example.format != "text" or example.text.startswith("---") or example.companions:
            continue
        found = Linter([rule]).lint(draft(before + example.text)).diagnostics
        assert tuple((d.span.start - len(before), d.span.end - len(before)) for d in found) == example.marks


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_quoted_words_are_left_alone(rule: Rule) -> None:
    """No fix of any example touches a quoted word."""
    for example in rule.examples[0]:
        document, found = rule_examples.findings(rule, example, RULES)
        quoted = [document.prose.file_span(s) for s in document.quoted_words.spans]
        for one in found:
            for edit in one.fix.edits if one.fix else ():
                assert not any(edit.span.overlaps(words) for words in quoted)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_gate_loses_nothing(rule: Rule) -> None:
    """With and without the gate the examples give the same findings."""
    for example in (*rule.examples[0], *rule.examples[1]):
        document = draft(example.text, example.format)
        assert Linter([rule]).lint(document) == Linter([rule], gated=False).lint(document)


def test_codes_and_names_are_unique() -> None:
    """A code or a name stands for one rule."""
    assert len({r.code for r in RULES}) == len(RULES) == len({r.name for r in RULES})
