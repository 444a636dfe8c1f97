"""Marks that count or point, and speeches with something between their paragraphs."""

from __future__ import annotations

import pytest

from tests.drafts import draft

SPEECH = {
    "straight single marks": "'The pier is shut. It was my pier.{gap}\n\n'Nobody came to look at it.'",
    "with a no-break space": "'The pier is shut. It was my pier.\u00a0{gap}\n\n'Nobody came to look at it.'\u00a0",
    "curly single marks": "‘The pier is shut. It was my pier.{gap}\n\n‘Nobody came to look at it.’",
    "double marks": "“The pier is shut. It was my pier.{gap}\n\n“Nobody came to look at it.”",
}
GAPS = {
    "nothing": "",
    "a picture with its caption": "\n\n![Ana on the pier](a.jpg)\n\n*Ana on the pier. Photo: Tom Reece*",
    "a pull quote": "\n\n<aside class=pull-quote>\n<p>Nobody came</p>\n</aside>",
}


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS.keys())
@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH.keys())
def test_a_speech_goes_on(speech: str, gap: str) -> None:
    """The next paragraph belongs to whoever began, over captions and pull quotes."""
    document = draft(f"Ana Koch told the Post: {speech.format(gap=gap)}\n\nThe council will look.", "markdown")
    told = [c for c in document.speech.reported.credits if c.quotation.opening]
    assert [c.source and document.text[slice(*c.source)] for c in told] == ["Ana Koch"] * 2
    assert not document.quotations.stray


NO_QUOTATIONS = {
    "inches": "Grease a 6” pan or two 8” pans.",
    "arrows": "» The ferry is late\n\n» The quay is shut\n\nRead more »",
    "a path": "Go to Home » News » Harbor to read it.",
    "a possessive": "The boats' crew slept. 'Twas late.",
}


@pytest.mark.parametrize("text", NO_QUOTATIONS.values(), ids=NO_QUOTATIONS.keys())
def test_no_quotation_marks(text: str) -> None:
    """Marks that count inches, point or stand for letters are none, and none of them is left over."""
    document = draft(text)
    assert (document.quotations.all, document.quotations.stray) == ((), ())


def test_guillemets_in_pairs() -> None:
    """French marks are still pairs, with spaces inside or without."""
    assert len(draft("« Oui », he said. «Ja», she said.").quotations.all) == 2


def test_an_outlet_in_brackets() -> None:
    """A quotation with a name in brackets behind it, at the end of its block, is credited to it."""
    (credit,) = draft(
        "* **A pier is shut.** “It will stay shut until the spring of next year.” ([Post](/a))", "markdown"
    ).speech.reported.credits
    assert credit.layout == "dash"
