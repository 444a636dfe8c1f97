"""attrlint check --add-ignore: writes comments that suppress the current findings into the drafts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place
from attrlint.base.replacing import replace_file
from attrlint.cli.fixing import with_error, write_out
from attrlint.fixing.add_suppressions import check_reason, silence
from attrlint.reading import format_of, is_packed
from attrlint.reading.decoding import encode
from attrlint.running.draft_files import draft_file

if TYPE_CHECKING:
    from attrlint.running.runner import Result, Runner


class Ignoring:
    """Adds comments to one draft after another, and counts what they suppress.

    Raises UsageError for an invalid reason.
    """

    def __init__(self, runner: Runner, reason: str) -> None:
        self.runner, self.reason = runner, check_reason(reason)
        self.made = self.drafts = 0

    def path(self, path: str) -> Result:
        """One file with its comments written, and the findings that remain."""
        before = self.runner.lint_path(path)
        if before.errors or not before.diagnostics:
            return before
        try:
            file = draft_file(self.runner, path)
            commented, silenced = self._commented(file.data, path)
            if silenced:
                replace_file(path, commented, file)
        except AttrlintError as error:
            return with_error(before, error)
        self._count(silenced)
        return self.runner.lint_bytes(commented, path)

    def standard_input(self, data: bytes, path: str) -> Result:
        """A draft from standard input, written out with its comments: unchanged if that fails."""
        try:
            commented, silenced = self._commented(data, path)
        except AttrlintError as error:
            write_out(data)
            return with_error(self.runner.lint_bytes(data, path), error)
        self._count(silenced)
        write_out(commented)
        return self.runner.lint_bytes(commented, path)

    def _commented(self, data: bytes, path: str) -> tuple[bytes, int]:
        """A draft with its comments, and how many findings they silence. Raises AttrlintError."""
        if is_packed(data, path):
            said = "--add-ignore cannot write into it; in Word or Writer, add a comment “attrlint: ignore[CODE] reason”"
            raise AttrlintError(said, Place(path))
        document, encoding = self.runner.document(data, path)
        done = silence(document.prose.raw, format_of(path), self.reason, partial(self.runner.lint_text, path=path))
        if not done.silenced:
            return data, 0
        written = encode(done.text, data, encoding)
        if written is None:
            said = f"no comment added: the result cannot be written in {encoding or 'UTF-8'}"
            raise AttrlintError(said, Place(path))
        return written, done.silenced

    def _count(self, silenced: int) -> None:
        self.made += silenced
        self.drafts += bool(silenced)

    def said(self) -> str:
        """What was done, in a few words."""
        findings = f"{self.made} finding{'' if self.made == 1 else 's'}"
        return f"Suppressed {findings} in {self.drafts} draft{'' if self.drafts == 1 else 's'}"
