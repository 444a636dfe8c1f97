"""attrlint check --fix and --diff: the fixes of a run, written or only shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError
from attrlint.base.facts import replace
from attrlint.base.replacing import replace_file
from attrlint.output.concise import visible
from attrlint.running.draft_files import draft_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from attrlint.fixing.apply_fixes import Rewritten
    from attrlint.running.runner import Result, Runner


class Fixing:
    """Applies the fixes of one draft after another, and counts them."""

    def __init__(self, runner: Runner, *, unsafe: bool) -> None:
        self.runner, self.unsafe = runner, unsafe
        self.made = self.drafts = 0

    def path(self, path: str) -> Result:
        """One file with its fixes written, and the findings that remain."""
        try:
            file = draft_file(self.runner, path)
            rewritten = self.runner.fix_bytes(file.data, path, unsafe=self.unsafe)
            if rewritten.made:
                replace_file(path, rewritten.data, file)
        except AttrlintError as error:
            return with_error(self.runner.lint_path(path), error)
        self._count(rewritten)
        return self.runner.lint_bytes(rewritten.data, path)

    def fixed(self, path: str) -> Rewritten:
        """One file with its fixes; nothing is written. Raises AttrlintError."""
        return self.runner.fix_bytes(draft_file(self.runner, path).data, path, unsafe=self.unsafe)

    def standard_input(self, data: bytes, path: str) -> Result:
        """A draft from standard input, written out with its fixes: unchanged if it cannot be fixed."""
        try:
            rewritten = self.runner.fix_bytes(data, path, unsafe=self.unsafe)
        except AttrlintError as error:
            write_out(data)
            return with_error(self.runner.lint_bytes(data, path), error)
        self._count(rewritten)
        write_out(rewritten.data)
        return self.runner.lint_bytes(rewritten.data, path)

    def diff(self, path: str, fixed: Callable[[], Rewritten]) -> AttrlintError | None:
        """Print what would change in one draft; returns the reason if it could not be read."""
        try:
            rewritten = fixed()
        except AttrlintError as error:
            return error
        self._count(rewritten)
        sys.stdout.writelines(unified(path, rewritten.before, rewritten.after))
        return None

    def _count(self, rewritten: Rewritten) -> None:
        self.made += sum(count for _, count in rewritten.made)
        self.drafts += bool(rewritten.made)

    def said(self, verb: str = "Fixed") -> str:
        """What was done, in a few words."""
        findings = f"{self.made} finding{'' if self.made == 1 else 's'}"
        return f"{verb} {findings} in {self.drafts} draft{'' if self.drafts == 1 else 's'}"


def unified(path: str, before: str, after: str) -> Iterator[str]:
    """A unified diff of lines with their line ends; a line without one is followed by the note that patch expects."""
    from difflib import unified_diff

    name = visible(path)
    lines = (_lines(before), _lines(after))
    for line in unified_diff(*lines, fromfile=name, tofile=name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as patch counts them: split at LF only."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])


def write_out(data: bytes) -> None:
    """Write a draft to standard output, as bytes if possible."""
    out = getattr(sys.stdout, "buffer", None)
    sys.stdout.flush()
    if out is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        out.write(data)
    sys.stdout.flush()


def with_error(result: Result, error: AttrlintError) -> Result:
    """A result that also says why nothing was fixed, once."""
    if any(error.lines() == other.lines() for other in result.errors):
        return result
    return replace(result, errors=(*result.errors, error))
