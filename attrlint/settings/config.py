"""Settings: attrlint.toml, .attrlint.toml or [tool.attrlint] in pyproject.toml; the nearest one applies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import ConfigError, Place, ReadError
from attrlint.base.facts import dataclass, field, fields, replace
from attrlint.base.files import is_file, read_file
from attrlint.model.diagnostic import SEVERITIES
from attrlint.reading.formats import GLOBS
from attrlint.reading.genres import GENRES
from attrlint.settings.config_faults import ConfigFaults, close_file, shown
from attrlint.settings.source_settings import SOURCES, read_sources
from attrlint.settings.user_file import user_file

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = ("attrlint.toml", ".attrlint.toml", "pyproject.toml")
PRESETS = ("recommended", "strict", "wire", "residue")
POLICIES = ("strict", "wire", "clean")
HOUSES = ("ap", "bbc", "guardian", "reuters")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings for a file.

    `path` is the file they come from, empty if none was found. `origins` names the file that each setting comes from,
    and `rule_origins` the file for each rule; globs are relative to `base`.
    """

    packs: tuple[str, ...] = ("default",)
    preset: str = "recommended"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    include: tuple[str, ...] = GLOBS
    exclude: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()  # globs of drafts whose sources are all among `sources`: [[sources]] covers
    sources_complete: bool = False
    speakers: Mapping[str, str] = field(default_factory=dict)
    quote_policy: str = "wire"
    genre: str = ""
    date: str = ""
    house_style: str = ""
    fail_on: str = "warning"
    max_file_size: int = 20
    cache_size: int = 1000
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    path: str = ""
    base: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    rule_origins: Mapping[str, str] = field(default_factory=dict)


LISTS = frozenset({"packs", "select", "extend-select", "ignore", "include", "exclude", "names", "sources"})
TEXTS = {
    "preset": PRESETS,
    "genre": tuple(GENRES),
    "date": (),
    "house-style": HOUSES,
    "fail-on": SEVERITIES,
    "quote-policy": POLICIES,
}
NUMBERS = {"max-file-size": (1, 1000), "cache-size": (1, 1_000_000)}  # from, to
FLAGS = frozenset({"sources-complete"})
UNLISTED = frozenset({"path", "base", "origins", "rule_origins", "covers"})
TABLES = frozenset({"per-file-ignores", "rules", "speakers"})
KEYS = (*sorted(LISTS), *TEXTS, *NUMBERS, *sorted(FLAGS | TABLES), "extend")


