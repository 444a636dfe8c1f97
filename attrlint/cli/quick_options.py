"""The usual command lines of check, read without Typer: importing it takes 40 ms, as long as linting a short draft.

The options are the parameters of `check_command`, each recognized by its default: False is a flag, None a list, and a
string takes one value. Only what can have one meaning is read here: words that are paths, and options whose value
cannot be another option. Everything else, and every mistake, is left to Typer. A test compares the two.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPED = frozenset({"add_ignore", "columns", "fail_on", "preset"})  # options with values of their own
SHORT = {"-q": "--quiet"}


def with_reason(argv: Sequence[str]) -> list[str]:
    """A command line with --add-ignore written as --add-ignore=, because options of Typer cannot omit their value."""
    ends = argv.index("--") if "--" in argv else len(argv)
    given = ["--add-ignore=" if word == "--add-ignore" else word for word in argv[:ends]]
    return [*given, *argv[ends:]]


def read_check(argv: Sequence[str], defaults: Mapping[str, object]) -> dict[str, object] | None:
    """The options after the word check, by their names in `defaults`; None if Typer has to read them."""
    names = {f"--{name.replace('_', '-')}": name for name in defaults.keys() - TYPED - {"paths"}}
    given: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    words = iter(argv)
    for word in words:
        if word == "--":  # what follows are paths, whatever they look like
            lists.setdefault("paths", []).extend(words)
            continue
        if not word.startswith("-") or word == "-":
            lists.setdefault("paths", []).append(word)
            continue
        option, equals, value = word.partition("=")
        name = names.get(SHORT.get(word, option))
        if name is None:
            return None
        if defaults[name] is False:
            if equals:
                return None
            given[name] = True
            continue
        if not equals:
            value = next(words, "")
        if not value or value.startswith("-") or name in given:
            return None
        if defaults[name] is None:
            lists.setdefault(name, []).append(value)
        else:
            given[name] = value
    return {**given, **{name: found for name, found in lists.items() if found}}


def run_quickly(argv: Sequence[str]) -> int | None:
    """Run a command line that can be read without Typer; returns its exit code, or None for any other."""
    if not argv or argv[0] != "check" or "_ATTRLINT_COMPLETE" in os.environ:
        return None
    from attrlint.cli import check_options

    command = check_options.check_command
    given = read_check(argv[1:], command.__kwdefaults__ or {})
    return None if given is None else command(**given)  # type: ignore[arg-type]
