"""The words of a draft in the form in which outlet names are matched, and the sentences worth searching."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from attrlint.analysis.outlets.outlets import folded, told_by
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span, new_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrlint.text.token_table import TokenTable

    Told = tuple[str, Sequence[frozenset[str]]]  # a word, and the other words of each name that it may begin

TOKEN = LazyPattern(r"[^\W_]++(?:[.'’/+][^\W_]++)*+|&")
JOINERS = frozenset([".", "'", "’", "/", "+"])
MOST_KEPT = 60_000  # words
NEAR = 24  # words on either side in which the rest of a name must lie
POSSESSIVE = LazyPattern(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is matched: its span (code points, without a possessive ending) and its folded form."""

    span: Span
    raw: str
    key: str
    possessive: bool


def read_tokens(text: str, sentence: Span) -> list[Token]:
    """The words of a sentence, each folded."""
    found = []
    for match in TOKEN.finditer(text, *sentence):
        raw = match[0]
        size, key = READ[raw]
        start = match.start()
        found.append(Token(new_span((start, start + size)), raw, key, size < len(raw)))
    return found


class _Read(dict[str, tuple[int, str]]):
    """The length of a word without a possessive ending, and its folded form; the same words recur all the time."""

    def __missing__(self, raw: str) -> tuple[int, str]:
        if len(self) > MOST_KEPT:
            self.clear()
        bare = POSSESSIVE.sub("", raw) if raw[-1] in "'’sS" else raw
        self[raw] = read = len(bare), folded(bare)
        return read


READ = _Read()


class DraftWords:
    """The distinct words of a draft: as written; folded; and those with a capital, folded.

    Parts of words may be among them (“U” and “S” besides “U.S”).
    """

    def __init__(self, tokens: TokenTable) -> None:
        self.tokens = tokens
        text, starts, ends = tokens.text, tokens.starts, tokens.ends
        self.compound: dict[str, list[int]] = {}  # words that signs join, by the numbers of the first word of each
        for first, last in tokens.joined_by(JOINERS):
            self.compound.setdefault(text[starts[first] : ends[last]], []).append(first)
        self.forms = [*tokens.places, *self.compound, *(["&"] if "&" in text else [])]

    @cached_property
    def known(self) -> frozenset[str]:
        """The words, folded."""
        return _folded(self.forms)

    @cached_property
    def capital(self) -> frozenset[str]:
        """The words that occur with a capital, folded."""
        return _folded([form for form in self.forms if form[0].isupper()])

    @cached_property
    def _compound_at(self) -> dict[int, str]:
        """The words that signs join, folded, by the number of the first word of each."""
        return {number: READ[form][1] for form, numbers in self.compound.items() for number in numbers}

    def sentences_with(self, sentences: Sequence[Span], names: Iterable[Told]) -> list[Span]:
        """The sentences that contain some words, each near the other words of one of its names, and perhaps more."""
        text, tokens = self.tokens.text, self.tokens
        starts = [sentence.start for sentence in sentences]
        held = {i for i, s in enumerate(sentences) if not (_is_free(text, s.start - 1) and _is_free(text, s.end))}
        for word, others in names:
            by_word = _by_word(others)
            for number in (*tokens.places.get(word, ()), *self.compound.get(word, ())):
                if "" in by_word or self._is_near(number, by_word):
                    held.add(bisect_right(starts, tokens.starts[number]) - 1)
            at = text.find(word) if word == "&" else -1
            while at >= 0:
                held.add(bisect_right(starts, at) - 1)
                at = text.find(word, at + 1)
        return [sentences[i] for i in sorted(held) if i >= 0]

    def _is_near(self, number: int, names: Mapping[str, Sequence[frozenset[str]]]) -> bool:
        """Whether all words of one of some names occur near a word; those with other characters may be anywhere."""
        first, behind = max(0, number - NEAR), number + NEAR + 1
        near = {READ[word][1] for word in self.tokens.words[first:behind]}
        near.update(self._compound_at[at] for at in range(first, behind) if at in self._compound_at)
        met = near.intersection(names) if len(near) < len(names) else [word for word in names if word in near]
        return any(needed <= near for word in met for needed in names[word])


def _by_word(names: Iterable[frozenset[str]]) -> Mapping[str, Sequence[frozenset[str]]]:
    """The words of names, without the sign &, by the longest of each; by the empty string where there are none."""
    found: dict[str, list[frozenset[str]]] = {}
    for needed in names:
        words = needed - {"&"}
        found.setdefault(max(words, key=len, default=""), []).append(words)
    return found


def _folded(forms: list[str]) -> frozenset[str]:
    """Some words, folded: plain ones together, which is several times as fast as one by one."""
    plain = "\n".join([form for form in forms if form.isascii() and form.isalnum()]).lower().split("\n")
    return frozenset(plain).union([READ[form][1] for form in forms if not (form.isascii() and form.isalnum())])


def _is_free(text: str, at: int) -> bool:
    """Whether a place does not split a word."""
    return at < 0 or at >= len(text) or text[at].isspace()


def telling(words: DraftWords) -> Iterator[Told]:
    """The words of a draft by which outlet names are found, with the names all of whose words are in the draft."""
    for raw in words.forms:
        names = TOLD[raw]
        if names:
            here = [needed for needed, proper in names if needed <= words.known and proper <= words.capital]
            if here:
                yield raw, here


class _Told(dict[str, "tuple[tuple[frozenset[str], frozenset[str]], ...]"]):
    """For each word the names it is searched for: all words of each, and those that need a capital."""

    def __missing__(self, raw: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        if len(self) > MOST_KEPT:
            self.clear()
        key = READ[raw][1]
        names = tuple((needed, proper) for needed, proper in told_by(key) if raw[0].isupper() or key not in proper)
        if not key or " " in key:  # a letter that has another length when folded
            names = ((frozenset(), frozenset()),)
        self[raw] = names
        return names


TOLD = _Told()
