"""Standard input, output and error if a program or shell has closed them, and drafts from standard input."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.running.draft_files import bytes_of_stream

if TYPE_CHECKING:
    from typing import NoReturn

    from attrlint.running.runner import Runner


class ClosedOutput(io.TextIOBase):
    """Closed standard output: writing anything to it is an error, and nothing else is."""

    def write(self, text: str) -> int:
        """Raise OSError, unless there is nothing to write."""
        if text:
            raise OSError(errno.EBADF, "standard output is closed")
        return 0

    def fileno(self) -> NoReturn:
        """Raise OSError: there is none."""
        raise io.UnsupportedOperation("fileno")


def mend_streams() -> None:
    """Replace closed streams.

    A file that is opened later must not get the number of one of them: output meant for the stream would go into that
    file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest free number
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for the whole run


def read_standard_input(runner: Runner, path: str) -> bytes:
    """The draft from standard input under the name `path`. Raises ReadError."""
    if sys.stdin is None:
        raise ReadError("standard input is closed", Place(path))
    return bytes_of_stream(runner, sys.stdin.buffer, path)
