"""Patterns as packs write them: compiled when needed, kind to typography, and the literals they cannot lack."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.kept import literals
from attrlint.programs import extended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        """Folded literals of which one stands in every match; empty when that cannot be told."""
        if self._needs is None:
            kept = literals().get(self.source)
            if isinstance(kept, list):
                self._needs = tuple(str(literal) for literal in kept)
            else:
                self._needs = tuple(sorted(required(self.source) or ()))
                literals().put(self.source, list(self._needs))
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


@lru_cache(maxsize=4096)
def required(source: str) -> frozenset[str] | None:
    """Folded literals of which one stands in every match of a pattern; None when that cannot be told.

    Read off the pattern's parse tree: of a sequence the part with the longest literals, of alternatives all of
    them. Literals are runs of letters and digits, since spaces and apostrophes match several characters.
    """
    import re
    from importlib import import_module

    try:  # a private module, but the only parse tree to be had; without it rules run ungated
        tree = import_module("re._parser").parse(_in_standard_words(source))
    except (ImportError, re.error, RecursionError, OverflowError):
        return None
    return _best(_of_sequence(list(tree)))


def _in_standard_words(source: str) -> str:
    """A pattern with what only `regex` knows written so that the standard parser reads the same literals in it.

    A named group is written with a P, and a class of characters by a property as one of letters.
    """
    import re

    named = re.sub(r"\(\?<(?![=!])", "(?P<", source)
    return re.sub(r"(?<!\\)((?:\\\\)*)\\[pP]\{[^{}]*\}", r"\1\\w", named)


def _best(options: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set whose shortest literal is longest: the rarest sight in running prose."""
    return max(options, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _of_sequence(nodes: list[tuple[object, object]]) -> list[frozenset[str]]:
    """For each part of a sequence that must be there, the literals of which one stands in it."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*nodes, (None, None)]:
        name = str(op)
        if name == "LITERAL" and isinstance(value, int) and chr(value).isalnum() and _folds(chr(value)):
            run += chr(value).lower()
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        if name != "None":
            found.extend(_of_node(name, value))
    return found


def _folds(char: str) -> bool:
    return len(char.lower()) == 1


def _of_node(name: str, value: object) -> list[frozenset[str]]:
    if name == "SUBPATTERN" and isinstance(value, tuple):
        return _of_sequence(list(value[3]))
    if name == "ATOMIC_GROUP":
        return _of_sequence(list(value))  # type: ignore[call-overload]
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and isinstance(value, tuple):
        return _of_sequence(list(value[2])) if value[0] else []
    if name == "BRANCH" and isinstance(value, tuple):
        union: set[str] = set()
        for branch in value[1]:
            best = _best(_of_sequence(list(branch)))
            if best is None:
                return []
            union |= best
        return [frozenset(union)]
    return []
