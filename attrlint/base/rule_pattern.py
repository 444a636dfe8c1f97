"""Patterns as packs write them: compiled when needed, and tolerant of typography."""

from __future__ import annotations

from sys import maxsize
from time import perf_counter
from typing import TYPE_CHECKING

from attrlint.base.pattern_time import TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

V0, IGNORECASE = 0x2000 | 0x8, 0x2  # flags of `regex`, which is imported with the first pattern: V0 and MULTILINE
SPACE = r"(?:\s{1,8}+)"  # a space in a pack also matches NBSP and a line break, with the indentation after it


class Pattern:
    """A regular expression from a pack. `source` is as written; it is compiled at first use."""

    __slots__ = ("_compiled", "ignorecase", "source")

    def __init__(self, source: str, *, ignorecase: bool = False) -> None:
        self.source = source
        self.ignorecase = ignorecase
        self._compiled: regex.Pattern[str] | None = None

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern. Raises regex.error if it is invalid."""
        if self._compiled is None:
            import regex

            self._compiled = regex.compile(typographic(self.source), V0 | (IGNORECASE if self.ignorecase else 0))
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """The first match between two places. Raises TimeoutError if the time of its rule is up."""
        compiled = self.compiled
        began = perf_counter()
        found = compiled.search(text, start, end, timeout=TIME.left())
        TIME.spend(perf_counter() - began)
        return found

    def match(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """A match that begins at `start`. Raises TimeoutError, as above."""
        compiled = self.compiled
        began = perf_counter()
        found = compiled.match(text, start, end, timeout=TIME.left())
        TIME.spend(perf_counter() - began)
        return found

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[regex.Match[str]]:
        """All matches between two places. Raises TimeoutError, as above."""
        matches = self.compiled.finditer(text, start, end, timeout=TIME.left())
        while True:
            began = perf_counter()
            found = next(matches, None)
            TIME.spend(perf_counter() - began)
            if found is None:
                return
            yield found


def typographic(source: str) -> str:
    """The same pattern, except that a straight apostrophe also matches ’ and a space any white space.

    A space with a quantifier (two of them, none or one) keeps its exact meaning.
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
    """One pattern for several tokens, the longest first; whole words unless `nonword` (a key of Vale's with the same
    meaning).
    """
    ordered = sorted(tokens, key=len, reverse=True)
    body = "|".join(f"(?:{token})" for token in ordered)
    if nonword:
        return f"(?:{body})"
    return rf"(?<![\w'])(?:{body})(?![\w])"
