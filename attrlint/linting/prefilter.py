"""The prefilter: from the words of a draft, which rules can match in it, and in which windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.literal_index import LITERALS, is_plain
from attrlint.base.required_literals import bare
from attrlint.linting.literals import Literal, beginnings, is_whole_word, key_of, may_occur, read_literal, sets_of
from attrlint.linting.windows import Windows
from attrlint.model.conditions import holds
from attrlint.model.scope import Window
from attrlint.text.text_index import letters_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrlint.base.span import Span
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule

MANY = 40  # whole words, from which on a list is compared with the words of a draft at once

Numbers = list[int]


class Use(NamedTuple):
    """A rule that a literal speaks for, and the sets of keys of which the window must have one each as well."""

    rule: int
    others: tuple[frozenset[str], ...]


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
        self._lists: list[tuple[int, frozenset[str]]] = []  # rules with many whole words
        self._marks: set[str] = set()  # literals with other characters, as they are searched for
        self._keyed: dict[str, list[tuple[Literal | None, list[Use]]]] = {}  # by what is looked up
        uses: dict[str, list[Use]] = {}
        keys: set[str] = set()
        for number, rule in enumerate(rules):
            needs = None if rule.needs is None else [sets_of(need) for need in rule.needs]
            if needs is None or not all(needs):
                self._always.append(number)
                continue
            for sets in needs:
                if len(sets) == 1 and len(sets[0]) > MANY and all(map(is_whole_word, sets[0])):
                    self._lists.append((number, frozenset(map(bare, sets[0]))))
                    continue
                others = tuple(frozenset(key_of(literal) for literal in each) for each in sets[1:])
                keys.update(*others)
                for literal in sets[0]:
                    uses.setdefault(literal, []).append(Use(number, others))
        for literal, of_it in uses.items():
            self._keyed.setdefault(key_of(literal), []).append((read_literal(literal), of_it))
        self._keys = frozenset(self._keyed)
        keys |= self._keys
        self._marks = {key for key in keys if read_literal(key) is None}
        self._sought = frozenset(keys - self._marks)
        LITERALS.add(self._sought, at_once=True)

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
        wording = document.wording
        held, hit = wording.held, dict[int, set[int]]()
        late = {literal: forms for literal, forms in wording.late(self._sought) if forms}
        windows.anywhere = frozenset(late)
        if self._marks:
            windows.leveled = document.folded.replace("’", "'")
            windows.marks = [mark for mark in self._marks if mark in windows.leveled]
        known = windows.anywhere.union(held, windows.marks)
        for key in known & self._keys:
            forms = held.get(key) or late.get(key, ())
            for literal, uses in self._keyed[key]:
                places: Numbers | None = None
                for rule, others in uses:
                    window = self._rules[rule].window
                    if window is Window.DOCUMENT and rule in hit:
                        continue
                    if others and any(map(known.isdisjoint, others)):
                        continue
                    if places is None:
                        places = self._places(literal, key, forms, document)
                        if not places:
                            break
                    found = windows.around(window, places) if literal is None else windows.with_words(window, places)
                    if others and window is not Window.DOCUMENT:
                        found = {i for i in found if not any(map(windows.literals(window, i).isdisjoint, others))}
                    if found:
                        hit[rule] = hit[rule] | found if rule in hit else found
        for rule, words in self._lists:
            here = words & wording.folded
            if here:
                table = wording.tokens.places
                forms = [form for form in table if form.lower() in here]
                if not wording.plain:  # to `regex`, a sign such as ² ends a word
                    forms += [form for form in table if not (is_plain(form) or here.isdisjoint(letters_in(form)))]
                numbers = [number for form in forms for number in table[form]]
                found = windows.with_words(self._rules[rule].window, numbers)
                hit[rule] = hit[rule] | found if rule in hit else found
        return hit

    def _places(self, literal: Literal | None, key: str, forms: Iterable[str], document: Document) -> Numbers:
        """The numbers of the words at which a literal begins; the offsets of one with other characters."""
        if literal is None:
            return list(_offsets(key, document.folded.replace("’", "'")))
        if not may_occur(literal, document.wording):
            return []
        places = document.wording.tokens.places
        numbers = [number for form in forms for number in places[form]]
        return numbers if len(literal.words) == 1 else beginnings(literal, numbers, document.wording)


def reads(rule: Rule, document: Document) -> bool:
    """Whether a rule has a say in a draft of this language and genre."""
    if rule.english and document.article.language:
        return False
    return not rule.genres or rule.genres.isdisjoint(document.article.genres)


def _offsets(mark: str, text: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
