"""concise: a line is a line, whatever stands in it."""

from __future__ import annotations

import pytest

from attrlint.output.concise import concise
from attrlint.output.style import Style, wanted
from tests.output.made import found

COLUMNS = {
    "letters": ("The bridge is shut.", "shut", "1:15"),
    "emoji are one column": ("🚩🚩 shut", "shut", "1:4"),
    "a combining mark is one": ("cafe\u0301 shut", "shut", "1:7"),
    "CR LF": ("a\r\nb\r\nit is shut", "shut", "3:7"),
    "CR": ("a\rb\rshut", "shut", "3:1"),
    "U+2028 ends no line": ("a\u2028shut", "shut", "1:3"),
    "U+0085 and form feed end none": ("a\x85b\x0cshut", "shut", "1:5"),
    "a tab is one": ("\tshut", "shut", "1:2"),
    "a byte order mark is one": ("\ufeffshut", "shut", "1:2"),
}


@pytest.mark.parametrize(("raw", "words", "place"), COLUMNS.values(), ids=COLUMNS.keys())
def test_columns_are_code_points(raw: str, words: str, place: str) -> None:
    """Lines and columns count from 1; lines end as in an editor."""
    assert list(concise([found(raw, words)], raw)) == [f"a.md:{place}: warning ATT002 say who says so"]


def test_nothing_breaks_the_line() -> None:
    """Line ends, control characters and marks that turn the direction of text become spaces."""
    one = found("shut", "shut", path="a\nb\x1b[31m.md", message="say\r\nwho\u202e \u2028says\tso")
    assert list(concise([one], "shut")) == ["a b [31m.md:1:1: warning ATT002 say  who   says so"]


def test_colour() -> None:
    """Only when asked for; place in bold, severity in its colour."""
    one = found("shut", "shut")
    assert list(concise([one], "shut", Style(on=True))) == [
        "\x1b[1ma.md:1:1:\x1b[0m \x1b[33;1mwarning\x1b[0m ATT002 say who says so"
    ]


@pytest.mark.parametrize(
    ("environ", "terminal", "on"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_when_to_colour(environ: dict[str, str], terminal: bool, on: bool) -> None:
    """On a terminal that can, unless NO_COLOR says no or FORCE_COLOR yes."""
    assert wanted(environ, terminal=terminal) is on
