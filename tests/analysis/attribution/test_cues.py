"""Cues: which words report, by whom, and how much of the sentence they hold for."""

from __future__ import annotations

import pytest

from tests.drafts import cues, statements

# cue < source (where the source stands)
CUES = {
    "before": ("Vera Lang said the well was dry.", ["said < Vera Lang (before)"]),
    "after": ("“It is dry,” said Vera Lang.", ["said < Vera Lang (after)"]),
    "after, without marks": ("The well is dry, said Vera Lang.", ["said < Vera Lang (after)"]),
    "shared by and": (
        "Vera Lang said the well was dry and added that the pump was gone.",
        ["said < Vera Lang (before)", "added < Vera Lang (shared)"],
    ),
    "shared by a participle": (
        "Vera Lang said the well was dry, adding that the pump was gone.",
        ["said < Vera Lang (before)", "adding < Vera Lang (shared)"],
    ),
    "relative": (
        "Police held Vera Lang, who said she was asleep.",
        ["said < who (relative)"],
    ),
    "according to": ("The well is dry, according to Vera Lang.", ["according to < Vera Lang (after)"]),
    "per": ("The well is dry, per the council.", ["per < the council (after)"]),
    "quoted as saying": ("Vera Lang was quoted as saying the well was dry.", ["quoted < Vera Lang (before)"]),
    "passive with by": (
        "The well was described by Vera Lang as dry.",
        ["described < Vera Lang (passive)"],
    ),
    "said by email": ("Vera Lang said by email the well was dry.", ["said < Vera Lang (before)"]),
    "said by phone": ("The well is dry, Vera Lang said by phone.", ["said < Vera Lang (before)"]),
    "said by letter": ("“It is dry,” she said by letter.", ["said < she (before)"]),
    "advocates at the start": ("Advocates also say the well is dry.", ["say < Advocates (before)"]),
    "advocates with an adverb": (
        "Human rights advocates also say the well is dry.",
        ["say < Human rights advocates (before)"],
    ),
    "advocates with a verb": ("Advocates are asking for a pump.", ["asking < Advocates (before)"]),
    "dashes": ("The complaint — filed in May — claims the well is dry.", ["claims < The complaint (before)"]),
    "dashes and a role": (
        "The man — a driver — said the well was dry.",
        ["said < The man — a driver (before)"],
    ),
    "dashes and a past": ("Vera Lang — reached in Oslo — said it was dry.", ["said < Vera Lang (before)"]),
    "an analysis at the end": ("The well is dry, a Herald analysis shows.", ["shows < a Herald analysis (before)"]),
    "a paper at the end": ("The well is dry, the Harbor Journal reports.", ["reports < the Harbor Journal (before)"]),
    "a video at the end": ("The well is dry, the video shows.", ["shows < the video (before)"]),
    "talk shows": ("She likes the talk shows.", []),
    "passive without by": ("The well was described as dry.", []),
    "told to": ("Villagers were told to leave.", []),
    "pronoun": ("She said the well was dry.", ["said < She (before)"]),
    "contraction": ("He's said the well was dry.", ["said < He (before)"]),
    "adverb in between": ("Vera Lang later said the well was dry.", ["said < Vera Lang (before)"]),
    "day in between": ("Vera Lang on Monday said the well was dry.", ["said < Vera Lang (before)"]),
    "perfect": ("Vera Lang has said the well is dry.", ["said < Vera Lang (before)"]),
    "not": ("Vera Lang did not say the well was dry.", ["say < Vera Lang (before)"]),
    "nested": (
        "Vera Lang said she hoped the well would fill.",
        ["said < Vera Lang (before)", "hoped < she (before)"],
    ),
    "two clauses": (
        "Vera Lang said the well was dry, but Ota Beran denied it.",
        ["said < Vera Lang (before)", "denied < Ota Beran (before)"],
    ),
    "two sources": (
        "Vera Lang and Ota Beran said the well was dry.",
        ["said < Vera Lang and Ota Beran (before)"],
    ),
    "went on to say": ("Vera Lang went on to say the well was dry.", ["say < Vera Lang (before)"]),
    "declined to say": (
        "Vera Lang declined to say where the well was.",
        ["declined < Vera Lang (before)", "say < Vera Lang (before)"],
    ),
    "pointed out": ("Vera Lang pointed out that the well was dry.", ["pointed out < Vera Lang (before)"]),
    "a noun: the report": ("The report was late.", []),
    "a noun: his claims": ("His claims were false.", []),
    "a noun: a statement of claim": ("The claim fell in May.", []),
    "a noun: the suspect": ("The suspect said he was asleep.", ["said < The suspect (before)"]),
    "a noun: a recall": ("The recall would begin in May.", []),
    "would": ("Vera Lang would confirm the price in May.", []),
    "add to": ("The rain added to the flood.", []),
    "a name with a verb's look": ("Fell said the well was dry.", ["said < Fell (before)"]),
    "a name with a participle's look": ("Ahmed said the well was dry.", ["said < Ahmed (before)"]),
    "a name with an adverb's look": ("Kelly said the well was dry.", ["said < Kelly (before)"]),
    "a name with a month's look": ("Theresa May said the well was dry.", ["said < Theresa May (before)"]),
    "apposition": (
        "Vera Lang, head of the village council, said the well was dry.",
        ["said < Vera Lang, head of the village council (before)"],
    ),
    "two appositions": (
        "Vera Lang, 41, a farmer, said the well was dry.",
        ["said < Vera Lang, 41, a farmer (before)"],
    ),
    "prepositions": (
        "A spokesman for the council of the village said the well was dry.",
        ["said < A spokesman for the council of the village (before)"],
    ),
    "a clause round the source": (
        "The man who dug the well said it was dry.",
        ["said < The man who dug the well (before)"],
    ),
    "dateline": ("BRNO (AP) — Vera Lang said the well was dry.", ["said < Vera Lang (before)"]),
    "opening phrase": ("In May, Vera Lang said the well was dry.", ["said < Vera Lang (before)"]),
    "opening clause": ("When it rained, Vera Lang said the well was dry.", ["said < Vera Lang (before)"]),
}

