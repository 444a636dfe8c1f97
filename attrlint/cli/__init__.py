"""The command line: Typer parses it (except the usual forms), a command runs, and errors are printed one line each."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command line and end the process with its exit code.

    What a run creates is kept to its end or freed by reference counting, so the cycle collector finds nothing. It would
    take a third of a short run: half of that while it works, half as the process ends, when it would search everything
    again.
    """
    gc.set_threshold(50_000, 20, 20)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from attrlint.cli.streams import mend_streams

        mend_streams()
    code = run(sys.argv[1:] if argv is None else argv)
    gc.freeze()
    if code == INTERRUPTED:  # the interpreter would wait for threads that watch processes which have ended
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        os._exit(code)
    sys.exit(code)


def run(argv: Sequence[str]) -> int:
    """Run a command line; returns 0 for clean, 1 for findings, 2 for failure, 130 if interrupted."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal without UTF-8 must not stop the run
            reconfigure(errors="backslashreplace")
    try:
        code = _run(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        from attrlint.cli.printing import closed_pipe

        return closed_pipe()
    _keep()
    return code


def _keep() -> None:
    """Save what the next run can reuse; nothing if the store was not used."""
    if "attrlint.store.store" in sys.modules:
        from attrlint.store.store import finish

        finish()


def _not_written(error: OSError) -> int:
    """Say what is wrong with the output; returns 2."""
    from attrlint.cli.printing import closed_pipe, said_of

    sys.stderr.write(f"{said_of(error)}\n")
    return closed_pipe()  # otherwise the interpreter tries again as it ends, with an exit code of its own


def _run(argv: Sequence[str]) -> int:
    from attrlint.cli.quick_options import run_quickly, with_reason

    if list(argv) == ["--version"]:
        from attrlint import __version__

        try:
            sys.stdout.write(f"attrlint {__version__}\n")
        except BrokenPipeError:
            raise
        except OSError as error:
            return _not_written(error)
        return 0
    from attrlint.base.errors import AttrlintError

    try:
        done: object = run_quickly(argv)
        if done is None:
            from attrlint.cli.app import app

            done = app(args=with_reason(argv), prog_name="attrlint", standalone_mode=False)
    except AttrlintError as error:
        from attrlint.cli.printing import complain

        complain(error)
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:  # drafts and settings have errors of their own: this one is about the output
        return _not_written(error)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # here the parser ends the process with 1
            raise BrokenPipeError from None
        return ended.code if isinstance(ended.code, int) else 2
    except Exception as error:
        from attrlint.cli.choices import usage_errors

        said = usage_errors(error)
        if said is None:
            if os.environ.get("ATTRLINT_DEBUG"):
                raise
            said = f"error: internal error ({type(error).__name__}: {error}); please report this", 2
        message, code = said
        if message:
            sys.stderr.write(f"{message}\n")
        return code
    return done if isinstance(done, int) else 0
