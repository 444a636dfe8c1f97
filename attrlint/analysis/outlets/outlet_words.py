"""The words of a draft as outlets are named with them, and the sentences in which looking for names is worthwhile."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.analysis.outlets.outlets import folded, told_by
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOKEN = LazyPattern(r"[^\W_]++(?:[.'’/+][^\W_]++)*+|&")
MANY = 60  # words that are looked for together
POSSESSIVE = LazyPattern(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as names are read: its span (code points, without a possessive ending) and its folded form."""

    span: Span
    raw: str
    key: str
    possessive: bool


def read_tokens(text: str, sentence: Span) -> list[Token]:
    """The words of a sentence, each folded."""
    found = []
    for match in TOKEN.finditer(text, *sentence):
        raw = match[0]
        size, key = _read_word(raw)
        start = match.start()
        found.append(Token(Span(start, start + size), raw, key, size < len(raw)))
    return found


@lru_cache(maxsize=6_000)
def _read_word(raw: str) -> tuple[int, str]:
    """How many letters of a word are no possessive ending, and these folded; the same words come back all the time."""
    bare = POSSESSIVE.sub("", raw) if raw[-1] in "'’sS" else raw
    return len(bare), folded(bare)


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The different words of a draft: as they stand with their folded forms; these; and those of words in capitals."""

    keys: dict[str, str]
    known: frozenset[str]
    capital: frozenset[str]


def words_in(text: str) -> DraftWords:
    """The different words of a text."""
    keys = {raw: _read_word(raw)[1] for raw in set(TOKEN.compiled.findall(text))}
    return DraftWords(keys, frozenset(keys.values()), frozenset(key for raw, key in keys.items() if raw[0].isupper()))


def sentences_with(text: str, sentences: Sequence[Span], words: Iterable[str]) -> list[Span]:
    """The sentences that hold one of some words, and perhaps some more."""
    starts = [sentence.start for sentence in sentences]
    held = {i for i, s in enumerate(sentences) if not (_is_free(text, s.start - 1) and _is_free(text, s.end))}
    sought = list(words)
    if len(sought) > MANY:  # in one go: a long draft has thousands, each of which would be looked for in all of it
        wanted = frozenset(sought)
        held.update(bisect_right(starts, m.start()) - 1 for m in TOKEN.finditer(text) if m[0] in wanted)
        sought = []
    for word in sought:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                held.add(bisect_right(starts, at) - 1)
            at = text.find(word, end)
    return [sentences[i] for i in sorted(held) if i >= 0]


def _is_free(text: str, at: int) -> bool:
    """Whether no word is cut in two at a place."""
    return at < 0 or at >= len(text) or text[at].isspace()


def telling(words: DraftWords) -> Iterator[str]:
    """The words of a draft by which an outlet's name is found, all words of which the draft has."""
    for raw, key in words.keys.items():
        for needed, proper in told_by(key):
            if (raw[0].isupper() or key not in proper) and needed <= words.known and proper <= words.capital:
                yield raw
                break
        if not key or " " in key:  # a letter that is more or less than one when it is folded
            yield raw
