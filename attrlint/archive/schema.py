"""The tables of an audit: their columns, types and version. Columns are only ever added.

Types are written as in Spark SQL and DuckDB (``array<struct<start: int>>``); `arrow_schema` gives them as Arrow types.
Offsets are 0-based code points of the record's text, ends exclusive; lines and columns are 1-based.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 1

_SPEAKER = (
    "speaker string",
    "speaker_sort string",
    "speaker_id string",
    "speaker_key string",
    "mention string",
    "mention_start int",
    "cue string",
)
# What each record produces: table -> columns, each "name type". The columns `article` and `shard` come first in each.
TABLES: dict[str, tuple[str, ...]] = {
    "articles": (
        *("date date", "section string", "outlet string", "title string", "url string", "author string"),
        *("sha256 binary32", "chars int", "words int", "paragraphs int", "sentences int"),
        *("quotations int", "unattributed int", "statements int", "sources int", "nameless int"),
        *("words_quoted int", "findings int", "encoding string", "language string"),
        "sentence_hashes array<int>",
    ),
    "findings": (
        *("code string", "rule string", "severity string", "confidence string", "message string", "quote string"),
        *("start int", "end int", "line int", "column int", "fingerprint string"),
        "related array<start int, end int, message string>",
        "fix struct<message string, safe boolean, edits array<start int, end int, content string>>",
    ),
    "quotations": (
        *("n int", "start int", "end int", "line int", "text string", "layout string", "words int"),
        *_SPEAKER,
        "relay string",
        *("norm string", "norm_hash bigint"),
    ),
    "statements": (
        *("n int", "start int", "end int", "line int", "text string", "words int"),
        *_SPEAKER,
        "contents array<start int, end int>",
        *("norm string", "norm_hash bigint"),
    ),
    "sources": (
        *("id string", "name string", "sort string", "quotations int", "statements int", "words_quoted int"),
        *("first_line int", "person_key string", "gender string"),
    ),
    "errors": ("code string", "message string", "rule string", "input string", "row bigint"),
}
KEYS = ("article string", "shard int")
COPIED = ("date", "section", "outlet", "title", "url", "author")  # from the record


def columns_of(table: str) -> list[tuple[str, str]]:
    """The columns of a table in order, without `article` and `shard`: name and type."""
    return [_split(column) for column in TABLES[table]]


def _split(column: str) -> tuple[str, str]:
    name, _, kind = column.partition(" ")
    return name, kind


def fields_in(kind: str) -> list[tuple[str, str]]:
    """The fields of a nested type as written above; commas inside angle brackets belong to the field."""
    inner = kind[kind.index("<") + 1 : -1]
    found, depth, begin = [], 0, 0
    for at, letter in enumerate(f"{inner},"):
        depth += (letter == "<") - (letter == ">")
        if letter == "," and depth == 0:
            found.append(_split(inner[begin:at].strip()))
            begin = at + 1
    return found


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    if kind == "array<int>":
        return pa.list_(pa.int32())
    if "<" in kind:
        struct = pa.struct([pa.field(name, _arrow_type(inner)) for name, inner in fields_in(kind)])
        return pa.list_(struct) if kind.startswith("array") else struct
    plain = {"int": pa.int32(), "bigint": pa.int64(), "string": pa.string(), "boolean": pa.bool_(),
             "date": pa.date32(), "binary32": pa.binary(32)}  # fmt: skip
    return plain[kind]


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The schema of a table's Parquet files, with the version in its metadata."""
    import pyarrow as pa

    columns = [*map(_split, KEYS), *columns_of(table)]
    fields = [pa.field(name, _arrow_type(kind)) for name, kind in columns]
    return pa.schema(fields, metadata={"attrlint.schema": str(SCHEMA_VERSION)})


@cache
def nested_schema() -> pa.Schema:
    """One row per article, with an array for each other table: what Spark writes before it is split."""
    import pyarrow as pa

    fields = [pa.field("article", pa.string())]
    for table in TABLES:
        struct = pa.struct([pa.field(name, _nested_type(kind)) for name, kind in columns_of(table)])
        fields.append(pa.field(table, pa.list_(struct)))
    return pa.schema(fields)


def _nested_type(kind: str) -> pa.DataType:
    """Spark has no fixed-length binary type."""
    import pyarrow as pa

    return pa.binary() if kind == "binary32" else _arrow_type(kind)


def spark_ddl() -> str:
    """The nested schema in Spark's notation."""
    parts = ["article string"]
    for table in TABLES:
        fields = ", ".join(f"`{name}`: {_ddl_type(kind)}" for name, kind in columns_of(table))
        parts.append(f"`{table}` array<struct<{fields}>>")
    return ", ".join(parts)


def _ddl_type(kind: str) -> str:
    if "<" not in kind or kind == "array<int>":
        return "binary" if kind == "binary32" else kind
    struct = f"struct<{', '.join(f'`{name}`: {_ddl_type(inner)}' for name, inner in fields_in(kind))}>"
    return f"array<{struct}>" if kind.startswith("array") else struct
