"""attrlint check --watch: drafts are checked again whenever they, or the files their settings depend on, are saved."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, UsageError
from attrlint.cli.check import check_once
from attrlint.cli.printing import complain
from attrlint.running.config_stamp import folder_stamp
from attrlint.running.discovery import find_drafts
from attrlint.running.runner import Choice, Runner
from attrlint.store.store import finish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.cli.check import Options
    from attrlint.running.config_stamp import Stamp

REST = 0.5  # minimum seconds between two checks of the files
SHARE = 50  # checking the files takes at most this fraction of the time
SETTLING = 0.1  # seconds that files must stay unchanged before they are read: editors save in steps
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(choice: Choice, options: Options) -> int:
    """Check drafts, and again after each save, until Ctrl-C, which ends it with 0.

    File times are polled, so that it works on every platform and network drive. Raises UsageError for options that
    make no sense here, what the first check raises, and BrokenPipeError if no one reads standard output. Later errors
    are printed, and watching goes on.
    """
    _refuse(options)
    if choice.config and not choice.isolated and not Path(choice.config).is_file():
        raise UsageError(f"no such settings file: {choice.config}")
    seen: Stamp | None = None
    with _ctrl_c() as stopped, suppress(KeyboardInterrupt):
        while not stopped:
            began = perf_counter()
            found = _look(choice, options)
            if found != seen:
                found = _settled(choice, options, found) if seen is not None else found
                _check(choice, options, first=seen is None)
                seen = found
                began = perf_counter() - REST / SHARE
            sleep(0 if stopped else max(REST, SHARE * (perf_counter() - began)))
    return 0


@contextmanager
def _ctrl_c() -> Iterator[list[bool]]:
    """A list that is not empty once Ctrl-C was pressed.

    The interrupt is raised as well, but Python drops exceptions raised while it frees an object.
    """
    stopped: list[bool] = []

    def stop(*_: object) -> None:
        stopped.append(True)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _refuse(options: Options) -> None:
    clash = {
        "-": "-" in options.paths,
        "--fix": options.fix == "write",
        "--diff": options.fix == "diff",
        "--add-ignore": options.ignore_reason is not None,
        "--show-files": options.show_files,
        "--profile": options.profile,
    }
    for option, is_set in clash.items():
        if is_set:
            raise UsageError(f"--watch cannot be combined with {'standard input' if option == '-' else option}")


def _check(choice: Choice, options: Options, *, first: bool) -> None:
    """One check, with its errors printed."""
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
    try:
        check_once(choice, options)
    except AttrlintError as error:
        if first:
            raise
        complain(error)
    finish()
    if not options.quiet:
        sys.stderr.write("Watching for changes. Press Ctrl-C to stop.\n")
        sys.stderr.flush()


def _look(choice: Choice, options: Options) -> Stamp:
    """All files that the result depends on, with times and sizes."""
    runner = Runner(choice)
    drafts, _ = find_drafts(options.paths, runner.config_of, force_exclude=options.force_exclude)
    folders = {Path(draft).parent for draft in drafts}
    folders |= {Path(path) if Path(path).is_dir() else Path(path).parent for path in options.paths}
    stamps = {_stamp(path) for path in [*drafts, options.baseline]}
    for folder in folders:
        stamps.update(folder_stamp(runner, folder))
    return tuple(sorted(stamps))


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for every draft
    except (OSError, ValueError):
        return path, 0, -1
    return path, found.st_mtime_ns, found.st_size


def _settled(choice: Choice, options: Options, found: Stamp) -> Stamp:
    """The files once they no longer change."""
    while True:
        sleep(SETTLING)
        again = _look(choice, options)
        if again == found:
            return found
        found = again
