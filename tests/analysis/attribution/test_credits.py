"""Credits: who is credited with each quotation, by which cue, and where that was read."""

from __future__ import annotations

import pytest

from tests.drafts import credits_of, draft

# layout: source / cue < relay
SENTENCE = {
    "said before": ("Vera Lang said “the well is dry”.", ["sentence: Vera Lang / said"]),
    "said before, comma": ("Vera Lang said, “The well is dry.”", ["sentence: Vera Lang / said"]),
    "said before, nothing between": ("Vera Lang said “The well is dry.”", ["sentence: Vera Lang / said"]),
    "said behind": ("“The well is dry,” Vera Lang said.", ["sentence: Vera Lang / said"]),
    "said behind, British": ("‘The well is dry’, Vera Lang said.", ["sentence: Vera Lang / said"]),
    "said X": ("“The well is dry,” said Vera Lang.", ["sentence: Vera Lang / said"]),
    "Long said": ("“The well is dry,” Long said.", ["sentence: Long / said"]),
    "said Will X": ("“The well is dry,” said Will Lang.", ["sentence: Will Lang / said"]),
    "said X, with an apposition": (
        "“The well is dry,” said Vera Lang, a farmer near Brno.",
        ["sentence: Vera Lang, a farmer near Brno / said"],
    ),
    "in two halves": (
        "“The well,” Vera Lang said, “is dry.”",
        ["sentence: Vera Lang / said", "sentence: Vera Lang / said"],
    ),
    "said that": ("Vera Lang said that the well was “as dry as a bone”.", ["sentence: Vera Lang / said"]),
    "according to, behind": ("The well is “dry”, according to Vera Lang.", ["sentence: Vera Lang / according to"]),
    "according to, before": ("According to Vera Lang, the well is “dry”.", ["sentence: Vera Lang / According to"]),
    "asked": ("“Is the well dry?” Vera Lang asked.", ["sentence: Vera Lang / asked"]),
    "exclamation": ("“It is dry!” cried Vera Lang.", ["sentence: Vera Lang / cried"]),
    "told somebody": ("“It is dry,” Vera Lang told reporters on Monday.", ["sentence: Vera Lang / told"]),
    "adverb": ("“It is dry,” Vera Lang later said.", ["sentence: Vera Lang / said"]),
    "pronoun": ("“It is dry,” she said.", ["sentence: she / said"]),
    "any verb beside it": ("“It is dry,” Vera Lang fumed.", ["sentence: Vera Lang / fumed"]),
    "a description in between": (
        "“It is dry,” Vera Lang, who farms near Brno, said.",
        ["sentence: Vera Lang / said"],
    ),
    "when in between": ("“It is dry,” Vera Lang said on Monday, “all of it.”", ["sentence: Vera Lang / said"] * 2),
    "three quotations, one clause": (
        "“It is dry,” Vera Lang said. “All of it.”",
        ["sentence: Vera Lang / said", "paragraph: Vera Lang / said"],
    ),
    "two speakers in one sentence": (
        "“It is dry,” Vera Lang said, but Ota Beran said it was “only low”.",
        ["sentence: Vera Lang / said", "sentence: Ota Beran / said"],
    ),
    "adding": (
        "“It is dry,” Vera Lang said, adding, “All of it.”",
        ["sentence: Vera Lang / said", "sentence: Vera Lang / adding"],
    ),
    "and added": (
        "Vera Lang said “it is dry” and added that it was “all gone”.",
        ["sentence: Vera Lang / said", "sentence: Vera Lang / added"],
    ),
    "joined by and": (
        "Vera Lang called the well “dry” and “dead”.",
        ["sentence: Vera Lang / called", "sentence: Vera Lang / called"],
    ),
    "when and said": (
        "After the vote and the walk home, Vera Lang said “it is dry”.",
        ["sentence: Vera Lang / said"],
    ),
}

