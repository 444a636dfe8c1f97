"""Outlets: the list, where they are named, whether they report there, and names that are nearly one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.analysis.outlets.outlet_mentions import outlet_mentions
from attrlint.analysis.outlets.outlet_typos import outlet_slips
from attrlint.analysis.outlets.outlets import all_names, find_outlet, folded, spellings
from attrlint.data import read_lines
from tests.drafts import draft
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from attrlint.base.span import Span

KINDS = {"agency", "newspaper", "broadcaster", "magazine", "website"}
STATE = [
    "TASS",
    "RT",
    "Xinhua",
    "IRNA",
    "Anadolu",
    "SANA",
    "Doordarshan",
    "Prensa Latina",
    "Ukrinform",
    "Daily Graphic",
]
FREE = ["BBC", "Deutsche Welle", "France 24", "NHK", "Meduza", "Kyiv Independent", "Mada Masr", "Al Jazeera", "EFE"]

CITED = {
    "before its verb": ("The bridge is safe, TASS reported.", ["TASS"]),
    "behind its verb": ("The bridge is safe, reported TASS.", ["TASS"]),
    "according to": ("According to the Washington Post, it is safe.", ["Washington Post"]),
    "who was told": ("The mayor told Russia’s RIA Novosti agency so.", ["RIA Novosti"]),
    "an apposition": ("Xinhua, the official agency, wrote that it was safe.", ["Xinhua"]),
    "as one of two": ("It is safe, the Guardian and Le Monde reported.", ["Guardian", "Le Monde"]),
    "first of two": ("It is safe, Xinhua and Le Point reported.", ["Xinhua", "Le Point"]),
    "published in": ("A letter published in Al-Ahram said so.", ["Al-Ahram"]),
    "told in brackets": ("Agence France-Presse (AFP) reported it.", ["Agence France-Presse"]),
}
NOT_CITED = {
    "read only": "The mayor reads Le Monde.",
    "an institution": "The New York Times Company said it was pleased.",
    "a person": "Arash Mehr left. Mehr said nothing.",
    "a common noun": "The guardian said nothing. The observer reported it.",
    "a place of its name": "Officials in Sana said so.",
    "another Tass": "The RT symbol said nothing to Rt Hon members.",
    "elsewhere": "The man left, CCTV revealed.",
    "its editor": "RT’s editor said so.",
}
SLIPS = {
    "swapped": ("The bridge is safe, Vertska reported.", "Vertska", "Verstka"),
    "dropped": ("According to Bloombrg, it is safe.", "Bloombrg", "Bloomberg"),
    "doubled": ("The mayor told Reuterrs so.", "Reuterrs", "Reuters"),
    "changed": ("Interfix said the mayor had resigned.", "Interfix", "Interfax"),
    "put in": ("The papers were published by Le Fkigaro.", "Fkigaro", "Figaro"),
    "first of a name": ("The Washigton Post reported it.", "Washigton", "Washington"),
    "a word of its own": ("The New York Ties reported it.", "Ties", "Times"),
    "with accents": ("As El Pzaís reported, it is safe.", "Pzaís", "País"),
    "typed without them": ("As Hurriyett reported, it is safe.", "Hurriyett", "Hurriyet"),
    "behind a hyphen": ("Al-Jazera reported it.", "Jazera", "Jazeera"),
    "in brackets": ("The bridge is safe. (Retuers)", "Retuers", "Reuters"),
    "a speaker of it": ("Jane Doe, Retuers: Is it safe?", "Retuers", "Reuters"),
    "with its kind": ("The daily Kommersnat has a photo of it.", "Kommersnat", "Kommersant"),
    "without a cue, by the rest of its name": ("He bought a Washigton Post.", "Washigton", "Washington"),
    "its editor": ("The editor of Retuers resigned.", "Retuers", "Reuters"),
    "before another sentence": ("It is safe, reported Vertska. Others said no.", "Vertska", "Verstka"),
    "before another paragraph": ("It is safe, reported Vertska.\n\nOthers said no.", "Vertska", "Verstka"),
    "in capitals": ("The mayor told POLITIO so.", "POLITIO", "POLITICO"),
    "possessive": ("Retuers’ reporter saw it.", "Retuers", "Reuters"),
}
NO_SLIPS = {
    "right": "Verstka, Meduza and Novaya Gazeta reported it.",
    "another outlet": "Politika, Polityka and Politiken reported it.",
    "a title": "Mr Haretz said so.",
    "a first name": "Anna Retuers said so, and Retuers reported it.",
    "a place": "Police in Verska said so.",
    "two places": "Police in Verska and Rapllo said so.",
    "no outlet's place": "Vertska is a river.",
    "a plural": "The Guardians said so.",
    "a known word": "The State reported it. Renters reported it.",
    "a longer name": "Retuers Hill said so.",
    "all capitals": "RETU reported it.",
    "two slips": "The bridge is safe, Vretksa reported.",
    "used all through": "Vertska said so. Vertska ran. Vertska sat. Vertska slept.",
    "lower case elsewhere": "A vertska is a hat. Vertska said so.",
}


def whole(text: str) -> list[Span]:
    """The sentences of a plain text."""
    return list(draft(text).sentences)


def test_the_list_is_sound() -> None:
    """Every line has its columns, a kind and a control that the head explains, and no name stands for two outlets."""
    seen: dict[str, str] = {}
    rows = [line.split("\t") for line in read_lines("outlets.txt") if line and not line.startswith("#")]
    for name, aliases, kind, country, control, *note in rows:
        assert kind in KINDS
        assert len(country) == 2
        assert country.isupper()
        assert control in ("state", "party", "none")
        assert note in ([], ["known"], ["satire"])
        for form in (name, *(a for a in aliases.split("; ") if a)):
            assert seen.setdefault(form, name) == name
    assert len(rows) >= 400
    assert all(key == folded(key) for key in all_names())


@pytest.mark.parametrize(("names", "state"), [(STATE, True), (FREE, False)], ids=["state", "none"])
def test_control(names: list[str], state: bool) -> None:
    """Who runs some outlets that are often cited."""
    assert [(spellings(folded(n))[0].outlet.control == "state") is state for n in names] == [True] * len(names)


@pytest.mark.parametrize(
    ("words", "name"),
    [("the New York Times", "New York Times"), ("The Hill", "The Hill"), ("Hill", None), ("the nation", None)],
)
def test_find_outlet(words: str, name: str | None) -> None:
    """With or without the article, where the name is one without it; a common noun is none."""
    found = find_outlet(words)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(("text", "names"), CITED.values(), ids=CITED.keys())
def test_cited(text: str, names: list[str]) -> None:
    """The outlets that report."""
    cited = [text[m.span.start : m.span.end] for m in outlet_mentions(text, whole(text)) if m.cited]
    assert cited == names


@pytest.mark.parametrize("text", NOT_CITED.values(), ids=NOT_CITED.keys())
def test_not_cited(text: str) -> None:
    """What is named only, or is no outlet."""
    assert [m.name.form for m in outlet_mentions(text, whole(text)) if m.cited] == []


@pytest.mark.parametrize(("text", "wrong", "right"), SLIPS.values(), ids=SLIPS.keys())
def test_slips(text: str, wrong: str, right: str) -> None:
    """One slip, at the word, with the right word."""
    found = outlet_slips(text, whole(text))
    assert [(text[s.span.start : s.span.end], s.right) for s in found] == [(wrong, right)]


@pytest.mark.parametrize("text", NO_SLIPS.values(), ids=NO_SLIPS.keys())
def test_no_slips(text: str) -> None:
    """Right names, people, places, words, and names that the draft shows to be something else."""
    assert outlet_slips(text, whole(text)) == []


def test_no_name_of_the_list_is_a_slip_of_another() -> None:
    """Every name of the list, where an outlet stands, is right."""
    text = "\n\n".join(f"The bridge is safe, {name.form} reported." for key in all_names() for name in spellings(key))
    assert outlet_slips(text, whole(text)) == []


def test_house_names_are_known() -> None:
    """A name that the newsroom knows is no slip."""
    text = "The bridge is safe, Vertska reported."
    assert outlet_slips(text, whole(text), {"vertska"}) == []


@pytest.mark.parametrize(
    "piece", ["Retuers said. ", "told the state news agency ", "Mehr said. ", "A-", "Sputnik said. "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A third of a megabyte of one name takes no more than seconds."""
    text = piece * (300_000 // len(piece))
    sentences = whole(text)

    def work(text: str) -> None:
        outlet_slips(text, sentences)
        outlet_mentions(text, sentences)

    assert takes_at_most(8, work, lambda: text)
