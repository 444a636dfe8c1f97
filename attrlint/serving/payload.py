"""The JSON body of a request, checked: a draft, the rules to run, and sources, all by content. No path is opened."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError
from attrlint.base.facts import dataclass
from attrlint.packs.located import close_to
from attrlint.reading.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.api.settings import Settings

LONGEST_DRAFT = 2_000_000  # code points or bytes: what the language server accepts, too
MOST_SOURCES = 200
DRAFT_KEYS = ("text", "data", "name", "format", "settings")
SOURCE_KEYS = ("name", "text", "data", "speaker")
LIST_KEYS = ("select", "extend_select", "ignore")
SETTING_KEYS = (*LIST_KEYS, "preset", "genre", "date", "house_style", "quote_policy")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Payload:
    """One request: a draft with its name and format, settings, and what its quotes are checked against."""

    draft: str | bytes
    name: str
    format: str
    settings: Settings
    sources: Mapping[str, str | bytes]
    speakers: Mapping[str, str]
    min_words: int
    track_changes: bool


def server_settings(config: str, *, isolated: bool) -> Settings:
    """The settings of a file, or of the working folder. Sources named there are not opened. Raises AttrlintError."""
    from attrlint.api.settings import Settings

    if isolated:
        return Settings()
    return replace(Settings.from_file(config) if config else Settings.find(), sources=())


def read_payload(body: bytes, defaults: Settings, *extra: str) -> Payload:
    """The request in a body. Raises UsageError, whose message names the key, and ConfigError for a setting.

    `extra` are keys besides those of every request. Settings in the body override `defaults`.
    """
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise UsageError("the body must be JSON in UTF-8") from None
    if not isinstance(asked, dict):
        raise UsageError("the body must be a JSON object")
    _check_keys(asked, (*DRAFT_KEYS, *extra), "")
    draft = _content(asked, "")
    if len(draft) > LONGEST_DRAFT:
        raise UsageError(f"the draft is longer than {LONGEST_DRAFT // 1_000_000} MB")
    name = plain_name(_text(asked, "name", ""))
    sources, speakers = _sources(asked.get("sources", []))
    return Payload(
        draft,
        name,
        _format(asked, name, draft),
        _settings(asked.get("settings", {}), defaults),
        sources,
        speakers,
        _number(asked, "min_words", 5),
        _flag(asked, "track_changes"),
    )


def plain_name(name: str) -> str:
    """A file name without folders and control characters, at most 200 characters."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(char for char in last if char.isprintable())[-200:].strip()


def _check_keys(given: dict[str, Json], known: tuple[str, ...], where: str) -> None:
    for key in given:
        if key not in known:
            raise UsageError(f"unknown key “{where}{key}”{close_to(key, known)}")


def _content(given: dict[str, Json], where: str) -> str | bytes:
    """A text as it is, or bytes in base64. Raises UsageError."""
    if ("text" in given) == ("data" in given):
        raise UsageError(f"give either “{where}text” or “{where}data” (base64)")
    if "text" in given:
        return _text(given, "text", where)
    try:
        return b64decode(_text(given, "data", where), validate=True)
    except ValueError:
        raise UsageError(f"“{where}data” must be base64") from None


def _text(given: dict[str, Json], key: str, where: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise UsageError(f"“{where}{key}” must be a string")
    return value


def _number(given: dict[str, Json], key: str, default: int) -> int:
    value = given.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
        raise UsageError(f"“{key}” must be a number from 1 to 1000")
    return value


def _flag(given: dict[str, Json], key: str) -> bool:
    value = given.get(key, False)
    if not isinstance(value, bool):
        raise UsageError(f"“{key}” must be true or false")
    return value


def _format(given: dict[str, Json], name: str, draft: str | bytes) -> str:
    """The format that is asked for, otherwise that of the name; Markdown for text without a name."""
    from attrlint.reading.formats import ending_of, format_of

    form = _text(given, "format", "")
    if not form:
        form = format_of(name) if ending_of(name) or isinstance(draft, bytes) else "markdown"
    if form not in FORMATS:
        raise UsageError(f"unknown format “{form}”{close_to(form, tuple(FORMATS))}")
    return form


def _settings(given: Json, defaults: Settings) -> Settings:
    """The defaults with the settings of a request. Raises UsageError, ConfigError."""
    if not isinstance(given, dict):
        raise UsageError("“settings” must be an object")
    _check_keys(given, SETTING_KEYS, "settings.")
    for key, value in given.items():
        strings = value if key in LIST_KEYS and isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in strings):
            raise UsageError(f"“settings.{key}” must be a {'list of strings' if key in LIST_KEYS else 'string'}")
    return replace(defaults, **given) if given else defaults  # type: ignore[arg-type]


def _sources(given: Json) -> tuple[dict[str, str | bytes], dict[str, str]]:
    """Sources by their names, and who speaks in them. Raises UsageError."""
    if not isinstance(given, list) or len(given) > MOST_SOURCES:
        raise UsageError(f"“sources” must be a list of at most {MOST_SOURCES} objects")
    found: dict[str, str | bytes] = {}
    speakers: dict[str, str] = {}
    for i, each in enumerate(given):
        where = f"sources[{i}]."
        if not isinstance(each, dict):
            raise UsageError(f"“sources[{i}]” must be an object")
        _check_keys(each, SOURCE_KEYS, where)
        name = plain_name(_text(each, "name", where)) or f"source-{i + 1}.txt"
        if name in found:
            raise UsageError(f"“{where}name” is used twice: {name}")
        found[name] = _content(each, where)
        if speaker := _text(each, "speaker", where):
            speakers[name] = speaker
    return found, speakers
