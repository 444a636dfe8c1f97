"""What is stored about several sources together: their rows, the speakers, and the terms of each.

No text. Sources are indexed in bundles: small enough to be quickly rebuilt when a source changes, and few enough for
each to be asked about every term of a quotation.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from itertools import accumulate, chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import dataclass
from attrlint.verifying.cleaning import clean
from attrlint.verifying.source_text import cast_in, rows_of
from attrlint.verifying.speakers import Cast
from attrlint.verifying.terms import level, number_of, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.verifying.source_text import SourceText

FORM = 6  # raised when the stored form changes
BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
OPENS = 1 << 31  # added to the label of a row that opens a paragraph


class Bundled(NamedTuple):
    """A source of a bundle: its format, its cast, and the number of its first row; `end` is after its last.

    `note` says which part of it could not be read, if any.
    """

    format: str
    cast: Cast
    first: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The index of some sources. `starts`, `ends` and `labels` have an entry per row; a row is left out between two.

    `terms` are sorted; the rows of the n-th are `places` from `ends_of[n - 1]` (0 for the first) to `ends_of[n]`.
    """

    sources: tuple[Bundled, ...]
    names: tuple[str | None, ...]
    starts: array[int]
    ends: array[int]
    labels: array[int]
    terms: array[int]
    ends_of: array[int]
    places: array[int]

    def stretch(self, term: int) -> tuple[int, int]:
        """The range of a term's rows among `places`; empty if it is in none."""
        at = bisect_left(self.terms, term)
        if at == len(self.terms) or self.terms[at] != term:
            return 0, 0
        return self.ends_of[at - 1] if at else 0, self.ends_of[at]

    def label(self, row: int) -> tuple[str | None, bool]:
        """The label of a row, and whether it opens a paragraph."""
        label = self.labels[row]
        return self.names[label & ~OPENS], label >= OPENS


def bundle_of(sources: Iterable[SourceText]) -> Bundle:
    """The index of some sources, each read when it is needed."""
    listed: list[Bundled] = []
    names: dict[str | None, int] = {}
    starts, ends, labels = array("I"), array("I"), array("I")
    found: dict[str | int, list[int]] = {}
    for source in sources:
        first = len(starts)
        leveled = level(clean(source.text, source.format))
        for number, row in enumerate(rows_of(source), first):
            starts.append(row.start)
            ends.append(row.end)
            labels.append(names.setdefault(row.who, len(names)) | (OPENS if row.opens else 0))
            for term in terms_of(leveled[row.start : row.end]):
                if term in found:
                    found[term].append(number)
                else:
                    found[term] = [number]
        listed.append(Bundled(source.format, cast_in(source), first, len(starts), source.note))
        for each in (starts, ends, labels):
            each.append(0)
    terms = _numbered(found)
    return Bundle(
        tuple(listed),
        tuple(names),
        starts,
        ends,
        labels,
        array("I", [term for term, _ in terms]),
        array("I", accumulate(len(rows) for _, rows in terms)),
        array("I", chain.from_iterable(rows for _, rows in terms)),
    )


def _numbered(found: dict[str | int, list[int]]) -> list[tuple[int, list[int]]]:
    """The rows of each term under its number, in the order of the numbers."""
    made: dict[int, list[int]] = {}
    for term, rows in found.items():
        number = number_of(term)
        made[number] = sorted({*made[number], *rows}) if number in made else rows
    return sorted(made.items(), key=itemgetter(0))


def packed(bundle: Bundle) -> bytes:
    """A bundle as bytes: a line of JSON, then the numbers."""
    numbers = (bundle.starts, bundle.ends, bundle.labels, bundle.terms, bundle.ends_of, bundle.places)
    head = {
        "form": FORM, "order": sys.byteorder, "names": bundle.names, "sizes": [len(part) for part in numbers],
        "sources": [
            [one.format, one.cast.one, dict(one.cast.offices), one.cast.automatic, one.first, one.end, one.note]
            for one in bundle.sources
        ],
    }  # fmt: skip
    return b"".join([json.dumps(head).encode("ascii"), b"\n", *(part.tobytes() for part in numbers)])


def unpack(kept: bytes) -> Bundle | None:
    """A bundle from its bytes; None if they do not have the form that `packed` writes."""
    try:
        line, _, rest = kept.partition(b"\n")
        head = json.loads(line)
        sizes, names = head["sizes"], tuple(head["names"])
        rows, _, _, terms, _, places = sizes
        expected = [rows, rows, rows, terms, terms, places]
        if head["form"] != FORM or head["order"] != sys.byteorder or sizes != expected or min(sizes) < 0:
            return None
        view = memoryview(rest)
        if len(view) != 4 * sum(sizes) or not all(name is None or isinstance(name, str) for name in names):
            return None
        parts: list[array[int]] = []
        for size in sizes:
            part = array("I")
            part.frombytes(view[: size * 4])
            parts.append(part)
            view = view[size * 4 :]
        sources = tuple(
            Bundled(
                str(form),
                Cast(str(one), {str(k): str(v) for k, v in offices.items()}, automatic is True),
                int(first),
                int(end),
                str(note),
            )
            for form, one, offices, automatic, first, end, note in head["sources"]
        )
    except BROKEN:
        return None
    made = Bundle(sources, names, *parts)
    return made if _is_sound(made) else None


def _is_sound(bundle: Bundle) -> bool:
    """Whether the numbers of a bundle stay within it; the shelf checks the rows of terms."""
    at = 0
    for one in bundle.sources:
        if one.first != at or one.end < at:
            return False
        at = one.end + 1
    rows, last = len(bundle.starts), bundle.ends_of[-1] if bundle.ends_of else 0
    labels = max((label & ~OPENS for label in bundle.labels), default=-1)
    return at == rows and last == len(bundle.places) and labels < max(1, len(bundle.names))
