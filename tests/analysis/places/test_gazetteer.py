"""The gazetteer's files as they are read, and how one word differs from another."""

from __future__ import annotations

import subprocess
import sys

import pytest

from attrlint.analysis.places.gazetteer import fold, known_as, place_words, places_of, sorted_words
from attrlint.text.typos import at_the_end, is_one_edit, neighbours, one_edit_away, slip
from tests.timing import TRIES


@pytest.mark.parametrize(
    ("word", "name", "country", "kind"),
    [
        ("bryansk", "Bryansk", "RU", "press"),
        ("zaporizhzhia", "Zaporizhzhia", "UA", "press"),
        ("francisco", "San Francisco", "US", "city"),
        ("malaga", "Málaga", "ES", "city"),
        ("mcallen", "McAllen", "US", "city"),
        ("nebraska", "Nebraska", "US", "region"),
        ("belgium", "Belgium", "BE", "country"),
    ],
)
def test_places(word: str, name: str, country: str, kind: str) -> None:
    """The largest place of a word, with or without accents, and in a longer name."""
    place = places_of(word)[0]
    assert (place.name, place.country, place.kind) == (name, country, kind)


def test_no_place() -> None:
    """What is no word of a name has no place."""
    assert places_of("brynask") == ()
    assert "brynask" not in place_words()


@pytest.mark.parametrize(
    ("word", "sorts", "least"),
    [("london", "n", 6), ("dahaka", "", 1), ("peking", "w", 0), ("brynask", "", 0), ("boston", "n", 5)],
)
def test_known(word: str, sorts: str, least: int) -> None:
    """What a word is known as besides, and how common it is."""
    known = known_as(word)
    assert set(sorts) <= set(known.sorts)
    assert known.common >= least


def test_words_are_in_order() -> None:
    """Front coding gives back sorted words in plain letters, each once."""
    words = sorted_words()
    assert words == sorted(set(words))
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


@pytest.mark.parametrize(
    ("word", "folded"), [("Škoda", "skoda"), ("Łódź", "lodz"), ("Ḩamāh", "hamah"), ("Kyiv", "kyiv")]
)
def test_fold(word: str, folded: str) -> None:
    """Lower case without accents."""
    assert fold(word) == folded


SLIPS = {
    "swap": ("brynask", "bryansk"),
    "drop": ("mariupl", "mariupol"),
    "double": ("odesssa", "odessa"),
    "extra": ("pyonygang", "pyongang"),
    "vowel": ("khersan", "kherson"),
    "alike": ("albakete", "albacete"),
    "key": ("noewich", "norwich"),
    "other": ("obama", "osama"),
    "": ("marpol", "mariupolis"),
}


@pytest.mark.parametrize("kind", SLIPS)
def test_slips(kind: str) -> None:
    """Every sort of slip by its name."""
    word, right = SLIPS[kind]
    if kind:
        assert slip(word, right) == kind
        assert is_one_edit(word, right)
    else:
        assert not is_one_edit(word, right)


def test_the_end() -> None:
    """A last letter dropped, added or changed."""
    assert at_the_end("kentuck", "kentucky")
    assert at_the_end("tehrann", "tehran")
    assert at_the_end("sendae", "sendai")
    assert not at_the_end("kentcky", "kentucky")


@pytest.mark.parametrize(("a", "b", "near"), [("a", "s", True), ("q", "p", False), ("g", "t", True), ("l", "a", False)])
def test_keys(a: str, b: str, near: bool) -> None:
    """Side by side on the keyboard, either way."""
    assert neighbours(a, b) is neighbours(b, a) is near


def test_one_edit_away() -> None:
    """All words at one edit that begin alike, and none at two, whether there are few words or many."""
    words = sorted(
        {"kharkiv", "khmelkiv", "kherson", "karkiv", "kharkivv", "dharkiv", *(f"kharki{c}a" for c in "abcdefgh")}
    )
    wanted = {"karkiv", "kharkivv"}
    assert set(one_edit_away("kharkiv", words, frozenset(words))) == wanted
    many = sorted({*words, *sorted_words()})
    assert set(one_edit_away("kharkiv", many, frozenset(many))) >= wanted
    assert "kharkiv" in set(one_edit_away("khakriv", many, frozenset(many)))


def test_loading_takes_little() -> None:
    """All of the gazetteer is there within a fraction of a second, even on a slow machine."""
    code = (
        "import time\n"
        "from attrlint.analysis.places import gazetteer\n"
        "start = time.process_time()\n"
        "gazetteer.places_of('kyiv'), gazetteer.known_as('kyiv')\n"
        "print(time.process_time() - start)"
    )

    def once() -> float:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return float(done.stdout)

    assert any(once() < 0.4 for _ in range(TRIES))
