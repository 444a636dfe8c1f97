"""Needs that a pack declares: a rule that can match without them is a fault when its examples run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.fixing import rule_examples
from attrlint.packs import pack

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
rules:
  - code: HSE001
    name: our-word
    kind: existence
    severity: info
    message: "“{match}”"
    rationale: So.
    noise: 1
    ignorecase: true
    %s
    needs: %s
    examples:
      bad: ["The [[old trawler]] sank."]
      good: [The ship sank.]
"""
CASES = {
    "the word itself": ("tokens: [old trawler]", "[trawler]", ""),
    "a part of the word": ("tokens: ['old trawlers?']", "[trawl]", ""),
    "one for each alternative": ("tokens: ['old (?:trawler|barge)']", "[trawler, barge]", ""),
    "in front of the alternatives": ("tokens: ['old (?:trawler|barge)']", "[old]", ""),
    "in rows of words": ("pattern: [old trawler|barge]", "[trawler, barge]", ""),
    "what cannot be told": ("raw: ['old [a-z]+(?<=trawler)|[0-9]{9}']", "[old]", ""),
    "an alternative forgotten": ("tokens: ['old (?:trawler|barge)']", "[trawler]", "barge"),
    "a token forgotten": ("tokens: [old trawler, rusty barge]", "[trawler]", "rusty barge"),
    "a row forgotten": ("pattern: [old trawler, rusty barge]", "[trawler]", "rusty"),
}


@pytest.mark.parametrize("case", CASES)
def test_needs_fit_the_patterns(case: str, tmp_path: Path) -> None:
    """Each alternative of each pattern has a part that holds one of the needs."""
    options, needs, lacking = CASES[case]
    path = tmp_path / "house.yaml"
    path.write_text(RULE % (options, needs), encoding="utf-8")
    (rule,) = pack.read(str(path))
    said = [message for _, message in rule_examples.check(rule, [rule])]
    assert said == (
        [f"HSE001 our-word: can match “{lacking}” without any of its needs; add what is missing, or remove “needs:”"]
        if lacking
        else []
    )


def test_an_example_without_its_needs_is_told_apart(tmp_path: Path) -> None:
    """Where the patterns do not tell, the examples do."""
    path = tmp_path / "house.yaml"
    path.write_text(RULE % ("raw: ['old [a-z]+r(?= sank)|[0-9]{9}']", "[barge]"), encoding="utf-8")
    (rule,) = pack.read(str(path))
    ((_, message),) = rule_examples.check(rule, [rule])
    assert message.endswith("which has none of its needs")
