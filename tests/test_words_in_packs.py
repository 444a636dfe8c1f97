"""No word list hides in a pattern of a pack: a copy editor finds and changes every word in the lexicon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from attrlint.packs.pack_files import rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 5  # plain words side by side; a longer list belongs into attrlint/data/en
WORD = re.compile(r"(?:\\b)?[^\W\d_](?:[^\W\d_]|[ '’-](?=[^\W\d_]))*(?:\\b)?")
SKIPPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!>]|<[=!]|P?<\w+>|[a-z]*(?:-[a-z]+)?:)")
TEXTS = ("code", "name", "kind", "message", "summary", "rationale", "remedy", "ignore_when", "references", "examples")
ROW = re.compile(r"\([^()]*\)|[^\s()]+")  # an element of a row of words
LITERALS = ("needs", "requires")
PATHS = sorted(rules_folder().glob("*.yaml"))


def alternations(pattern: str) -> Iterator[list[str]]:
    """The alternatives of each group of a pattern, and those outside of any."""
    open_groups: list[list[str]] = [[""]]
    at = 0
    while at < len(pattern):
        skipped = SKIPPED.match(pattern, at)
        piece = skipped[0] if skipped else pattern[at]
        at += len(piece)
        if piece[0] == "(":
            open_groups.append([""])
        elif piece == ")" and len(open_groups) > 1:
            yield open_groups.pop()
            open_groups[-1][-1] += "()"
        elif piece == "|":
            open_groups[-1].append("")
        else:
            open_groups[-1][-1] += piece
    yield from open_groups


def patterns(rule: dict[str, object]) -> Iterator[str]:
    """What a rule declares in options of its kind."""
    for key, value in rule.items():
        if key not in TEXTS and key not in LITERALS:
            each = [one for one in (value if isinstance(value, list | dict) else [value]) if isinstance(one, str)]
            yield from (part for row in each for part in ROW.findall(row)) if key == "pattern" else each


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.stem))
def test_long_lists_stand_in_the_lexicon(path: object) -> None:
    """A pattern has at most five plain words side by side."""
    rules = yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]  # type: ignore[attr-defined]
    found = [
        (rule["code"], words)
        for rule in rules
        for pattern in patterns(rule)
        for group in alternations(pattern)
        if len(words := [word for word in group if WORD.fullmatch(word)]) > MOST
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("a|b|c", 3),
        (r"x (?:a|b|c\w|d) y", 3),
        (r"[a|b|c]|d", 1),
        (r"(a|(?:b|c)|d)", 2),
        (r"(?<!a|b|c) d", 3),
        (r"\(a|b\)", 0),
    ],
)
def test_how_words_are_counted(pattern: str, most: int) -> None:
    """Plain words of one group; a class and an escaped bracket are none."""
    assert max(sum(WORD.fullmatch(word) is not None for word in group) for group in alternations(pattern)) == most
