"""junit: one test case per draft, for the test reports of CI systems; clean drafts pass, so every run has tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.checkstyle import DECLARATION, attribute
from attrlint.output.concise import concise
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

RANKS = {"info": 0, "warning": 1, "error": 2}


class JUnit(Writer):
    """One document, held until the end because it begins with the number of failed drafts.

    A draft that makes the run fail is a failure; less severe findings are in its output. A draft that could not be
    linted, or not by all rules, is an error.
    """

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._cases: list[str] = []
        self._failures = self._errors = 0

    def take(self, result: Result) -> Iterator[str]:
        """One draft."""
        told = list(concise(result.diagnostics, result.raw))
        listed = "".join(f"{attribute(line)}\n" for line in told)
        level = RANKS[self.setting.fail_on or result.fail_on]
        failing = [one for one in result.diagnostics if one.severity.rank >= level]
        inside = ""
        if result.errors:
            self._errors += 1
            said = "; ".join(error.message for error in result.errors)
            inside += f'<error message="{attribute(said)}" type="attrlint">{attribute(said)}</error>'
        elif failing:
            self._failures += 1
            worst = max(failing, key=lambda one: one.severity.rank).severity.value
            said = f"{len(failing)} finding{'' if len(failing) == 1 else 's'}"
            inside += f'<failure message="{said}" type="{worst}">\n{listed}</failure>'
        if listed and (result.errors or not failing):
            inside += f"<system-out>\n{listed}</system-out>"
        name = attribute(result.path)
        self._cases.append(f'<testcase name="{name}" classname="attrlint" file="{name}">{inside}</testcase>\n')
        yield from ()

    def finish(self) -> Iterator[str]:
        """The whole document."""
        counts = f'tests="{len(self._cases)}" failures="{self._failures}" errors="{self._errors}"'
        yield f'{DECLARATION}<testsuites name="attrlint" {counts}>\n<testsuite name="attrlint" {counts} skipped="0">\n'
        yield from self._cases
        yield "</testsuite>\n</testsuites>\n"
