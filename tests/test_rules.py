"""Every built-in rule keeps the promises of its examples. Knows no rule by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run
from attrlint.fixing import rule_examples
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

if TYPE_CHECKING:
    from pathlib import Path

    from attrlint.model.rule import Rule

RULES = pack.builtin()
STANDARDS = (
    "AP Stylebook: ", "Reuters Handbook of Journalism: ", "BBC Editorial Guidelines: ", "Guardian and Observer style guide: ",
    "NPR Ethics Handbook: ", "SPJ Code of Ethics: ", "Wikipedia", "IPSO Editors' Code: ",
)  # fmt: skip
IDS = [f"{rule.code}-{rule.name}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_examples(rule: Rule) -> None:
    """Bad ones are flagged at their marks, good ones not at all, and fixes give what they promise."""
    assert [f"{place}: {fault}" for place, fault in rule_examples.check(rule, RULES)] == []


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_documentation(rule: Rule) -> None:
    """At least four bad and four good examples, a page with all its parts, a noise budget, and a short message."""
    bad, good = rule.examples
    assert len(bad) >= 4
    assert len(good) >= 4
    for text in (rule.summary, rule.rationale, rule.remedy, rule.ignore_when):
        assert re.fullmatch(r"[A-Z“‘].*[.”?]", text, re.DOTALL)
        assert len(re.findall(r"[.?!]”? ", text)) < 4
    assert not [said for said in rule.references if not said.startswith(STANDARDS)]
    assert 0 < rule.noise <= 1


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_message(rule: Rule) -> None:
    """One line: a capital or quoted words first, no final period, at most 90 characters of its own."""
    own = re.sub(r"“?\{\w+\}”?", "", rule.message)
    assert len(own) <= 90
    assert re.match(r"[A-Z“{]", rule.message)
    assert not rule.message.endswith((".", "!"))
    assert "\n" not in rule.message


def test_old_names_are_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule answers to every name it has had: in comments, on the command line and in the settings."""
    assert sum(bool(rule.old_names) for rule in RULES) > 50
    for rule in RULES:
        assert all(rule.is_called(word) for word in (rule.code.lower(), rule.name.upper(), *rule.old_names))
    path = tmp_path / "a.md"
    (tmp_path / "attrlint.toml").write_text(
        'select = ["agentless-report"]\n[rules.agentless-report]\nseverity = "info"\n'
    )
    path.write_text("No injuries were reported in the town.\n")
    assert run(["check", "--no-cache", str(path)]) == 0
    assert "info ATT002" in capsys.readouterr().out
    assert run(["check", "--no-cache", "--isolated", "--ignore", "agentless-report", str(path)]) == 0
    path.write_text("<!-- attrlint: ignore[agentless-report] wire copy -->\nNo injuries were reported in the town.\n")
    assert run(["check", "--no-cache", "--isolated", str(path)]) == 0
    assert "No findings" in capsys.readouterr().err


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_findings_move_with_the_text(rule: Rule) -> None:
    """A paragraph before a plain-text example moves its findings by its length, and changes nothing else.

    A rule about the head of a draft is let off: it is about where the words stand.
    """
    if getattr(rule.kind, "opening", False):
        return
    before = "The bridge over the river was mended in the spring.\n\n"
    for example in rule.examples[0]:
        if example.format != "text" or example.text.startswith("---") or example.companions or example.against:
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
