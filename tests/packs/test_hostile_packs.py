"""Packs that mean harm, or make no sense: every fault has its place and one line, and nothing takes long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import PackError
from attrlint.base.pattern_limits import excess
from attrlint.base.pattern_time import TIME
from attrlint.base.rule_pattern import Pattern
from attrlint.base.span import Span
from attrlint.linting.linter import Linter
from attrlint.model.kind import Finding
from attrlint.packs import pack
from tests.cli.test_check import desk, told
from tests.drafts import draft
from tests.house_packs import OUR_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from attrlint.model.rule import Rule

__all__ = ["desk"]

RULE = """\
rules:
  - code: HSE001
    name: our-word
    kind: {kind}
    severity: warning
    message: {message}
    rationale: House style.
    noise: 0.1
    {options}
    examples:
      bad: ["A [[foo]]."]
      good: ["A bar."]
"""


def faults(tmp_path: Path, text: str) -> list[str]:
    """What is wrong with a pack, without its path."""
    path = tmp_path / "p.yaml"
    path.write_text(text)
    try:
        pack.load([str(path)])
    except PackError as error:
        return [line.removeprefix(f"{path}:") for line in error.lines()]
    return []


def of_rule(tmp_path: Path, options: str, message: str = "Not ours", kind: str = "existence") -> list[str]:
    """What is wrong with a rule."""
    return faults(tmp_path, RULE.format(kind=kind, options=options, message=message))


SOURCES = {
    "a{4000000000}": "counts above 1,000",
    "a{,4000000000}": "counts above 1,000",
    "(?:a{0,99999999999999999999}){2}": "counts above 1,000",
    "(?:cat){e<=4000000000}": "counts above 1,000",
    "(?:(?:a{900}){900}){900}": "more than 200,000 characters with its counts written out",
    "(?:[a-z]{1000}b){999}": "more than 200,000 characters with its counts written out",
    "(?R)": "recursion is not supported",
    "(a(?1)?)": "recursion is not supported",
    "(?<x>a(?&x)?)": "recursion is not supported",
    "(?P<x>a(?P>x)?)": "recursion is not supported",
    "((?-1))": "recursion is not supported",
    "(" * 300 + ")" * 300: "more than 40 groups inside one another",
    "(?:" * 41 + "a" + ")" * 41: "more than 40 groups inside one another",
    "(?=" * 5000: "more than 40 groups inside one another",
    "|".join("ab" for _ in range(20_000)): "more than 10,000 alternatives",
    "[" * 90_000: "invalid regular expression",
    "(?V1)[[a-z]--[b]]": "is not supported",
    r"\L<words>": "undefined named list",
    "a**": "invalid regular expression",
}


@pytest.mark.parametrize(("source", "said"), SOURCES.items(), ids=[key[:20] for key in SOURCES])
def test_patterns(tmp_path: Path, source: str, said: str) -> None:
    """Nothing is compiled that would take gigabytes, or for ever."""
    began = time.process_time()
    (line,) = of_rule(tmp_path, f"raw: ['{source}']")
    assert time.process_time() - began < 5
    assert line.startswith("9:11: error: ")
    assert said in line
    assert len(line) < 250


FINE = [
    r"\{4000}",
    "[{}]{2,3}",
    r"(?:\(){40}",
    "x{2}{3}",
    "(?<a>b)(?P=a)",
    "(?i:a|b)+",
    "[]a]{5}",
    r"[\]]{9}",
    "a{b}",
    "{",
    "()",
]


@pytest.mark.parametrize("source", FINE)
def test_sound_patterns(source: str) -> None:
    """What only looks like it is let pass, and so is every pattern of ours."""
    assert excess(source) == ""


def test_too_many_patterns(tmp_path: Path) -> None:
    """Of one option, together."""
    (line,) = of_rule(tmp_path, f"tokens: [{', '.join(['abc'] * 20_000)}]")
    assert "more than 10,000 patterns in one rule; split it" in line
    (line,) = of_rule(tmp_path, f"tokens: [{', '.join(['abc' * 30] * 2000)}]")
    assert "longer than 100,000 characters together" in line
    assert excess("a" * 100_001) == "longer than 100,000 characters"
    (line,) = of_rule(tmp_path, "tokens: [foo]\n    beside: '(a'")
    assert "invalid regular expression “(a”" in line


def test_patterns_of_settings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An option in a settings file is checked as one in a pack is."""
    (desk / "a.md").write_text("The foo.\n")
    (desk / "p.yaml").write_text("rules:\n" + OUR_WORD)
    for pattern, said in (
        ("(", "invalid regular expression"),
        ("a{9999999999}", "counts above"),
        ("(?R)", "recursion"),
    ):
        (desk / "attrlint.toml").write_text(f'packs = ["p.yaml"]\n[rules.HSE001]\ntokens = ["{pattern}"]\n')
        code, _, err = told(capsys, "check", "a.md")
        assert (code, said in err, err.startswith("attrlint.toml:3:1: error: “tokens”")) == (2, True, True), err


