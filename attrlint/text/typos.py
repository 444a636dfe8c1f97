"""Typing errors: how a word differs from another word at one edit."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FEW = 24  # number of words up to which each is compared, instead of looking up each edit
VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ALIKE = words("letters.alike")


def one_edit_away(word: str, ordered: Sequence[str], words: Set[str]) -> Iterator[str]:
    """The words at one edit that keep the first letter (Damerau 1964: delete, insert, replace, swap neighbors).

    `ordered` is sorted and has the same words as `words`: a prefix that no word has is not pursued.
    """
    first, last = 0, len(ordered)
    for i in range(1, len(word) + 1):
        head, rest, tail = word[:i], word[i:], word[i + 1 :]
        first = bisect_left(ordered, head, first, last)
        last = bisect_left(ordered, head + "{", first, last)
        if last - first <= FEW:
            size = len(word)
            yield from (o for o in ordered[first:last] if -2 < len(o) - size < 2 and is_one_edit(word, o))
            return
        tries = [head + letter + rest for letter in LETTERS]
        if rest:
            tries += [head + letter + tail for letter in LETTERS]
            tries.append(head + tail)
            tries.append(head + tail[:1] + rest[0] + tail[1:])
        yield from (other for other in tries if other in words and other != word)


def edits(word: str) -> Iterator[str]:
    """Every string at one edit of a word that keeps its first letter, with some repeats, and the word itself."""
    for i in range(1, len(word)):
        head, tail = word[:i], word[i + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + word[i] + tail[1:]
        for letter in LETTERS:
            yield head + letter + tail
            yield head + letter + word[i:]
    for letter in LETTERS:
        yield word + letter


def is_one_edit(word: str, other: str) -> bool:
    """Whether two different words are one edit apart."""
    a, b = len(word), len(other)
    i = 0
    while i < a and i < b and word[i] == other[i]:
        i += 1
    if a == b:
        return i < a and (
            word[i + 1 :] == other[i + 1 :]
            or (i + 1 < a and word[i] == other[i + 1] and word[i + 1] == other[i] and word[i + 2 :] == other[i + 2 :])
        )
    return (a + 1 == b and word[i:] == other[i + 1 :]) or (a == b + 1 and word[i + 1 :] == other[i:])


def slip(word: str, right: str) -> str:
    """How a word came from the right one: swap, drop, double, extra, vowel, key, alike or other; empty if it is not one
    edit.

    Both are folded and one edit apart. A swap is of neighbors, extra an inserted letter, vowel one vowel for another,
    key a neighboring key, alike letters that transliterations exchange.
    """
    if len(word) == len(right):
        places = [i for i, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
        if len(places) == 2:
            return "swap"
        if len(places) != 1:
            return ""
        a, b = word[places[0]], right[places[0]]
        if a in VOWELS and b in VOWELS:
            return "vowel"
        if a + b in ALIKE or b + a in ALIKE:
            return "alike"
        return "key" if neighbours(a, b) else "other"
    if len(word) < len(right):
        return "drop"
    i = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), len(right))
    return "double" if word[i] in word[i - 1 : i] + word[i + 1 : i + 2] else "extra"


def neighbours(a: str, b: str) -> bool:
    """Whether two letters are next to each other on an English keyboard."""
    for y, row in enumerate(ROWS):
        x = row.find(a)
        if x >= 0:
            around = row[max(x - 1, 0) : x + 2]
            around += ROWS[y - 1][x : x + 2] if y > 0 else ""
            around += ROWS[y + 1][max(x - 1, 0) : x + 1] if y + 1 < len(ROWS) else ""
            return b in around
    return False


def at_the_end(word: str, right: str) -> bool:
    """Whether the difference is the last letter."""
    return word[:-1] == right[:-1] or word[:-1] == right or word == right[:-1]
