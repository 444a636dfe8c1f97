"""Misspelled places, places spelled two ways, and the house's spelling: what examples cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.analysis.people.house_names import HouseNames
from attrlint.analysis.places.place_variants import HOUSES, house_forms, literal_of, uses_of, variants
from attrlint.base.span import Span
from attrlint.kinds import kind_class
from attrlint.linting.linter import Linter
from attrlint.model.document import Document
from attrlint.packs.pack import builtin
from attrlint.reading import read_text
from attrlint.settings.config import HOUSES as SETTINGS
from attrlint.text.token_table import TokenTable
from tests.cli.test_check import desk, told
from tests.kinds.generic.test_generic_kinds import found
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]
TWO = {
    "a tie goes to the newer form": ("Kiev was hit. Kyiv was dark.", ["Kiev => Kyiv"]),
    "the rarer form": ("Kiev was hit. Kyiv was dark. Kiev slept.", ["Kyiv => Kiev"]),
    "three forms": ("Zaporizhia shook. Zaporizhzhia slept. Zaporozhye woke.", ["Zaporizhia => Zaporizhzhia", "Zaporozhye => Zaporizhzhia"]),
    "apostrophes": ("Sanaa slept. By noon Sana’a was awake, and Sanaa stayed so.", ["Sana’a => Sanaa"]),
    "of two words": ("They left Khan Yunis. In Khan Younis it rained.", ["Khan Yunis => Khan Younis"]),
    "owner": ("Kyiv’s mayor met the police of Kiev.", ["Kiev => Kyiv"]),
    "an officer of the place": ("Kyiv slept. In Kiev Mayor Alder spoke.", ["Kiev => Kyiv"]),
    "one form": ("Kiev was hit. Kiev slept.", []),
    "renamed places": ("Bombay was hit. Bombay shook. Mumbai slept.", ["Bombay => Mumbai", "Bombay => Mumbai"]),
    "renamed places of older times": ("Bombay was hit in 1944. She was born in Bombay. Mumbai slept.", []),
    "a longer name": ("Kyiv lost to Dynamo Kiev. Radio Kiev fell silent.", []),
    "spoken of": ("Kyiv, formerly Kiev, and Kyiv (Kiev to many) and Soviet-era Kiev.", []),
    "part of a word": ("Kyiv and the Kievan state, #Kiev and @Kiev.", []),
    "another place": ("Odesa wrote to Odessa, Texas. Odessa answered.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TWO.values(), ids=TWO.keys())
def test_place_variant(text: str, wanted: list[str]) -> None:
    """The rarer spelling is marked."""
    assert found(text, "place-variant") == wanted


STYLES = {
    "ap": ["Kiev => Kyiv", "Falluja => Fallujah", "Erbil => Irbil", "Côte d’Ivoire => Ivory Coast"],
    "bbc": ["Kiev => Kyiv", "Erbil => Irbil", "Sao Paulo => São Paulo", "Côte d’Ivoire => Ivory Coast"],
    "guardian": ["Kiev => Kyiv", "Sao Paulo => São Paulo", "Côte d’Ivoire => Ivory Coast"],
    "reuters": ["Kiev => Kyiv", "Côte d’Ivoire => Ivory Coast"],
}


@pytest.mark.parametrize("house", HOUSES)
def test_house_place(house: str) -> None:
    """Every house has its own list."""
    text = "They saw Kiev, they saw Falluja, they saw Erbil, they saw Sao Paulo, they saw Côte d’Ivoire."
    assert found(text, "house-place", house_style=house) == STYLES[house]


def test_the_list_is_sound() -> None:
    """No form stands for two places, every house's form is one of its place, and the houses are those of the setting."""
    forms = [form for place in variants() for form in place.forms]
    assert len(forms) == len(set(forms))
    for place in variants():
        assert len(place.forms) > 1
        assert {house for house, _ in place.by_house} <= set(HOUSES)
        assert {form for _, form in place.by_house} <= set(place.forms)
    assert HOUSES == SETTINGS
    assert all(house_forms(house) for house in HOUSES)
    assert literal_of("Côte d'Ivoire") == "côte d"


def test_house_names_are_left_alone() -> None:
    """What the house calls right is no finding of any of these rules."""
    rules = [rule for rule in builtin() if rule.code in ("PLC001", "PLC002", "PLC003")]
    text = "The train from Edinburh left Kyiv for Kiev."
    assert [d.code for d in Linter(rules).lint(Document(read_text(text, "text"), "a.txt")).diagnostics] == [
        "PLC001",
        "PLC002",
        "PLC003",
    ]
    house = HouseNames(places=("Edinburh", "Kiev"))
    assert Linter(rules).lint(Document(read_text(text, "text"), "a.txt", house=house)).diagnostics == ()


def test_house_style_is_off_until_chosen(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The setting chooses the house and switches the rule on; the rule's own option goes before it."""
    (desk / "a.md").write_text("The talks in Erbil went on.\n")
    assert told(capsys, "check")[1] == ""
    (desk / "attrlint.toml").write_text('house-style = "ap"\n')
    assert "“Erbil” is “Irbil” in AP style" in told(capsys, "check")[1]
    (desk / "attrlint.toml").write_text('house-style = "reuters"\n')
    assert told(capsys, "check")[1] == ""
    (desk / "attrlint.toml").write_text(
        'house-style = "reuters"\n[rules.PLC003]\nhouse_style = "bbc"\nseverity = "error"\n'
    )
    assert "error PLC003 “Erbil” is “Irbil” in BBC style" in told(capsys, "check")[1]
    (desk / "attrlint.toml").write_text('house-style = "ap"\nignore = ["PLC003"]\n')
    assert told(capsys, "check")[1] == ""
    (desk / "attrlint.toml").write_text('house-style = "afp"\n')
    code, _, err = told(capsys, "check")
    assert code == 2
    assert err.startswith(
        "attrlint.toml:1:1: error: “house-style” must be one of ap, bbc, guardian, reuters, not “afp”"
    )


def test_a_quoted_slip_stands_without_a_fix() -> None:
    """Quoted words are found and never changed."""
    text = "“We fled from Mariupl on foot,” she said. They fled from Mariupl."
    (rule,) = [rule for rule in builtin() if rule.code == "PLC001"]
    diagnostics = Linter([rule]).lint(Document(read_text(text, "text"), "a.txt")).diagnostics
    assert [(text[slice(*d.span)], d.fix is not None) for d in diagnostics] == [("Mariupl", False), ("Mariupl", True)]
    assert [d.fix.safe for d in diagnostics if d.fix] == [False]


def test_known_of_a_rule() -> None:
    """A pack may name its own."""
    assert found("The train from Edinburh was late.", "near-miss") == ["Edinburh => Edinburgh"]
    assert found("The train from Edinburh was late.", "near-miss", known=("Edinburh",)) == []
    assert kind_class("near-miss")().literals() is None


@pytest.mark.parametrize("piece", ["Kiev ", "Kyiv, then Kiev. ", "A-Kiev", "Deir al-Zor Deir al-Zour ", "(Kiev "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    """A megabyte of one name takes seconds."""
    text = piece * (1_000_000 // len(piece))

    def work(text: str) -> None:
        draft = TokenTable(text)
        for form in ("Kiev", "Kyiv", "Deir al-Zor"):
            uses_of(draft, form, [Span(0, len(text))])

    assert takes_at_most(8, work, lambda: text)
