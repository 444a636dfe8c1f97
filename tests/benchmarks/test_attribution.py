"""The attribution benchmark: its reader of standoff files, and its figures where every answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import AttrlintError
from attrlint.base.span import Span
from benchmarks.attribution.__main__ import main
from benchmarks.attribution.corpus import read_attributions, read_corpus
from benchmarks.attribution.score import Said, Score, fits, match

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“We have two crews and one boat,” Ana Ruiz said.\n\n“A slogan of quite some words” hung there.\n"


def standoff(text: str, *parts: tuple[str, str]) -> str:
    """A file of one attribution, its parts by their words."""
    lines = []
    for i, (role, words) in enumerate(parts, 1):
        at = text.index(words)
        lines.append(f"T{i}\t{role} {at} {at + len(words)}\t{words}")
    arguments = " ".join(f"{role}:T{i}" for i, (role, _) in enumerate(parts, 1))
    return "\n".join([*lines, f"E1\tAttribution:T1 {arguments}", ""])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A compartment of one article."""
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    notes = standoff(TEXT, ("Content", "“We have two crews and one boat,”"), ("Source", "Ana Ruiz"), ("Cue", "said"))
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "a.ann").write_text(notes, encoding="utf-8")
    return tmp_path


def test_reader(corpus: Path) -> None:
    """Quotations with and without an attribution."""
    (article,) = read_corpus(corpus)
    (attribution,) = article.attributions
    assert [TEXT[s.start : s.end] for s in attribution.sources] == ["Ana Ruiz"]
    assert [g.attribution for g in article.quotations] == [attribution, None]


def test_fragments_and_numbered_roles() -> None:
    """A part in two pieces, and a second source, which brat numbers."""
    notes = "T1\tContent 0 4;6 9\tx\nT2\tSource 10 12\ty\nT3\tSource 14 15\tz\nE1\tAttribution:T1 Content:T1 Source:T2 Source2:T3\n"
    (found,) = read_attributions(notes)
    assert found.contents == (Span(0, 4), Span(6, 9))
    assert found.sources == (Span(10, 12), Span(14, 15))


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is an error, not a table of noughts."""
    with pytest.raises(AttrlintError, match=r"no text/\*\.txt"):
        list(read_corpus(tmp_path))
    assert main([str(tmp_path)]) == 2
    assert "no text" in capsys.readouterr().err


def test_table(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for attrlint, all of it right here; tools that are not installed say so."""
    assert main([str(corpus), "--rounds", "1", "--model", "no_such_model"]) == 0
    out = capsys.readouterr().out
    assert "| attrlint | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |" in out
    assert "| sayswho | not installed, or no spaCy model no_such_model |" in out


def test_what_is_missed_and_what_is_wrong(corpus: Path) -> None:
    """One wrong speaker, one quotation too many."""
    (article,) = read_corpus(corpus)
    first, second = (g.span for g in article.quotations)
    score = Score()
    score.add(article, [Said(first, Span(0, 3), None), Said(second, Span(40, 43), None)])
    figures = score.figures()
    assert (figures["span P"], figures["span R"], figures["speaker acc"]) == (0.5, 1.0, 0.0)
    score = Score()
    score.add(article, [])
    assert set(score.figures().values()) == {0.0}


def test_matching() -> None:
    """One to one, the best overlap first, nothing under half."""
    assert match([Span(0, 10), Span(20, 30)], [Span(0, 4), Span(1, 10), Span(20, 29)]) == {0: 1, 1: 2}
    assert fits(Span(0, 3), [Span(0, 8)]) == (True, False)
    assert fits(Span(0, 90), [Span(0, 8)]) == (False, False)
    assert fits(Span(4, 8), [Span(0, 2), Span(4, 8)]) == (True, True)
