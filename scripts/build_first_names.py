"""Builds attrlint/data/first-names.z: first names, and whether men or women have them.

    python scripts/build_first_names.py

Needs the package names (the name files of the US census of 1990, public domain), which running attrlint does not.
Output is three lines: M, F or B (borne by both), then the names in lower case, sorted.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

DATA = Path(__file__).parent.parent / "attrlint" / "data"
CLEARLY = 4.0  # times as many of one sex as of the other


def main() -> None:
    """Build the file and say how large it is."""
    import names

    folder = Path(names.__file__).parent
    shares = {sex: _shares(folder / f"dist.{sex}.first") for sex in ("male", "female")}
    lines: dict[str, list[str]] = {"M": [], "F": [], "B": []}
    for name in sorted(shares["male"].keys() | shares["female"].keys()):
        male, female = (shares[sex].get(name, 0.0005) for sex in ("male", "female"))
        lines["M" if male > CLEARLY * female else "F" if female > CLEARLY * male else "B"].append(name)
    packed = zlib.compress("\n".join(f"{sex} {' '.join(found)}" for sex, found in lines.items()).encode(), 9)
    (DATA / "first-names.z").write_bytes(packed)
    sys.stdout.write(f"first-names.z: {sum(map(len, lines.values()))} names, {len(packed)} bytes\n")


def _shares(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


if __name__ == "__main__":
    main()
