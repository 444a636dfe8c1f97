"""YAML as plain values with their places. The only module that uses the YAML library."""

from __future__ import annotations

import yaml

from attrlint.base.errors import PackError, Place
from attrlint.packs.located import Faults, Placed

MAX_NODES = 200_000  # in one file; far more than any real one has, to stop files that are made to expand
PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "map", "seq", "timestamp"})
BOOLS = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}


def read_yaml(data: bytes, path: str, faults: Faults) -> Placed | None:
    """The values of a file with their places: no tags, no aliases, no objects constructed.

    None, and a fault, if it is not valid YAML. Raises PackError if it has more values than any file needs.
    """
    loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(data, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        faults.add(at, f"not YAML: {getattr(error, 'problem', None) or _first_line(error)}")
        return None
    except RecursionError:
        faults.add((1, 1), "nested too deeply")
        return None
    if node is None:
        faults.add((1, 1), "the file is empty")
        return None
    try:
        return _Placer(path, faults).place(node)
    except RecursionError:
        faults.add((1, 1), "nested too deeply")
        return None


def read_values(data: bytes, path: str) -> Placed:
    """The values of a file with their places. Raises PackError with all faults."""
    faults = Faults()
    node = read_yaml(data, path, faults)
    if faults.found or node is None:
        raise PackError([(Place(path, line, column), message) for line, column, message in sorted(faults.found)])
    return node


class _Placer:
    """Turns nodes into values; an alias would include a node twice."""

    def __init__(self, path: str, faults: Faults) -> None:
        self.path, self.faults = path, faults
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> Placed:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if id(node) in self.seen:
            self.faults.add((line, column), "aliases (*name) are not supported; write the value out")
            return Placed(None, line, column)
        self.seen.add(id(node))
        if len(self.seen) > MAX_NODES:
            raise PackError([(Place(self.path, line, column), f"more than {MAX_NODES} values in one file")])
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.partition("2002:")[2] not in PLAIN_TAGS:
            self.faults.add((line, column), f"tags are not supported: {node.tag[:60]}")
        if isinstance(node, yaml.MappingNode):
            values, keys = {}, {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    self.faults.add((key.start_mark.line + 1, key.start_mark.column + 1), "a key must be a word")
                    continue
                name = str(key.value)
                if name in values:
                    place = (key.start_mark.line + 1, key.start_mark.column + 1)
                    self.faults.add(place, f"“{name[:60]}” is given twice")
                values[name] = self.place(value)
                keys[name] = (key.start_mark.line + 1, key.start_mark.column + 1)
            return Placed(values, line, column, keys)
        if isinstance(node, yaml.SequenceNode):
            return Placed([self.place(item) for item in node.value], line, column)
        return Placed(_scalar(node), line, column)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["cannot be read"])[0]


def _scalar(node: yaml.Node) -> object:
    """A scalar in its plain type; anything unusual (a date, a base-60 number) stays a string."""
    text = str(node.value)
    tag = node.tag.partition("2002:")[2]
    try:
        if tag == "bool":
            return BOOLS[text.lower()]
        if tag == "int":
            return int(text)
        if tag == "float":
            return float(text)
    except (ValueError, KeyError):
        return text
    return None if tag == "null" else text