def find_config(folder: Path) -> Path | None:
    """The settings file that applies in a folder: its own, otherwise that of the nearest parent folder."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if is_file(path) and (name != "pyproject.toml" or _speaks_of_us(path)):
                return path
    own = user_file()
    return own if own is not None and is_file(own) else None


def _speaks_of_us(path: Path) -> bool:
    """Whether a pyproject.toml has an attrlint table; one that is invalid TOML counts if it seems to have one."""
    try:
        data = read_file(path).data
    except ReadError:
        return False
    if b"attrlint" not in data:  # most of them, decided without a parser
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return b"tool.attrlint" in data
    return isinstance(tool, dict) and "attrlint" in tool


def read_config(path: Path, _above: tuple[Path, ...] = ()) -> Config:
    """The settings of a file, on top of those of the file it extends.

    Raises ConfigError with the place of the fault.
    """
    text, table = _load(path)
    fault = ConfigFaults(path, text)
    under = Config()
    extend = table.pop("extend", None)
    if extend is not None:
        if not isinstance(extend, str):
            raise fault.at("extend", "“extend” must be the path of a file")
        parent = Path(os.path.normpath(path.parent / extend))
        if not is_file(parent):
            raise fault.at("extend", f"no such file: {shown(parent)}{close_file(parent)}", value=extend)
        above = (*_above, Path(os.path.realpath(path)))
        if Path(os.path.realpath(parent)) in above:
            raise fault.at("extend", f"“extend” goes round in a circle by way of {shown(parent)}")
        under = read_config(parent, above)
    sources = table.pop(SOURCES, None)
    given = {key.replace("-", "_"): checked_value(key, value, fault) for key, value in table.items()}
    if sources is not None:
        given[SOURCES], given["covers"] = read_sources(sources, fault)
    base = str(path.parent)
    packs = given.get("packs")
    if isinstance(packs, tuple):
        given["packs"] = tuple(_rebase(pack, base) for pack in packs)
    for key in ("names", "sources"):
        files = given.get(key)
        if isinstance(files, tuple):
            given[key] = tuple(str(path.parent / name) for name in files)
    origins = {**under.origins, **dict.fromkeys(given, shown(path))}
    rules = given.get("rules")
    if isinstance(rules, dict):
        given["rules"] = {**under.rules, **{word: {**under.rules.get(word, {}), **rules[word]} for word in rules}}
        given["rule_origins"] = {**under.rule_origins, **dict.fromkeys(rules, shown(path))}
    return replace(under, **given, path=shown(path), base=base, origins=origins)  # type: ignore[arg-type]


def _rebase(name: str, base: str) -> str:
    """A path relative to the folder of the settings file; the name of a built-in pack stays as it is."""
    from attrlint.packs.pack_files import builtin_names

    if name in ("default", *builtin_names()) or name.startswith("package:"):
        return name
    scheme = "vale:" if name.startswith("vale:") else ""
    return f"{scheme}{Path(base) / name.removeprefix(scheme)}"


def _load(path: Path) -> tuple[str, dict[str, object]]:
    import tomllib

    try:
        text = read_file(path).data.decode("utf-8-sig")
        table: dict[str, object] = tomllib.loads(text)
    except ReadError as error:
        raise ConfigError(error.message, Place(shown(path))) from None
    except RecursionError:
        raise ConfigError("not TOML that can be read: nested too deeply", Place(shown(path))) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start + 1}", Place(shown(path))) from None
    except tomllib.TOMLDecodeError as error:
        import re

        said = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error), re.DOTALL)
        last = text.count("\n") + 1
        line, column = (int(said[2] or last), int(said[3] or 0)) if said else (0, 0)
        message = (said[1] if said else str(error)).rstrip(".")
        raise ConfigError(f"not TOML: {message}", Place(shown(path), line, column)) from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        own = tool.get("attrlint", {}) if isinstance(tool, dict) else {}
        if not isinstance(own, dict):
            raise ConfigFaults(path, text).at("", "“tool.attrlint” must be a table")
        return text, dict(own)
    return text, table


def fault_in(config: Config, message: str, *keys: str, value: str = "") -> ConfigError:
    """An error about a setting, at its key in the file that sets it: ``("ignore",)``, ``("rules", "ATT002")``.

    With a `value`, at that string.
    """
    name = config.origins.get(keys[0].replace("-", "_"), config.path)
    if keys[0] == "rules":
        name = config.rule_origins.get(keys[1], name)
    try:
        text = read_file(name).data.decode("utf-8-sig")
    except (ReadError, UnicodeDecodeError):
        return ConfigError(message, Place(name) if name else None)
    return ConfigFaults(Path(name), text).at(keys[0], message, *keys[1:], value=value)


def written(config: Config, path: str) -> str:
    """A path from a list of a configuration as the settings file has it: relative to its folder, if it is in there."""
    base = f"{config.base}{os.sep}" if config.base else ""
    return (path.replace(base, "", 1) if base else path).replace(os.sep, "/")


def checked_value(key: str, value: object, fault: ConfigFaults) -> object:
    """The value, checked against the type of its key, lists as tuples. Raises ConfigError, for an unknown key too."""
    if key in LISTS or key == "covers":
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise fault.at(key, f"“{key}” must be a list of strings")
        return tuple(value)
    if key in TEXTS:
        text = value.isoformat() if hasattr(value, "isoformat") else value
        if not isinstance(text, str):
            raise fault.at(key, f"“{key}” must be text")
        if TEXTS[key] and text not in TEXTS[key]:
            from attrlint.packs.located import close_to

            choices = ", ".join(TEXTS[key])
            raise fault.at(key, f"“{key}” must be one of {choices}, not “{text}”{close_to(text, TEXTS[key])}")
        if key == "date":
            _check_date(text, fault)
        return text
    if key in FLAGS:
        if not isinstance(value, bool):
            raise fault.at(key, f"“{key}” must be true or false")
        return value
    if key in NUMBERS:
        least, most = NUMBERS[key]
        if type(value) is not int or not least <= value <= most:
            raise fault.at(key, f"“{key}” must be a whole number from {least} to {most}")
        return value
    if key == "per-file-ignores":
        if not isinstance(value, dict):
            raise fault.at(key, "“per-file-ignores” must be a table of globs")
        return tuple((glob, _texts(glob, codes, fault)) for glob, codes in value.items())
    if key == "speakers":
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
            raise fault.at(key, "“speakers” must be a table of names, by file or label")
        return value
    if key == "rules":
        if not isinstance(value, dict):
            raise fault.at(key, "“rules” must be a table: [rules.CODE]")
        for code, options in value.items():
            if not isinstance(options, dict):
                raise fault.at(key, f"“rules.{code}” must be a table of options", code)
        return value
    from attrlint.packs.located import close_to

    raise fault.at(key, f"unknown key “{key}”{close_to(key, KEYS)}")


def _check_date(text: str, fault: ConfigFaults) -> None:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        raise fault.at("date", f"“date” must be YYYY-MM-DD, not “{text}”") from None


def _texts(key: str, value: object, fault: ConfigFaults) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(t, str) for t in texts):
        raise fault.at("per-file-ignores", f"“{key}” must be a list of codes", key)
    return tuple(texts)


def settings(config: Config) -> list[tuple[str, object, str]]:
    """Each setting as (key, value, where it comes from); ``default`` if nothing sets it."""
    shown = []
    for f in fields(config):
        if f.name not in UNLISTED:
            shown.append((f.name.replace("_", "-"), getattr(config, f.name), config.origins.get(f.name, "default")))
    return shown
