"""``attrlint serve`` that writes down each file, process and address that Python opens in it.

    python -m benchmarks.hostile.watched LOG [OPTIONS OF SERVE]

Each line of LOG is the name of an audit event of Python and its arguments, between tabs (docs: Audit events table).
"""

from __future__ import annotations

import os
import sys

from attrlint.cli import run

WATCHED = (
    *(
        "open",
        "os.",
        "shutil.",
        "subprocess.",
        "tempfile.",
        "glob.",
        "pathlib.",
        "socket.connect",
        "socket.getaddrinfo",
    ),
    *("socket.gethostby", "socket.bind", "socket.sendto", "webbrowser.", "urllib.", "sqlite3.connect", "ctypes.dlopen"),
)
FEW = ("os.putenv", "os.unsetenv", "os.add_dll_directory")  # that touch no file


def watch(log: str) -> None:
    """Write down events from now on, one write each, so that no line is lost if the process is ended."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(WATCHED) and event not in FEW:
            line = "\t".join([event, *(_shown(each) for each in arguments)])
            os.write(out, line.encode("ascii") + b"\n")

    sys.addaudithook(hook)


def _shown(argument: object) -> str:
    text = os.fsdecode(argument) if isinstance(argument, bytes | os.PathLike) else str(argument)
    return ascii(text)[1:-1]  # without a codec, whose import would come back here


def main(argv: list[str]) -> int:
    """Serve until the process is ended."""
    watch(argv[0])
    return run(["serve", *argv[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
