"""The lines of a .gitignore as patterns. A repository is not trusted: no line may delay a walk."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec
from pathspec.pattern import RegexMatchResult
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrlint.base.errors import AttrlintError

STARS = ("[^/]*", ".+")  # alternatives for one star
HARMLESS = 2  # stars in a line that cannot cost much on any path
TIMEOUT = 0.1  # seconds for one path
BUDGET = 1.0  # seconds for all paths that took more than a moment


class TimedPattern(GitIgnoreSpecPattern):
    """A line with many stars, which may match a path in very many ways; matched by `regex` under a timeout.

    `give_up` is called once, when the line has taken too long; after that it matches nothing.
    """

    __slots__ = ("_left", "_search", "give_up")

    def __init__(self, line: str, give_up: Callable[[], None]) -> None:
        """Raises ValueError for an invalid line."""
        super().__init__(line)
        import regex

        self._search = regex.compile(self.regex.pattern) if self.regex is not None else None
        self._left = BUDGET
        self.give_up = give_up

    def match_file(self, file: str) -> RegexMatchResult | None:
        """How a path matches, if it does."""
        from time import perf_counter

        if self._search is None or self._left <= 0:
            return None
        begun = perf_counter()
        try:
            found = self._search.search(file, timeout=TIMEOUT)
        except TimeoutError:
            found, self._left = None, 0
        took = perf_counter() - begun
        if took > TIMEOUT / 100:
            self._left -= took
        if self._left <= 0:
            self.give_up()
        return RegexMatchResult(found) if found else None  # type: ignore[arg-type]


def ignore_spec(lines: Iterable[str], path: str, errors: list[AttrlintError]) -> GitIgnoreSpec:
    """The patterns of a .gitignore file; an invalid line is skipped, as in git.

    One that takes too long on the paths of a walk is added to `errors`, and skipped from then on.
    """

    def told(number: int) -> Callable[[], None]:
        said = "this pattern takes too long to match and is left out"
        return lambda: errors.append(ReadError(said, Place(path, number)))

    patterns: list[GitIgnoreSpecPattern] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `re` warns of sets that may one day be nested
        for number, line in enumerate(lines, 1):
            try:
                pattern = GitIgnoreSpecPattern(line)
                made = pattern.regex.pattern if pattern.regex is not None else ""
                costly = sum(map(made.count, STARS)) > HARMLESS
                patterns.append(TimedPattern(line, told(number)) if costly else pattern)
            except (ValueError, re.error, RecursionError, OverflowError):
                continue
    return GitIgnoreSpec(patterns, backend="simple")
