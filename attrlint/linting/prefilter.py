"""The prefilter: from the words of a draft, which rules can match in it, and in which windows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.literal_index import LITERALS
from attrlint.base.required_literals import bare
from attrlint.linting.literals import Literal, beginnings, is_whole_word, read_literal, sets_of
from attrlint.linting.windows import Windows
from attrlint.model.conditions import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.required_literals import Sets
    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.model.scope import Window

MANY = 40  # whole words, from which on a list is compared with the words of a draft at once

Numbers = list[int]


class Use(NamedTuple):
    """A rule that a literal speaks for, and the sets of literals of which the window must have one each as well."""

    rule: int
    others: Sets


class Prefilter:
    """Selects the rules that can match in a draft: those without literals, and those with a literal in it.

    A rule without a hit costs nothing, however many there are. A rule that does not read drafts of this language or
    genre, or that needs facts the draft does not have, is not asked. Prose that cannot be folded letter for letter is
    never filtered, so that filtered and unfiltered runs give the same findings.
    """

    def __init__(self, rules: Sequence[Rule], *, on: bool = True) -> None:
        self._rules = rules
        self._on = on
        self._always: list[int] = []
        self._uses: dict[str, list[Use]] = {}  # by literal
        self._literals: dict[str, list[tuple[str, Literal]]] = {}  # by the key that is looked up
        self._read: dict[str, Literal | None] = {}  # by literal; None for those with other characters
        self._lists: list[tuple[int, frozenset[str]]] = []  # rules with many whole words
        self._marks: dict[str, list[str]] = {}  # literals with other characters, by what is searched for
        for number, rule in enumerate(rules):
            needs = None if rule.needs is None else [sets_of(need) for need in rule.needs]
            if needs is None or not all(needs):
                self._always.append(number)
                continue
            for sets in needs:
                if len(sets) == 1 and len(sets[0]) > MANY and all(map(is_whole_word, sets[0])):
                    self._lists.append((number, frozenset(map(bare, sets[0]))))
                    continue
                use = Use(number, sets[1:])
                for literal in sets[0]:
                    self._uses.setdefault(literal, []).append(use)
                for literal in chain(*sets):
                    self._enter(literal)
        self._sought = frozenset(self._literals)
        LITERALS.add(self._sought, at_once=True)

    def _enter(self, literal: str) -> None:
        if literal in self._read:
            return
        read = self._read[literal] = read_literal(literal)
        if read is None:
            self._marks.setdefault(max(bare(literal).split(), key=len), []).append(literal)
        else:
            self._literals.setdefault(read.key, []).append((literal, read))

    def open_for(self, document: Document) -> Iterator[tuple[Rule, Sequence[Span]]]:
        """The rules that can match, in order, each with the windows in which it can."""
        windows = Windows(document)
        if not (self._on and document.foldable):
            for rule in self._rules:
                if reads(rule, document) and (every := windows.every(rule.window)):
                    yield rule, every
            return
        kinds = frozenset(block.kind for block in document.blocks)
        hit = self._hit(document, windows)
        for number in sorted({*self._always, *hit}):
            rule = self._rules[number]
            if (
                (kinds and rule.blocks.isdisjoint(kinds))
                or not reads(rule, document)
                or not holds(document, rule.requires)
            ):
                continue
            spans = windows.at(rule.window, hit[number]) if number in hit else windows.every(rule.window)
            if spans:
                yield rule, spans

    def _hit(self, document: Document, windows: Windows) -> dict[int, set[int]]:
        """The rules that are hit, each with the numbers of the windows that have all it needs."""
        places = self._found(document)
        hit: dict[int, set[int]] = {}
        held: dict[tuple[str, Window], set[int]] = {}

        def windows_of(literal: str, window: Window) -> set[int]:
            key = literal, window
            if key not in held:
                numbers = places.get(literal, ())
                marked = literal in self._read and self._read[literal] is None
                held[key] = windows.around(window, numbers) if marked else windows.with_words(window, numbers)
            return held[key]

        for literal in places:
            for rule, others in self._uses.get(literal, ()):
                window = self._rules[rule].window
                if rule in hit and not windows.are_several(window):
                    continue
                found = windows_of(literal, window)
                for each in others:
                    if not found:
                        break
                    found = found.intersection(set().union(*(windows_of(one, window) for one in each)))
                if found:
                    hit[rule] = hit[rule] | found if rule in hit else found
        for rule, words in self._lists:
            here = words & document.wording.folded
            if here:
                table = document.wording.tokens.places
                numbers = [number for form in table if form.lower() in here for number in table[form]]
                found = windows.with_words(self._rules[rule].window, numbers)
                hit[rule] = hit[rule] | found if rule in hit else found
        return hit

    def _found(self, document: Document) -> dict[str, Numbers]:
        """The literals that the draft has: the numbers of the words at which each begins, or the places of marks."""
        wording = document.wording
        places = wording.tokens.places
        found: dict[str, Numbers] = {}
        for key, forms in chain(wording.held.items(), wording.late(self._sought)):
            entries = self._literals.get(key)
            if entries is None:
                continue
            numbers = [number for form in forms for number in places[form]]
            for literal, read in entries:
                begun = numbers if len(read.words) == 1 else beginnings(read, numbers, wording)
                if begun:
                    found[literal] = begun
        text = document.folded.replace("’", "'") if self._marks else ""
        for mark, literals in self._marks.items():
            if mark in text:
                offsets = list(_places(mark, text))
                found.update((literal, offsets) for literal in literals)
        return found


def reads(rule: Rule, document: Document) -> bool:
    """Whether a rule has a say in a draft of this language and genre."""
    if rule.english and document.article.language:
        return False
    return not rule.genres or rule.genres.isdisjoint(document.article.genres)


def _places(mark: str, text: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