ELSEWHERE = {
    "colon, with a verb": ("Vera Lang said: “The well is dry.”", ["colon: Vera Lang / said"]),
    "colon, with when": ("Vera Lang said on Monday: “The well is dry.”", ["colon: Vera Lang / said"]),
    "colon, name alone": ("Vera Lang: “The well is dry and the pump is gone.”", ["colon: Vera Lang / -"]),
    "colon, name and paper": (
        "Vera Lang, Rovnost: “The well is dry and the pump is gone.”",
        ["colon: Vera Lang, Rovnost / -"],
    ),
    "colon, next paragraph": (
        "Vera Lang wrote:\n\n“The well is dry and the pump is gone.”",
        ["colon: Vera Lang / wrote"],
    ),
    "dash": ("“The well is dry and the pump is gone.” — Vera Lang", ["dash: Vera Lang / —"]),
    "dash on a line of its own": ("“The well is dry and the pump is gone.”\n— Vera Lang", ["dash: Vera Lang / —"]),
    "dash in a paragraph of its own": (
        "“The well is dry and the pump is gone.”\n\n— Vera Lang\n\nThe pump broke in May.",
        ["dash: Vera Lang / —"],
    ),
    "a reporter's sign-off credits nothing": (
        "“The well is dry and the pump is gone.”\n\n— Reporting by Vera Lang",
        ["none: - / -"],
    ),
    "transcript": ("LANG: “The well is dry and the pump is gone.”", ["transcript: LANG / -"]),
    "transcript in marks": ("“LANG: The well is dry and the pump is gone.”", ["transcript: LANG / -"]),
    "paragraph, behind": (
        "“The well is dry,” Vera Lang said. The pump broke in May. “Nobody came to mend it.”",
        ["sentence: Vera Lang / said", "paragraph: Vera Lang / said"],
    ),
    "paragraph, before": (
        "“Nobody came to mend it. The pump is gone.” “The well is dry,” Vera Lang said.",
        ["paragraph: Vera Lang / said", "sentence: Vera Lang / said"],
    ),
    "paragraph, stated before": (
        "Vera Lang said the well was dry. “Nobody came to mend the pump.”",
        ["paragraph: Vera Lang / said"],
    ),
    "paragraph, by its subject": (
        "Vera Lang shook her head. “Nobody came to mend the pump.”",
        ["paragraph: Vera Lang / -"],
    ),
    "previous": (
        "“The well is dry,” Vera Lang said.\n\n“Nobody came to mend the pump.”",
        ["sentence: Vera Lang / said", "previous: Vera Lang / said"],
    ),
    "open quotation": (
        "“The well is dry,” Vera Lang said. “The pump is gone.\n\n“Nobody came to mend it.”",
        ["sentence: Vera Lang / said", "paragraph: Vera Lang / said", "open-quote: Vera Lang / said"],
    ),
    "none": ("“Nobody came to mend the pump in all that time.”", ["none: - / -"]),
    "none behind a heading": (
        "“The well is dry,” Vera Lang said.\n\nThe pump\n\n“Nobody came to mend the pump in all that time.”",
        ["sentence: Vera Lang / said", "none: - / -"],
    ),
    "a title is nobody's": ("The film “Nights of the Long River” opens in May.", ["none: - / -"]),
    "relay behind": (
        "Vera Lang said “the well is dry”, Rovnost reported.",
        ["sentence: Vera Lang / said < Rovnost"],
    ),
    "relay behind the speaker": (
        "“The well is dry,” Vera Lang said, Rovnost reported.",
        ["sentence: Vera Lang / said < Rovnost"],
    ),
    "relay by according to": (
        "“The well is dry,” Vera Lang said, according to Rovnost.",
        ["sentence: Vera Lang / said < Rovnost"],
    ),
    "no relay: a second speaker": (
        "“The well is dry,” Vera Lang said, and Ota Beran agreed.",
        ["sentence: Vera Lang / said"],
    ),
    "no relay: he goes on": (
        "“The well is dry,” Vera Lang said, adding that the pump was gone.",
        ["sentence: Vera Lang / said"],
    ),
}

