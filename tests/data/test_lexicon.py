"""The lexicon: how its files are written, what entries match, and how patterns name lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import attrlint
from attrlint.data import lexicon
from attrlint.data.lexicon import LexiconPattern, UnknownList, alternatives, expression, variants, with_lists, words

FILES = lexicon.list_files()
CODE = sorted(Path(attrlint.__file__).parent.rglob("*.py"))
RULES = sorted(Path(attrlint.__file__).parent.parent.glob("rules/*.yaml"))
NAMED = re.compile(r"[A-Za-z][a-z]*(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?")

VARIANTS = {
    "kite": ["kite"],
    "kite(s)": ["kites", "kite"],
    "kite(s/d)": ["kites", "kited", "kite"],
    "advis[e/o]r": ["adviser", "advisor"],
    "wind[y/ier/iest]_": ["windy", "windier", "windiest"],
    "did not (yet/quite) land": ["did not yet land", "did not quite land", "did not land"],
    "(old) kite": ["old kite", "kite"],
    "[a/the] kite(s)": ["a kites", "a kite", "the kites", "the kite"],
    "kit(e(s)/ten)": ["kites", "kite", "kitten", "kit"],
}
MATCHES = [  # an entry, what it matches in full, and what it does not
    ("kite(s)", ["kite", "kites"], ["Kite", "kited", "kit"]),
    ("kit*", ["kit", "kite", "kitchens"], ["ki", "kite flyer"]),
    ("don't fly", ["don't fly", "don’t fly"], ["dont fly"]),
    ("U.K.", ["U.K."], ["UXK."]),
    ("did not (yet) land", ["did not land", "did not yet land"], ["did not  land", "did not yetland"]),
]


@pytest.mark.parametrize(("entry", "wanted"), VARIANTS.items())
def test_an_entry_stands_for_words(entry: str, wanted: list[str]) -> None:
    """A bracket offers a choice, a parenthesis one that may be left out; the pattern matches the same words."""
    assert list(variants(entry)) == wanted
    assert [word for word in wanted if not re.fullmatch(expression(entry), word)] == []


@pytest.mark.parametrize(("entry", "right", "wrong"), MATCHES)
def test_an_entry_as_a_pattern(entry: str, right: list[str], wrong: list[str]) -> None:
    """What an entry matches and what it does not."""
    pattern = re.compile(expression(entry))
    assert [text for text in right if not pattern.fullmatch(text)] == []
    assert [text for text in wrong if pattern.fullmatch(text)] == []


def test_a_star_has_no_list_of_words() -> None:
    """Asking for the words of such an entry is a mistake in the code."""
    with pytest.raises(ValueError, match="without number"):
        variants("kit*")


@pytest.mark.parametrize("name", ["montsh", "months.shrot", "../outlets", "months.", "", "Months"])
def test_unknown_lists(name: str) -> None:
    """A list that does not exist is an error, and no name leads out of the folder."""
    with pytest.raises(UnknownList):
        lexicon.entries(name)


def test_lists_of_a_file_and_of_a_flag() -> None:
    """A file is a list, and so is each of its flags; calendars keep their order."""
    assert words("months.long") < words("months")
    assert lexicon.in_order("weekdays.long")[0] == "Monday"
    assert lexicon.in_order("numerals.to-ten")[-1] == "ten"
    assert lexicon.bits(["months.long", "months.short"])["may"] == 3


def test_flags_with_values() -> None:
    """A flag may say something about its entry; it is a list as well."""
    assert lexicon.values("numerals", "value")["trio"] == "3"
    assert "trio" in words("numerals.value")
    assert "rape" in lexicon.flags("crimes")


PATTERNS = [
    (r"\b{months.short} \d", "in Mar 4", True),
    (r"\b{months.short} \d", "in mar 4", False),
    (r"\b{Pronouns.subject} said", "They said", True),
    (r"\b{pronouns.subject} said", "They said", False),
    (r"x{2,3} {weekdays}", "xx Monday", True),
    (r"a\s{responses.given}", "a no\ncomment", True),
    (r"a {responses.given}", "a no\ncomment", False),
]


@pytest.mark.parametrize(("source", "text", "found"), PATTERNS)
def test_patterns_name_lists(source: str, text: str, found: bool) -> None:
    """A list in braces; with a capital also at the start of a sentence; its spaces are those of the pattern."""
    assert bool(LexiconPattern(source).search(text)) is found


def test_longer_entries_come_first() -> None:
    """So that a phrase is not cut short by its first word."""
    assert re.match(alternatives("months"), "Sept. 4")[0] == "Sept."  # type: ignore[index]
    assert with_lists(r"\p{Lu}{2} {months.short}").startswith(r"\p{Lu}{2} (?:")


@pytest.mark.parametrize("file", FILES)
def test_files_are_readable(file: str) -> None:
    """A first line that says what the file is, one entry a line, sorted unless the file says otherwise, none twice."""
    text = (lexicon.ENGLISH / f"{file}.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    said = [line.partition(": ")[0] for line in text.splitlines() if not line.startswith("#")]
    assert "" not in said
    first = [line.split(", ")[0].partition("=")[0] for line in said]
    assert len(set(first)) == len(first)
    if "# In the order" not in text:
        assert first == sorted(first, key=lambda entry: (re.sub(r"[^\w ]", "", entry).casefold(), entry))
    for entry in lexicon.entries(file):
        re.compile(expression(entry))
        assert "*" in entry or variants(entry)


def test_every_list_is_used() -> None:
    """Each flag is named in the code or in a pack, and each name in the code is that of a list."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*CODE, *RULES))
    named = {name[0].lower() + name[1:] for name in NAMED.findall(text)}
    whole = {"crimes", "genres", "outcomes", "reporting-verbs", "stance-verbs"}  # code goes through all their flags
    valued = {flag.partition("=")[0] for file in FILES for _, own in lexicon.lines(file) for flag in own if "=" in flag}
    unused = [
        name
        for name in lexicon.list_names()
        for file, _, flag in [name.partition(".")]
        if flag and name not in named and file not in whole and flag not in valued
    ]
    assert unused == []


def test_every_reference_is_known() -> None:
    """No pattern names a list that does not exist: it would match nothing, without a word."""
    known = set(lexicon.list_names())
    unknown = []
    for path in CODE:
        for match in re.finditer(
            r"\{\{?([A-Za-z][a-z-]*\.[a-z-]+)\}\}?|\b(?:words|in_order)\((\"[^)]*)\)", path.read_text("utf-8")
        ):
            names = [match[1]] if match[1] else re.findall(r'"([^"]+)"', match[2])
            file = names[0].partition(".")[0].lower() if names else ""
            if match[2] or file in FILES:
                unknown += [f"{path.name}: {name}" for name in names if name[0].lower() + name[1:] not in known]
    assert unknown == []
