"""Configuration: attrlint.toml, .attrlint.toml or [tool.attrlint] in pyproject.toml; the nearest one holds."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.errors import ConfigError, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = ("attrlint.toml", ".attrlint.toml", "pyproject.toml")
SEVERITIES = ("error", "warning", "info")
GENRES = ("news", "opinion", "interview", "live", "transcript")
INCLUDE = ("*.md", "*.markdown", "*.txt", "*.html", "*.htm")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that hold for a file. `path` is the file they come from, empty where none was found.

    `origins` names, for each setting that was given, the file that gives it; `base` is the folder that relative
    paths and globs start from.
    """

    packs: tuple[str, ...] = ("default",)
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    include: tuple[str, ...] = INCLUDE
    exclude: tuple[str, ...] = ()
    genre: str = ""
    date: str = ""
    fail_on: str = "warning"
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    path: str = ""
    base: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)


LISTS = frozenset({"packs", "select", "extend-select", "ignore", "include", "exclude"})
TEXTS = {"genre": GENRES, "date": (), "fail-on": SEVERITIES}
TABLES = frozenset({"per-file-ignores", "rules"})
KEYS = (*sorted(LISTS), *TEXTS, *sorted(TABLES), "extend")


def find_config(folder: Path) -> Path | None:
    """The configuration file that holds in a folder: of the folder itself, else of the nearest one above it."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or _speaks_of_us(path)):
                return path
    return None


def _speaks_of_us(path: Path) -> bool:
    try:
        return b"tool.attrlint" in path.read_bytes()
    except OSError:
        return False


def read_config(path: Path, _seen: tuple[Path, ...] = ()) -> Config:
    """The settings of a file, over those of the one it extends. Raises ConfigError with the place of the fault."""
    if path.resolve() in _seen:
        raise ConfigError("extends itself", Place(str(path)))
    text, table = _load(path)
    fault = _Faults(path, text)
    under = Config()
    extend = table.pop("extend", None)
    if extend is not None:
        if not isinstance(extend, str):
            raise fault.at("extend", "“extend” must be the path of a file")
        parent = path.parent / extend
        if not parent.is_file():
            raise fault.at("extend", f"no such file: {parent}")
        under = read_config(parent, (*_seen, path.resolve()))
    given: dict[str, object] = {}
    for key, value in table.items():
        given[key.replace("-", "_")] = _value(key, value, fault)
    base = str(path.parent)
    if "packs" in given:
        packs = given["packs"]
        assert isinstance(packs, tuple)
        given["packs"] = tuple(_rebase(p, base) for p in packs)
    origins = {**under.origins, **{key: str(path) for key in given}}
    if "rules" in given:
        rules = given["rules"]
        assert isinstance(rules, dict)
        given["rules"] = {**under.rules, **rules}
    return replace(under, **given, path=str(path), base=base, origins=origins)  # type: ignore[arg-type]


def _rebase(pack: str, base: str) -> str:
    """A pack that is a file, named from the folder of the configuration; a built-in name stays one."""
    path = Path(base) / pack
    return str(path) if "/" in pack or "\\" in pack or pack.endswith((".yaml", ".yml")) or path.exists() else pack


def _load(path: Path) -> tuple[str, dict[str, object]]:
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        table: dict[str, object] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", Place(str(path))) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start + 1}", Place(str(path))) from None
    except tomllib.TOMLDecodeError as error:
        import re

        said = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error), re.DOTALL)
        last = text.count("\n") + 1
        line, column = (int(said[2] or last), int(said[3] or 0)) if said else (0, 0)
        message = (said[1] if said else str(error)).rstrip(".")
        raise ConfigError(f"not TOML: {message}", Place(str(path), line, column)) from None
    if path.name == "pyproject.toml":
        tool = table.get("tool")
        own = tool.get("attrlint") if isinstance(tool, dict) else None
        return text, dict(own) if isinstance(own, dict) else {}
    return text, table


class _Faults:
    """Faults of one file, placed at the key they are about."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text

    def at(self, key: str, message: str) -> ConfigError:
        """An error at a key: where the key, or a table of its name, stands in the text (the first such line)."""
        import re

        name = re.escape(key)
        quoted = rf"(?:\"{name}\"|'{name}'|{name})"
        pattern = rf"^[ \t]*(?:(?P<a>{quoted})[ \t]*[.=]|\[+[^\]\n]*?(?P<b>{quoted})[ \t]*[\].])"
        found = re.search(pattern, self.text, re.MULTILINE)
        if not found:
            return ConfigError(message, Place(str(self.path)))
        start = found.start("a") if found["a"] else found.start("b")
        line = self.text.count("\n", 0, start) + 1
        return ConfigError(message, Place(str(self.path), line, start - self.text.rfind("\n", 0, start)))


def _value(key: str, value: object, fault: _Faults) -> object:
    """A value of the type that its key has."""
    if key in LISTS:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise fault.at(key, f"“{key}” must be a list of texts")
        return tuple(value)
    if key in TEXTS:
        text = value.isoformat() if hasattr(value, "isoformat") else value
        if not isinstance(text, str):
            raise fault.at(key, f"“{key}” must be text")
        if TEXTS[key] and text not in TEXTS[key]:
            raise fault.at(key, f"“{key}” is one of {', '.join(TEXTS[key])}, not “{text}”")
        if key == "date":
            _check_date(text, fault)
        return text
    if key == "per-file-ignores":
        if not isinstance(value, dict):
            raise fault.at(key, "“per-file-ignores” must be a table of globs")
        return tuple((glob, _texts(glob, codes, fault)) for glob, codes in value.items())
    if key == "rules":
        if not isinstance(value, dict):
            raise fault.at(key, "“rules” must be a table: [rules.CODE]")
        for code, options in value.items():
            if not isinstance(options, dict):
                raise fault.at(code, f"“rules.{code}” must be a table of options")
        return value
    from attrlint.placed import close_to

    raise fault.at(key, f"unknown key “{key}”{close_to(key, KEYS)}")


def _check_date(text: str, fault: _Faults) -> None:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        raise fault.at("date", f"“date” is YYYY-MM-DD, not “{text}”") from None


def _texts(key: str, value: object, fault: _Faults) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
        raise fault.at(key, f"“{key}” must be a list of codes")
    return tuple(texts)


def settings(config: Config) -> list[tuple[str, object, str]]:
    """Every setting as (key, value, where it comes from; ``default`` where nothing sets it)."""
    shown = []
    for f in fields(config):
        if f.name not in ("path", "base", "origins"):
            shown.append((f.name.replace("_", "-"), getattr(config, f.name), config.origins.get(f.name, "default")))
    return shown
