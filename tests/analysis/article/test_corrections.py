"""Correction notes: what is one, whether it tells, and what it says was wrong; a note a line."""

from __future__ import annotations

import pytest

from attrlint.analysis.article.corrections import errors_of, find_corrections
from tests.drafts import draft

NOTES = {
    "label": ("Correction: The name was misspelled.", ["Correction tells"]),
    "dated label": ("CORRECTION (May 5, 2023): The name was misspelled.", ["CORRECTION (May 5, 2023) tells dated"]),
    "announced": ("CORRECTION APPENDED.", ["CORRECTION APPENDED appended"]),
    "statement": ("This story has been corrected.", ["This story has been corrected"]),
    "behind a label": ("Editor’s note: This post was amended.", ["Editor’s note: This post was amended"]),
    "earlier version": (
        "An earlier version of this story misstated a year.",
        ["An earlier version of this story tells"],
    ),
    "agency": ("This May 5 story corrects the name of the mill.", ["This May 5 story corrects tells dated"]),
    "update": ("This story has been updated with remarks of the board.", []),
    "update that corrects": ("This story has been updated to correct an error.", ["This story has been updated"]),
    "label of an update": ("Update: He was corrected by the board.", []),
    "narrative": ("The story has been corrected twice.", []),
    "a word": ("Correction fluid was spilt on the deed.", []),
    "a heading": ("Corrections\n\nThe prison has a new wing, and the governor likes it.", ["Corrections loose"]),
}


@pytest.mark.parametrize(("text", "expected"), NOTES.values(), ids=NOTES.keys())
def test_notes(text: str, expected: list[str]) -> None:
    """The heads of the notes that correct, with what is known of each."""
    document = draft(text)
    found = [n for n in find_corrections(document.text, document.blocks) if n.correction]
    flags = ("tells", "dated", "loose", "appended")
    assert [
        " ".join([text[n.head.start : n.head.end], *(flag for flag in flags if getattr(n, flag))]) for n in found
    ] == expected


ERRORS = {
    "not": ("Correction: It opened in 1961, not in 1971.", ["1971"]),
    "and not": ("Correction: The mill is in Leeds and not in Hull.", ["Hull"]),
    "rather than": ("Correction: The mill is in Leeds rather than Hull.", ["Hull"]),
    "as": ("Correction: We misspelled the name of Anatoly Antonov as “Antinov”.", ["Antinov"]),
    "a sum": ("Correction: The bridge cost $4.5 million, not $45 million.", ["$45 million"]),
    "misspelled": ("Correction: The story misspelled the name of Anatoly Antonov.", ["~Anatoly Antonov"]),
    "a statement": (
        "Correction: It wrongly said that the ferry runs all night. It stops.",
        ["the ferry runs all night"],
    ),
    "described": ("Correction: It wrongly described Alder as the owner.", []),
    "no name": ("Correction: The bridge was closed, not opened.", []),
}


@pytest.mark.parametrize(("text", "expected"), ERRORS.values(), ids=ERRORS.keys())
def test_errors(text: str, expected: list[str]) -> None:
    """What the note calls wrong; a tilde before a right form that was misspelled."""
    document = draft(text)
    (note,) = find_corrections(document.text, document.blocks)
    assert [("~" if e.near else "") + e.words for e in errors_of(document.text, note)] == expected
