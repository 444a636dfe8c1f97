"""Whether the files that settings depend on have changed: packs, house names, sources, and the settings themselves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError
from attrlint.packs.pack_files import VALE
from attrlint.settings.config import FILES
from attrlint.settings.user_file import user_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.running.runner import Runner
    from attrlint.settings.config import Config

Stamp = tuple[tuple[str, int, int], ...]


def config_stamp(config: Config | None, more: Iterable[str] = ()) -> Stamp:
    """The files that decide how drafts are linted, and `more`, each with its time (ns) and size (bytes)."""
    files = list(more)
    if config is not None:
        files += [config.path, *config.origins.values(), *config.rule_origins.values(), *config.names]
        for name in config.sources:
            place = Path(name)
            files += map(str, sorted(place.rglob("*"))) if place.is_dir() else [str(place)]
        for name in config.packs:
            place = Path(name.removeprefix(VALE))
            files += map(str, sorted(place.rglob("*.y*ml"))) if place.is_dir() else [str(place)]
    stamps = []
    for name in filter(None, dict.fromkeys(files)):
        try:
            found = os.stat(name)  # noqa: PTH116
        except (OSError, ValueError):
            continue
        stamps.append((name, found.st_mtime_ns, found.st_size))
    return tuple(stamps)


def folder_stamp(runner: Runner, folder: Path) -> Stamp:
    """The files that decide how the drafts of a folder are linted, including those that would if they existed."""
    own = user_file()
    files = [str(above / name) for above in (folder, *folder.absolute().parents) for name in FILES]
    files += [str(own)] if own else []
    try:
        config: Config | None = runner.config_of(folder)
    except AttrlintError as error:
        config = None
        files += [error.place.path] if error.place else []
    return config_stamp(config, files)
