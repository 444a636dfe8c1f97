"""The literals that rules need, in the form in which they are looked up in a draft."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.literal_index import is_plain
from attrlint.base.patterns import LazyPattern
from attrlint.base.required_literals import BOUNDARY, bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrlint.base.required_literals import Sets
    from attrlint.text.text_index import Wording

WORD = LazyPattern(r"[^\W_]+")
SIGMAS = frozenset("σς")  # a letter with two lowercase forms, depending on what follows it


class Literal(NamedTuple):
    """A literal of words in order; the one at index `rarest` is looked up, under `key`, the others are compared.

    No part of a word comes before a literal that is bounded on the `left`, or after one bounded on the `right`.
    """

    words: tuple[str, ...]
    rarest: int
    key: str
    left: bool
    right: bool
    pairs: tuple[tuple[str, str], ...]


def sets_of(need: str | Sets) -> Sets:
    """What a rule needs, as sets of literals that can be looked up, the rarest first; empty if that is not possible."""
    sets: Sets = ((need,),) if isinstance(need, str) else need
    leveled = [tuple(dict.fromkeys(map(_level, each))) for each in sets]
    if not all(map(_can_be_looked_up, leveled[0])):
        return ()
    return (leveled[0], *(each for each in leveled[1:] if all(map(_can_be_looked_up, each))))


def is_whole_word(literal: str) -> bool:
    """Whether it is a word of ASCII letters, bounded on both sides."""
    word = bare(literal)
    return len(word) + 2 * len(BOUNDARY) == len(literal) and word.isascii() and word.isalpha()


@lru_cache(maxsize=1 << 14)
def read_literal(literal: str) -> Literal | None:
    """A literal as words; None if it has other characters than words, spaces and apostrophes."""
    words_only = bare(literal)
    if any(not char.isalnum() and char not in " '" for char in words_only):
        return None
    words = tuple(WORD.compiled.findall(words_only))
    left = literal.startswith(BOUNDARY) or words_only[0] in " '"
    right = literal.endswith(BOUNDARY) or words_only[-1] in " '"
    rarest = max(range(len(words)), key=lambda i: len(words[i]))
    before, behind = rarest > 0 or left, rarest < len(words) - 1 or right
    return Literal(
        words, rarest, f"{BOUNDARY * before}{words[rarest]}{BOUNDARY * behind}", left, right, tuple(pairwise(words))
    )


def _can_be_looked_up(literal: str) -> bool:
    """Whether the words of a draft are enough to show that a literal is missing."""
    return bool(bare(literal).strip(" '")) and SIGMAS.isdisjoint(literal)


def may_occur(literal: Literal, wording: Wording) -> bool:
    """Whether the draft has each two neighboring words of a literal next to each other: a quick test for most."""
    if not (literal.left and literal.right and wording.plain):
        return True
    pairs = wording.pairs
    return all(pair in pairs for pair in literal.pairs)


def beginnings(literal: Literal, numbers: Iterable[int], wording: Wording) -> list[int]:
    """The numbers of the first words of a literal, from those of its rarest word.

    Anything may come between two words, because the pattern itself decides what is allowed. The first word may be the
    end of a longer one, and the last word its beginning, unless they are bounded there.
    """
    sought, rarest = literal.words, literal.rarest
    last = len(sought) - 1
    words = wording.tokens.words
    found = []
    for number in numbers:
        first = number - rarest
        if first < 0 or first + last >= len(words):
            continue
        for i, part in enumerate(sought):
            word = words[first + i].lower()
            if word == part or (i == 0 and not literal.left and word.endswith(part)):
                continue
            if (i == last and not literal.right and word.startswith(part)) or not is_plain(word):
                continue
            break
        else:
            found.append(first)
    return found


def _level(literal: str) -> str:
    return " ".join(literal.replace("’", "'").split())


@lru_cache(maxsize=1 << 14)
def key_of(literal: str) -> str:
    """What is looked up for a literal: its rarest word, or the longest piece of one with other characters."""
    read = read_literal(literal)
    return max(bare(literal).split(), key=len) if read is None else read.key
