"""What an audit reads: Parquet, JSON Lines, CSV, databases and folders of drafts, record by record in a fixed order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.archive.inputs.delimited import CsvInput
from attrlint.archive.inputs.drafts import DraftsInput
from attrlint.archive.inputs.duckdb_file import DuckDBInput
from attrlint.archive.inputs.jsonl import JsonLinesInput
from attrlint.archive.inputs.parquet import ParquetInput
from attrlint.archive.inputs.sqlite import SqliteInput
from attrlint.base.errors import Place, ReadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attrlint.archive.inputs.base import Input, Narrowed
    from attrlint.running.runner import Choice

FORMATS = {
    "parquet": ParquetInput,
    "jsonl": JsonLinesInput,
    "csv": CsvInput,
    "sqlite": SqliteInput,
    "duckdb": DuckDBInput,
}
ENDINGS = {
    ".parquet": "parquet", ".pq": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".csv": "csv",
    ".tsv": "csv", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".duckdb": "duckdb", ".ddb": "duckdb",
}  # fmt: skip
PACKED = (".gz", ".zst")


def format_of_input(path: Path) -> str:
    """The format that a file's ending stands for, also under .gz and .zst; "" where it stands for none."""
    name = path.name.lower()
    for ending in PACKED:
        name = name.removesuffix(ending)
    return ENDINGS.get(Path(name).suffix, "")


def find_inputs(paths: Sequence[str], asked: str, narrowed: Narrowed, choice: Choice) -> list[Input]:
    """The inputs that paths on the command line stand for, in order, each once. Raises ReadError, UsageError.

    A folder that holds archives stands for these, any other for the drafts in it.
    """
    found: dict[str, Input] = {}
    for given in paths:
        if "://" in given:
            where = "copy it here first, or audit it on Spark (attrlint.archive.spark)"
            raise UsageError(f"only local files can be read: {where}", Place(given))
        path = Path(given)
        if not given or not path.exists():
            raise ReadError("no such file or folder", Place(given))
        for one in _inputs_of(path, asked, narrowed, choice):
            found.setdefault(one.name, one)
    return list(found.values())


def _inputs_of(path: Path, asked: str, narrowed: Narrowed, choice: Choice) -> Iterable[Input]:
    if path.is_dir():
        inside = [p for p in sorted(path.rglob("*")) if format_of_input(p) and _is_shown(p.relative_to(path))]
        if asked not in ("auto", "folder"):
            inside = [p for p in inside if format_of_input(p) == asked]
        if asked == "folder" or (asked == "auto" and not inside):
            return [DraftsInput(path, choice)]
        if not inside:
            raise ReadError(f"no {asked} files in this folder", Place(path.as_posix()))
        return [FORMATS[format_of_input(p)](p, narrowed) for p in inside]
    form = format_of_input(path) if asked == "auto" else asked
    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(f"unknown format; say which with --input-format ({known})", Place(path.as_posix()))
    return [FORMATS[form](path, narrowed)]


def _is_shown(path: Path) -> bool:
    return not any(part.startswith((".", "_")) for part in path.parts)
