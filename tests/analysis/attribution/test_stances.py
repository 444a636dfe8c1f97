"""Stances: thoughts, wishes and acts as the list of sources shows them, with cues and sources in full."""

from __future__ import annotations

import pytest

from tests.drafts import wide

# source / cue: what it reports
STANCES = {
    "act": ("Ana Koch mocked the new bridge.", ["Ana Koch / mocked: the new bridge"]),
    "act with as": ("Ana Koch praised the bridge as a marvel.", ["Ana Koch / praised: the bridge as a marvel"]),
    "act with a preposition": ("Ana Koch called for a new bridge.", ["Ana Koch / called for: a new bridge"]),
    "two acts": (
        "Ana Koch endorsed the bridge and attacked the ferry.",
        ["Ana Koch / endorsed: the bridge", "Ana Koch / attacked: the ferry"],
    ),
    "thought with a clause": ("Engineers believe the bridge is safe.", ["Engineers / believe: the bridge is safe"]),
    "wish": ("Ana Koch wants to tear it down.", ["Ana Koch / wants: to tear it down"]),
    "wish of a modal": ("Ana Koch would not consider a ferry.", ["Ana Koch / would not consider: a ferry"]),
    "continued to": ("Ana Koch continued to oppose the bridge.", ["Ana Koch / continued to oppose: the bridge"]),
    "noun": ("Her claim that the bridge sways is new.", ["Her / claim: that the bridge sways is new"]),
    "noun of a name": (
        "He ignored Ana Koch's earlier warning that the bridge sways.",
        ["He / ignored: Ana Koch's earlier warning that the bridge sways"],
    ),
    "feeling": (
        "Engineers are worried that the bridge sways.",
        ["Engineers / are worried: that the bridge sways"],
    ),
    "feeling about": ("Engineers are worried about the bridge.", ["Engineers / are worried about: the bridge"]),
    "light verb": (
        "Ana Koch has raised doubts about the bridge.",
        ["Ana Koch / has raised doubts about: the bridge"],
    ),
    "passive": (
        "The bridge has been described as a marvel.",
        ["- / has been described as: The bridge + a marvel"],
    ),
    "passive with an agent": ("The bridge was praised by Ana Koch.", ["Ana Koch / was praised: The bridge"]),
    "colon": ("Maria Costa: The bridge sways in the wind.", ["Maria Costa / :: The bridge sways in the wind"]),
    "data": ("New figures show the bridge sways.", ["New figures / show: the bridge sways"]),
    "poll": (
        "Koch leads Lund 45% to 41% in a Herald poll.",
        ["a Herald poll / in: Koch leads Lund 45% to 41%"],
    ),
    "poll of a month": (
        "That is wider than a 1 point lead in a late July Herald poll.",
        ["a late July Herald poll / in: That is wider than a 1 point lead"],
    ),
    "said about twenty": (
        "Ana Koch said at least 20 others had left.",
        ["Ana Koch / said: at least 20 others had left"],
    ),
    "in a room without figures": ("Koch voted in a Herald poll.", []),
    "inside another": (
        "Ana Koch said she admired the bridge.",
        ["Ana Koch / said: she admired the bridge"],
    ),
    "occasion is not said": ("“It sways,” Ana Koch said at a hearing on Friday.", []),
    "last week is not said": ("“It sways,” Ana Koch said last week.", []),
    "noun, not verb": ("The council debate lasted an hour.", []),
    "plural noun, not verb": ("His personal attacks on the mayor went on.", []),
    "a thing takes no stand": ("The bridge supports two lanes.", []),
    "a time takes no stand": ("Last winter saw a storm.", []),
}

CUES_IN_FULL = {
    "auxiliary": ("Ana Koch has said the bridge sways.", ["Ana Koch / has said: the bridge sways"]),
    "adverbs": ("Ana Koch has often said it sways.", ["Ana Koch / has often said: it sways"]),
    "went on to": ("Ana Koch went on to say it sways.", ["Ana Koch / went on to say: it sways"]),
    "preposition": ("Ana Koch complained about the noise.", ["Ana Koch / complained about: the noise"]),
    "colon": ("Ana Koch said: It sways.", ["Ana Koch / said:: It sways"]),
}

SOURCES_IN_FULL = {
    "relative clause": (
        "Ana Koch, who runs the yard, said the bridge sways.",
        ["Ana Koch, who runs the yard, / said: the bridge sways"],
    ),
    "apposition": (
        "Ana Koch, head of the yard, said the bridge sways.",
        ["Ana Koch, head of the yard, / said: the bridge sways"],
    ),
    "relative clause behind": (
        "The bridge sways, said Ana Koch, a welder who runs the yard.",
        ["Ana Koch, a welder who runs the yard / said: The bridge sways"],
    ),
    "not the occasion": (
        "Ana Koch in a radio interview said the bridge sways.",
        ["Ana Koch / said: the bridge sways"],
    ),
    "apposition without its second comma": (
        "Ana Koch, the chief engineer of the yard said the bridge sways.",
        ["Ana Koch, the chief engineer of the yard / said: the bridge sways"],
    ),
    "when a study came out": (
        "A Herald study published later on Thursday showed the bridge sways.",
        ["A Herald study published later on Thursday / showed: the bridge sways"],
    ),
    "pair": ("Norway and Denmark oppose the bridge.", ["Norway and Denmark / oppose: the bridge"]),
    "what somebody called": (
        "They saw what the engineers called a marvel.",
        ["the engineers / called: a marvel"],
    ),
    "pointing words are no source": ("These say nothing of the bridge.", []),
}


@pytest.mark.parametrize(("text", "expected"), STANCES.values(), ids=STANCES.keys())
def test_stances(text: str, expected: list[str]) -> None:
    """Each stance with whose it is and what it is about."""
    assert wide(text) == expected


@pytest.mark.parametrize(("text", "expected"), CUES_IN_FULL.values(), ids=CUES_IN_FULL.keys())
def test_cues_in_full(text: str, expected: list[str]) -> None:
    """A cue has its auxiliaries, adverbs, preposition and colon."""
    assert wide(text) == expected


@pytest.mark.parametrize(("text", "expected"), SOURCES_IN_FULL.values(), ids=SOURCES_IN_FULL.keys())
def test_sources_in_full(text: str, expected: list[str]) -> None:
    """A source has its clause and its apposition, and not where somebody spoke."""
    assert wide(text) == expected
