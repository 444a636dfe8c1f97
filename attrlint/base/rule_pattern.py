"""Patterns as packs write them: compiled when needed, kind to typography, and the literals they cannot lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.kept import literals
from attrlint.base.programs import extended
from attrlint.base.required_literals import required

if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

V0, IGNORECASE = 0x2000 | 0x8, 0x2  # flags of `regex`, which is loaded with the first pattern: V0 and MULTILINE
SPACE = r"(?:\s{1,8}+)"  # a space in a pack also matches NBSP and a line break, with the indentation after it


class Pattern:
    """A regular expression of a pack. `source` is as written; it is compiled when it is first used."""

    __slots__ = ("_compiled", "_needs", "ignorecase", "source")

    def __init__(self, source: str, *, ignorecase: bool = False) -> None:
        self.source = source
        self.ignorecase = ignorecase
        self._compiled: regex.Pattern[str] | None = None
        self._needs: tuple[str, ...] | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """Literals of which one stands in every match, folded where case is ignored; empty when that cannot be told."""
        if self._needs is None:
            key = f"{'i' if self.ignorecase else 'c'} {self.source}"
            kept = literals().get(key)
            if isinstance(kept, list):
                self._needs = tuple(str(literal) for literal in kept)
            else:
                self._needs = tuple(sorted(required(self.source, cased=not self.ignorecase, words=True) or ()))
                literals().put(key, list(self._needs))
        return self._needs

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern, ready. Raises regex.error where it is none."""
        if self._compiled is None:
            self._compiled = extended().pattern(self.source, V0 | (IGNORECASE if self.ignorecase else 0), typographic)
        return self._compiled


def typographic(source: str) -> str:
    """The same pattern, but a straight apostrophe also matches ’ and a space any white space.

    A space that is counted (two of them, none or one) is meant as it stands.
    """
    out: list[str] = []
    i, in_class = 0, False
    while i < len(source):
        char = source[i]
        if char == "\\":
            out.append(source[i : i + 2])
            i += 2
            continue
        if char == "[" and not in_class:
            in_class = True
        elif char == "]" and in_class and source[i - 1] != "[":
            in_class = False
        if char == "'":
            out.append("'’" if in_class else "['’]")
        elif char == " " and not in_class and source[i + 1 : i + 2] not in tuple("{?*+"):
            out.append(SPACE)
        else:
            out.append(char)
        i += 1
    return "".join(out)


def phrases(tokens: Sequence[str], *, nonword: bool = False) -> str:
    """One pattern for several tokens, the longest first; whole words unless `nonword` (Vale's key and meaning)."""
    ordered = sorted(tokens, key=len, reverse=True)
    body = "|".join(f"(?:{token})" for token in ordered)
    if nonword:
        return f"(?:{body})"
    return rf"(?<![\w'])(?:{body})(?![\w])"
