"""Tokens: the class of each word of a sentence, and noun phrases beside a verb."""

from __future__ import annotations

import pytest

from attrlint.base.span import Span
from attrlint.text.noun_phrases import main_subject, phrase_after, subject_before
from attrlint.text.tokens import may_report, tokenise
from tests.drafts import draft

CLASSES = {
    "plain": ("The old well dried up.", "dnnep."),
    "names and a verb": ("Vera Lang said it.", "NNCh."),
    "a quotation is one token": ("Vera said “it is dry”.", "NCQ."),
    "abbreviation": ("The U.N. said so.", "dNCr."),
    "hyphen": ("A well-known man said so.", "dnnCr."),
    "possessive": ("Vera's well is dry.", "Snbn."),
    "curly possessive": ("Vera’s well is dry.", "Snbn."),
    "number": ("12 men and 3.5 tonnes", "0nc0n"),
    "a noun behind an article": ("The report said so.", "dnCr."),
    "the same word as a verb": ("Doctors report a rise.", "NCdn."),
    "a day of its own": ("It said on Monday so.", "hCpmr."),
    "a part of the day that is somebody's": ("His week was long.", "dnbr."),
    "a part of the day that is pointed at": ("This week was long.", "dmbr."),
    "according to": ("according to Vera", "ApN"),
    "dashes": ("Vera — said", "N-C"),
    "a verb in capitals is a name within a sentence": ("At the Post Office", "pdNN"),
    "a name that looks like a participle": ("Ahmed said so.", "NCr."),
    "a participle that opens a sentence": ("Asked why, Vera left.", "Cq,Nv."),
    "a name that looks like an adverb": ("Kelly said so.", "NCr."),
    "an adverb that opens a sentence": ("Finally, Vera said so.", "r,NCr."),
    "a name that looks like a month": ("Theresa May said so.", "NNCr."),
    "the month": ("In May, Vera said so.", "pa,NCr."),
}

# the subject of the last reporting verb
SUBJECTS = {
    "name": ("Vera Lang said", "Vera Lang"),
    "article": ("The old mayor said", "The old mayor"),
    "of": ("The mayor of the port said", "The mayor of the port"),
    "apposition": ("Vera Lang, the mayor of the port, said", "Vera Lang, the mayor of the port"),
    "age and trade": ("Vera Lang, 41, a farmer, said", "Vera Lang, 41, a farmer"),
    "relative clause": ("Vera Lang, who farms near Brno, said", "Vera Lang"),
    "relative clause without commas": ("The woman who dug the well said", "The woman who dug the well"),
    "participle": ("Vera Lang, speaking at the well, said", "Vera Lang"),
    "brackets": ("Vera Lang (Greens) said", "Vera Lang (Greens)"),
    "two": ("Vera Lang and Ota Beran said", "Vera Lang and Ota Beran"),
    "adverb": ("Vera Lang later said", "Vera Lang"),
    "day": ("Vera Lang on Monday said", "Vera Lang"),
    "behind a phrase": ("In the end, Vera Lang said", "Vera Lang"),
    "behind a clause": ("It rained, but Vera Lang said", "Vera Lang"),
    "pronoun": ("In the end she said", "she"),
    "none": (", said", None),
}

OPENINGS = {
    "name": ("Vera Lang shook her head.", "Vera Lang"),
    "apposition": ("Vera Lang, the mayor, left early.", "Vera Lang, the mayor"),
    "phrase": ("On Monday, Vera Lang left early.", "Vera Lang"),
    "pronoun": ("But she left early.", "she"),
}


def _codes(text: str) -> str:
    document = draft(text)
    return tokenise(document.text, document.whole, [q.span for q in document.quotations.outer]).codes


@pytest.mark.parametrize(("text", "expected"), CLASSES.values(), ids=CLASSES.keys())
def test_classes(text: str, expected: str) -> None:
    """A letter for each token."""
    assert _codes(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_subject_before_a_verb(text: str, expected: str | None) -> None:
    """The phrase before a verb, with what belongs to it."""
    tokens = tokenise(text, Span(0, len(text)), [])
    found = subject_before(tokens, len(tokens.codes) - 1)
    assert (text[slice(*tokens.span(*found))] if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS.keys())
def test_subject_of_a_sentence(text: str, expected: str) -> None:
    """The phrase that a sentence opens with."""
    tokens = tokenise(text, Span(0, len(text)), [])
    found = main_subject(tokens, len(tokens.codes))
    assert found
    assert text[slice(*tokens.span(*found))] == expected


def test_phrase_after() -> None:
    """What follows a verb: with what hangs on it, and without where it was said."""
    text = "said Vera Lang, head of the port, in a statement"
    tokens = tokenise(text, Span(0, len(text)), [])
    found = phrase_after(tokens, 1)
    assert found
    assert text[slice(*tokens.span(*found))] == "Vera Lang, head of the port"


def test_may_report() -> None:
    """A sentence without any word that reports is not read."""
    assert may_report("Vera Lang SAID so.")
    assert may_report("The well is dry, per the council.")
    assert not may_report("The well is dry.")
