"""full: carets stand under the words, by display width, and no excerpt is wider than the terminal."""

from __future__ import annotations

import re

import pytest

from attrlint.base.span import Span
from attrlint.model.diagnostic import Edit, Fix, Related
from attrlint.output.full import LONGEST, full
from attrlint.output.style import Style
from attrlint.output.wrapping import cells, wrapped
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
        f"  words: {words}",
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
        related=(Related(Span(6, 10), "first used here"),),
        fix=Fix("Cut it", (Edit(Span(19, 29), ""),)),
    )  # fmt: skip
    assert list(full([one], raw)) == [
        HEAD.format("3:7"),
        "    3 | It is shut again.",
        "      |       ^^^^^^^^^^",
        "  words: shut again",
        "  see a.md:1:7: first used here",
        "    1 | It is shut.",
        "      |       ^^^^",
        "  fix (needs review): Cut it",
        *TAIL,
    ]


def test_words_that_the_message_does_not_hold_have_a_line() -> None:
    """Carets alone say nothing when they are read aloud; a message that quotes the words is enough."""
    raw = "He said  so and\nso again."
    one = found(raw, "said  so and\nso")
    assert "  words: said so and so" in list(full([one], raw))
    quoted = found(raw, "said  so and\nso", message="“Said so and so”: say who")
    assert not any("words:" in line for line in full([quoted], raw))
    (long,) = (line for line in full([found("so " * 200, "so " * 150)], "so " * 200) if "words:" in line)
    assert len(long) == len("  words: ") + LONGEST + 1


def test_long_lines_break_where_the_terminal_ends() -> None:
    """Messages, places and fixes go on under their heads, words and paths stay whole; in a pipe nothing breaks."""
    raw = "It is shut.\n\nIt is shut again.\n"
    message = "“shut again” says once more what stands in the first line of the draft; cut one of the two"
    one = found(
        raw, "shut again", path="desk/a-draft-with-a-long-name.md", message=message,
        related=(Related(Span(6, 10), "where it was first said, with the same words"),),
        fix=Fix("Cut the second of the two, and the blank line before it", (Edit(Span(19, 29), ""),)),
    )  # fmt: skip
    lines = list(full([one], raw, width=60, wrap=60))
    assert lines == [
        "desk/a-draft-with-a-long-name.md:3:7: warning ATT002 “shut",
        "    again” says once more what stands in the first line of",
        "    the draft; cut one of the two",
        "    3 | It is shut again.",
        "      |       ^^^^^^^^^^",
        "  see desk/a-draft-with-a-long-name.md:1:7: where it was",
        "    first said, with the same words",
        "    1 | It is shut.",
        "      |       ^^^^",
        "  fix (needs review): Cut the second of the two, and the",
        "    blank line before it",
        *TAIL,
    ]
    assert next(full([one], raw, width=60)) == f"desk/a-draft-with-a-long-name.md:3:7: warning ATT002 {message}"
    coloured = list(full([one], raw, Style(on=True), width=60, wrap=60))
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured] == lines


WRAPPED = {
    "nothing to break": ("so be it", 20, "", "", ["so be it"]),
    "at the end of a word": ("so be it then", 8, "", "", ["so be it", "then"]),
    "under its head": ("so be it then", 10, "- ", "  ", ["- so be it", "  then"]),
    "a word too long for any line": (
        "see https://example.org/a now",
        10,
        "",
        "",
        ["see", "https://example.org/a", "now"],
    ),
    "a head that leaves no room": ("certainly so", 12, "a.md:3:7: ", "  ", ["a.md:3:7:", "  certainly", "  so"]),
    "two cells a letter": ("橋は 橋は 橋は", 9, "", "", ["橋は 橋は", "橋は"]),
    "a space that must not break": ("3\u00a0000 so", 6, "", "", ["3\u00a0000", "so"]),
    "nowhere": ("so be it then", 0, "- ", "  ", ["- so be it then"]),
}


@pytest.mark.parametrize(("text", "width", "head", "rest", "lines"), WRAPPED.values(), ids=WRAPPED.keys())
def test_wrapping(text: str, width: int, head: str, rest: str, lines: list[str]) -> None:
    """Lines break at spaces and are no wider than they may be, unless one word is."""
    assert wrapped(text, width, head, rest) == lines


def test_many_places_that_are_called_the_same() -> None:
    """The first three have excerpts, the others stand in a line; none is left out."""
    raw = "so\n" * 6
    others = tuple(Related(Span(3 * i, 3 * i + 2), "also here") for i in range(1, 6))
    lines = list(full([found(raw, "so", message="“so” is odd", related=others)], raw))
    assert [line for line in lines if line.startswith("  see")] == [
        "  see a.md:2:1: also here",
        "  see a.md:3:1: also here",
        "  see a.md:4:1: also here",
        "  see a.md:5:1, a.md:6:1: also here",
    ]
    assert sum("| so" in line for line in lines) == 4
