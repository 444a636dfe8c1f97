"""What can go wrong, and how it is said.

    AttrlintError            exit 2
    ├── UsageError           an option or argument that makes no sense
    ├── ConfigError          a fault in a configuration file
    ├── PackError            faults in a rule pack, all of them at once
    │   └── NamesError       faults in a file of house names
    ├── ReadError            a draft that cannot be read
    ├── WriteError           a file that cannot be written, or must not be
    └── RuleFailed           a rule that could not finish on a draft (its pattern timed out, or it is broken)

Every error prints as one line in the style of a diagnostic, ``path:line:column: error: message``,
with as much of the place as is known. None of them ends in exit 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is: a path, and a 1-based line and code-point column where they are known."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([harmless(self.path), *(str(n) for n in (self.line, self.column) if n)])


def harmless(path: str) -> str:
    """A path as it may stand at the start of a line: there ``::error::`` and ``##vso[`` are commands to a CI runner."""
    return f"./{path}" if path.lstrip().startswith(("::", "##")) else path


class AttrlintError(Exception):
    """An error that attrlint reports; `exit_code` is the exit code of the process."""

    exit_code = 2

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def lines(self) -> list[str]:
        """The error as printed, one line each."""
        where = f"{self.place}: " if self.place else ""
        return [f"{where}error: {self.message}"]


class AttrlintWarning(UserWarning):
    """What the library warns of: a draft that is not English, or not UTF-8. The command line prints it instead."""


class UsageError(AttrlintError):
    """An option or argument that is wrong or cannot be combined with another."""


class ConfigError(AttrlintError):
    """A fault in a configuration file."""


class PackError(AttrlintError):
    """One or more faults in a rule pack."""

    def __init__(self, faults: Sequence[tuple[Place, str]]) -> None:
        super().__init__(faults[0][1], faults[0][0])
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type[PackError], tuple[tuple[tuple[Place, str], ...]]]:
        """How the error is pickled to go from one process to another."""
        return type(self), (self.faults,)

    def lines(self) -> list[str]:
        """All faults, one line each, in the order of the file."""
        return [f"{place}: error: {message}" for place, message in self.faults]


class NamesError(PackError):
    """One or more faults in a file of house names."""


class ReadError(AttrlintError):
    """A draft that cannot be read: missing, binary, or in an encoding that cannot be detected."""


class WriteError(AttrlintError):
    """A file that cannot be written, or that is no longer the one that was read."""


class RuleFailed(AttrlintError):
    """A rule that could not finish on one draft; the other rules go on."""
