"""What a cue reports in the list of sources: which words belong to it, and what reports nothing."""

from __future__ import annotations

import pytest

from tests.drafts import wide

# source / cue: what it reports
NOT_REPORTED = {
    "naming a river": ("The path follows a stream called Mill Run.", []),
    "naming a program": ("The scheme, called Bright Roofs, pays for panels.", []),
    "naming known as": ("They met a group known as the Regulars.", []),
    "answer to a request": ("The port did not respond to a request for comment.", []),
    "answer to messages": ("Ana Koch did not respond to messages.", []),
    "answer to calls": ("The council did not respond to calls.", []),
    "adding a thing": ("Ana Koch added a room to the house.", []),
    "finding a thing": ("Ana Koch found a way across.", []),
    "showing a thing": ("Ana Koch showed the visitors.", []),
    "a charge": ("Tom Lund was charged with theft.", []),
    "charged with in a phrase": ("A man charged with theft left the court.", []),
    "charged with at the start": ("Charged with theft, Tom Lund left the court.", []),
    "may be hesitant": ("Owners may be hesitant to sell.", []),
    "could be worried": ("Owners could be worried about the crane.", []),
    "might be reluctant": ("Owners might be reluctant to sell.", []),
    "many calls": ("Too many calls into the line were lost.", []),
    "some claims": ("Some claims were paid late.", []),
    "few reports": ("Few reports that week were read.", []),
    "backed by": ("A force backed by Ana Koch moved on.", []),
    "viewed by": ("A film viewed by critics as long ran twice.", []),
    "loved by": ("A roof loved by the owners was kept.", []),
    "last winter": ("Last winter saw the yard close.", []),
    "last as a subject": ("Last cheered the crew.", []),
    "next year": ("Next year saw the yard reopen.", []),
    "what a thing does": ("She spends her time writing songs.", []),
    "what a fence does": ("He saw a fence blocking the path.", []),
    "what a wall does": ("They built a wall supporting the roof.", []),
}

INSIDE = {
    "wish before its source": (
        "Ana Koch plans to sell the yard, her lawyer said.",
        ["her lawyer / said: Ana Koch plans to sell the yard"],
    ),
    "act before its source": (
        "Tom Lund opposed the sale, according to Ana Koch.",
        ["Ana Koch / according to: Tom Lund opposed the sale"],
    ),
    "thought before its source": (
        "Voters doubt the plan, Ana Koch said.",
        ["Ana Koch / said: Voters doubt the plan"],
    ),
}

