"""What a client sets, over the settings files: read from whatever it sends, with faults named."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, replace
from attrlint.packs.located import close_to
from attrlint.running.runner import Choice
from attrlint.settings.config import PRESETS
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTS = ("select", "extend-select", "ignore", "exclude")
TEXTS = ("config", "preset", "date")
FLAGS = ("isolated", "inlay-hints")
KEYS = (*LISTS, *TEXTS, *FLAGS)
AS_CONFIGURED = Choice()
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Settings:
    """The client's settings: what the command line would say, and whether hints are shown."""

    choice: Choice = AS_CONFIGURED
    inlay_hints: bool = False


def read_settings(sent: object, root: str) -> tuple[Settings, list[str]]:
    """The settings in what a client sent, and a line for each invalid one (it is left out).

    They are at the top level, under ``attrlint`` or under ``settings``; ``extendSelect`` is ``extend-select``. A
    relative `config` is relative to `root`, the folder of the workspace.
    """
    faults: list[str] = []
    given = _table(sent)
    for outer in ("attrlint", "settings", "attrlint"):
        if outer in given:
            if given[outer] is not None and not _is_table(given[outer]):
                faults.append(f"settings: “{outer}” must be a table")
            given = _table(given[outer])
    values = {CAMEL.sub("-", str(key)).lower(): value for key, value in given.items()}
    for key in [*values]:
        fault = _fault(key, values[key])
        if fault:
            faults.append(f"settings: {fault}")
            del values[key]

    def listed(key: str) -> tuple[str, ...]:
        value = values.get(key, ())
        words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else ()
        return tuple(str(word).strip() for word in words)

    config = str(values.get("config") or "")
    choice = Choice(
        config=str(Path(root) / config) if config else "",
        isolated=values.get("isolated") is True,
        rules=Layer(listed("select"), listed("extend-select"), listed("ignore")),
        exclude=listed("exclude"),
        preset=str(values.get("preset") or ""),
    )
    if values.get("date"):
        choice = replace(choice, date=date.fromisoformat(str(values["date"])))
    return Settings(choice, values.get("inlay-hints") is True), faults


def _is_table(sent: object) -> bool:
    return isinstance(sent, dict) or hasattr(sent, "_asdict")


def _table(sent: object) -> Mapping[str, object]:
    if isinstance(sent, dict):
        return sent
    as_dict = getattr(sent, "_asdict", None)  # objects that pygls creates for JSON without a type
    found = as_dict() if as_dict is not None else {}
    return found if isinstance(found, dict) else {}


def _fault(key: str, value: object) -> str:
    """The fault of a setting, or nothing; null leaves a setting unchanged."""
    if key not in KEYS:
        return f"unknown key “{key}”{close_to(key, KEYS)}"
    if value is None:
        return ""
    if key in FLAGS:
        return "" if isinstance(value, bool) else f"“{key}” must be true or false"
    if key in LISTS:
        texts = isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
        return "" if texts else f"“{key}” must be a list of strings"
    if not isinstance(value, str):
        return f"“{key}” is a text"
    if key == "preset" and value and value not in PRESETS:
        return f"“preset” must be one of {', '.join(PRESETS)}, not “{value}”"
    if key == "date" and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"“date” must be YYYY-MM-DD, not “{value}”"
    return ""
