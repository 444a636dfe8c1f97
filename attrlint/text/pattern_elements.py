"""The elements of a pattern over words, in the notation of packs (see docs/write-a-rule.md)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.required_literals import BOUNDARY
from attrlint.data.lexicon import entries, folded, variants
from attrlint.text.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ELEMENT = re.compile(
    r"\s*(?:(\[\[|\]\])|(?:([a-z]\w*)=)?(\.\.\d+|[,;:–—]|<[a-z]+>|!?\([^()]+\)|[^\s,;:()<>\[\]=?]+)(\??))"
)
WORD = re.compile(r"[^\W_]+")
JOINTS = frozenset(["", "-", "'", "’"])  # between two words of a gap, besides white space
SIGNS = frozenset(",;:–—")
CLASSES = ("word", "capital", "number", "adverb")
MOST_WORDS = 9  # of a gap


class PatternWord(NamedTuple):
    """A required word: folded, or as written if capitalized, and the punctuation between it and the word before."""

    folded: str
    exact: str
    joint: str


Phrase = tuple[PatternWord, ...]


class PatternElement(NamedTuple):
    """One element: phrases, a class of words, a gap of up to `gap` words, or punctuation.

    A `negated` element takes no word: it says what must not come next.
    """

    phrases: tuple[Phrase, ...] = ()
    named: str = ""
    gap: int = 0
    sign: str = ""
    optional: bool = False
    capture: str = ""
    negated: bool = False


def least_words(element: PatternElement) -> int:
    """The fewest words that an element takes."""
    if element.optional or element.gap or element.sign or element.negated:
        return 0
    return 1 if element.named else min(map(len, element.phrases))


def most_words(element: PatternElement) -> int:
    """The most words that an element takes."""
    if element.gap or element.sign or element.negated:
        return element.gap
    return 1 if element.named else max(map(len, element.phrases))


def element_of(written: str, capture: str, *, optional: bool) -> PatternElement:
    """An element as written. Raises ValueError for an invalid one, and UnknownList."""
    if written.startswith(".."):
        if len(written) > len("..9"):
            raise ValueError(f"a gap has at most {MOST_WORDS} words")
        return PatternElement(gap=int(written[2:]), capture=capture)
    if written in SIGNS:
        return PatternElement(sign=written, optional=optional)
    if written[0] == "<":
        if written[1:-1] not in CLASSES:
            raise ValueError(
                f"“{written}” is no class of words: there are {', '.join(f'<{each}>' for each in CLASSES)}"
            )
        return PatternElement(named=written[1:-1], optional=optional, capture=capture)
    negated, written = written[0] == "!", written.removeprefix("!")
    inner = written[1:-1] if written[:1] == "(" else written
    phrases = tuple(dict.fromkeys(phrase for part in inner.split("|") for phrase in _phrases(part.strip())))
    if not phrases:
        raise ValueError(f"“{written}” has no words")
    return PatternElement(phrases, optional=optional, capture=capture, negated=negated)


def _phrases(part: str) -> Iterator[Phrase]:
    if part[:1] == "{" and part[-1:] == "}":
        words: Iterable[str] = (form for entry in entries(part[1:-1]) for form in variants(entry))
    elif part[:1] == "~":
        if not part[1:2].isalpha():
            raise ValueError(f"“{part}” has no word after “~”")
        words = forms_of(part[1:])
    else:
        words = (part,)
    for each in words:
        phrase = _phrase(each)
        if phrase:
            yield phrase


def _phrase(written: str) -> Phrase:
    found: list[PatternWord] = []
    behind = 0
    for word in WORD.finditer(written):
        joint = written[behind : word.start()].strip().replace("’", "'") if found else ""
        found.append(PatternWord(word[0].lower(), word[0] if word[0] != word[0].lower() else "", joint))
        behind = word.end()
    return tuple(found)


def literal_of(phrase: Phrase) -> str:
    """The literal that is in a text wherever a phrase is, as `base.required_literals` writes literals."""
    words = [phrase[0].folded]
    for word in phrase[1:]:
        if word.joint not in ("", "'"):
            break
        words.append(f"{word.joint or ' '}{word.folded}")
    return f"{BOUNDARY}{''.join(words)}{BOUNDARY}"


@lru_cache(maxsize=1 << 12)
def is_of(named: str, word: str) -> bool:
    """Whether a word belongs to a class."""
    if named == "capital":
        return word[0].isupper()
    if named == "number":
        return word[0].isdecimal() or word.lower() in folded("numerals")
    if named == "adverb":
        return word.endswith("ly") and len(word) > 4 and word.lower() not in folded("not-adverbs")
    return True
