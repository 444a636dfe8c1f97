"""What is kept of one source: where its rows are, who says them, and which terms each has. No text."""

from __future__ import annotations

import json
import sys
from array import array
from itertools import chain
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.verifying.cleaning import clean
from attrlint.verifying.source_text import cast_in, rows_of
from attrlint.verifying.speakers import Cast
from attrlint.verifying.terms import as_numbers, terms_of

if TYPE_CHECKING:
    from attrlint.verifying.source_text import SourceText

FORM = 4  # raised when what is kept changes


@dataclass(frozen=True, slots=True)
class FileIndex:
    """The index of a source. `starts`, `ends` and `labels` have an entry per row; so has `opens` (1: of a paragraph).

    `terms` and `counts` are as long as each other; `places` holds the rows of each term, one term after another.
    """

    format: str
    cast: Cast
    names: tuple[str | None, ...]
    starts: array[int]
    ends: array[int]
    labels: array[int]
    opens: bytes
    terms: array[int]
    counts: array[int]
    places: array[int]


def index_source(source: SourceText) -> FileIndex:
    """The index of a source."""
    rows = rows_of(source)
    level = clean(source.text, source.format).lower()
    names: dict[str | None, int] = {}
    found: dict[str | int, list[int]] = {}
    for number, row in enumerate(rows):
        names.setdefault(row.who, len(names))
        for term in terms_of(level[row.start : row.end]):
            if term in found:
                found[term].append(number)
            else:
                found[term] = [number]
    return FileIndex(
        source.format,
        cast_in(source),
        tuple(names),
        array("I", [row.start for row in rows]),
        array("I", [row.end for row in rows]),
        array("I", [names[row.who] for row in rows]),
        bytes(row.opens for row in rows),
        array("Q", as_numbers(found)),
        array("I", [len(places) for places in found.values()]),
        array("I", chain.from_iterable(found.values())),
    )


def packed(index: FileIndex) -> bytes:
    """An index as bytes: a line of JSON, then the numbers."""
    head = {
        "form": FORM, "order": sys.byteorder, "format": index.format, "one": index.cast.one,
        "offices": dict(index.cast.offices), "names": index.names,
        "sizes": [len(index.starts), len(index.terms), len(index.places)],
    }  # fmt: skip
    numbers = (index.starts, index.ends, index.labels, index.counts, index.places)
    body = b"".join(part.tobytes() for part in numbers)
    return json.dumps(head).encode("ascii") + b"\n" + index.opens + body + index.terms.tobytes()


def unpack(kept: bytes) -> FileIndex | None:
    """An index from its bytes; None where they do not have the form that `packed` gives them."""
    try:
        line, _, rest = kept.partition(b"\n")
        head = json.loads(line)
        rows, terms, places = head["sizes"]
        if head["form"] != FORM or head["order"] != sys.byteorder or min(rows, terms, places) < 0:
            return None
        names = tuple(head["names"])
        cast = Cast(str(head["one"]), {str(k): str(v) for k, v in head["offices"].items()})
        view = memoryview(rest)
        if len(view) != rows * 13 + terms * 12 + places * 4:
            return None
        opens, view = bytes(view[:rows]), view[rows:]
        parts: list[array[int]] = []
        for size in (rows, rows, rows, terms, places):
            part = array("I")
            part.frombytes(view[: size * 4])
            parts.append(part)
            view = view[size * 4 :]
        keys = array("Q")
        keys.frombytes(view)
        if not all(name is None or isinstance(name, str) for name in names) or sum(parts[3]) != places:
            return None
        if (parts[2] and max(parts[2]) >= len(names)) or (parts[4] and max(parts[4]) >= rows):
            return None
        return FileIndex(
            str(head["format"]), cast, names, parts[0], parts[1], parts[2], opens, keys, parts[3], parts[4]
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
