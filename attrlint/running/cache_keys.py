"""What a result depends on beside the draft: the program, the rules, the settings. All of it in one hash."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint import __version__
from attrlint.base.facts import fields
from attrlint.packs.pack_files import VALE, pack_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.errors import Place
    from attrlint.running.runner import Choice
    from attrlint.settings.config import Config

FORM = 1  # raise it when the form of what is kept changes
FINDING = ("charset_normalizer", "pyromark", "pyyaml", "regex")  # the packages that have a say in what is found
# What of a configuration and of the command line has no say, or is looked at by itself: packs, names and ignores.
UNHEARD = frozenset(
    "packs names per_file_ignores include exclude fail_on path base origins rule_origins config isolated".split()
)
UNREAD = frozenset({"__pycache__", "rules", "rule_pages"})


def program_key(*, by_stat: bool) -> bytes | None:
    """The hash of Python, of attrlint's own files and of the packages in `FINDING`; None where one has no version.

    With `by_stat` the files count by name, size and time, else by content.
    """
    packages = _versions()
    if len(packages) < len(FINDING):
        return None
    whole = blake2b(repr((FORM, __version__, sys.version, packages)).encode(), digest_size=16)
    for name, file in _own_files(Path(__file__).parent.parent, ""):
        found = file.stat()
        whole.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns if by_stat else ''}\0".encode())
        if not by_stat:
            whole.update(Path(file.path).read_bytes())
    return whole.digest()


def _own_files(folder: Path | str, above: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir():
            if entry.name not in UNREAD:
                yield from _own_files(entry.path, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry


def _versions() -> list[str]:
    """``regex-2026.1.1`` and the like, off the names of the folders in which installers note what they installed."""
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            stem, dot, ending = name.rpartition(".")
            package = stem.partition("-")[0].lower()
            if dot and ending in ("dist-info", "egg-info") and package in FINDING:
                found.setdefault(package, stem)
    return sorted(found.values())


def settings_key(program: bytes, config: Config, choice: Choice, ignores: tuple[str, ...]) -> bytes | None:
    """The hash of everything that says which rules run on a draft and how; None where a pack or a file is missing.

    `ignores` are the codes that ``per-file-ignores`` silences in the draft.
    """
    said = [(one.name, _plain(getattr(config, one.name))) for one in fields(config) if one.name not in UNHEARD]
    said += [(one.name, _plain(getattr(choice, one.name))) for one in fields(choice) if one.name not in UNHEARD]
    whole = blake2b(program + repr((ignores, said)).encode("utf-8", "surrogatepass"), digest_size=16)
    try:
        for path in (*_packs(config.packs), *map(Path, config.names)):
            data = path.read_bytes()
            # Of a style of Vale the folder is part of a rule's name.
            whole.update(f"{path.parent.name}\0{path.name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    except (OSError, ValueError):
        return None
    return whole.digest()


def _plain(value: object) -> object:
    """A value whose text does not depend on the order in which a table was written."""
    return sorted((key, _plain(held)) for key, held in value.items()) if isinstance(value, dict) else value


def _packs(sources: tuple[str, ...]) -> list[Path]:
    """The files of all packs in their order. Raises ValueError where one is missing."""
    faults: list[tuple[Place, str]] = []
    found = pack_files([source for source in sources if not source.startswith(VALE)], None, faults)
    for source in sources:
        if source.startswith(VALE):
            folder = Path(source.removeprefix(VALE))
            found += sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if faults:
        raise ValueError(faults)
    return found
