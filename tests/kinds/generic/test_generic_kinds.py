"""The kinds under Vale's names: what examples cannot show, a case a line."""

from __future__ import annotations

import pytest

from attrlint.kinds import KindOf
from attrlint.linting.linter import Linter
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import PROSE_BLOCKS, Window
from attrlint.reading.prose import BlockKind
from tests.drafts import draft


def found(
    text: str,
    kind: str,
    window: Window = Window.SENTENCE,
    blocks: frozenset[BlockKind] = PROSE_BLOCKS,
    **options: object,
) -> list[str]:
    """The words that a rule of this kind marks, with ``=> fix`` where it has one; gated and ungated agree."""
    made = KindOf(kind, options)
    needs = made().literals()
    rule = Rule(
        "HSE001", "house", kind, made, Severity.WARNING, "{match}", window=window, blocks=blocks,
        confidence=Confidence.HIGH, needs=None if needs is None else tuple(sorted(needs)),
    )  # fmt: skip
    document = draft(text, "markdown")
    report = Linter([rule]).lint(document)
    assert report.failures == ()
    assert report == Linter([rule], gated=False).lint(draft(text, "markdown"))
    return [text[slice(*d.span)] + (f" => {d.fix.edits[0].content}" if d.fix else "") for d in report.diagnostics]


EXISTENCE = {
    "whole words": ("A foo and a food.", {"tokens": ("foo",)}, ["foo"]),
    "parts of words": ("A food.", {"tokens": ("foo",), "nonword": True}, ["foo"]),
    "case counts": ("Foo foo.", {"tokens": ("foo",)}, ["foo"]),
    "case ignored": ("Foo foo.", {"tokens": ("foo",), "ignorecase": True}, ["Foo", "foo"]),
    "longest first": ("a foo bar", {"tokens": ("foo", "foo bar")}, ["foo bar"]),
    "a space is any white space": (
        "a foo\u00a0bar, foo\r\nbar, the end of it all",
        {"tokens": ("foo bar",)},
        ["foo\u00a0bar", "foo\r\nbar"],
    ),
    "an apostrophe is any apostrophe": ("don't, don’t", {"tokens": ("don't",)}, ["don't", "don’t"]),
    "exceptions": ("foo Foo", {"tokens": ("[Ff]oo",), "exceptions": ("foo",)}, []),
    "unless": ("A foo here. A foo by bar.", {"tokens": ("foo",), "unless": "by bar"}, ["foo"]),
    "a mark inside the match": ("the foo bar", {"raw": (r"foo (?<mark>bar)",)}, ["bar"]),
    "remove with its space": ("A foo bar.", {"tokens": ("foo",), "action": "remove"}, ["foo => "]),
    "not in quotations": ("“A foo,” he said.", {"tokens": ("foo",)}, []),
    "letters that fold oddly": ("İ foo ﬁ foo", {"tokens": ("foo",), "ignorecase": True}, ["foo", "foo"]),
    "empty": ("", {"tokens": ("foo",)}, []),
}


@pytest.mark.parametrize(("text", "options", "expected"), EXISTENCE.values(), ids=EXISTENCE.keys())
def test_existence(text: str, options: dict[str, object], expected: list[str]) -> None:
    """existence: tokens, raw, nonword, ignorecase, exceptions, unless, action."""
    assert found(text, "existence", **options) == expected


SUBSTITUTION = {
    "a word": ("A foo.", {"swap": {"foo": "bar"}}, ["foo => bar"]),
    "case is kept": (
        "FOO Foo foo",
        {"swap": {"foo": "bar"}, "ignorecase": True},
        ["FOO => BAR", "Foo => Bar", "foo => bar"],
    ),
    "a capital of its own is kept": (
        "phillipines",
        {"swap": {"phillipines": "Philippines"}, "ignorecase": True},
        ["phillipines => Philippines"],
    ),
    "a pattern with a group": ("held for two", {"swap": {"(held) for": "$1 on"}}, ["held for => held on"]),
    "look behind and ahead": ("a foo bar", {"swap": {"(?<=a )foo(?= bar)": "x"}}, ["foo => x"]),
    "the same is no finding": ("Foo", {"swap": {"[Ff]oo": "Foo"}}, []),
    "exceptions": ("foo Foo", {"swap": {"foo": "bar"}, "ignorecase": True, "exceptions": ("Foo",)}, []),
    "no part of a word": ("foo's food, a-foo", {"swap": {"foo": "bar"}}, ["foo => bar", "foo => bar"]),
}


