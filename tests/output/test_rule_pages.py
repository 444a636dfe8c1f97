"""Pages of rules: what their figures say."""

from __future__ import annotations

import pytest

from attrlint.base.facts import replace
from attrlint.output.rule_pages import page
from attrlint.packs import pack

RULE = next(rule for rule in pack.builtin() if rule.code == "ATT007")


@pytest.mark.parametrize(
    ("on", "precision", "expected"),
    [
        (True, "1 of 9", "| Default | on |"),
        (False, "5 of 9", "That is fewer than six in ten, so the rule is off by default."),
        (False, "6 of 10", "| Default | off |"),
        (False, "", "| Default | off |"),
    ],
)
def test_why_a_rule_is_off(on: bool, precision: str, expected: str) -> None:
    """Off with its reason, where the findings that were judged give one."""
    assert expected in page(replace(RULE, on=on, precision=precision)).splitlines()


def test_every_rule_that_is_on_is_right_six_times_in_ten() -> None:
    """What was judged to be wrong more often than that is off or has been narrowed."""
    for rule in pack.builtin():
        right, _, judged = rule.precision.partition(" of ")
        if rule.on and judged:
            assert 10 * int(right) >= 6 * int(judged), rule.code


def test_gathered_findings_are_told_of() -> None:
    """A rule that says the same once a draft says so."""
    row = "| Grouped | 3 or more places in a draft with the same message are reported as one finding |"
    assert row in page(replace(RULE, gather=3)).splitlines()