MESSAGES = {
    "{match:>2000000000}": "the message must use “{match}” without “:>2000000000”",
    "{match!z}": "the message must use “{match}” without “!z”",
    "{match:d}": "the message must use “{match}” without “:d”",
    "{match!r:>5}": "the message must use “{match}” without “!r:>5”",
    "{match:{match}}": "the message must use “{match}” without “:{match}”",
    "{match.upper}": "the message uses “{match.upper}”, but this kind has match (did you mean “match”?)",
    "{match[0]}": "the message uses “{match[0]}”, but this kind has match (did you mean “match”?)",
    "{}": "the message uses “{}”, but this kind has match",
    "{0}": "the message uses “{0}”, but this kind has match",
    "{match": "invalid message format: expected '}' before end of string",
    "}": "invalid message format: Single '}' encountered in format string",
}


@pytest.mark.parametrize(("message", "said"), MESSAGES.items())
def test_messages(tmp_path: Path, message: str, said: str) -> None:
    """A message that could not be written, or would fill the memory, is a fault of its pack."""
    assert of_rule(tmp_path, "tokens: [foo]", f"'{message.replace(chr(39), chr(39) * 2)}'") == [f"6:14: error: {said}"]


ODD = {
    "a kind that is a list": ("kind: existence", "kind: [existence]", "unknown kind a list"),
    "a kind that is a mapping": ("kind: existence", "kind: {a: b}", "unknown kind a mapping"),
    "no kind": ("kind: existence", "kind:", "unknown kind “null”"),
    "a severity that is a list": ("severity: warning", "severity: [warning]", "must be one of error, warning, info"),
    "a scope that is a mapping": ("severity: warning", "severity: warning\n    scope: {a: b}", "not a mapping"),
    "blocks that are a mapping": ("severity: warning", "severity: warning\n    blocks: {a: b}", "blocks"),
    "a key that is a list": ("severity: warning", "severity: warning\n    [a, b]: c", "a key must be a word"),
    "a key that is a mapping": (
        "severity: warning",
        "severity: warning\n    ? {a: b}\n    : c",
        "a key must be a word",
    ),
    "a long name": ("name: our-word", f"name: {'Ab' * 5000}", "…”"),
    "noise without end": ("noise: 0.1", "noise: .inf", "“noise” must be a number"),
    "noise that is none": ("noise: 0.1", f"noise: {'9' * 6000}", "“noise” must be a number"),
    "an example of lists": ('["A bar."]', "[[a, [b]]]", "an example must be text"),
    "an example that is fixed to a list": ('["A bar."]', "[{text: a, fixed: [b]}]", "“fixed” must be text"),
    "a format that is a list": ('["A bar."]', "[{text: a, format: [b]}]", "not a list"),
    "a bad byte": ("our-word", "our\0word", "not YAML"),
    "a tag": ("name: our-word", "name: !!python/object/apply:os.system [ls]", "tags are not supported"),
    "an anchor": ("name: our-word", "name: &a our-word\n    summary: *a", "aliases"),
}


