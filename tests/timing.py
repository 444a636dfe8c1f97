"""CPU time in tests: whether work grows with the length of a text only, told on a machine that has other things to do."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TRIES = 4


def seconds_of(work: Callable[[T], object], given: T) -> float:
    """CPU seconds that work(given) takes, without the pauses of the garbage collector for what other tests left."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work(given)
        return time.process_time() - start
    finally:
        gc.enable()


def takes_at_most(limit: float, work: Callable[[T], object], prepare: Callable[[], T]) -> bool:
    """Whether work(prepare()) takes no more than `limit` CPU seconds in one try of four.

    A neighbour on the same core can slow a run down several times, and never speeds one up; what is quadratic is over
    the limit each time. `prepare` is called for each try and not timed, so nothing that a try has cached serves the next.
    """
    return any(seconds_of(work, prepare()) <= limit for _ in range(TRIES))


def grows_linearly(work: Callable[[T], object], prepare: Callable[[int], T], size: int) -> bool:
    """Whether four times the length takes less than 12 times the CPU seconds (16 would be quadratic), in one try of four."""

    def once() -> bool:
        small = seconds_of(work, prepare(size))
        return seconds_of(work, prepare(4 * size)) < 12 * max(small, 0.02)

    return any(once() for _ in range(TRIES))
