"""Small changes to the bytes of an XML part that leave all other bytes unchanged."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(NamedTuple):
    """Replace the bytes ``[start, end)`` with `content`."""

    start: int
    end: int
    content: bytes = b""


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with changes applied that do not overlap; of several at one place, the first comes first."""
    parts: list[bytes] = []
    at = 0
    for start, end, content in sorted(splices, key=lambda one: (one.start, one.end)):
        assert start >= at, "changes overlap"
        parts += (data[at:start], content)
        at = end
    parts.append(data[at:])
    return b"".join(parts)


def tag(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """An element as XML; `inside` is XML already, the attribute values are not."""
    said = "".join(f' {key}="{escape(_sayable(value))}"' for key, value in attributes.items())
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def words(text: str) -> str:
    """Characters as XML; those that XML does not allow are left out."""
    return escape(_sayable(text), quote=False)


def _sayable(text: str) -> str:
    return "".join(letter for letter in text if letter in "\t\n\r" or "\x20" <= letter < "\ud800" or letter > "\udfff")