@pytest.mark.parametrize(("text", "options", "expected"), SUBSTITUTION.values(), ids=SUBSTITUTION.keys())
def test_substitution(text: str, options: dict[str, object], expected: list[str]) -> None:
    """substitution: swap, ignorecase, exceptions."""
    assert found(text, "substitution", **options) == expected


def test_a_long_list_is_looked_up() -> None:
    """Hundreds of words give the same findings as a few."""
    many = {f"w{chr(97 + i % 26)}{chr(97 + i // 26)}x": "good" for i in range(300)}
    assert found("A waax and a wbbx, a wzzzx.", "substitution", swap=many) == ["waax => good", "wbbx => good"]


OCCURRENCE = {
    "at most": ("foo foo foo. foo foo.", {"token": r"\bfoo\b", "max": 2}, ["foo"]),
    "at least": ("One foo here. None there.", {"token": "foo", "min": 1}, ["None"]),
}


@pytest.mark.parametrize(("text", "options", "expected"), OCCURRENCE.values(), ids=OCCURRENCE.keys())
def test_occurrence(text: str, options: dict[str, object], expected: list[str]) -> None:
    """occurrence: max and min in a sentence."""
    assert found(text, "occurrence", **options) == expected


REPETITION = {
    "twice in a row": ("It was the the end.", {}, ["the => "]),
    "over a line end": ("It was the\nthe end", {}, ["the => "]),
    "case": ("The the end.", {"ignorecase": True}, ["the => "]),
    "letters only": ("5 5 men", {"alpha": True}, []),
    "meant": ("He had had it.", {"exceptions": ("had",)}, []),
    "not over a stop": ("He said so. So it was.", {"ignorecase": True}, []),
}


@pytest.mark.parametrize(("text", "options", "expected"), REPETITION.values(), ids=REPETITION.keys())
def test_repetition(text: str, options: dict[str, object], expected: list[str]) -> None:
    """repetition: tokens, ignorecase, alpha, exceptions."""
    assert found(text, "repetition", **options) == expected


CONSISTENCY = {
    "the rarer form": ("Kyiv, Kyiv and Kiev", ["Kiev => Kyiv"]),
    "the later one on a tie": ("Kiev and Kyiv", ["Kyiv => Kiev"]),
    "one form": ("Kiev and Kiev", []),
    "quoted words do not count": ("Kyiv. “Kiev,” he said.", []),
}


@pytest.mark.parametrize(("text", "expected"), CONSISTENCY.values(), ids=CONSISTENCY.keys())
def test_consistency(text: str, expected: list[str]) -> None:
    """consistency: either."""
    assert found(text, "consistency", Window.DOCUMENT, either={"Kyiv": "Kiev"}) == expected


CONDITIONAL = {
    "never explained": ("The ABC met. The ABC left.", ["ABC"]),
    "explained": ("The Alder Bridge Council (ABC) met. The ABC left.", []),
    "another one explained": ("The Alder Bridge Council (ABC) met. The XYZ left.", ["XYZ"]),
    "known": ("The BBC met.", []),
}


@pytest.mark.parametrize(("text", "expected"), CONDITIONAL.values(), ids=CONDITIONAL.keys())
def test_conditional(text: str, expected: list[str]) -> None:
    """conditional: first, second with their groups, exceptions."""
    options = {"first": r"\b([A-Z]{3})\b", "second": r"\(([A-Z]{3})\)", "exceptions": ("BBC",)}
    assert found(text, "conditional", Window.DOCUMENT, **options) == expected


CAPITALIZATION = {
    "$sentence": ("Council Shuts The Bridge", "$sentence", ["Council Shuts The Bridge"]),
    "$sentence fits": ("Council shuts the bridge in Leeds", "$sentence", []),
    "$title": ("Council shuts the bridge", "$title", ["Council shuts the bridge"]),
    "$title fits": ("Council Shuts the Bridge", "$title", []),
    "$lower": ("Council", "$lower", ["Council"]),
    "$upper": ("COUNCIL SHUTS BRIDGE", "$upper", []),
    "a pattern": ("Council shuts bridge", "^The", ["Council shuts bridge"]),
}


@pytest.mark.parametrize(("heading", "match", "expected"), CAPITALIZATION.values(), ids=CAPITALIZATION.keys())
def test_capitalization(heading: str, match: str, expected: list[str]) -> None:
    """capitalization of headings."""
    text = f"# {heading}\n\nThe bridge is shut, the council said on Monday."
    assert found(text, "capitalization", Window.PARAGRAPH, frozenset({BlockKind.HEADING}), match=match) == expected
