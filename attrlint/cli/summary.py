"""The result of a run of check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attrlint.cli.printing import complain
from attrlint.output.concise import visible

if TYPE_CHECKING:
    from attrlint.base.errors import AttrlintError
    from attrlint.running.runner import Result

RANKS = {"info": 0, "warning": 1, "error": 2}


class Tally:
    """The result of a run: counts and failures, and from these the exit code and the summary."""

    def __init__(self, fail_on: str = "", *, exit_zero: bool = False) -> None:
        self._fail_on, self._exit_zero = fail_on, exit_zero
        self.files = self.touched = self.fixable = 0
        self.counts = {"error": 0, "warning": 0, "info": 0}
        self.by_rule: dict[tuple[str, str], int] = {}
        self.failed = self.fails = False
        self._said: set[str] = set()

    def error(self, error: AttrlintError) -> None:
        """Print a failure, once; the run goes on and exits with 2."""
        self.failed = True
        said = "\n".join(error.lines())
        if said not in self._said:  # a fault in a settings file comes up with each of its drafts
            self._said.add(said)
            complain(error)

    def take(self, result: Result) -> None:
        """Count one draft."""
        self.files += result.linted
        if result.encoding:
            sys.stderr.write(f"{visible(result.path)}: warning: decoded as {result.encoding}, not UTF-8\n")
        if result.warning:
            sys.stderr.write(f"{visible(result.path)}: warning: {result.warning}\n")
        for error in result.errors:
            self.error(error)
        self.touched += bool(result.diagnostics)
        level = RANKS[self._fail_on or result.fail_on]
        for one in result.diagnostics:
            self.counts[one.severity.value] += 1
            self.by_rule[one.code, one.name] = self.by_rule.get((one.code, one.name), 0) + 1
            self.fixable += one.fix is not None and one.fix.safe
            self.fails |= one.severity.rank >= level

    def summary(self) -> str:
        """One line: what was found in how many drafts."""
        files = f"{self.files} draft" + ("s" if self.files != 1 else "")
        said = [f"{n} {kind}{'s' if n != 1 and kind != 'info' else ''}" for kind, n in self.counts.items() if n]
        found = f"{', '.join(said)} in {self.touched} of {files}" if said else f"No findings in {files}"
        if self.fixable:
            found += f" ({self.fixable} fixable with --fix)"
        return f"{found}; some drafts could not be checked (see above)" if self.failed else found

    def exit_code(self) -> int:
        """2 if anything failed, 1 if a finding is severe enough, otherwise 0."""
        if self.failed:
            return 2
        return 1 if self.fails and not self._exit_zero else 0
