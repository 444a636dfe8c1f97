"""Builds known-outlets.z of attrlint/data: words at one edit from an outlet's name that are known to be something else.

    python scripts/build_outlets.py --words FILE [FILE ...]

Needs the package names (US census 1990, public domain), and one or more plain word lists with proper nouns (SCOWL, as
Debian's wamerican-large and wbritish-large ship it). None of them is needed to run attrlint. Output is sorted and the
same for the same input. Each line: word, and w for a word or proper noun, s for a surname or first name.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from pathlib import Path

from attrlint.analysis.outlets.outlets import all_names, folded
from attrlint.analysis.people.names import first_names
from attrlint.analysis.places.gazetteer import place_words
from attrlint.text.typos import edits

SHORTEST = 4  # letters of a word that misspellings are looked for in
DATA = Path(__file__).parent.parent / "attrlint" / "data"


def main() -> None:
    """Build the file and say how large it is."""
    import names

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", nargs="+", required=True, type=Path)
    given = parser.parse_args()
    targets = {word for name in all_names() for word in name.split() if len(word) >= SHORTEST and word.isascii()}
    near = {edit for word in targets for edit in edits(word) if len(edit) >= SHORTEST}
    known: dict[str, set[str]] = {}
    for path in given.words:
        for line in path.read_text(encoding="utf-8").splitlines():
            known.setdefault(folded(line.removesuffix("'s")), set()).add("w")
    for path in sorted(Path(names.__file__).parent.glob("dist.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            known.setdefault(line.split()[0].lower() if line.split() else "", set()).add("s")
    for word in first_names():
        known.setdefault(word, set()).add("s")
    for word in place_words():
        known.setdefault(word, set()).add("w")
    lines = [f"{word}\t{''.join(sorted(sorts))}" for word, sorts in sorted(known.items()) if word in near]
    packed = zlib.compress("\n".join(lines).encode("utf-8"), 9)
    (DATA / "known-outlets.z").write_bytes(packed)
    sys.stdout.write(f"known-outlets.z: {len(lines):,} lines, {len(packed):,} bytes\n")


if __name__ == "__main__":
    main()
