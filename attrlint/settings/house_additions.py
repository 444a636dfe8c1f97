"""A name added to the house names: the files that change, as text. Nothing is written here."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import PackError, UsageError
from attrlint.settings.house_files import SORTS, is_yaml, names_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.settings.config import Config

NEW_FILE = "house-names.yaml"  # not .txt, which would be a draft
TABLE = re.compile(r"^\[tool\.attrlint\][ \t]*(?:#.*)?$", re.MULTILINE)


class Addition(NamedTuple):
    """A file as it is (None: it does not exist yet) and as it should be."""

    path: str
    before: str | None
    after: str


def add_name(
    name: str, sort: str, config: Config, folder: str, read: Callable[[str], str | None]
) -> tuple[Addition, ...]:
    """The changes that add a name: to a file of house names, or to a new one, which the settings then name.

    `sort` is ``places``, ``people`` or ``outlets``; `folder` gets the settings file if there is none yet; `read`
    returns the text of a path, None if there is no such file. Raises UsageError if no file can take the name.
    """
    name = " ".join(name.split())
    if sort not in SORTS:
        raise UsageError(f"a name is one of {', '.join(SORTS)}, not “{sort}”")
    for path in config.names:
        before = read(path)
        after = with_name(before, name, sort, path) if before is not None else None
        if after is not None:
            return () if after == before else (Addition(path, before, after),)
    if config.names:
        raise UsageError(f"“{name}” cannot be added to {PurePath(config.names[0]).name}; add it by hand")
    settings = str(Path(config.path).absolute()) if config.path else str(Path(folder) / "attrlint.toml")
    file = str(Path(settings).parent / NEW_FILE)
    known = read(file)
    after = with_name(known or "", name, sort, file)
    held = read(settings)
    changed = with_names_setting(held or "", settings)
    if after is None or changed is None:
        raise UsageError(f"no file of house names; add one to {PurePath(settings).name} as “names”")
    return Addition(file, known, after), Addition(settings, held, changed)


def with_name(text: str, name: str, sort: str, path: str) -> str | None:
    """The text of a file of house names with one more; None if the name cannot be added line by line."""
    try:
        if name in {each for names in names_in(text, path).values() for each in names}:
            return text
    except PackError:
        if text.strip():
            return None
    quoted = json.dumps(name, ensure_ascii=False)
    forms = (name, quoted) if is_yaml(path) else (name,)
    tries = (_in_yaml(text, form, sort) if is_yaml(path) else f"{_ended(text)}{form}\n" for form in forms)
    return next((made for made in tries if made is not None and _has(made, path, name)), None)


def _has(text: str, path: str, name: str) -> bool:
    """Whether a file of house names with this text is valid and has this name."""
    try:
        return any(name in names for names in names_in(text, path).values())
    except PackError:
        return False


def _in_yaml(text: str, written: str, sort: str) -> str | None:
    """A name at the end of the list of its type; None if that list does not have one item per line."""
    lines = _ended(text).splitlines(keepends=True)
    at = next((i for i, line in enumerate(lines) if line.startswith(f"{sort}:")), None)
    if at is None:
        return "".join([*lines, f"{sort}:\n", f"  - {written}\n"])
    if lines[at].partition(":")[2].partition("#")[0].strip():
        return None
    last, indent = at, "  "
    for i in range(at + 1, len(lines)):
        item = re.match(r"([ ]*)- ", lines[i])
        if item:
            last, indent = i, item[1]
        elif lines[i].strip() and not lines[i].lstrip().startswith("#"):
            break
    return "".join([*lines[: last + 1], f"{indent}- {written}\n", *lines[last + 1 :]])


def with_names_setting(text: str, path: str) -> str | None:
    """The text of a settings file that names `NEW_FILE`; None if that would change other settings."""
    line = f'names = ["{NEW_FILE}"]\n'
    if PurePath(path).name == "pyproject.toml":
        head = TABLE.search(text)
        if head is None:
            return None
        made = f"{text[: head.end()]}\n{line}{text[head.end() :].removeprefix(chr(10))}"
    else:
        start = re.match(r"(?:#.*\n)*", text)
        at = start.end() if start else 0
        made = text[:at] + line + text[at:]
    try:
        table = tomllib.loads(made)
    except tomllib.TOMLDecodeError:
        return None
    own = table["tool"]["attrlint"] if PurePath(path).name == "pyproject.toml" else table
    return made if own["names"] == [NEW_FILE] else None


def _ended(text: str) -> str:
    """The text with a line break at its end, unless it is empty."""
    return text if not text or text.endswith("\n") else f"{text}\n"
