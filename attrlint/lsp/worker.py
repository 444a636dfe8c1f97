"""The one thread that reads drafts: jobs in the order of requests, skipping those that are no longer wanted."""

from __future__ import annotations

import asyncio
import contextlib
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Worker:
    """A thread that starts with its first job. It does not keep the process from ending."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._thread: Thread | None = None

    async def run(self, job: Callable[[], T]) -> T:
        """The result of a job; raises what it raises. A job that is canceled before its turn is not started."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def give(result: T) -> None:
            if not answer.done():
                answer.set_result(result)

        def fail(error: Exception) -> None:
            if not answer.done():
                answer.set_exception(error)

        def turn() -> None:
            if answer.cancelled():
                return
            with contextlib.suppress(RuntimeError):  # of a loop that has ended in the meantime
                try:
                    result = job()
                except Exception as error:
                    loop.call_soon_threadsafe(fail, error)
                else:
                    loop.call_soon_threadsafe(give, result)

        self._jobs.put(turn)
        if self._thread is None:
            self._thread = Thread(target=self._work, name="lint", daemon=True)
            self._thread.start()
        return await answer

    def _work(self) -> None:
        while True:
            self._jobs.get()()
