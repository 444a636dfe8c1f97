"""The prefilter: from the words of a draft, which rules can match in it, and in which windows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.literal_index import LITERALS
from attrlint.base.patterns import LazyPattern
from attrlint.model.scope import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.text.text_index import Wording

WORD = LazyPattern(r"[^\W_]+")
SIGMAS = frozenset("σς")  # a letter with two lowercase forms, depending on what follows it


class Phrase(NamedTuple):
    """A literal of several words: `words` in order; the one at index `rarest` is looked up, the others are compared."""

    words: tuple[str, ...]
    rarest: int


class Prefilter:
    """Selects the rules that can match in a draft: those without literals, and those with a literal in it.

    A rule without a hit costs nothing, however many there are. Prose that cannot be folded letter for letter is never
    filtered, so that filtered and unfiltered runs give the same findings.
    """

    def __init__(self, rules: Sequence[Rule], *, on: bool = True) -> None:
        self._rules = rules
        self._on = on
        self._always: list[int] = []
        self._words: dict[str, list[int]] = {}  # rules by the literals that are in one word
        self._phrases: dict[str, dict[Phrase, list[int]]] = {}  # by the rarest word of each phrase
        self._marks: dict[str, list[int]] = {}  # by literals with other characters, which are searched for as they are
        for number, rule in enumerate(rules):
            literals = None if rule.needs is None else [*map(_level, rule.needs)]
            if literals is None or not all(map(_can_be_looked_up, literals)):
                self._always.append(number)
                continue
            for literal in literals:
                self._enter(literal, number)
        self._sought = frozenset([*self._words, *self._phrases])
        LITERALS.add(self._sought, at_once=True)

    def _enter(self, literal: str, rule: int) -> None:
        if any(not char.isalnum() and char not in " '" for char in literal):
            self._marks.setdefault(max(literal.split(), key=len), []).append(rule)
            return
        words = tuple(WORD.compiled.findall(literal))
        if len(words) == 1:
            self._words.setdefault(words[0], []).append(rule)
        else:
            phrase = Phrase(words, max(range(len(words)), key=lambda i: len(words[i])))
            self._phrases.setdefault(words[phrase.rarest], {}).setdefault(phrase, []).append(rule)

    def open_for(self, document: Document) -> Iterator[tuple[Rule, Sequence[Span]]]:
        """The rules that can match, in order, each with the windows in which it can."""
        windows = _Windows(document)
        if not (self._on and document.foldable):
            asked: Iterable[tuple[int, Sequence[Span]]] = (
                (i, windows.every(rule.window)) for i, rule in enumerate(self._rules)
            )
        else:
            asked = self._hit(document, windows)
        for i, spans in asked:
            if spans:
                yield self._rules[i], spans

    def _hit(self, document: Document, windows: _Windows) -> Iterator[tuple[int, Sequence[Span]]]:
        """The numbers of the rules that are hit or always run, with the windows that contain one of their literals."""
        hit: dict[int, list[int]] = {}  # word numbers by the rule that they select
        wording = document.wording
        places = wording.tokens.places
        for literal, forms in chain(wording.held.items(), wording.late(self._sought)):
            rules = self._words.get(literal, ())
            phrases = self._phrases.get(literal)
            if not rules and phrases is None:
                continue
            numbers = [number for form in forms for number in places[form]]
            for i in rules:
                hit.setdefault(i, []).extend(numbers)
            for phrase, asking in phrases.items() if phrases else ():
                begun = _beginnings(phrase, numbers, wording)
                for i in asking if begun else ():
                    hit.setdefault(i, []).extend(begun)
        offsets: dict[int, list[int]] = {}
        text = document.folded.replace("’", "'") if self._marks else ""
        for mark, asking in self._marks.items():
            if mark in text:
                found = list(_places(mark, text))
                for i in asking:
                    offsets.setdefault(i, []).extend(found)
        for i in sorted({*self._always, *hit, *offsets}):
            window = self._rules[i].window
            if i in hit or i in offsets:
                yield i, windows.holding(window, hit.get(i, ()), offsets.get(i, ()))
            else:
                yield i, windows.every(window)


def _places(mark: str, text: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _can_be_looked_up(literal: str) -> bool:
    """Whether the words of a draft are enough to show that a literal is missing."""
    return bool(literal.strip(" '")) and SIGMAS.isdisjoint(literal)


def _beginnings(phrase: Phrase, numbers: Iterable[int], wording: Wording) -> list[int]:
    """The numbers of the first words of a phrase, from those of its rarest word.

    Anything may come between two words: the phrase's pattern decides what is allowed. The first word may be the end of
    a longer one, and the last word its beginning.
    """
    words = wording.tokens.words
    last = len(phrase.words) - 1
    found = []
    for number in numbers:
        first = number - phrase.rarest
        if first < 0 or first + last >= len(words):
            continue
        for i, sought in enumerate(phrase.words):
            word = words[first + i].lower()
            if not (word == sought or (i == 0 and word.endswith(sought)) or (i == last and word.startswith(sought))):
                break
        else:
            found.append(first)
    return found


def _level(literal: str) -> str:
    return " ".join(literal.replace("’", "'").split())


class _Windows:
    """The windows of one draft, each kind computed when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._every: dict[Window, Sequence[Span]] = {}
        self._columns: dict[Window, tuple[list[int], dict[int, list[int]]]] = {}

    def every(self, window: Window) -> Sequence[Span]:
        """All windows of a kind, in order."""
        if window not in self._every:
            self._every[window] = self._spans(window)
        return self._every[window]

    def holding(self, window: Window, numbers: Iterable[int], offsets: Iterable[int]) -> Sequence[Span]:
        """The windows that contain part of the words with some numbers, or a place among `offsets`."""
        every = self.every(window)
        if len(every) == 1:
            return every
        if window not in self._columns:
            self._columns[window] = self._column(every)
        of, cut = self._columns[window]
        held = {of[number] for number in numbers}
        if cut:
            held.update(i for number in numbers if number in cut for i in cut[number])
        held.update(bisect_right(every, offset, key=lambda span: span[0]) - 1 for offset in offsets)
        held.discard(-1)
        return every if len(held) == len(every) else [every[i] for i in sorted(held)]

    def _column(self, every: Sequence[Span]) -> tuple[list[int], dict[int, list[int]]]:
        """For each word the number of the window in which it begins, or -1; the other windows that share words."""
        starts, ends = self._document.wording.tokens.starts, self._document.wording.tokens.ends
        of: list[int] = []
        cut: dict[int, list[int]] = {}
        for i, (start, end) in enumerate(every):
            first, behind = bisect_left(starts, start), bisect_left(starts, end)
            of += [-1] * (first - len(of))
            of += [i] * (behind - len(of))
            if first and ends[first - 1] > start:
                cut.setdefault(first - 1, []).append(i)
        of += [-1] * (len(starts) - len(of))
        return of, cut

    def _spans(self, window: Window) -> Sequence[Span]:
        if window is Window.SENTENCE:
            return self._document.sentences
        if window is Window.PARAGRAPH:
            return [block.span for block in self._document.blocks]
        return [self._document.whole]
