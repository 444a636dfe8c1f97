"""Patterns of our own that are compiled when they are first used: compiling takes longer than most drafts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LazyPattern:
    """A compiled pattern once something is asked of it. Places are code points; 0 and None mean the whole text."""

    def __init__(self, source: str, *, ignorecase: bool = False) -> None:
        self.source = source
        self.ignorecase = ignorecase

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern, ready."""
        return regex.compile(self.source, regex.IGNORECASE if self.ignorecase else 0)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between two places."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """A match that begins at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """A match of everything between two places."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Every match between two places."""
        return iter(self.compiled.finditer(text, start, end))

    def sub(self, by: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(by, text)
