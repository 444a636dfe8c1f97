"""Patterns of our own, compiled at first use because compiling takes longer than linting most drafts."""

from __future__ import annotations

import re
from functools import cached_property
from sys import maxsize
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import regex


class LazyPattern:
    """A pattern that is compiled when first used. Places are code points."""

    def __init__(self, source: str, *, ignorecase: bool = False) -> None:
        self.source = source
        self.ignorecase = ignorecase

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern: from `re`, which compiles three times as fast, if it supports the syntax, otherwise
        from `regex`.
        """
        flags = re.IGNORECASE if self.ignorecase else 0  # the same number in both
        if r"\p" not in self.source:
            return cast("regex.Pattern[str]", re.compile(self.source, flags))
        import regex

        return regex.compile(self.source, flags)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """The first match between two places."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """A match that starts at `start`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> regex.Match[str] | None:
        """A match of everything between two places."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[regex.Match[str]]:
        """All matches between two places."""
        return iter(self.compiled.finditer(text, start, end))

    def sub(self, by: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.compiled.sub(by, text)
