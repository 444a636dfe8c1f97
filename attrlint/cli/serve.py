"""attrlint serve: the desk in the browser, and the same checks as JSON for programs on this machine."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe

from attrlint.base.errors import Place, UsageError

SHORTEST_TOKEN = 16  # characters


def run_desk(*, port: int, opens: bool, token_file: str, config: str, isolated: bool) -> int:
    """Serve until Ctrl-C; returns 0. Raises AttrlintError."""
    if find_spec("uvicorn") is None or find_spec("starlette") is None:
        raise UsageError("serve needs starlette and uvicorn; install attrlint with the extra “serve”")
    from attrlint.serving.payload import server_settings
    from attrlint.serving.server import LOOPBACK, loopback_socket, serve

    token = _token(token_file) if token_file else token_urlsafe(24)
    settings = server_settings(config, isolated=isolated)
    bound = loopback_socket(port)
    address = f"http://{LOOPBACK}:{bound.getsockname()[1]}/"

    def ready() -> None:
        shown = address if token_file else f"{address}?token={token}"
        sys.stderr.write(f"attrlint desk: {shown}\nDrafts stay on this machine. Press Ctrl-C to stop.\n")
        sys.stderr.flush()
        if opens:
            import webbrowser

            webbrowser.open(f"{address}?token={token}")

    with suppress(KeyboardInterrupt):
        serve(bound, token, settings, ready)
    return 0


def _token(path: str) -> str:
    """The token in a file. Raises UsageError."""
    try:
        token = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot be read: {getattr(error, 'strerror', None) or 'not text'}", Place(path)) from None
    if len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(f"a token has at least {SHORTEST_TOKEN} ASCII characters and no spaces", Place(path))
    return token
