"""The command line: Typer parses, a module a command does, and what went wrong is said in one line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """Run a command line; gives 0 clean, 1 findings, 2 could not do the job, 130 interrupted."""
    from attrlint.cli.door import app, usage_errors
    from attrlint.errors import AttrlintError

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal without UTF-8 must not cost the run
            reconfigure(errors="backslashreplace")
    try:
        done = app(args=list(argv), prog_name="attrlint", standalone_mode=False)
        code = done if isinstance(done, int) else 0
        sys.stdout.flush()
    except AttrlintError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.lines()))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 2
    except Exception as error:
        said = usage_errors(error)
        if said is None:
            if os.environ.get("ATTRLINT_DEBUG"):
                raise
            said = f"error: internal error ({type(error).__name__}: {error}); please report it", 2
        message, code = said
        if message:
            sys.stderr.write(f"{message}\n")
    return code
