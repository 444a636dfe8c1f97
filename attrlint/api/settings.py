"""The settings of the library: those of a settings file, as far as they concern a single draft."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError
from attrlint.base.files import is_file
from attrlint.settings.config import Config, checked_value, find_config, read_config
from attrlint.settings.config_faults import NoFile

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from typing import Self

PATHS = ("names", "sources", "packs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which rules run and how. Every name is that of a settings file, with an underscore for the hyphen.

    Nothing is read from the machine unless it is named here; `from_file` and `find` read a settings file. A lone
    string may be given for a list; `covers` are globs of drafts whose quotes are all in the sources. `file` is the
    settings file that they come from: globs start from its folder, else from the working folder. Raises ConfigError
    for a value that a settings file could not have.

    >>> Settings(select=["QUO"], preset="strict").select
    ('QUO',)
    >>> Settings(preset="loud")
    Traceback (most recent call last):
    attrlint.base.errors.ConfigError: “preset” must be one of recommended, strict, wire, residue, not “loud”
    """

    packs: Sequence[str | os.PathLike[str]] = ("default",)
    preset: str = "recommended"
    select: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Sequence[str | os.PathLike[str]] = ()
    sources: Sequence[str | os.PathLike[str]] = ()
    covers: Sequence[str] = ()
    sources_complete: bool = False
    speakers: Mapping[str, str] = field(default_factory=dict)
    quote_policy: str = "wire"
    genre: str = ""
    date: str | datetime.date = ""
    house_style: str = ""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    file: str = ""

    def __post_init__(self) -> None:
        """Check each value and normalize it."""
        fault = NoFile()
        for key in SETTING_NAMES:
            value: object = getattr(self, key)
            if key in PATHS and not isinstance(value, str | os.PathLike):
                value = [os.fspath(each) if isinstance(each, os.PathLike) else each for each in getattr(self, key)]
            elif isinstance(value, os.PathLike):
                value = os.fspath(value)
            elif isinstance(value, tuple | set | frozenset):
                value = list(value)
            if value not in ("", [], {}):
                value = checked_value(key.replace("_", "-"), value, fault)
            object.__setattr__(self, key, _one_form(key, value))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Self:
        """The settings of a file: attrlint.toml, or the table of a pyproject.toml.

        Raises UsageError where there is none, ConfigError for a fault in it.
        """
        place = Path(path)
        if not is_file(place):
            raise UsageError(f"no such settings file: {path}")
        return cls._of(read_config(place.absolute()))

    @classmethod
    def find(cls, folder: str | os.PathLike[str] = ".") -> Self:
        """The settings that ``attrlint check`` would use in a folder: the nearest file's, else the defaults.

        Raises ConfigError for a fault in the file.
        """
        path = find_config(Path(folder).absolute())
        return cls._of(read_config(path)) if path else cls()

    @classmethod
    def _of(cls, config: Config) -> Self:
        held = {name: getattr(config, name) for name in SETTING_NAMES}
        file = str(Path(config.path).absolute()) if config.path else ""
        return cls(**{**held, "per_file_ignores": dict(config.per_file_ignores)}, file=file)

    def config(self) -> Config:
        """The same settings in the form that the rest of attrlint uses."""
        held = {name: getattr(self, name) for name in SETTING_NAMES}
        held["per_file_ignores"] = tuple(self.per_file_ignores.items())
        return Config(**held, path=self.file, base=str(Path(self.file).parent) if self.file else "")


SETTING_NAMES = tuple(one.name for one in fields(Settings) if one.name != "file")


def _one_form(key: str, value: object) -> object:
    """A checked value as it is held: lists as tuples, tables as dicts."""
    if key == "per_file_ignores" and isinstance(value, tuple):
        return dict(value)
    return tuple(value) if isinstance(value, list) else value
