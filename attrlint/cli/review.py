"""attrlint review: findings as comments, and fixes as tracked changes, in a copy of a Word draft."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, UsageError
from attrlint.base.facts import dataclass
from attrlint.base.replacing import replace_file, write_file
from attrlint.cli.printing import complain
from attrlint.fixing.word.review import Request, Reviewed, review_word
from attrlint.output.concise import concise, visible
from attrlint.running.draft_files import draft_file
from attrlint.running.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.base.errors import AttrlintError
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.reading.prose import Prose
    from attrlint.running.runner import Choice


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What review is asked to do, apart from which rules run."""

    output: str = ""
    in_place: bool = False
    track_changes: bool = False
    unsafe: bool = False
    author: str = "attrlint"


def run_review(choice: Choice, draft: str, options: ReviewOptions) -> int:
    """Write a reviewed copy of a Word draft. Returns 0, or 2 if something failed. Raises AttrlintError."""
    target = _target(draft, options)
    if not options.author.strip():
        raise UsageError("--author needs a name")
    if options.unsafe and not options.track_changes:
        raise UsageError("--unsafe-fixes needs --track-changes")
    runner = Runner(choice)
    file = draft_file(runner, draft)
    lint = _Lint(runner, draft)
    request = Request(datetime.now(UTC), options.author, options.track_changes, options.unsafe)
    reviewed = review_word(file.data, draft, lint.find, request)
    if options.in_place:
        replace_file(target, reviewed.data, file)
    else:
        write_file(target, reviewed.data)
    for failure in lint.failures:
        complain(failure)
    _report(target, reviewed)
    return 2 if lint.failures else 0


class _Lint:
    """Lints the prose of one draft, and records what went wrong."""

    def __init__(self, runner: Runner, path: str) -> None:
        self.runner, self.path = runner, path
        self.failures: Sequence[AttrlintError] = ()

    def find(self, prose: Prose) -> Sequence[Diagnostic]:
        """The findings, at places of the draft's text, with the fixes that leave quoted words alone."""
        document = self.runner.prose_document(prose, self.path)
        linter = self.runner.linter_of(Path(self.path))
        report = linter.lint(document)
        self.failures = report.failures
        warning = linter.warning(document)
        if warning:
            sys.stderr.write(f"{visible(self.path)}: warning: {warning}\n")
        return report.diagnostics


def _target(draft: str, options: ReviewOptions) -> str:
    """Where the review is written. Raises UsageError if that would overwrite the draft unasked, or is not given."""
    if options.in_place:
        if options.output:
            raise UsageError("--in-place cannot be combined with --output")
        return draft
    if not options.output:
        raise UsageError("--output is missing: name the file to write, or use --in-place")
    if Path(options.output).is_dir():
        raise UsageError("is a folder; name a file", Place(options.output))
    try:
        same = os.path.samefile(draft, options.output)  # noqa: PTH121 - neither need exist
    except (OSError, ValueError):
        same = False
    if same:
        raise UsageError("is the draft itself, which is not overwritten without --in-place", Place(options.output))
    return options.output


def _report(target: str, reviewed: Reviewed) -> None:
    """Print on standard error what was written, and list what could not be."""
    from attrlint.output.columns import Columns
    from attrlint.output.style import PLAIN

    left = reviewed.unplaced
    if left:
        lines = concise(left, reviewed.text, PLAIN, Columns.codepoint)
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        what = "1 finding has" if len(left) == 1 else f"{len(left)} findings have"
        sys.stderr.write(f"{what} no comment: none are written in headers, footers, notes and text boxes\n")
    said = f"{_count(reviewed.comments, 'comment')}, {_count(reviewed.changes, 'tracked change')}"
    sys.stderr.write(f"{visible(target)}: {said}\n")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
