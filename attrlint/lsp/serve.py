"""The process of `attrlint lsp`: the protocol on standard input and output."""

from __future__ import annotations

import os
import signal
from typing import BinaryIO, cast

from attrlint.lsp.features import register
from attrlint.lsp.frames import FrameReader
from attrlint.lsp.server import STDIN, STDOUT, Server


def serve() -> int:
    """Run the server on standard input and output until the client ends it; returns the protocol's exit code.

    The protocol gets a copy of standard output, since pygls closes the one it is given. Ctrl-C ends the process like
    any other: pygls would first wait for another line of input.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = Server()
    register(server)
    with os.fdopen(os.dup(STDOUT), "wb") as output, os.fdopen(STDIN, "rb", closefd=False) as given:
        server.start_io(stdin=cast("BinaryIO", FrameReader(given)), stdout=output)
    return 0 if server.told_to_end else 1
