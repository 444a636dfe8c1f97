"""list-count: a number of things, and a list after it with another number of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, in_order, words
from attrlint.model.kind import Finding
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.document import Document
    from attrlint.model.match_scope import Field

NUMBERS = {w: i for i, w in enumerate(in_order("numerals.counted"), start=2)}
_ADJECTIVES = r"(?:(?!{numerals.next}\b)[a-z][\w’'-]*+\s){0,2}"
_OF_WHAT = r"(?:\s{prepositions.counted}(?:\s[\w’'-]++){1,4}?)?"
COUNTED = LexiconPattern(
    rf"(?<![\w.,$£€-])(?P<number>{{numerals.counted}}|[2-9]|1[0-2])\s{_ADJECTIVES}"
    rf"(?P<noun>{{nouns.plural}}|[a-z][a-z’'-]*s){_OF_WHAT}\s?(?::|\s[—–-]{{1,2}}\s)",
    ignorecase=True,
)
ROUGH = LexiconPattern(
    r"\b(?:{approximations.count}|of(?:\s{determiners.of-these})?)\s\Z",
    ignorecase=True,
)
OPEN = LexiconPattern(r"\b{connectives.open-list}\b", ignorecase=True)
LAST = LexiconPattern(r",?\s(?:and|&)\s")
END = LexiconPattern(r"[.!?;](?=\s|\Z)|\s[—–]\s|\Z")
UNITS = words("units.not-counted")
MANY = 30  # items of a list below; more is a table of contents
LONGEST = 8  # words of an item; a longer one is a clause with its own commas
NO_ITEM = LexiconPattern(r"\d|{connectives.no-item}\b", ignorecase=True)


@dataclass(frozen=True)
class ListCount:
    """Finds “three cities:” followed by two or four, after a colon or dash or as list items below.

    Only plain lists count: short items that begin alike, with one “and” before the last.
    """

    values: ClassVar[tuple[str, ...]] = ("match", "count")
    grades: ClassVar[tuple[str, ...]] = ()

    def find(self, document: Document, where: Field) -> Iterator[Finding]:
        """Each number with its noun."""
        text = document.text
        starts = [b.span.start for b in document.blocks]
        for window in where.windows:
            for found in COUNTED.finditer(text, *window):
                span = Span(found.start(), found.end("noun"))
                before = text[max(window.start, found.start() - 20) : found.start()]
                if not where.covers(span) or found["noun"].lower() in UNITS or ROUGH.search(before):
                    continue
                number = found["number"].lower()
                if number.isdigit() and before[:-1].split(" ")[-1][:1].isupper():
                    continue  # Part 2, May 9
                stated = NUMBERS.get(number) or int(number if number.isdecimal() else 0)  # ı is no i to `lower`
                count = self._count(document, where, starts, Span(found.end(), window.end))
                if stated and count and count != stated:
                    yield Finding(span, {"match": text[span.start : span.end], "count": str(count)})

    def _count(self, document: Document, where: Field, starts: list[int], behind: Span) -> int:
        """How many items follow; 0 if that cannot be determined."""
        start, end = behind
        block = document.block_at(start - 1)
        if block is None:
            return 0
        if not document.text[start : block.span.end].strip():
            return _items_below(document, bisect_right(starts, block.span.start))
        stop = END.search(document.text, start, end)
        rest = Span(start, stop.start() if stop else end)
        if not where.covers(rest) or "\n" in document.text[rest.start : rest.end]:
            return 0
        return _items_in(document.text[rest.start : rest.end].strip())

    def literals(self) -> None:
        """None: a digit will do."""
        return


def _items_below(document: Document, first: int) -> int:
    """The items of the list that begins with a block, given by its index; 0 for a very long one."""
    count = 0
    for block in document.blocks[first : first + MANY]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        count += 1
    return count if 1 < count < MANY else 0


def _items_in(words: str) -> int:
    """The items in a run of words; 0 if it is not a plain list."""
    if OPEN.search(words):
        return 0
    last = list(LAST.finditer(words))
    if len(last) != 1:
        return 0
    tail = words[last[0].end() :]
    mark = ";" if ";" in words else ","
    if "," in tail or ";" in tail:
        return 0
    items = [item.strip() for item in words[: last[0].start()].rstrip(",;").split(mark)] + [tail.strip()]
    if any(not item or len(item.split()) > LONGEST or NO_ITEM.match(item) for item in items):
        return 0
    alike = {item[:1].isupper() for item in items}
    return len(items) if len(alike) == 1 else 0
