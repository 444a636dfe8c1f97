"""Builds attrlint/data/name-words.z: the words of the dictionary that a slip in a name could make.

    python scripts/build_name_words.py --words FILE [FILE ...]

Needs the package names (US census 1990, public domain) and one or more plain word lists (SCOWL, as Debian's
wamerican-large and wbritish-large ship it). None of them is needed to run attrlint. Output is sorted and the same for
the same input: the words of four to ten letters that are a surname or first name or one edit from one.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from pathlib import Path

from build_gazetteer import DATA, edits


def main() -> None:
    """Build the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", nargs="+", required=True, type=Path)
    words = {word for path in parser.parse_args().words for word in path.read_text(encoding="utf-8").split()}
    words = {word for word in words if word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 10}
    names = census()
    near = sorted(word for word in words if word in names or any(edit in names for edit in edits(word)))
    packed = zlib.compress("\n".join(near).encode("utf-8"), 9)
    (DATA / "name-words.z").write_bytes(packed)
    sys.stdout.write(f"name-words.z: {len(near):,} lines, {len(packed):,} bytes\n")


def census() -> set[str]:
    """The surnames and first names of the census, lower case."""
    import names

    paths = Path(names.__file__).parent.glob("dist.*")
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return {line.split()[0].lower() for line in lines if line.split()}


if __name__ == "__main__":
    main()
