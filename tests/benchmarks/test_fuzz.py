"""A few inputs of the fuzzer, and the fuzzer itself: its inputs can be made again, and it sees what does not hold."""

from __future__ import annotations

from random import Random

import pytest

from attrlint.base.span import Span
from attrlint.output import FORMATS as OUTPUTS
from attrlint.reading.formats import FORMATS
from benchmarks.fuzz.__main__ import main
from benchmarks.fuzz.checks import Failure
from benchmarks.fuzz.inputs import FORMS, LONGEST
from benchmarks.fuzz.pieces import BROKEN, CONSTRUCTS
from benchmarks.fuzz.run import Fuzzer, TooLong, limited


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    """A fuzzer of another seed than those that are run for long."""
    return Fuzzer(11, LONGEST)


def test_nothing_fails(fuzzer: Fuzzer, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever holds for any draft holds for these."""
    fuzzer.run(range(300), 60)
    assert fuzzer.failures.total() == 0, capsys.readouterr().out
    assert fuzzer.done > 50


def test_the_last_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It counts."""
    assert main(["--seed", "3", "--only", "7"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("inputs=1 failures=0 rate=")


def test_an_input_is_made_of_its_seed_and_number_alone(fuzzer: Fuzzer) -> None:
    """Whatever was made before it."""
    again = Fuzzer(11, LONGEST)
    for number in (40, 7, 12):
        assert fuzzer.maker.make(number)[0] == again.maker.make(number)[0]


def test_every_format_takes_part() -> None:
    """A new format of drafts is fuzzed, and has constructs of its own unless it is packed."""
    assert set(FORMATS) <= set(FORMS)
    assert {name for name, one in FORMATS.items() if not one.packed} <= set(CONSTRUCTS)
    assert set(BROKEN) == set(CONSTRUCTS)
    assert "json" in OUTPUTS


FAULTS = {
    "a block behind the end": lambda prose: object.__setattr__(prose, "text", prose.text[:3]),
    "a place outside of the file": lambda prose: object.__setattr__(prose, "linked", (Span(-1, 4),)),
    "words that are lost": lambda prose: object.__setattr__(prose, "text", prose.text.replace("Zol", "Zod")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_seen(fuzzer: Fuzzer, fault: str) -> None:
    """What a reader gets wrong is a failure."""
    from benchmarks.fuzz.checks import check_places, read_made

    made = next(made for made, _ in map(fuzzer.maker.make, range(1000)) if made.planted and made.form == "markdown")
    prose = read_made(made)
    assert prose is not None
    check_places(prose, made)
    FAULTS[fault](prose)
    with pytest.raises(Failure):
        check_places(prose, made)


def test_a_hang_is_a_failure() -> None:
    """No `except Exception` on the way hides that an input takes too long."""

    def endless() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    with pytest.raises(TooLong), limited(0.05):
        endless()


def test_messages_to_the_language_server() -> None:
    """Sessions of spoiled messages; the fuzzer has one for each thousand inputs."""
    pytest.importorskip("pygls", reason="the extra attrlint[lsp] is not installed")
    from benchmarks.fuzz.messages import check_messages

    for number in range(8):
        check_messages("It is TK near Brynask, she said.", Random(number))
