"""The benchmark of growth: made-up articles, and a table of what takes longer in a long draft."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.speed import growth
from benchmarks.speed.made_up import articles

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_articles() -> None:
    """They are the same for the same seed, and no two are alike."""
    some = list(islice(articles(3), 20))
    assert some == list(islice(articles(3), 20))
    assert len({line for text in some for line in text.split("\n\n")}) > 0.99 * sum(t.count("\n\n") + 1 for t in some)
    assert some[0] != next(articles(4))


def test_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps, facts and rules with their time in both drafts."""
    monkeypatch.setattr("sys.argv", ["growth", "--sizes", "0.02", "0.04", "--rounds", "1", "--least", "0"])
    assert growth.main() == 0
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines()]
    assert {row[0].split()[0] for row in rows} >= {"step", "fact", "rule", "all"}
    assert all(float(row[1]) > 0 for row in rows if row[0].startswith(("fact speech", "all")))


def test_too_few_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without enough text is an error."""
    (tmp_path / "a.txt").write_text("The bridge is shut.\n")
    monkeypatch.setattr("sys.argv", ["growth", str(tmp_path)])
    assert growth.main() == 2
    assert "less than 5 MB" in capsys.readouterr().err


def test_parts() -> None:
    """The same texts, however they are joined."""
    texts = list("abcdefg")
    assert growth.joined(texts, 1) == [b"a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng"]
    assert b"\n\n".join(growth.joined(texts, 3)) == growth.joined(texts, 1)[0]
