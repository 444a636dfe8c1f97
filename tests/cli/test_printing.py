"""What is shown while a run goes on."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from attrlint.cli import printing

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shown on a terminal once a run has taken a while, and taken away before anything else is printed."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = printing.Progress(3)
    progress.show(1)
    progress.clear()
    assert terminal.getvalue() == ""
    progress.began -= printing.PROGRESS_AFTER + 1
    progress.show(2)
    progress.clear()
    progress.clear()
    assert terminal.getvalue() == "\r2 of 3 drafts (66 %)\r\x1b[K"


def test_no_progress_where_it_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs stay free of it."""
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    progress = printing.Progress(3)
    progress.show(2)
    progress.clear()
    assert log.getvalue() == ""
