"""The version key: a hash of the program itself, so that no version uses what another stored."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

RELEVANT_PACKAGES = ("charset_normalizer", "pyromark", "pyyaml", "regex")  # they affect what is found
IGNORED_FOLDERS = frozenset({"__pycache__", "rules", "rule_pages"})  # packs count by their content where they are used


def version_key() -> bytes | None:
    """The hash (16 bytes) of Python, attrlint's own files and `RELEVANT_PACKAGES`; None if one of them has no version.

    Files count by name, size and time, or by content if CI is set, since each checkout has its own times.
    """
    return program_hash(by_stat=not os.environ.get("CI"))


@cache
def program_hash(*, by_stat: bool) -> bytes | None:
    """The hash for `version_key`, with attrlint's own files by size and time, or by content."""
    packages = _versions()
    if len(packages) < len(RELEVANT_PACKAGES):
        return None
    whole = blake2b(repr((__version__, sys.version, sys.byteorder, packages)).encode(), digest_size=16)
    for name, file in _own_files(Path(__file__).parent.parent, ""):
        found = file.stat()
        whole.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns if by_stat else ''}\0".encode())
        if not by_stat:
            whole.update(Path(file.path).read_bytes())
    return whole.digest()


def _own_files(folder: Path | str, above: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir():
            if entry.name not in IGNORED_FOLDERS:
                yield from _own_files(entry.path, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry


def _versions() -> list[str]:
    """Names like ``regex-2026.1.1``, from the folders in which installers record what they installed."""
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            stem, dot, ending = name.rpartition(".")
            package = stem.partition("-")[0].lower()
            if dot and ending in ("dist-info", "egg-info") and package in RELEVANT_PACKAGES:
                found.setdefault(package, stem)
    return sorted(found.values())
