"""full: carets stand under the words, by display width, and no excerpt is wider than the terminal."""

from __future__ import annotations

import pytest

from attrlint.diagnostic import Edit, Fix, Related
from attrlint.output.full import cells, full
from attrlint.span import Span
from tests.output.made import found

HEAD = "a.md:{}: warning ATT002 say who says so"
TAIL = ["  why: attrlint rule ATT002", ""]

EXCERPTS = {
    "letters": ("The bridge is shut.", "shut", "1:15", "The bridge is shut.", "              ^^^^"),
    "two cells an emoji": ("🚩🚩 is shut.", "shut", "1:7", "🚩🚩 is shut.", "        ^^^^"),
    "an emoji itself": ("Put a 🚩 here", "🚩", "1:7", "Put a 🚩 here", "      ^^"),
    "no cell for a combining mark": ("cafe\u0301 is shut", "shut", "1:10", "cafe\u0301 is shut", "        ^^^^"),
    "wide letters": ("橋は shut", "shut", "1:4", "橋は shut", "     ^^^^"),
    "a tab is four": ("\tIt is shut", "shut", "1:8", "    It is shut", "          ^^^^"),
    "a byte order mark": ("\ufeffIt is shut", "shut", "1:8", " It is shut", "       ^^^^"),
    "a no-break space": ("It\u00a0is shut", "shut", "1:7", "It is shut", "      ^^^^"),
    "control characters": ("It\x1b[2J is shut", "shut", "1:11", "It [2J is shut", "          ^^^^"),
}


@pytest.mark.parametrize(("raw", "words", "place", "line", "carets"), EXCERPTS.values(), ids=EXCERPTS.keys())
def test_carets(raw: str, words: str, place: str, line: str, carets: str) -> None:
    """They begin and end where the words do."""
    assert list(full([found(raw, words)], raw)) == [
        HEAD.format(place),
        f"    1 | {line}",
        f"      | {carets}",
        *TAIL,
    ]


def test_crlf_and_later_lines() -> None:
    """The excerpt is the line alone, with its number."""
    raw = "One.\r\n\r\nIt is shut.\r\nTwo.\r\n"
    assert list(full([found(raw, "shut")], raw))[1:3] == ["    3 | It is shut.", "      |       ^^^^"]


def test_several_lines() -> None:
    """Of words that run over lines the first line is shown, with a sign that they go on."""
    raw = "It is said\nthat it is shut.\n"
    assert list(full([found(raw, "said\nthat")], raw))[1:3] == ["    1 | It is said", "      |       ^^^^…"]


def test_an_empty_place_gets_one_caret() -> None:
    """Something is marked even where nothing stands."""
    raw = "It is shut."
    one = found(raw, "")
    assert list(full([one], raw))[1:3] == ["    1 | It is shut.", "      | ^"]


def test_a_long_paragraph_is_cut_round_the_words() -> None:
    """Dots where it is cut; the whole fits into the width."""
    raw = "The council said so. " * 20 + "No deaths have been reported. " + "The mayor agreed. " * 20
    lines = list(full([found(raw, "have been reported")], raw, width=60))
    assert lines[1:3] == [
        "    1 | …d so. No deaths have been reported. The mayor agr…",
        "      |                  ^^^^^^^^^^^^^^^^^^",
    ]


@pytest.mark.parametrize("width", [30, 60, 80, 120])
@pytest.mark.parametrize("unit", ["word ", "🚩 ", "橋は", "e\u0301", "\t", "👩\u200d🚒 "])
def test_no_excerpt_is_wider_than_the_terminal(width: int, unit: str) -> None:
    """Whatever stands in the line, and wherever the words are; the carets lie under them."""
    for raw in (unit * 200 + "shut", "shut" + unit * 200, unit * 100 + "shut" + unit * 100):
        _, line, carets, *_ = full([found(raw, "shut")], raw, width=width)
        assert cells(line) <= max(width, 38)
        assert cells(line[: line.index("shut")]) == carets.index("^")
        assert carets.endswith("| " + carets.split("| ")[1].rstrip("^") + "^^^^")


def test_words_longer_than_the_terminal() -> None:
    """Their beginning is shown, and that they go on."""
    raw = "He said " + "so and so " * 30 + "."
    _, line, carets, *_ = full([found(raw, "so and so " * 30)], raw, width=60)
    assert cells(line) <= 60
    assert line.endswith("…")
    assert carets.endswith("^…")


def test_related_places_and_fixes() -> None:
    """A related place has an excerpt of its own; a fix says whether it is safe."""
    raw = "It is shut.\n\nIt is shut again.\n"
    one = found(
        raw, "shut again",
        related=(Related(Span(6, 10), "first said here"),),
        fix=Fix("Cut it", (Edit(Span(19, 29), ""),)),
    )  # fmt: skip
    assert list(full([one], raw)) == [
        HEAD.format("3:7"),
        "    3 | It is shut again.",
        "      |       ^^^^^^^^^^",
        "  see a.md:1:7: first said here",
        "    1 | It is shut.",
        "      |       ^^^^",
        "  fix (offered): Cut it",
        *TAIL,
    ]
