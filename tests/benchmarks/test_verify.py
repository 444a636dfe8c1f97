"""The measurements of verify: on very few made-up transcripts, so that they run at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.verify.__main__ import main, measured
from benchmarks.verify.texts import FILE, Speech, write_transcripts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_quotes_are_of_the_transcript() -> None:
    """Most are word for word, or nearly; texts come out the same from the same seed."""
    speech = Speech(3)
    text = speech.transcript(20_000)
    assert text == Speech(3).transcript(20_000)
    assert 20_000 <= len(text) < 22_000
    quotes = [speech.quote(text) for _ in range(20)]
    assert sum(quote in text.replace(". ", " ") for quote in quotes) >= 8


def test_figures(tmp_path: Path) -> None:
    """Quotes are found in the files that they were made from."""
    (tmp_path / "sources").mkdir()
    assert len(write_transcripts(tmp_path / "sources", 2 * FILE, 1)) == 2
    figures = measured(tmp_path / "sources", tmp_path / "cache", 20, 1)
    assert figures["lost"] < 0.4
    assert figures["opened"] > 0
    assert figures["peak"] > 1


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each size."""
    assert main(["--sizes", "0", "--quotes", "3"]) == 0
    assert "quotes/s" in capsys.readouterr().out
