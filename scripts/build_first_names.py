"""Builds first-names.txt: first names, and whether men or women have them.

The lines are M, F or B (borne by both), then the names in lower case, sorted.
"""

from __future__ import annotations

from pathlib import Path

CLEARLY = 4.0  # times as many of one sex as of the other


def build(word_lists: list[Path]) -> dict[str, list[str]]:
    """The lines of first-names.txt; they need no list of words."""
    import names

    folder = Path(names.__file__).parent
    shares = {sex: _shares(folder / f"dist.{sex}.first") for sex in ("male", "female")}
    lines: dict[str, list[str]] = {"M": [], "F": [], "B": []}
    for name in sorted(shares["male"].keys() | shares["female"].keys()):
        male, female = (shares[sex].get(name, 0.0005) for sex in ("male", "female"))
        lines["M" if male > CLEARLY * female else "F" if female > CLEARLY * male else "B"].append(name)
    return {"first-names.txt": [f"{sex} {' '.join(found)}" for sex, found in lines.items()]}


def _shares(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}
