"""Hedges, guilt, accusers and charges: what the rules' examples do not show, a case a line."""

from __future__ import annotations

from functools import lru_cache

import pytest

from attrlint.kinds.legal.hedge_dropped import plural_of
from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft


@lru_cache(maxsize=1)
def linters() -> dict[str, Linter]:
    """A linter for each rule of the family."""
    return {rule.code: Linter([rule]) for rule in pack.builtin() if rule.code.startswith("LEG")}


def marked(code: str, text: str, form: str = "text") -> list[str]:
    """What a rule marks, with the places that belong to it."""
    found = linters()[code].lint(draft(text, form)).diagnostics
    return [" < ".join(text[slice(*s)] for s in (d.span, *(r.span for r in d.related))) for d in found]


HEDGES = {
    "every hedge is shown, one finding": (
        "The alleged raid closed the port. An alleged raid is rare. The raid cost a million. The raid was quick.",
        ["The raid < alleged raid < alleged raid"],
    ),
    "a bare mention first is no dropped hedge": ("The raid cost a million. The alleged raid was in May.", []),
    "another number is another event": ("The alleged raid was in May. The raids cost a million.", []),
    "plural and plural": ("The alleged robberies were in May. The robberies shut the bank.", ["The robberies < alleged robberies"]),
    "another target": ("The alleged attack in Lund was in May. The attack in Oslo cost a million.", []),
    "the same target": (
        "The alleged attack in Lund was in May. The attack in Lund cost a million.", ["The attack < alleged attack"],
    ),
    "another sort": ("The alleged drone attack was in May. The heart attack killed him.", []),
    "a weekday tells nothing apart": (
        "The alleged drone attack was in May. The Monday attack shut the port.", ["The Monday attack < alleged drone attack"],
    ),
    "hedged in a heading": ("# Alleged raid on the port\n\nNobody was hurt in the raid.", ["the raid < Alleged raid"]),
    "hedged only in a quotation": ("“The alleged raid is a joke,” Ruiz said. The raid cost a million.", []),
    "somebody else says it": ("The alleged raid was in May. Ruiz said the raid cost a million.", []),
    "a verb is no hedge": ("The ministry reported attacks on Monday. The attacks shut the port.", []),
    "a suspected arson attack is an attack": ("Police saw a suspected arson attack. The attack shut the port.", []),
    "a suspected attack may be none": (
        "Guards spoke of a suspected attack. The attack shut the port.", ["The attack < suspected attack"],
    ),
    "what somebody called an attack": (
        "It came after what the mayor described as an attack. The attack shut the port.",
        ["The attack < what the mayor described as an attack"],
    ),
    "somebody took responsibility": ("The alleged raid was in May. The raid cost a million. A gang claimed responsibility.", []),
    "not guilty is no conviction": (
        "The alleged theft was in May. Lee pleaded not guilty. The theft cost a million.", ["The theft < alleged theft"],
    ),
    "allegations of an event": (
        "Allegations of fraud cost the mayor his post. The fraud went on for years.", ["The fraud < Allegations of fraud"],
    ),
    "an accusation leaves the event as it is": ("Two men are accused of murder. The murder was in May.", []),
    "who saw it is asked to call": ("The alleged raid was in May. Anyone who saw the raid should call.", []),
    "an event before another": (
        "The bank's alleged bribery scheme grew. The scheme cost a million.", ["The scheme < alleged bribery scheme"],
    ),
    "part of another noun": ("The alleged fraud was in May. The fraud squad left.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEDGES.values(), ids=HEDGES.keys())
def test_hedge_dropped(text: str, expected: list[str]) -> None:
    """The bare mention, with the hedged ones."""
    assert marked("LEG001", text, "markdown" if text.startswith("#") else "text") == expected


def test_plurals() -> None:
    """As English forms them."""
    assert [plural_of(w) for w in ("attack", "robbery", "ambush", "abuse", "payment")] == [
        "attacks", "robberies", "ambushes", "abuses", "payments",
    ]  # fmt: skip


GUILT = {
    "each name once": (
        "Murderer Ann Lee met thief Bob Hill. Later murderer Ann Lee slept.", ["Murderer Ann Lee", "thief Bob Hill"],
    ),
    "a last name known from elsewhere": ("Ann Lee lives in Lund. Lee is a thief.", ["Lee is a thief"]),
    "with an age": ("Ann Lee, 34, a drug dealer from Lund, left.", ["Ann Lee, 34, a drug dealer"]),
    "no person": ("The app Murderer Zone sold well.", []),
    "a confession": ("Ann Lee confessed on Friday. Police had looked for murderer Ann Lee for a year.", []),
    "acquitted of another charge": ("Ann Lee is a thief. She was found not guilty of arson.", ["Ann Lee is a thief"]),
    "a doubt": ("If Ann Lee is a thief, the town is poor.", []),
    "the month is no doubt": ("In May murderer Ann Lee came back.", ["murderer Ann Lee"]),
    "in a book": ("The novel has it that Ann Lee is a thief.", []),
    "long ago": ("In 1874 robber Ann Lee ruled the valley.", []),
    "attributed": ("Ann Lee is a thief, the bank said.", []),
    "a case with a name": ("The film crew met Moors murderer Ann Lee.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GUILT.values(), ids=GUILT.keys())
def test_guilt_as_fact(text: str, expected: list[str]) -> None:
    """The noun with the name."""
    assert marked("LEG005", text) == expected


ACCUSERS = {
    "once a draft": ("The alleged fraud grew. The alleged theft grew.", ["alleged"]),
    "an accuser far away": ("The alleged fraud grew.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nPolice left.", []),
    "a speaker beside it": ("The alleged fraud grew.\n\nLee said it was big.", []),
    "a speaker far away": ("The alleged fraud grew.\n\nIt rained.\n\nIt rained.\n\nLee said it was late.", ["alleged"]),
    "who alleged it": ("Lee, who alleged fraud, left.", []),
}


@pytest.mark.parametrize(("text", "expected"), ACCUSERS.values(), ids=ACCUSERS.keys())
def test_alleged_by_whom(text: str, expected: list[str]) -> None:
    """The first word that accuses, where nobody does."""
    assert marked("LEG004", text) == expected


ANSWERS = {
    "no answer": ("Ann Lee left. The bank accused Lee of theft.", ["accused Lee of"]),
    "a title between": ("The bank accused Ann Lee, its founder, of theft.", ["accused Ann Lee, its founder, of"]),
    "a refusal to speak": ("The bank accused Ann Lee of theft. Lee declined to comment.", []),
    "a word of hers": ("The bank accused Ann Lee of theft. Lee said it was late.", []),
    "a body is no person": ("The bank accused Volta Energy of theft.", []),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_response_missing(text: str, expected: list[str]) -> None:
    """The first accusation of a draft."""
    assert marked("LEG007", text) == expected


CHARGES = {
    "charged and convicted": (
        "Ann Lee was charged with murder. In May Lee was convicted of manslaughter.",
        ["convicted of manslaughter < charged with murder"],
    ),
    "two people": ("Ann Lee was charged with murder. Bob Hill was charged with manslaughter.", []),
    "two families": ("Ann Lee was charged with murder. Lee was charged with theft.", []),
    "a list": ("Ann Lee was charged with theft and robbery. The robbery charge is new.", []),
    "amended": ("Ann Lee was charged with murder. The charge was amended. Lee was convicted of manslaughter.", []),
}


@pytest.mark.parametrize(("text", "expected"), CHARGES.values(), ids=CHARGES.keys())
def test_charge_mismatch(text: str, expected: list[str]) -> None:
    """The later name of the charge, with the first."""
    assert marked("LEG012", text) == expected
