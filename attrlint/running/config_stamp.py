"""Whether the files that settings depend on are as they were: packs, house names, sources, and the settings' own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.packs.pack_files import VALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.settings.config import Config

Stamp = tuple[tuple[str, int, int], ...]


def config_stamp(config: Config | None, more: Iterable[str] = ()) -> Stamp:
    """The files that settle how drafts are linted, and `more` of them, each with its time (ns) and size (bytes)."""
    files = list(more)
    if config is not None:
        files += [*config.origins.values(), *config.rule_origins.values(), *config.names]
        for name in config.sources:
            place = Path(name)
            files += map(str, sorted(place.rglob("*"))) if place.is_dir() else [str(place)]
        for name in config.packs:
            place = Path(name.removeprefix(VALE))
            files += map(str, sorted(place.rglob("*.y*ml"))) if place.is_dir() else [str(place)]
    stamps = []
    for name in dict.fromkeys(files):
        try:
            found = os.stat(name)  # noqa: PTH116
        except (OSError, ValueError):
            continue
        stamps.append((name, found.st_mtime_ns, found.st_size))
    return tuple(stamps)
