"""Settings with the files that they name, by content: what a worker on another machine lints with."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.facts import replace
from attrlint.packs.pack_files import VALE
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.settings.config import Config


class Shipped(NamedTuple):
    """Settings, and the packs and files of house names that they name: each path and the file's bytes.

    The folder of a Vale style is a path followed by the names of its files.
    """

    config: Config
    files: tuple[tuple[str, bytes], ...]


def ship(choice: Choice, folder: Path) -> Shipped:
    """The settings that apply in a folder, with their files. Raises ConfigError, UsageError, OSError."""
    config = Runner(choice).config_of(folder)
    found: list[tuple[str, bytes]] = []
    for source in (*config.packs, *config.names):
        found += _files(source.removeprefix(VALE))
    return Shipped(replace(config, path="", base=""), tuple(found))


def _files(source: str) -> Iterator[tuple[str, bytes]]:
    path = Path(source)
    if path.is_dir():
        for file in sorted([*path.rglob("*.yml"), *path.rglob("*.yaml")]):
            yield file.as_posix(), file.read_bytes()
    elif path.is_file():  # else it is a built-in pack, which every worker has
        yield path.as_posix(), path.read_bytes()


class ShippedRunner(Runner):
    """Lints records with settings that were sent to this machine."""

    def __init__(self, choice: Choice, shipped: Shipped) -> None:
        super().__init__(choice)
        self._shipped = unpacked(shipped)

    def config_of(self, folder: Path) -> Config:
        """The same settings for every folder."""
        return self._shipped


def unpacked(shipped: Shipped) -> Config:
    """The settings with their files in a temporary folder, which is removed when the process ends."""
    if not shipped.files:
        return shipped.config
    top = Path(tempfile.mkdtemp(prefix="attrlint-"))
    for name, data in shipped.files:
        target = top / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    config = shipped.config

    def here(source: str) -> str:
        mark = VALE if source.startswith(VALE) else ""
        moved = top / source.removeprefix(VALE).lstrip("/")
        return f"{mark}{moved}" if moved.exists() else source

    return replace(config, packs=tuple(map(here, config.packs)), names=tuple(map(here, config.names)))