CONTENTS = {
    "but at the start": ("But the plan failed, Ana Koch said.", ["Ana Koch / said: But the plan failed"]),
    "and at the start": ("And the ferry is late, Ana Koch said.", ["Ana Koch / said: And the ferry is late"]),
    "adverb at the start": ("Now the ferry is late, Ana Koch said.", ["Ana Koch / said: Now the ferry is late"]),
    "this week": (
        "Ana Koch said this week that the yard would close.",
        ["Ana Koch / said: that the yard would close"],
    ),
    "this month": (
        "Ana Koch announced this month that the yard would close.",
        ["Ana Koch / announced: that the yard would close"],
    ),
    "this year": (
        "Ana Koch warned this year that the yard would close.",
        ["Ana Koch / warned: that the yard would close"],
    ),
    "an aside behind the subject": (
        "Ana Koch said the scheme, run by the port, had worked.",
        ["Ana Koch / said: the scheme, run by the port, had worked"],
    ),
    "brackets behind the subject": (
        "Ana Koch said the yard (built in 1910) was sound.",
        ["Ana Koch / said: the yard (built in 1910) was sound"],
    ),
    "a clause behind the subject": (
        "Ana Koch said the men, who came late, had left.",
        ["Ana Koch / said: the men, who came late, had left"],
    ),
    "told a show that": (
        "Ana Koch told “Morning Watch” that the yard was sound.",
        ["Ana Koch / told: that the yard was sound"],
    ),
    "told a meeting that": (
        "Ana Koch told a meeting of ferry owners that the yard was sound.",
        ["Ana Koch / told: that the yard was sound"],
    ),
    "told a station that": (
        "Ana Koch told Harbor Radio on Friday that the yard was sound.",
        ["Ana Koch / told: that the yard was sound"],
    ),
    "but behind an act": (
        "Ana Koch praised the crew but left early.",
        ["Ana Koch / praised: the crew"],
    ),
    "but behind a promise": (
        "Ana Koch promised lower fares but raised them.",
        ["Ana Koch / promised: lower fares"],
    ),
    "but behind a clause": (
        "Ana Koch said that the yard was sound, but the crane was not.",
        ["Ana Koch / said: that the yard was sound, but the crane was not"],
    ),
    "when behind a clause": (
        "Ana Koch said that it began in May, when the crane came.",
        ["Ana Koch / said: that it began in May, when the crane came"],
    ),
    "because behind a clause": (
        "Ana Koch said that it failed, because the crane was late.",
        ["Ana Koch / said: that it failed, because the crane was late"],
    ),
    "though behind a clause": (
        "Ana Koch said that the yard was sound, though she was in Oslo.",
        ["Ana Koch / said: that the yard was sound"],
    ),
    "while behind a clause": (
        "Ana Koch said that the yard was sound, while the crowd cheered.",
        ["Ana Koch / said: that the yard was sound"],
    ),
    "a passive within a clause": (
        "Ana Koch said she was told by many callers.",
        ["Ana Koch / said: she was told by many callers"],
    ),
    "a passive act within a clause": (
        "Ana Koch said the plan was praised by the owners.",
        ["Ana Koch / said: the plan was praised by the owners"],
    ),
    "a passive thought within a clause": (
        "Ana Koch said that the yard is loved by sailors.",
        ["Ana Koch / said: that the yard is loved by sailors"],
    ),
    "an office behind the source": (
        "The yard is sound, said Ana Koch, now a builder in Oslo.",
        ["Ana Koch, now a builder in Oslo / said: The yard is sound"],
    ),
    "a house behind the source": (
        "The yard is sound, said Ana Koch, of the Mill Trust.",
        ["Ana Koch, of the Mill Trust / said: The yard is sound"],
    ),
    "a role behind the source": (
        "The yard is sound, said Ana Koch, an engineer.",
        ["Ana Koch, an engineer / said: The yard is sound"],
    ),
    "a place behind the source": (
        "Ana Koch, at the dock, said the yard was sound.",
        ["Ana Koch / said: the yard was sound"],
    ),
    "an act behind the source": (
        "Ana Koch, speaking in Oslo, said the yard was sound.",
        ["Ana Koch / said: the yard was sound"],
    ),
    "a list behind the source": (
        "Ana Koch, like Tom Lund, said the yard was sound.",
        ["Ana Koch / said: the yard was sound"],
    ),
    "first name and colon": ("Maria: The yard is sound.", ["Maria / :: The yard is sound"]),
    "first name and colon, in a title": ("Peter: Owners To Sell Yard", ["Peter / :: Owners To Sell Yard"]),
    "label and colon": ("Weather: The yard is wet.", []),
    "polls at the start": (
        "Across four Herald polls conducted in July, Koch led by 9 points.",
        ["four Herald polls conducted in July / Across: Koch led by 9 points"],
    ),
    "one poll at the start": (
        "In a Herald poll, Koch led by 9 points.",
        ["a Herald poll / In: Koch led by 9 points"],
    ),
    "a survey at the start": (
        "In the latest survey, 40 percent backed Koch.",
        ["the latest survey / In: 40 percent backed Koch"],
    ),
    "that poll": ("That poll showed Koch led.", ["That poll / showed: Koch led"]),
    "that study": ("That study said Koch led.", ["That study / said: Koch led"]),
    "that man": ("That man said Koch led.", ["That man / said: Koch led"]),
    "although behind a clause": (
        "Ana Koch said that the yard was sound, although she had not seen it.",
        ["Ana Koch / said: that the yard was sound"],
    ),
    "as they have said": (
        "The ferry will not sail, as Ana Koch has said.",
        ["Ana Koch / has said: The ferry will not sail"],
    ),
    "as they noted, first": (
        "As Ana Koch noted, the ferry will not sail.",
        ["Ana Koch / noted: the ferry will not sail"],
    ),
    "as they pointed out": (
        "The yard is sound, as the engineers pointed out.",
        ["the engineers / pointed out: The yard is sound"],
    ),
}

SUBJECTS = {
    "however between": (
        "Some engineers, however, question the plan.",
        ["Some engineers / question: the plan"],
    ),
    "a past without -ed": ("Ana Koch laid out her plans.", ["Ana Koch / laid out: her plans"]),
    "a past without -ed with a place": (
        "In a speech Friday, Ana Koch laid out the route.",
        ["Ana Koch / laid out: the route"],
    ),
    "a year behind the subject": (
        "The company in 2008 questioned the plan.",
        ["The company / questioned: the plan"],
    ),
    "noun of a name at the start": (
        "Koch's conclusion that the yard is sound surprised few.",
        ["Koch's / conclusion: that the yard is sound surprised few"],
    ),
    "noun of a person": (
        "Contrary to his claim that the yard is sound it sank.",
        ["his / claim: that the yard is sound it sank"],
    ),
    "noun of a pair": (
        "There was anger at the owners' decision to sell.",
        ["the owners' / decision: to sell"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NOT_REPORTED.values(), ids=NOT_REPORTED.keys())
def test_what_reports_nothing(text: str, expected: list[str]) -> None:
    """A verb that only names, acts or answers is no statement."""
    assert wide(text) == expected


@pytest.mark.parametrize(("text", "expected"), INSIDE.values(), ids=INSIDE.keys())
def test_a_stance_inside_a_statement(text: str, expected: list[str]) -> None:
    """A stance that somebody else reports is part of that report, also where its source comes last."""
    assert wide(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONTENTS.values(), ids=CONTENTS.keys())
def test_where_contents_begin_and_end(text: str, expected: list[str]) -> None:
    """Contents hold the words that open the sentence, and neither the time nor the person addressed."""
    assert wide(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_whose_stance_it_is(text: str, expected: list[str]) -> None:
    """The subject of a stance, near or far."""
    assert wide(text) == expected