# source / cue: what it reports
CONTENTS = {
    "that": (
        "Vera Lang said that the well was dry.",
        ["Vera Lang / said: that the well was dry"],
    ),
    "without that": ("Vera Lang said the well was dry.", ["Vera Lang / said: the well was dry"]),
    "behind": ("The well was dry, Vera Lang said.", ["Vera Lang / said: The well was dry"]),
    "behind, turned": ("The well was dry, said Vera Lang.", ["Vera Lang / said: The well was dry"]),
    "cue inserted": (
        "The well, Vera Lang said, was dry.",
        ["Vera Lang / said: The well + was dry"],
    ),
    "cue inserted with a day": (
        "The well, Vera Lang said on Monday, was dry.",
        ["Vera Lang / said: The well + was dry"],
    ),
    "warned of": ("Vera Lang warned of a dry summer.", ["Vera Lang / warned: of a dry summer"]),
    "warned that": ("Vera Lang warned that the well was low.", ["Vera Lang / warned: that the well was low"]),
    "told somebody that": (
        "Vera Lang told the council that the well was dry.",
        ["Vera Lang / told: that the well was dry"],
    ),
    "told somebody": ("Vera Lang told reporters the well was dry.", ["Vera Lang / told: the well was dry"]),
    "asked whether": ("Vera Lang asked whether the well was dry.", ["Vera Lang / asked: whether the well was dry"]),
    "promised to": ("Vera Lang promised to dig another.", ["Vera Lang / promised: to dig another"]),
    "on Monday that": (
        "Vera Lang said on Monday that the well was dry.",
        ["Vera Lang / said: that the well was dry"],
    ),
    "on Monday, without that": (
        "Vera Lang said on Monday the well was dry.",
        ["Vera Lang / said: the well was dry"],
    ),
    "according to, behind": (
        "The well was dry, according to Vera Lang.",
        ["Vera Lang / according to: The well was dry"],
    ),
    "according to, before": (
        "According to Vera Lang, the well was dry.",
        ["Vera Lang / According to: the well was dry"],
    ),
    "according to, inserted": (
        "The well, according to Vera Lang, was dry.",
        ["Vera Lang / according to: The well + was dry"],
    ),
    "until the next clause": (
        "Vera Lang said the well was dry, but Ota Beran said it was full.",
        ["Vera Lang / said: the well was dry", "Ota Beran / said: it was full"],
    ),
    "until the participle": (
        "Vera Lang said the well was dry, adding that the pump was gone.",
        ["Vera Lang / said: the well was dry", "Vera Lang / adding: that the pump was gone"],
    ),
    "nested, whole": (
        "Vera Lang said the council claimed the well was full.",
        ["Vera Lang / said: the council claimed the well was full", "the council / claimed: the well was full"],
    ),
    "partly quoted": (
        "Vera Lang said the well was “as dry as a bone”.",
        ["Vera Lang / said: the well was “as dry as a bone”"],
    ),
    "only quoted": ("Vera Lang said “the well is dry”.", []),
    "mental": ("Vera Lang believed the well was dry.", []),
    "with an opening phrase": (
        "In May, Vera Lang said the well was dry.",
        ["Vera Lang / said: the well was dry"],
    ),
    "a study shows": (
        "The study showed that wells were drying.",
        ["The study / showed: that wells were drying"],
    ),
    "a dateline is not said": (
        "BRNO — The well was dry, Vera Lang said.",
        ["Vera Lang / said: The well was dry"],
    ),
    "a noun that may be a verb, before the verb": (
        "Union advocates say the well is dry.",
        ["Union advocates / say: the well is dry"],
    ),
    "a noun that may be a verb, behind an article": (
        "A housing advocate in Brno said the well is dry.",
        ["A housing advocate in Brno / said: the well is dry"],
    ),
    "a thing before the comma does not speak": (
        "It's the small leaks that are costly, said Vera Lang, who runs the pumps.",
        ["Vera Lang / said: It's the small leaks that are costly"],
    ),
    "a subject before the comma does": (
        "Vera Lang, head of the board, said the well is dry.",
        ["Vera Lang, head of the board / said: the well is dry"],
    ),
    "party and place behind a name": (
        "Rep. Vera Lang, D-Brno, another bill sponsor, said the well is dry.",
        ["Rep. Vera Lang, D-Brno, another bill sponsor / said: the well is dry"],
    ),
    "home behind a name": (
        "Vera Lang, of Aspen, Colo., said the well is dry.",
        ["Vera Lang, of Aspen, Colo / said: the well is dry"],
    ),
    "who says nothing": (
        "The well is dry, said Vera Lang, a digger who lives nearby.",
        ["Vera Lang, a digger / said: The well is dry"],
    ),
    "there was": ("There were also leaks, Vera Lang said.", ["Vera Lang / said: There were also leaks"]),
    "a time does not speak": ("Vera Lang left. Last winter said it all.", []),
    "pointed, without out": ("Vera Lang pointed at the well.", []),
    "spoke to": ("Vera Lang spoke to reporters.", []),
    "no report": ("Vera Lang spoke at the well.", []),
}


@pytest.mark.parametrize(("text", "expected"), CUES.values(), ids=CUES.keys())
def test_cues(text: str, expected: list[str]) -> None:
    """Each cue with its source, and where that stands."""
    assert cues(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_contents(text: str, expected: list[str]) -> None:
    """How far each cue holds."""
    assert statements(text) == expected
