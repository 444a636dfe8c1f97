"""Values of a pack with their places, and the types they must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args, get_origin, get_type_hints

from attrlint.base.facts import MISSING, dataclass, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from attrlint.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of a pack and its place: 1-based line and column.

    The value is a str, int, float, bool or None, a list of placed values, or a dict of them with the places of its
    keys.
    """

    value: object
    line: int = 0
    column: int = 0
    keys: Mapping[str, tuple[int, int]] | None = None


class Faults:
    """Collects faults with their places, so that all faults of a pack are reported together."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, str]] = []

    def add(self, at: Placed | tuple[int, int], message: str) -> None:
        """Record a fault at a value or at a (line, column)."""
        line, column = at if isinstance(at, tuple) else (at.line, at.column)
        self.found.append((line, column, message))


def said(value: object) -> str:
    """A value of a pack as a message quotes it: a long one is cut, a list or a mapping is only named."""
    if isinstance(value, Placed):
        return said(value.value)
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    words = "null" if value is None else str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"


def close_to(word: str, known: Iterable[str]) -> str:
    """`` (did you mean “x”?)`` for the nearest known word, otherwise the empty string."""
    from difflib import get_close_matches

    near = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f" (did you mean “{near[0]}”?)" if near else ""


def kind_options(kind: Callable[..., Kind]) -> dict[str, object]:
    """The options of a kind and their types, from its fields."""
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}  # type: ignore[arg-type]


def option_default(kind: Callable[..., Kind], name: str) -> object:
    """The default of an option."""
    for f in fields(kind):  # type: ignore[arg-type]
        if f.name == name:
            if f.default_factory is not MISSING:
                return f.default_factory()
            return None if f.default is MISSING else f.default
    return None


def convert(node: Placed, wanted: object, key: str, faults: Faults) -> object:
    """A value converted to its required type; a fault, and the value unchanged, if it has another type."""
    value = node.value
    if wanted is object:
        return node
    if get_origin(wanted) is Literal:
        if value not in get_args(wanted):
            choices = [str(each) for each in get_args(wanted)]
            hint = close_to(str(value), choices)
            faults.add(node, f"“{key}” must be one of {', '.join(choices)}, not {said(value)}{hint}")
        return value
    if get_origin(wanted) is tuple:
        items = value if isinstance(value, list) else [node]
        return tuple(str(convert(i, str, key, faults)) for i in items if isinstance(i, Placed))
    if get_origin(wanted) is dict:
        if not isinstance(value, dict):
            faults.add(node, f"“{key}” must be a mapping")
            return {}
        return {str(k): str(convert(v, str, key, faults)) for k, v in value.items()}
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if wanted is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    if wanted is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(wanted, type) and wanted not in (int, float) and isinstance(value, wanted):
        return value
    kind = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}.get(wanted, "something else")  # type: ignore[call-overload]
    faults.add(node, f"“{key}” must be {kind}")
    return value
