"""attrlint baseline, and the findings that check leaves out: those in a baseline, and those on unchanged lines."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, UsageError
from attrlint.base.facts import replace
from attrlint.base.replacing import WrittenFile
from attrlint.cli.printing import complain
from attrlint.output.concise import visible
from attrlint.reading import FORMATS, format_of
from attrlint.running.baseline import baseline_text, read_baseline
from attrlint.running.batch import Batch
from attrlint.running.cache import open_cache
from attrlint.running.discovery import find_drafts
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from attrlint.model.diagnostic import Diagnostic
    from attrlint.running.changed_lines import ChangedLines
    from attrlint.running.runner import Result

WIDE = (
    "utf-16",
    "utf-32",
)  # encodings in which a line as git counts it may not be one: then a changed draft counts as a whole


def write_baseline(choice: Choice, paths: tuple[str, ...], output: str, *, jobs: int = 1, cached: bool = True) -> int:
    """Write the fingerprints of the current findings. Returns 0, or 2 without writing a file if something failed."""
    runner = Runner(choice)
    drafts, errors = find_drafts(paths, runner.config_of)
    if os.path.realpath(output) in map(os.path.realpath, drafts):
        raise UsageError("is one of the drafts; not overwritten (see --output)", Place(output))
    found: list[Diagnostic] = []
    batch = Batch(runner, open_cache(runner) if cached else None, jobs)
    with WrittenFile(output) as file:
        with batch:
            for result in batch.results(drafts):
                errors += result.errors
                found += result.diagnostics
        for note in batch.notes:
            sys.stderr.write(f"warning: {note}\n")
        said: dict[str, None] = {}
        for error in errors:
            lines = "\n".join(error.lines())
            if lines not in said:
                said[lines] = None
                complain(error)
        if errors:
            sys.stderr.write("No baseline written because something could not be checked\n")
            return 2
        file.write(baseline_text(found, output).encode())
        file.finish()
    findings = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
    files = f"{len(drafts)} draft{'' if len(drafts) == 1 else 's'}"
    sys.stderr.write(f"{visible(output)} written: {findings} in {files}\n")
    return 0


class Narrowing:
    """Removes from the results what was not asked for. Raises UsageError if that cannot be determined."""

    def __init__(self, runner: Runner, *, baseline: str = "", diff_base: str = "") -> None:
        self._runner = runner
        self._changed: ChangedLines | None = None
        if diff_base:
            from attrlint.running.changed_lines import ChangedLines

            self._changed = ChangedLines(diff_base)
        self._baseline = read_baseline(baseline) if baseline else None

    def prepare(self, drafts: Sequence[str]) -> None:
        """Ask git about all drafts, so that its refusals are reported once and before anything is printed."""
        for draft in drafts:
            if self._changed:
                self._changed.of(draft)

    def take(self, result: Result) -> Result:
        """A result without what is left out; a draft that could not be read has nothing to leave out."""
        if not result.linted:
            return result
        found, silenced = result.diagnostics, result.silenced
        if self._baseline:
            # A rule that could not finish has found nothing, which does not mean that a fault is fixed.
            rules = (
                () if result.errors else self._runner.linter_of(Path(result.path), against=bool(result.against)).rules
            )
            found = self._baseline.new(result.path, found, {rule.code for rule in rules})
        if self._changed:
            touches = _toucher(self._changed, result)
            found = tuple(one for one in found if touches(one))
            silenced = tuple(one for one in silenced if touches(one.diagnostic))
        return replace(result, diagnostics=found, silenced=silenced)

    def said(self) -> str:
        """A line about what was left out, or nothing."""
        return f"{visible(self._baseline.summary())}\n" if self._baseline else ""


def _toucher(changed: ChangedLines, result: Result) -> Callable[[Diagnostic], bool]:
    """Tells whether a finding, or a related place, touches changed lines."""
    from attrlint.running.changed_lines import LineStarts, meet

    lines = changed.of(result.path)
    whole = result.encoding.startswith(WIDE) or FORMATS[format_of(result.path)].packed  # git has no lines of those
    if lines is None or (lines and whole):
        return lambda _: True
    if not lines:
        return lambda _: False
    starts = LineStarts(result.raw)

    def touches(one: Diagnostic) -> bool:
        return any(
            meet(starts.of(span), lines)
            for span in (one.span, *(each.span for each in one.related if each.elsewhere is None))
        )

    return touches
