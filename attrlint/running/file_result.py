"""One file, read and linted, and recognized later by its status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attrlint.base.errors import AttrlintError
    from attrlint.running.file_stamp import FileStamp
    from attrlint.running.runner import Result, Runner


class FileResult(NamedTuple):
    """The result for one file, and the status of the file as it was read, if asked for and available."""

    result: Result
    seen: FileStamp | None = None


def lint_file(runner: Runner, path: str, *, seeing: bool = True) -> FileResult:
    """Read and lint one file; `seeing` also records its status for the cache."""
    if not seeing:
        return FileResult(runner.lint_path(path))
    from attrlint.running.file_stamp import stamp, status_of

    try:
        status = status_of(path)
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return FileResult(runner.lint_path(path))  # it reports the fault
    return FileResult(runner.lint_bytes(data, path), stamp(data, status))


def failed_file(path: str, error: AttrlintError) -> FileResult:
    """The result for a file that could not be linted because its process failed."""
    from attrlint.running.runner import Result

    return FileResult(Result(path, errors=(error,)))
