"""The benchmark of the language server: a draft of so many words, a time for each edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra attrlint[lsp] is not installed")
from benchmarks.lsp.__main__ import edits_of, gather, main, measure

if TYPE_CHECKING:
    from pathlib import Path


def test_waits(tmp_path: Path) -> None:
    """A short draft is repeated, each edit puts one word in, each is timed with and without a server."""
    (tmp_path / "a.md").write_text("# Head\n\nThe ferry is late, she said.\n", encoding="utf-8")
    text = gather([str(tmp_path)], 30)
    assert 30 <= len(text.split()) < 38
    texts = edits_of(text, 3)
    assert [len(one.split()) - len(text.split()) for one in texts] == [0, 1, 1, 1]
    assert len({*texts}) == 4
    waits = measure([str(tmp_path)], 30, 3)
    assert waits.words == len(text.split())
    assert len(waits.linted) == len(waits.shown) == 3
    assert min(waits.shown) > 0


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafts without a word in them are told."""
    (tmp_path / "a.md").write_text("\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "nothing to read" in capsys.readouterr().err
