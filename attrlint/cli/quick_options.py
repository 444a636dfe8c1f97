"""The usual command lines of check, read without Typer, which takes as long to load as a draft to lint.

Only what can have one meaning is read here: words that are paths, and these options with a value that cannot be another
option. Everything else, and everything that is wrong, is Typer's. A test compares the two on any command line.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FLAGS = {
    f"--{name}": name.replace("-", "_")
    for name in (
        "diff exit-zero fix force-exclude isolated no-cache profile quiet show-files show-suppressed statistics"
        " unsafe-fixes"
    ).split()
} | {"-q": "quiet"}
LISTS = {
    f"--{name}": name.replace("-", "_") for name in "exclude extend-select ignore include output-format select".split()
}
TEXTS = {
    f"--{name}": name.replace("-", "_")
    for name in "baseline config date diff-base jobs output-file stdin-filename".split()
}


def read_check(argv: Sequence[str]) -> dict[str, object] | None:
    """The options of a command line of check, by the names of `check_as_asked`; None where Typer has to read it."""
    if not argv or argv[0] != "check" or "_ATTRLINT_COMPLETE" in os.environ:
        return None
    paths: list[str] = []
    given: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    words = iter(argv[1:])
    for word in words:
        if word == "--":  # what follows are paths, whatever they look like
            paths += words
            break
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        if word in FLAGS:
            given[FLAGS[word]] = True
            continue
        option, equals, value = word.partition("=")
        if not equals:
            value = next(words, "")
        if not value or value.startswith("-"):
            return None
        if option in LISTS:
            lists.setdefault(LISTS[option], []).append(value)
        elif option in TEXTS and TEXTS[option] not in given:
            given[TEXTS[option]] = value
        else:
            return None
    return {**given, **lists, **({"paths": paths} if paths else {})}


def run_quickly(argv: Sequence[str]) -> int | None:
    """Run a command line that can be read without Typer; gives its exit code, None for any other."""
    given = read_check(argv)
    if given is None:
        return None
    from attrlint.cli.check_options import check_as_asked

    return check_as_asked(**given)  # type: ignore[arg-type]