BLOCKQUOTES = {
    "led in by a colon": (
        "Vera Lang wrote:\n\n> The well is dry and the pump is gone.\n",
        ["colon: Vera Lang / wrote"],
    ),
    "with marks": (
        "Vera Lang wrote:\n\n> “The well is dry and the pump is gone.”\n",
        ["colon: Vera Lang / wrote"],
    ),
    "signed": (
        "> The well is dry and the pump is gone.\n>\n> — Vera Lang\n\nThe pump broke in May.\n",
        ["dash: Vera Lang / —"],
    ),
    "signed behind the block": (
        "> The well is dry and the pump is gone.\n\n— Vera Lang\n\nThe pump broke in May.\n",
        ["dash: Vera Lang / —"],
    ),
    "alone": ("> The well is dry and the pump is gone.\n", ["none: - / -"]),
    "behind a speaker": (
        "“It is dry,” Vera Lang said.\n\n> The pump is gone and nobody came.\n",
        ["sentence: Vera Lang / said", "previous: Vera Lang / said"],
    ),
}

CASES = {**SENTENCE, **ELSEWHERE}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_who_is_credited(text: str, expected: list[str]) -> None:
    """The layout, the source and the cue of each quotation of a plain text."""
    assert credits_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), BLOCKQUOTES.values(), ids=BLOCKQUOTES.keys())
def test_blockquotes(text: str, expected: list[str]) -> None:
    """A block that is quoted without marks is one quotation."""
    assert credits_of(text, "markdown") == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()])
def test_none_has_no_source(text: str) -> None:
    """The layout none never carries a source, and any other always does."""
    for credit in draft(text).speech.reported.credits:
        assert (credit.source is None) == (credit.layout == "none")


# layout: source / cue
LEAD_INS = {
    "had a warning": ("Ada Lund had a warning for the town: “It will leak by spring.”", ["colon: Ada Lund / -"]),
    "her verdict": ("Ada Lund’s verdict: “It will leak by spring.”", ["colon: Ada Lund / -"]),
    "for her": ("For Ada Lund, the dam is “a leak with a view”.", ["sentence: Ada Lund / -"]),
    "the statement in full": (
        "Here is the statement from Ada Lund in full:\n\n“It will leak by spring.”",
        ["colon: Ada Lund / -"],
    ),
    "what she had to say": (
        "This is what Ada Lund had to say:\n\n“It will leak by spring.”",
        ["colon: Ada Lund / -"],
    ),
    "again": ("Ada Lund said it was dry. Lund again: “It will leak by spring.”", ["colon: Lund / -"]),
    "asked why": ("Asked why, Ada Lund was blunt: “It will leak by spring.”", ["colon: Ada Lund / -"]),
    "in the words of": (
        "It is best told in the words of the mayor, Ada Lund.\n\n“It will leak by spring.”",
        ["colon: the mayor, Ada Lund / -"],
    ),
    "approached": (
        "We approached Ada Lund, the mayor, for comment.\n\n“It will leak by spring.”",
        ["colon: Ada Lund, the mayor / -"],
    ),
    "he once said": (
        "Emil Lund wrote much. Of his dam he once said:\n\n“It will leak by spring.”",
        ["colon: he / said"],
    ),
    "quoted by a paper": (
        "“It leaks,” Ada Lund was quoted as saying by the Loket Times.",
        ["sentence: Ada Lund / quoted"],
    ),
    "nickname between names": (
        "“It leaks,” said Ada “Spider” Lund.",
        ["sentence: Ada “Spider” Lund / said", "sentence: Ada “Spider” Lund / said"],
    ),
    "made the following remark": (
        "On July 6, 2015, Lund made the following remark:\n\n“It will leak by spring.”",
        ["colon: Lund / -"],
    ),
    "this remark by": (
        "The trouble begins with this remark by Lund on June 11:\n\n“It will leak by spring.”",
        ["colon: Lund / -"],
    ),
    "a thing leads nobody in": ("The dam has a sign: “No swimming before noon.”", ["none: - / -"]),
}


@pytest.mark.parametrize(("text", "expected"), LEAD_INS.values(), ids=LEAD_INS.keys())
def test_lead_ins(text: str, expected: list[str]) -> None:
    """Whoever a colon or a phrase without a verb of speech leads in is credited."""
    assert credits_of(text) == expected
