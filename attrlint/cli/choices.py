"""The values that options may have, and how words on the command line are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.output import FORMATS

if TYPE_CHECKING:
    from datetime import date


MOST_JOBS = 61  # the most that Windows can wait for


class Output(NamedTuple):
    """A format and the file it is written to; "" is standard output."""

    format: str
    file: str = ""


def words(given: list[str] | None) -> tuple[str, ...]:
    """The words of options that may be repeated and may each have several words separated by commas."""
    return tuple(word.strip() for item in given or () for word in item.split(",") if word.strip())


def day(text: str) -> date | None:
    """A date as YYYY-MM-DD, or None. Raises UsageError."""
    from datetime import date

    from attrlint.base.errors import UsageError

    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date must be YYYY-MM-DD, not “{text}”") from None


def job_count(text: str) -> int:
    """The number of processes; 0 for ``auto``. Raises UsageError."""
    from attrlint.base.errors import UsageError

    if text == "auto":
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_JOBS):
        raise UsageError(f"--jobs must be auto or a number from 1 to {MOST_JOBS}, not “{text}”")
    return int(text)


def outputs(given: list[str] | None, file: str) -> tuple[Output, ...]:
    """What is written where, each as ``NAME`` or ``NAME:FILE``; `file` is the output of a format without a file.

    Raises UsageError.
    """
    from attrlint.base.errors import UsageError

    found: list[Output] = []
    for text in given or ["concise"]:
        name, colon, own = text.partition(":")
        if name not in FORMATS:
            from attrlint.packs.located import close_to

            raise UsageError(
                f"--output-format must be one of {', '.join(FORMATS)}, not “{name}”{close_to(name, FORMATS)}"
            )
        if colon and not own:
            raise UsageError(f"--output-format {text} needs a file name after the colon")
        goes = own or file
        found.append(Output(name, "" if goes == "-" else goes))
    files = [output.file for output in found]
    twice = next((name for name in files if files.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two formats cannot share {twice or 'standard output'}; name a file, as in sarif:out.sarif")
    if file and file not in files and file != "-":
        raise UsageError(f"--output-file {file} is not needed: every format has its own file")
    return tuple(found)


def complete_format(begun: str) -> list[str]:
    """The formats that begin like this, for shell completion."""
    return [name for name in FORMATS if name.startswith(begun)]


def usage_errors(error: Exception) -> tuple[str, int] | None:
    """What the parser reported, as one line and an exit code; None for any other error.

    The parser's classes differ between the supported versions of Typer, so they are recognized by their attributes.
    """
    if type(error).__name__ == "Abort":
        return "", 130
    say = getattr(error, "format_message", None)
    if not callable(say):
        return None
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(say()), 2
    return f"error: {' '.join(str(say()).split())}", 2
