"""One file, read and linted, and known again later by how it was seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from attrlint.base.errors import AttrlintError
    from attrlint.running.file_stamp import FileStamp
    from attrlint.running.runner import Result, Runner


class FileResult(NamedTuple):
    """What came of one file, and the file as it was read, if it could be and was asked for."""

    result: Result
    seen: FileStamp | None = None


def lint_file(runner: Runner, path: str, *, seeing: bool = True) -> FileResult:
    """Read and lint one file; `seeing` tells what it looked like as well, for the cache."""
    if not seeing:
        return FileResult(runner.lint_path(path))
    from attrlint.running.file_stamp import stamp, status_of

    try:
        status = status_of(path)
        data = Path(path).read_bytes()
    except (OSError, ValueError):
        return FileResult(runner.lint_path(path))  # which says what is wrong
    return FileResult(runner.lint_bytes(data, path), stamp(data, status))


def failed_file(path: str, error: AttrlintError) -> FileResult:
    """What stands for a file that could not be linted for a reason of its own."""
    from attrlint.running.runner import Result

    return FileResult(Result(path, errors=(error,)))
