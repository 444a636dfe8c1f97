"""Files of house names: plain text with one name per line, or YAML with places, people and outlets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.analysis.people.house_names import HouseNames
from attrlint.base.errors import NamesError, PackError, Place, ReadError
from attrlint.base.files import is_file, read_file
from attrlint.packs.located import Faults, close_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.packs.located import Placed
    from attrlint.settings.config import Config

SORTS = ("places", "people", "outlets")
OTHERS = "others"
LONGEST = 100  # code points of a name; a longer line is prose or another format


def configured_names(config: Config) -> HouseNames:
    """The names of all files of a configuration. Raises ConfigError for a missing file, NamesError for faults."""
    from attrlint.settings.config import fault_in, written
    from attrlint.settings.config_faults import close_file, shown

    gone = next((name for name in config.names if not is_file(name)), None)
    if gone is not None:
        said = f"no such file: {shown(Path(gone))}{close_file(Path(gone))}"
        raise fault_in(config, said, "names", value=written(config, gone))
    return read_house_names(config.names)


def read_house_names(paths: Sequence[str]) -> HouseNames:
    """The names of all files. Raises NamesError with every fault of every file."""
    found: dict[str, list[str]] = {}
    faults: list[tuple[Place, str]] = []
    for path in paths:
        try:
            names = _read(path)
        except PackError as error:
            faults += error.faults
            continue
        for sort, listed in names.items():
            found.setdefault(sort, []).extend(listed)
    if faults:
        raise NamesError(faults)
    return HouseNames(**{sort: tuple(dict.fromkeys(listed)) for sort, listed in found.items()})


def _read(path: str) -> dict[str, list[str]]:
    from attrlint.settings.config_faults import shown

    place = shown(Path(path))
    try:
        data = read_file(path).data
        text = data.decode("utf-8-sig")
    except ReadError as error:
        raise NamesError([(Place(place), error.message)]) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NamesError([(Place(place, line), f"not UTF-8 at byte {error.start + 1}")]) from None
    return names_in(text, path)


def is_yaml(path: str) -> bool:
    """Whether a file of house names is YAML, by its ending; any other is plain text."""
    return Path(path).suffix in (".yaml", ".yml")


def names_in(text: str, path: str) -> dict[str, list[str]]:
    """The names in the text of a file, by type. Raises NamesError with every fault."""
    from attrlint.settings.config_faults import shown

    place = shown(Path(path))
    faults = Faults()
    if is_yaml(path):
        from attrlint.packs.yaml_values import read_values

        names = _sorted_names(read_values(text.encode("utf-8"), place), faults)
    else:
        names = {OTHERS: _lines(text, faults)}
    if faults.found:
        raise NamesError([(Place(place, line, column), message) for line, column, message in sorted(faults.found)])
    return names


def _lines(text: str, faults: Faults) -> list[str]:
    """The names of a plain text. A ``#`` at the start of a word begins a comment."""
    names = []
    for number, line in enumerate(text.split("\n"), 1):
        name = ("" if line.lstrip().startswith("#") else line.partition(" #")[0].partition("\t#")[0]).strip()
        if name:
            column = line.index(name) + 1
            if name.rstrip(":") in SORTS and name.endswith(":"):
                faults.add((number, column), f"“{name}” looks like YAML; name the file .yaml")
            else:
                _check(name, (number, column), faults)
            names.append(name)
    return names


def _sorted_names(node: Placed, faults: Faults) -> dict[str, list[str]]:
    """The names of a YAML mapping."""
    names: dict[str, list[str]] = {}
    if not isinstance(node.value, dict):
        faults.add(node, f"house names must be a mapping with {', '.join(SORTS)}, or plain text with one name per line")
        return names
    for sort, listed in node.value.items():
        if sort not in SORTS:
            at = (node.keys or {}).get(sort, (node.line, node.column))
            faults.add(at, f"unknown key “{sort}”{close_to(sort, SORTS)}")
            continue
        items = [] if listed.value is None else listed.value if isinstance(listed.value, list) else [listed]
        for item in items:
            if isinstance(item.value, str):
                _check(item.value, (item.line, item.column), faults)
                names.setdefault(sort, []).append(item.value)
            else:
                faults.add(item, "a name must be text; put it in quotation marks")
    return names


def _check(name: str, at: tuple[int, int], faults: Faults) -> None:
    if len(name) > LONGEST:
        faults.add(at, f"one name per line, at most {LONGEST} characters")
    elif not any(letter.isalpha() for letter in name):
        faults.add(at, f"no name: “{name}”")
