"""The noise benchmark: rates against budgets, on drafts whose faults are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.noise.__main__ import count, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_rates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten words, two findings of one rule: 200 in 1,000, far over any budget."""
    (tmp_path / "a.txt").write_text("The goverment fell. It was seperate.\n")
    (tmp_path / "b.txt").write_text("The bridge is shut.\n")
    result = count([str(tmp_path)], "recommended", 1)
    assert (result.drafts, result.silent, result.words, dict(result.found)) == (2, 1, 10, {"STY001": 2})
    assert result.rate("STY001") == 200
    assert len(result.samples["STY001"]) == 1
    assert main([str(tmp_path)]) == 1
    assert "| STY001 common-misspelling | 2 | 200.000 |" in capsys.readouterr().out


def test_what_is_left_when_the_safe_fixes_are_made(tmp_path: Path) -> None:
    """A letter in the wrong encoding is mended and not counted, and the file stays as it was."""
    text = "The bridge cost Â£4m, it was said.\n\n“It was,” said Ana Ruiz.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = count([str(tmp_path)], "recommended", 0).found
    left = count([str(tmp_path)], "recommended", 0, fixed=True).found
    assert found - left == {"RES009": 1}
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text


def test_a_quiet_folder(tmp_path: Path) -> None:
    """Nothing found, nothing passed."""
    (tmp_path / "b.txt").write_text("The bridge is shut.\n")
    assert main([str(tmp_path), "--preset", "strict"]) == 0


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No folder, or no words in it, is an error."""
    assert main([str(tmp_path / "gone")]) == 2
    (tmp_path / "b.txt").write_text("")
    assert main([str(tmp_path)]) == 2
    assert "nothing to read" in capsys.readouterr().err