@pytest.mark.parametrize(("old", "new", "said"), ODD.values(), ids=ODD.keys())
def test_no_insides(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Nothing of Python shows in what is said, whatever stands where a word should."""
    found = faults(
        tmp_path, RULE.format(kind="existence", options="tokens: [foo]", message="Not ours").replace(old, new)
    )
    assert any(said in line for line in found), found
    for line in found:
        assert not any(
            inside in line for inside in ("Placed(", "Node(", "object at", "<class", "Traceback", "tuple")
        ), line
        assert len(line) < 250


def test_a_large_pack(tmp_path: Path) -> None:
    """One that is too large is not read."""
    assert faults(tmp_path, "#" * 2_000_001) == [" error: larger than 2 MB (split the pack)"]


class Broken:
    """A kind that fails in its own code."""

    values = ("match",)
    grades = ()

    def __init__(self, how: str) -> None:
        self.how = how

    def find(self, document: object, where: object) -> Iterator[Finding]:
        """Fail as it was made to."""
        if self.how == "value":
            yield Finding(Span(0, 3), {})
        elif self.how == "place":
            yield Finding(Span(10**9, 10**9 + 1), {"match": "a"})
        elif self.how == "recursion":
            yield from self.find(document, where)
        else:
            yield Finding(Span(0, 3), {"match": 3})  # type: ignore[dict-item]


def rule_of(kind: Broken, tmp_path: Path) -> Rule:
    """A rule of such a kind."""
    path = tmp_path / "p.yaml"
    path.write_text("rules:\n" + OUR_WORD)
    (rule,) = pack.read(str(path))
    return pack.replace(rule, make=lambda: kind, needs=None)


@pytest.mark.parametrize("how", ["value", "place", "recursion", "type"])
def test_a_broken_rule_costs_its_own_findings(tmp_path: Path, how: str) -> None:
    """And nothing else, whether it fails in its code, its message or its places."""
    sound = next(rule for rule in pack.builtin() if rule.code == "STY001")
    report = Linter([rule_of(Broken(how), tmp_path), sound]).lint(draft("The foo. Targetted."))
    assert [one.code for one in report.diagnostics] == ["STY001"]
    (failure,) = report.failures
    assert failure.message.startswith("HSE001 our-word: internal error (")


def test_the_time_of_a_rule_counts_per_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many sentences that each take a little come to an end together, and in the stories of one file, too."""
    monkeypatch.setattr("attrlint.base.pattern_time.SECONDS", 0.3)
    slow = RULE.format(kind="existence", options="raw: ['(?:a|aa)+[cd]']", message="Not ours")
    path = tmp_path / "p.yaml"
    path.write_text(slow)
    (rule,) = pack.read(str(path))
    sound = next(rule for rule in pack.builtin() if rule.code == "STY001")
    text = "Targetted. " + f"C{'a' * 26}. " * 500
    began = time.process_time()
    report = Linter([rule, sound], gated=False).lint(draft(text))
    assert time.process_time() - began < 5
    assert [failure.message for failure in report.failures] == [
        "HSE001 our-word: its patterns took longer than 0.358 s"
    ]
    assert [one.code for one in report.diagnostics] == ["STY001"]
    assert not TIME.running


def test_a_process_that_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time in which it did not run is not counted."""
    TIME.begin(100)
    TIME.spend(1000.0)
    assert Pattern("a").search("ba")
    assert TIME.spent < 1
    TIME.end()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("foo " + "..9 " * 400, "at most 30 elements"),
        ("foo " * 5000, "at most 2,000 characters"),
        ("(" + "foo " * 300 + ")", "at most 12 words"),
        ("((((((((foo))))))))", "no element of a pattern"),
        ("foo ..99999999999", "a gap has at most 9 words"),
        ("[[ [[ [[ ]]", "needs a word that must be there"),
        ("foo ~", "has no word after"),
    ],
    ids=["gaps", "long", "phrase", "nested", "a huge gap", "marks", "no verb"],
)
def test_rows_of_words_have_limits(tmp_path: Path, row: str, said: str) -> None:
    """A row that no desk would write is a fault of the pack, at its place, within a second."""
    began = time.process_time()
    (fault,) = of_rule(tmp_path, f'pattern: ["{row}"]')
    assert said in fault
    assert fault.startswith("9:")
    assert time.process_time() - began < 1


def test_rows_of_words_are_limited_in_number(tmp_path: Path) -> None:
    """All rows of a rule together have the limits that regular expressions have."""
    rows = ", ".join(f'"foo{i}"' for i in range(40_000))
    (fault,) = of_rule(tmp_path, f"pattern: [{rows}]")
    assert "in one rule; split it" in fault
