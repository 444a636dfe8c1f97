"""attrlint lsp: the language server, if its extra is installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from attrlint.base.errors import UsageError


def run_server() -> int:
    """Serve on standard input and output until the client ends the session. Raises UsageError without the extra."""
    if find_spec("pygls") is None:
        raise UsageError("the language server needs pygls; install attrlint with the extra “lsp”")
    from attrlint.lsp.serve import serve

    if sys.stdin.isatty():
        sys.stderr.write("attrlint lsp is started by an editor (see docs/editors.md). Press Ctrl-C to stop.\n")
    return serve()
