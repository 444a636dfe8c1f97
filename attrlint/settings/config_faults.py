"""Faults of a settings file, each reported at its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import ConfigError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable


def shown(path: Path) -> str:
    """A path as printed: relative to the working folder if it lies inside, with forward slashes."""
    absolute = path.absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def close_file(path: Path) -> str:
    """`` (did you mean “x”?)`` for the file in the folder of a missing one with the nearest name, otherwise nothing."""
    from attrlint.packs.located import close_to

    try:
        return close_to(path.name, sorted(each.name for each in path.parent.iterdir()))
    except OSError:
        return ""


class ConfigFaults:
    """Faults of one file, each reported at its key."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.top = ("tool", "attrlint") if path.name == "pyproject.toml" else ()

    def at(self, key: str, message: str, *inner: str, value: str = "") -> ConfigError:
        """An error at a key or at a key inside its table; at the nearest parent key if that one has no place of its
        own.

        With a `value`, at the string with this text in the value of the key, if it is written that way.
        """
        return ConfigError(message, self.place(key, *inner, value=value))

    def place(self, *keys: str, value: str = "") -> Place:
        """The 1-based line and column (code points) of a key, or of a string in its value."""
        places = key_places(self.text)
        wanted = (*self.top, *(key for key in keys if key))
        while wanted:
            for path, start in places.items():
                if path[: len(wanted)] == wanted:
                    start = self._value_at(value, start, places.values()) if value else start
                    line = self.text.count("\n", 0, start) + 1
                    return Place(shown(self.path), line, start - self.text.rfind("\n", 0, start))
            wanted = wanted[:-1]
        return Place(shown(self.path))

    def _value_at(self, value: str, start: int, keys: Iterable[int]) -> int:
        """Where a string with this text begins after a key (code points); the key if there is none before the next."""
        end = min((key for key in keys if key > start), default=len(self.text))
        found = (self.text.find(f"{mark}{value}{mark}", start, end) for mark in "\"'")
        return min((at for at in found if at >= 0), default=start)


class NoFile(ConfigFaults):
    """Faults of settings that are in no file; they have no place."""

    def __init__(self) -> None:
        super().__init__(Path(), "")

    def at(self, key: str, message: str, *inner: str, value: str = "") -> ConfigError:
        """An error about a key."""
        return ConfigError(message)


TOKENS = r"""(?sx) \#[^\n]* | \"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5}
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*' | [\[\]{}=,\n] | [^\s\#"'\[\]{}=,]+"""


def key_places(text: str) -> dict[tuple[str, ...], int]:
    """The place of each key in a TOML text (0-based code points); keys of inline tables are left out."""
    import re

    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    start = depth = 0
    in_key = True
    for match in re.finditer(TOKENS, text):
        word = match[0]
        if word == "\n" and not depth:  # a statement ends
            path, in_key = (), True
        elif word[0] == "#" or (in_key and word in "[\n"):
            continue
        elif not in_key:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(word, 0)
        elif word in "=]":
            if word == "=":
                found.setdefault((*table, *path), start)
                in_key = False
            elif path:  # not the second bracket of [[...]]
                table, path = path, ()
                found.setdefault(table, start)
        else:
            parts = [word[1:-1]] if word[0] in "\"'" else [part for part in word.split(".") if part]
            start = match.start() if len(parts) < 2 else match.end() - len(parts[-1])
            path = (*path, *parts)
    return found
