"""Made-up articles for tests of audits, and the tables of an audit as plain rows."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from attrlint.archive.folder import AuditFolder, live
from attrlint.archive.schema import TABLES
from attrlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = ["Ilze Kaleja", "Marek Dvorsky", "Aoife Brennan", "Tomasz Wilk", "Greta Lindqvist"]
PLACES = ["harbor", "library", "tram depot", "market hall", "swimming pool"]
REMARKS = [
    "We have looked at every beam in the roof and we will look again",
    "Nobody asked us before the doors were shut, and nobody has asked us since",
    "The money is there, the plans are there, and the builders are waiting",
    "It was a mistake to close it in the middle of the school year",
]


def article(number: int) -> str:
    """A short article with two quotations, a statement and something to find."""
    dice = random.Random(number)
    who, place, remark = dice.choice(PEOPLE), dice.choice(PLACES), dice.choice(REMARKS)
    family = who.split()[1]
    return (
        f"The {place} will open again in {2 + number % 9} weeks, the city council said on Friday.\n\n"
        f"“{remark},” said {who}, who runs the {place}. Critics say that the work took {3 + number} months.\n\n"
        f"{family} said the repair had cost more than planned. “It was not routine number {number},” {family} said.\n"
    )


def records(count: int = 40) -> list[dict[str, str]]:
    """Articles with their data, as an archive has them."""
    return [
        {
            "id": f"a{i:04}",
            "text": article(i),
            "date": f"20{10 + i % 10}-03-{1 + i % 28:02}",
            "section": ("Local", "Sports")[i % 2],
        }
        for i in range(count)
    ]


def write_jsonl(path: Path, items: list[dict[str, str]]) -> Path:
    """Records as JSON Lines."""
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def audit(*argv: object) -> int:
    """Run the command; gives its exit code."""
    return run(["audit", "run", *map(str, argv), "--isolated"])


def rows_of(out: Path, table: str, *, without: tuple[str, ...] = ("shard",)) -> list[dict[str, object]]:
    """The rows of a table over all shards that count."""
    import pyarrow.parquet as pq

    folder = AuditFolder(str(out))
    state = folder.state()
    assert state is not None
    rows = []
    for shard in live(folder.shards(), state):
        part = pq.ParquetFile(folder.part(table, shard.number))
        assert part.metadata.metadata[b"attrlint.schema"] == b"1"
        rows += part.read().to_pylist()
    return [{key: value for key, value in row.items() if key not in without} for row in rows]


def all_rows(out: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of every table, without the numbers of shards and the places in the input."""
    return {table: rows_of(out, table, without=("shard", "input", "row")) for table in TABLES}


def parts(out: Path) -> dict[str, bytes]:
    """The bytes of every part."""
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("part-*.parquet"))}
