"""existence: words or patterns that should not be in the copy."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.model.kind import Finding, Repair
from attrlint.text.token_pattern import token_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field
    from attrlint.text.token_pattern import TokenPattern


@dataclass(frozen=True)
class Existence:
    """Finds any of `tokens` (whole words, each a regular expression), of `raw` (regular expressions used as written) or
    of `pattern` (rows of words, word lists and kinds of words).

    `unless` is a pattern that lets a match pass if it occurs in the same window or in the `ahead` blocks after it,
    with `own` only in text that the rule checks. `beside` is a pattern that lets a match pass if it occurs in the rest
    of its paragraph or the `ahead` blocks. `exceptions` are matches to let pass; `opening` checks only the start of
    the draft, and `unlinked` lets matches pass that have a link. A named group ``mark`` narrows what is flagged.
    `action` can be ``remove`` (with one adjacent space) or ``replace``, which puts in `replacement`.
    """

    values: ClassVar[tuple[str, ...]] = ("match",)
    grades: ClassVar[tuple[str, ...]] = ()

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    nonword: bool = False
    ignorecase: bool = False
    unless: str = ""
    own: bool = False
    ahead: int = 0
    beside: str = ""
    exceptions: tuple[str, ...] = ()
    opening: bool = False
    unlinked: bool = False
    action: str = ""
    replacement: str = ""
    safe: bool = False

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        sources = ([phrases(self.tokens, nonword=self.nonword)] if self.tokens else []) + list(self.raw)
        return tuple(Pattern(source, ignorecase=self.ignorecase) for source in sources)

    @cached_property
    def _rows(self) -> tuple[TokenPattern, ...]:
        return tuple(map(token_pattern, self.pattern))

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=self.ignorecase) if self.unless else None

    @cached_property
    def _beside(self) -> Pattern | None:
        return Pattern(self.beside, ignorecase=self.ignorecase) if self.beside else None

    @cached_property
    def _passed(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.exceptions)

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every match, in order of the patterns; rows of words after them, where they do not overlap others."""
        passed: dict[Span, bool] = {}
        told: list[Span] = []
        for pattern in self._patterns:
            for match in self._head(pattern, where) if self.opening else self._matches(pattern, where, passed):
                span = mark_of(match)
                words = document.text[span.start : span.end]
                if self.unlinked and document.links(span):
                    continue
                if words and words.lower() not in self._passed:
                    told.append(Span(*match.span()))
                    yield Finding(span, {"match": words}, repair=self._repair(document, span))
        known: dict[Span, bool] = {}
        for rows in self._rows:
            for found in where.search_words(rows):
                if any(one.start < found.span.end and found.span.start < one.end for one in told):
                    continue
                told.append(found.span)
                words = document.text[found.mark.start : found.mark.end]
                if words.lower() not in self._passed and not self._passes(where, found.span.start, passed, known):
                    named = {name: document.text[span.start : span.end] for name, span in found.captures.items()}
                    yield Finding(found.mark, {**named, "match": words}, repair=self._repair(document, found.mark))

    def _matches(self, pattern: Pattern, where: Field, passed: dict[Span, bool]) -> Iterator[regex.Match[str]]:
        """The matches of a pattern except those in windows that `unless` lets pass; `passed` records which."""
        known: dict[Span, bool] = {}
        for match in where.search(pattern):
            if not self._passes(where, match.start(), passed, known):
                yield match

    def _passes(self, where: Field, start: int, passed: dict[Span, bool], known: dict[Span, bool]) -> bool:
        """Whether `unless` lets a match pass that begins at a place."""
        if self._unless is None:
            return False
        window = where.window_at(start)
        if window not in passed:
            passed[window] = self._let_pass(where.document, where, window, known)
        return passed[window]

    def _let_pass(self, document: Document, where: Field, window: Span, known: dict[Span, bool]) -> bool:
        text, end = document.text, self._end(document, window)
        near = window.end if self._beside else end
        for match in self._unless.finditer(text, window.start, near) if self._unless else ():
            if not self.own or where.covers(Span(*match.span())):
                return True
        if self._beside is None:
            return False
        block = document.block_at(window.start)
        around = Span(block.span.start if block else window.start, end)
        if around not in known:  # the same for all windows of a block, where `ahead` says how far
            known[around] = self._beside.search(text, *around) is not None
        return known[around]

    def _end(self, document: Document, window: Span) -> int:
        """How far `unless` is searched for: the end of the window, or of this many blocks `ahead` of it."""
        if not self.ahead:
            return window.end
        at = bisect_right(document.blocks, window.start, key=lambda block: block.span.start) - 1
        return max(window.end, document.blocks[min(at + self.ahead, len(document.blocks) - 1)].span.end)

    def _head(self, pattern: Pattern, where: Field) -> Iterator[regex.Match[str]]:
        """The match at the start of the draft."""
        first = where.reached.spans[0].start if where.reached.spans else -1
        for window in [w for w in where.windows if w.start <= first < w.end]:
            match = pattern.match(where.document.text, window.start, window.end)
            if match and where.covers(Span(*match.span())):
                yield match

    def _repair(self, document: Document, span: Span) -> Repair | None:
        if self.action == "remove":
            return Repair("Delete it", ((with_space(document, span), ""),), self.safe)
        if self.action == "replace":
            return Repair(f"Replace it with “{self.replacement}”", ((span, self.replacement),), self.safe)
        return None

    def literals(self) -> tuple[Sets, ...] | None:
        """The literals of all patterns together."""
        tokens = requirements_of(self.tokens, whole=not self.nonword) if self.tokens else ()
        raw = requirements_of(self.raw) if self.raw else ()
        rows = tuple(row.literals() for row in self._rows)
        return None if tokens is None or raw is None else (*tokens, *raw, *rows) or None


def mark_of(match: regex.Match[str]) -> Span:
    """The marked part of a match: its group ``mark`` if there is one, otherwise all of it."""
    if "mark" in match.re.groupindex and match.start("mark") >= 0:
        return Span(*match.span("mark"))
    return Span(*match.span())


def with_space(document: Document, span: Span) -> Span:
    """A span to delete with the white space that would be left double: after it, or before it at the end of a block."""
    block = document.block_at(span.start)
    low, high = block.span if block else span
    start, end = span
    text = document.text
    if end < high and text[end].isspace() and (start == low or text[start - 1].isspace()):
        while end < high and text[end] in " \t\u00a0":
            end += 1
        return Span(start, end)
    while start > low and text[start - 1] in " \t\u00a0" and (end == high or text[end] in ".,;:!?\n\r"):
        start -= 1
    return Span(start, end)
