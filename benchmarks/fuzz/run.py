"""One input after another: each made, checked under a limit of time, and told of where something does not hold."""

from __future__ import annotations

import faulthandler
import gc
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.packs import pack
from benchmarks.fuzz.checks import (
    Editing,
    Failure,
    Linters,
    can_be_edited,
    check_places,
    check_report,
    check_speed,
    document_of,
    hold,
    read_made,
    same_reports,
)
from benchmarks.fuzz.inputs import Made, Maker
from benchmarks.fuzz.rows import check_row
from benchmarks.fuzz.shown import check_formats, check_quotes, check_review, check_sources
from benchmarks.fuzz.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random
    from types import FrameType

    from attrlint.reading.prose import Prose

HANG = 20.0  # CPU seconds for one input
STRIDE, DEAD = 100, 900.0  # inputs, and seconds on the clock for them until the process says where it is, and ends
HAS_SERVER = find_spec("pygls") is not None
DIGITS = LazyPattern(r"(?<![A-Z\d])\d+|['\"\[(].*")


class Fuzzer:
    """Checks inputs by their numbers. `failures` counts them by what does not hold."""

    def __init__(self, seed: int, longest: int) -> None:
        rules = pack.builtin()
        self.linters = Linters(rules)
        self.maker = Maker(words_of(rules), seed, longest)
        self.seed, self.longest = seed, longest
        self.failures: Counter[str] = Counter()
        self.done = 0

    def run(self, numbers: Iterable[int], seconds: float) -> None:
        """Check inputs until there are no more, or so many seconds have passed; each failure is printed."""
        end = time.monotonic() + seconds
        for number in numbers:
            if time.monotonic() > end:
                break
            if self.done == STRIDE:
                gc.collect()
                gc.freeze()  # what all inputs share is not looked through again and again
            if self.done % STRIDE == 0:
                faulthandler.dump_traceback_later(DEAD, exit=True, file=sys.__stderr__ or 2)
            self.try_one(number)
            self.done += 1
        gc.unfreeze()
        faulthandler.cancel_dump_traceback_later()

    def try_one(self, number: int) -> None:
        """Make and check one input; a failure is printed with the command that repeats it."""
        made: Made | None = None
        try:
            with limited(HANG):
                made, chance = self.maker.make(number)
                self.check(made, chance)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._tell(number, made, error)

    def check(self, made: Made, chance: Random) -> None:
        """Everything that must hold for one input; the dearer checks are made for some inputs only."""
        begun = time.process_time()
        prose = read_made(made)
        if prose is None:
            return
        check_places(prose, made)
        document = document_of(prose, made.path)
        report = self.linters.filtered.lint(document)
        check_report(report, prose)
        check_speed(made, begun)
        dice = chance.random
        if dice() < 0.25:
            bare = self.linters.unfiltered.lint(document_of(self._again(made), made.path))
            hold(same_reports(report, bare), "prefilter: rules find something else without it")
        elif dice() < 0.1:
            hold(report == self.linters.filtered.lint(document_of(self._again(made), made.path)), "twice: not the same")
        if can_be_edited(made):
            editing = Editing(self.linters, made, document, report.diagnostics)
            if any(one.fix for one in report.diagnostics) and dice() < 0.35:
                editing.check_fixes(unsafe=dice() < 0.6)
            if report.diagnostics and dice() < 0.03:
                editing.check_comments()
        if dice() < 0.04:
            check_formats(self.linters, document, report)
        if dice() < 0.06:
            check_sources(document)
        if document.quotations.outer and dice() < 0.1:
            check_quotes(made, document, self.maker.source(chance, made.text or document.text), chance)
        if dice() < 0.05:
            check_row(document, chance)
        if made.form == "docx":
            check_review(self.linters, made, chance)
        if HAS_SERVER and dice() < 0.001:
            from benchmarks.fuzz.messages import check_messages

            check_messages(made.text or document.text, chance)

    @staticmethod
    def _again(made: Made) -> Prose:
        prose = read_made(made)
        if prose is None:
            raise Failure("reading: refused the second time")
        return prose

    def _tell(self, number: int, made: Made | None, error: BaseException) -> None:
        kind = kind_of(error)
        self.failures[kind] += 1
        if self.failures[kind] > 3:
            return
        form = made.form if made else "?"
        print(f"FAILED {form}: {str(error)[:400] if isinstance(error, Failure) else kind}")
        if not isinstance(error, Failure):
            print("".join(traceback.format_exception(error, limit=-3)).rstrip())
        if made is not None:
            print(f"  {(made.text if made.data is None else made.data)[:300]!r}")
        longest = f" --longest {self.longest}"
        print(f"  python -m benchmarks.fuzz --seed {self.seed}{longest} --only {number}", flush=True)


def kind_of(error: BaseException) -> str:
    """What failures are counted by: a check, or the line of ours that an exception came from."""
    if isinstance(error, Failure):
        return DIGITS.compiled.sub("N", str(error))[:90]
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "attrlint" in Path(frame.filename).parts] or frames
    return f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno}"


class TooLong(BaseException):
    """An input has taken its limit; no `except Exception` stops it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLong in what takes more CPU seconds, where the system has such a timer."""
    if not hasattr(signal, "setitimer") or sys.platform == "win32":
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"takes more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
