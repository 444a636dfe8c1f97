"""One file, read and linted, and recognized later by its status."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import ReadError

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
    from attrlint.running.draft_files import draft_file
    from attrlint.running.file_stamp import stamp, status_line

    try:
        data, status = draft_file(runner, path)
    except ReadError as error:
        return failed_file(path, error)
    return FileResult(runner.lint_bytes(data, path), stamp(data, status_line(status)))


def failed_file(path: str, error: AttrlintError) -> FileResult:
    """The result for a file that could not be linted because its process failed."""
    from attrlint.running.runner import Result

    return FileResult(Result(path, errors=(error,)))
