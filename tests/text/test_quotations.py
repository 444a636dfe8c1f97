"""Quotations: what is paired with what, and what is left over."""

from __future__ import annotations

import pytest

from tests.drafts import draft, quoted, stray
from tests.timing import grows_linearly

PAIRED = {
    "curly": ("“We won,” he said.", ["“We won,”"]),
    "straight": ('"We won," he said.', ['"We won,"']),
    "two in a sentence": ("“We,” he said, “won.”", ["“We,”", "“won.”"]),
    "doubled singles": ("''We won,'' he said. ``Twice.''", ["''We won,''", "``Twice.''"]),
    "British singles": ("'We won,' he said.", ["'We won,'"]),
    "British singles, curly": ("‘We won,’ he said, ‘twice.’", ["‘We won,’", "‘twice.’"]),
    "British with an apostrophe": ("'We don't know,' he said.", ["'We don't know,'"]),
    "British with a possessive": ("'The workers' union won,' he said.", ["'The workers' union won,'"]),
    "German": ("„Gewonnen“, sagte er.", ["„Gewonnen“"]),
    "guillemets": ("«Gagné», dit-il.", ["«Gagné»"]),
    "mixed, straight first": ('"used by many”, he said.', ['"used by many”']),
    "mixed, curly first": ('“used by many", he said.', ['“used by many"']),
    "double in double, where all come out even": (
        "“He calls it “home” now,” she said. “So do I.”",
        ["“He calls it “home” now,”", "> “home”", "“So do I.”"],
    ),
    "straight double in straight double": (
        '"He calls it "home" now," she said.',
        ['"He calls it "home" now,"', '> "home"'],
    ),
    "single in double": ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”", "> ‘no’"]),
    "double in single": ("'She said \"no\" to me,' he said.", ["'She said \"no\" to me,'", '> "no"']),
    "curly in straight": ('"He called it “big” today," she said.', ['"He called it “big” today,"', "> “big”"]),
    "straight single in double": ("\"She said 'no' to me,\" he said.", ["\"She said 'no' to me,\"", "> 'no'"]),
    "after a dash": ("It was over—“at last,” she said.", ["“at last,”"]),
    "in brackets": ('(“Quite,” she said.) ("Yes.")', ["“Quite,”", '"Yes."']),
    "closing mark typed for the opening one": ("”We won,” he said.", ["”We won,”"]),
    "opening mark typed for the closing one": ("“We won,“ he said.", ["“We won,“"]),
}

NOT_MARKS = [
    'The door is 6\'2" high and the shelf 12" deep.',
    'A 27" screen and a 9" x 12" page.',
    "The '90s were kind to the dockers' union.",
    "rock 'n' roll and the '60s",
    "It's the workers' right, isn't it?",
    "He ran the mile in 4'12\".",
    "’Tis the season, ’em all.",
    "No marks at all.",
]

LEFT_OVER = {
    "never closed": ("“We won, he said.", ["“We "]),
    "never opened": ("We won,” he said.", ["” he"]),
    "never closed, then another": ('"We won, he said. "We won twice."', ['"We ']),
    "the next paragraph is untouched": ("“We won, he said.\n\n“We lost,” she said.", ["“We "]),
    "a mark alone": ('He said " and left.', ['" an']),
}


@pytest.mark.parametrize(("text", "expected"), PAIRED.values(), ids=PAIRED.keys())
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    """Every style of marks, and one style inside another."""
    assert quoted(text) == expected
    assert stray(text) == []


@pytest.mark.parametrize("text", NOT_MARKS)
def test_what_only_looks_like_a_mark(text: str) -> None:
    """Apostrophes, elisions, inches, feet and minutes enclose nothing and are never left over."""
    assert quoted(text) == []
    assert stray(text) == []


@pytest.mark.parametrize(("text", "expected"), LEFT_OVER.values(), ids=LEFT_OVER.keys())
def test_marks_left_over(text: str, expected: list[str]) -> None:
    """A mark without a partner is named, and takes no words with it."""
    assert stray(text) == expected


def test_one_bad_mark_hides_nothing_behind_it() -> None:
    """Pairing starts afresh at each paragraph."""
    text = "“We won, he said.\n\nThe talks ended.\n\n“We lost,” she said."
    assert quoted(text) == ["“We lost,”"]


def test_open_quote_convention() -> None:
    """A quotation over several paragraphs opens each of them and closes the last."""
    text = "“We won,” he said. “We stayed.\n\n“And we will stay.\n\n“Always.”"
    assert quoted(text) == ["“We won,”", "“We stayed.", "“And we will stay.", "“Always.”"]
    runs = [(bool(q.closing), q.continues) for q in draft(text).quotations.all]
    assert runs == [(True, False), (False, False), (False, True), (True, True)]
    assert stray(text) == []


def test_a_quotation_that_is_not_opened_again() -> None:
    """Some houses close a quotation a paragraph or two later without opening it again; nothing is left over."""
    text = "Lee said: “We stayed all night.\n\nThe pumps gave out at four.\n\nThen the water came.”"
    assert quoted(text) == ["“We stayed all night.", "The pumps gave out at four.", "Then the water came.”"]
    assert stray(text) == []


def test_paragraphs_of_one_speech_run_together() -> None:
    """Where paragraphs were joined, a second opening mark takes up the first."""
    text = "“We stayed all night. “The pumps gave out,” Lee said."
    assert quoted(text) == ["“We stayed all night. ", "“The pumps gave out,”"]
    assert stray(text) == []


def test_an_empty_pair_is_no_quotation() -> None:
    """Marks with nothing between enclose no words."""
    assert quoted('He wrote "" and “ ” and left.') == []


@pytest.mark.parametrize(
    "piece", ['"', "“", "'a ", "‘a ", "“a ", "”", '6" ', "'", "''", "“a” ", '"a ', "s' ", "don't "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A page of nothing but marks costs linear time."""
    assert grows_linearly(quoted, lambda size: piece * (size // len(piece)), 40_000)


def test_a_quotation_that_runs_on_may_quote() -> None:
    """Single marks on the way to the closing one are a quotation inside, and end nothing; double ones do."""
    text = "“The gate was open.\n\nHe told us 'we sold it' and left.\n\nThat was all,” Ruiz said."
    assert quoted(text) == [
        "“The gate was open.",
        "He told us 'we sold it' and left.",
        "> 'we sold it'",
        "That was all,”",
    ]
    assert stray(text) == []
    assert len(stray("“The gate was open.\n\nHe said “we sold it” and left.\n\nThat was all,” Ruiz said.")) == 2
