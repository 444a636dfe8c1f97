"""Builds the data files of attrlint/data that are made of packages and word lists: make data.

    python scripts/build_data.py [--words FOLDER]     FOLDER has the word lists of SOURCES.toml, else /usr/share/dict

attrlint/data/SOURCES.toml says what each file is made of. An input that is not the pinned one stops the build. What
each was made of is noted in attrlint/data/BUILT.txt, by hash, so that a test can tell a stale file without the inputs.
The output is the same for the same input.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import build_first_names
import build_gazetteer
import build_name_words
import build_outlets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCRIPTS = Path(__file__).parent
DATA = SCRIPTS.parent / "attrlint" / "data"
BUILT = DATA / "BUILT.txt"
# In an order in which each finds what it is made of.
BUILDERS = (build_first_names, build_name_words, build_gazetteer, build_outlets)
HEAD = "# Written by scripts/build_data.py: each file, the hash of all that it was made of, and its own (SHA-256).\n"


def digest(parts: Iterable[bytes]) -> str:
    """The SHA-256 of several parts, in order, as hex digits."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


@cache
def sources() -> Mapping[str, dict[str, dict[str, object]]]:
    """SOURCES.toml: the tables `packages`, `words` and `files`."""
    return tomllib.loads((DATA / "SOURCES.toml").read_text(encoding="utf-8"))


def recipe(name: str) -> str:
    """The hash of all that a data file is made of: pinned inputs, files of the repository, its builder."""
    made = sources()["files"][name]
    pins = [{**sources()["packages"], **sources()["words"]}[pin] for pin in made["inputs"]]
    own = [DATA / one for one in made.get("data", ())] + [SCRIPTS / made["script"]]
    parts = [f"{pin['version']} {pin['sha256']}".encode() for pin in pins]
    parts += [path.read_bytes().replace(b"\r\n", b"\n") for path in own]
    if name == "known-outlets.txt":  # all names and their forms are worked out, and may change with no list changed
        parts.append("\n".join(sorted(build_outlets.all_names())).encode())
    return digest(parts)


def check_package(name: str, pin: Mapping[str, object]) -> str:
    """What is wrong with a package that is installed, or nothing."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return f"{name} {pin['version']} is not installed; run make data"
    if found.version != pin["version"]:
        return f"{name} is {found.version}, not {pin['version']}"
    folder = Path(str(found.locate_file(str(pin["folder"]))))
    paths = sorted(path for pattern in pin["used"] for path in folder.glob(pattern))
    held = digest(path.read_bytes() for path in paths)
    return "" if held == pin["sha256"] else f"{name}: {', '.join(pin['used'])} has SHA-256 {held}, not {pin['sha256']}"


def check_words(path: Path, pin: Mapping[str, object]) -> str:
    """What is wrong with a word list, or nothing."""
    if not path.is_file():
        return f"{path} is missing; it is part of Debian's {pin['package']} {pin['version']}"
    held = digest([path.read_bytes()])
    return "" if held == pin["sha256"] else f"{path} has SHA-256 {held}, not {pin['sha256']}"


def main() -> int:
    """Check the inputs, build every file, and note what each was made of."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict"), metavar="FOLDER")
    folder = parser.parse_args().words
    lists = {folder / name: pin for name, pin in sources()["words"].items()}
    faults = [check_package(name, pin) for name, pin in sources()["packages"].items()]
    faults += [check_words(path, pin) for path, pin in lists.items()]
    if any(faults):
        sys.stderr.writelines(f"error: {fault}\n" for fault in faults if fault)
        return 2
    for builder in BUILDERS:
        for name, lines in builder.build(list(lists)).items():
            data = "\n".join(lines).encode("utf-8")
            (DATA / name).write_bytes(data)
            sys.stdout.write(f"{name}: {len(lines):,} lines, {len(data):,} bytes\n")
    rows = [f"{name} {recipe(name)} {digest([(DATA / name).read_bytes()])}\n" for name in sorted(sources()["files"])]
    BUILT.write_text(HEAD + "".join(rows), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
