"""The time that the patterns of one rule may take on one draft, however many searches that is."""

from __future__ import annotations

import threading
import time

SECONDS = 2.0  # far more than a sound pattern takes
SECONDS_PER_MILLION = 4.0  # more for each million code points of the draft


class PatternTime(threading.local):
    """What the rule that is running has left, in each thread for itself. Without a rule each search has `SECONDS`."""

    limit = SECONDS
    spent = 0.0
    running = False
    _processor = 0.0

    def begin(self, size: int, spent: float = 0.0) -> None:
        """A rule begins, on a draft of so many code points; it has `spent` some seconds on other parts of the file."""
        self.limit = SECONDS + SECONDS_PER_MILLION * size / 1_000_000
        self.spent = spent
        if not self.running:
            self.running, self._processor = True, time.thread_time()

    def end(self) -> None:
        """No rule runs any more."""
        self.running, self.spent, self.limit = False, 0.0, SECONDS

    def left(self) -> float:
        """Seconds that the next search may take."""
        return max(self.limit - self.spent, 0.001) if self.running else SECONDS

    def spend(self, seconds: float) -> None:
        """A search has taken some time. Raises TimeoutError if that was the last of it.

        Time in which the process was stopped, or had to wait, is no fault of the pattern.
        """
        if self.running:
            self.spent += seconds
            if self.spent > self.limit:
                self.spent = min(self.spent, time.thread_time() - self._processor)
                if self.spent > self.limit:
                    raise TimeoutError


TIME = PatternTime()
