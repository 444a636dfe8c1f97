"""substitution: words for which the pack has better ones."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass, field
from attrlint.base.required_literals import requirements_of
from attrlint.base.rule_pattern import Pattern, phrases
from attrlint.base.span import Span
from attrlint.kinds.generic.existence import mark_of
from attrlint.model.kind import Finding, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from attrlint.base.required_literals import Sets
    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field


WHOLE_WORD = Pattern(r"(?<![\w'])[A-Za-z]++(?!\w)")


@dataclass(frozen=True)
class Substitution:
    """Finds the keys of `swap` (whole words, each a regular expression) and suggests their values.

    ``$1`` in a value is the key's first group. With `ignorecase`, a replacement keeps the case of the words found.
    `unless` is a pattern that lets a match pass if it occurs in the same window; `exceptions` are matches to let pass.
    With `safe`, `--fix` applies the replacement. The keys of `lost` (patterns used as written) are reported too,
    without a fix.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "replacement")
    grades: ClassVar[tuple[str, ...]] = ()

    swap: dict[str, str] = field(default_factory=dict)
    nonword: bool = False
    ignorecase: bool = False
    unless: str = ""
    exceptions: tuple[str, ...] = ()
    safe: bool = False
    lost: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _lost(self) -> tuple[tuple[Pattern, str], ...]:
        return tuple((Pattern(k, ignorecase=self.ignorecase), v) for k, v in self.lost.items())

    @cached_property
    def _plain(self) -> dict[str, str]:
        """The keys that are single words and not patterns: looked up, since one pattern for hundreds is slow to
        compile.
        """
        plain = {k: v for k, v in self.swap.items() if k.isalpha() and k.isascii() and not self.nonword}
        return {(k.lower() if self.ignorecase else k): v for k, v in plain.items()}

    @cached_property
    def _patterned(self) -> tuple[str, ...]:
        """The keys that are patterns."""
        return tuple(k for k in self.swap if self.nonword or not (k.isalpha() and k.isascii()))

    @cached_property
    def _keys(self) -> tuple[tuple[Pattern, str], ...]:
        return tuple((Pattern(k, ignorecase=self.ignorecase), self.swap[k]) for k in self._patterned)

    @cached_property
    def _pattern(self) -> Pattern | None:
        sources = tuple(pattern.source for pattern, _ in self._keys)
        return Pattern(phrases(sources, nonword=self.nonword), ignorecase=self.ignorecase) if sources else None

    @cached_property
    def _alone(self) -> tuple[tuple[Pattern, str], ...]:
        """The only key, with the pattern that is compiled for all of them anyway."""
        return ((self._pattern, self._keys[0][1]),) if self._pattern and len(self._keys) == 1 else ()

    @cached_property
    def _unless(self) -> Pattern | None:
        return Pattern(self.unless, ignorecase=True) if self.unless else None

    def _spans(self, document: Document, where: Field) -> Iterator[Span]:
        """The places of the keys."""
        keys = self._plain
        if keys:
            here = keys.keys() & (document.wording.folded if self.ignorecase else document.wording.forms)
            for match in where.search(WHOLE_WORD, self._open(document, where.holding(here))) if here else ():
                word = match[0].lower() if self.ignorecase else match[0]
                if word in keys:
                    yield Span(*match.span())
        if self._pattern is not None:
            windows = self._open(document, where.windows)
            yield from (mark_of(match) for match in where.search(self._pattern, windows))

    def _open(self, document: Document, windows: Sequence[Span]) -> Sequence[Span]:
        """The windows without a match of `unless`."""
        if self._unless is None:
            return windows
        stop = self._unless
        return [w for w in windows if not stop.search(document.text, w.start, w.end)]

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Every match with its replacement."""
        passed = {word.lower() for word in self.exceptions}
        known: set[int] = set()
        told: dict[str, str | None] = {}
        for span in self._spans(document, where):
            words = document.text[span.start : span.end]
            if self.nonword and words in told:  # a damaged draft may have the same letters a thousand times
                better = told[words]
            else:
                better = None if words.lower() in passed else self._better(document.text, span, words)
                told[words] = better
            if better is not None and better != words:
                repair = Repair(f"Replace it with “{better}”", ((span, better),), self.safe)
                known.add(span.start)
                yield Finding(span, {"match": words, "replacement": better}, repair=repair)
        for pattern, what in self._lost:
            for span in map(mark_of, where.search(pattern)):
                if span.start not in known:
                    known.add(span.start)
                    yield Finding(span, {"match": document.text[span.start : span.end], "replacement": what})

    def _better(self, text: str, span: Span, words: str) -> str | None:
        """The value of the key that matches at a place; in the case of the words found if case is ignored."""
        plain = self._plain.get(words.lower() if self.ignorecase else words)
        if plain is None:
            for pattern, value in self._alone or self._keys:
                match = pattern.match(text, span.start)
                if match and match.end() == span.end:
                    plain = _expand(value, match)
                    break
        return cased(plain, words) if plain is not None and self.ignorecase else plain

    def literals(self) -> tuple[Sets, ...] | None:
        """The literals of all keys together; the keys that are words are one set."""
        swap = requirements_of(self._patterned, whole=not self.nonword) if self._patterned else ()
        lost = requirements_of(self.lost) if self.lost else ()
        plain = tuple(rf"\b{word.lower()}\b" for word in sorted(self._plain))
        if swap is None or lost is None:
            return None
        return (*(((plain,),) if plain else ()), *swap, *lost) or None


def _expand(value: str, match: regex.Match[str]) -> str:
    """`value` with ``$1`` to ``$9`` filled in."""
    for i in range(1, min(9, match.re.groups) + 1):
        value = value.replace(f"${i}", match[i] or "")
    return value


def cased(better: str, words: str) -> str:
    """`better` in the case of `words`: all capitals, or an initial capital; its own capitals are never lost."""
    if len(words) > 1 and words.isupper() and better.islower():
        return better.upper()
    if words[:1].isupper() and better[:1].islower():
        return better[:1].upper() + better[1:]
    return better
