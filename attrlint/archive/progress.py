"""The progress of an audit: records done, a rate, and the time left, as a line to read or as JSON."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.archive.inputs.base import Input

SOON = 0.5  # seconds between updates of the line on a terminal
MINUTE = 60.0  # seconds between two lines of JSON


class AuditProgress:
    """Counts records and reports progress through `write`: `form` is ``line``, ``json`` or ``none``."""

    def __init__(self, form: str, write: Callable[[str], object]) -> None:
        self.form, self._write = form, write
        self._total: int | None = 0
        self._done = self._before = self._errors = 0
        self._name = ""
        self._began = self._shown = time.monotonic()
        self._open = False

    def begin(self, one: Input, done: int) -> None:
        """Begin an input, of which this many records are done already."""
        self._name = one.name
        self._total = one.total() if self.form != "none" else None
        self._done = self._before = done
        self._began = self._shown = time.monotonic()

    def add(self, records: int, errors: int) -> None:
        """Count records as done."""
        self._done += records
        self._errors += errors

    def show(self) -> None:
        """Show the progress if it is due."""
        now = time.monotonic()
        if self.form == "none" or now - self._shown < (MINUTE if self.form == "json" else SOON):
            return
        self._shown = now
        if self.form == "json":
            self._write(json.dumps(self.facts()) + "\n")
            return
        self._write(f"\r{self.line()}\x1b[K")
        self._open = True

    def clear(self) -> None:
        """Clear the line before anything else is printed."""
        if self._open:
            self._write("\r\x1b[K")
            self._open = False

    def facts(self) -> dict[str, object]:
        """The progress as data: seconds, records per second."""
        spent = max(time.monotonic() - self._began, 1e-6)
        rate = (self._done - self._before) / spent
        left = (self._total - self._done) / rate if self._total is not None and rate else None
        return {
            "input": self._name,
            "done": self._done,
            "of": self._total,
            "per_second": round(rate, 1),
            "errors": self._errors,
            "seconds_left": None if left is None else round(left),
        }

    def line(self) -> str:
        """The progress in one line."""
        facts = self.facts()
        of = f" of {self._total:,}" if self._total is not None else ""
        parts = [f"{self._done:,}{of}", f"{facts['per_second']:.0f}/s", f"{self._errors:,} errors"]
        if facts["seconds_left"] is not None:
            parts.append(f"{duration(float(str(facts['seconds_left'])))} left")
        return " · ".join(parts)


def duration(seconds: float) -> str:
    """A duration as people say it: 59 s, 12 min, 3 h 20 min."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
