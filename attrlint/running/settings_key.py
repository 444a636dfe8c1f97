"""What a result depends on besides the draft and the program: the rules and the settings, in one hash."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import ReadError
from attrlint.base.facts import fields
from attrlint.base.files import read_file
from attrlint.packs.pack_files import VALE, pack_files

if TYPE_CHECKING:
    from attrlint.base.errors import Place
    from attrlint.running.runner import Choice
    from attrlint.settings.config import Config

# Keys of the settings and the command line that change no result or count separately: packs, names, ignores.
IGNORED_KEYS = frozenset(
    "packs names per_file_ignores include exclude fail_on cache_size max_file_size path base origins rule_origins "
    "config isolated sources_complete covers".split()
)


def settings_key(config: Config, choice: Choice, ignores: tuple[str, ...], *, covered: bool = False) -> bytes | None:
    """The hash of everything that decides which rules run on a draft and how; None if a pack or a file is missing.

    `ignores` are the codes that ``per-file-ignores`` excludes for the draft.
    """
    said = [(one.name, _plain(getattr(config, one.name))) for one in fields(config) if one.name not in IGNORED_KEYS]
    said += [(one.name, _plain(getattr(choice, one.name))) for one in fields(choice) if one.name not in IGNORED_KEYS]
    whole = blake2b(repr((ignores, covered, said)).encode("utf-8", "surrogatepass"), digest_size=16)
    try:
        for path in (*_packs(config.packs), *map(Path, config.names)):
            data = read_file(path).data
            # Of a style of Vale the folder is part of a rule's name.
            whole.update(f"{path.parent.name}\0{path.name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    except (OSError, ValueError, ReadError):
        return None
    return whole.digest()


def _plain(value: object) -> object:
    """A value whose text does not depend on the order in which a table was written."""
    return sorted((key, _plain(held)) for key, held in value.items()) if isinstance(value, dict) else value


def _packs(sources: tuple[str, ...]) -> list[Path]:
    """The files of all packs in order. Raises ValueError if one is missing."""
    faults: list[tuple[Place, str]] = []
    found = pack_files([source for source in sources if not source.startswith(VALE)], None, faults)
    for source in sources:
        if source.startswith(VALE):
            folder = Path(source.removeprefix(VALE))
            found += sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if faults:
        raise ValueError(faults)
    return found
