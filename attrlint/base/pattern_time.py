"""The time that the patterns of one rule may take on one draft, over all its searches."""

from __future__ import annotations

import threading
import time

SECONDS = 2.0  # far more than a sound pattern takes
SECONDS_PER_MILLION = 4.0  # added for each million code points of the draft


class PatternTime(threading.local):
    """The time that the running rule has left, per thread. Outside of a rule, each search has `SECONDS`."""

    limit = SECONDS
    spent = 0.0
    running = False
    _processor = 0.0

    def begin(self, size: int, spent: float = 0.0) -> None:
        """Start a rule on a draft of this many code points; it has `spent` some seconds on other parts of the file."""
        self.limit = SECONDS + SECONDS_PER_MILLION * size / 1_000_000
        self.spent = spent
        if not self.running:
            self.running, self._processor = True, time.thread_time()

    def end(self) -> None:
        """End the running rule."""
        self.running, self.spent, self.limit = False, 0.0, SECONDS

    def left(self) -> float:
        """The seconds that the next search may take."""
        return max(self.limit - self.spent, 0.001) if self.running else SECONDS

    def spend(self, seconds: float) -> None:
        """Record the time of a search.

        Raises TimeoutError if none is left. Time in which the process was stopped or waiting does not count against the
        pattern.
        """
        if self.running:
            self.spent += seconds
            if self.spent > self.limit:
                self.spent = min(self.spent, time.thread_time() - self._processor)
                if self.spent > self.limit:
                    raise TimeoutError


TIME = PatternTime()
