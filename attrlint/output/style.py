"""Color for a terminal, and none anywhere else."""

from __future__ import annotations

CODES = {"error": "31;1", "warning": "33;1", "info": "36;1", "bold": "1", "dim": "2", "help": "32"}


class Style:
    """Styles words when `on`; otherwise returns them unchanged."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def paint(self, words: str, look: str) -> str:
        """The words in the style of one of `CODES`."""
        return f"\x1b[{CODES[look]}m{words}\x1b[0m" if self.on and words else words


PLAIN = Style(on=False)


def wanted(environ: dict[str, str], *, terminal: bool) -> bool:
    """Whether to use color: FORCE_COLOR says yes, NO_COLOR no; otherwise only on a terminal that supports it."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environ.get("TERM") != "dumb"
