"""Language: whether a draft is English, the one language whose cues are known here."""

from __future__ import annotations

from itertools import islice

from attrlint.base.patterns import LazyPattern

WORD = LazyPattern(r"[^\W\d_]++")
SMALL_WORDS = frozenset(
    "the a an of to in and that is was for on with as by at from it he she they his her their this be are were not "
    "have has had who said but which or we you i my our what will would there when if so no".split()
)  # "a", "no", "me", "he" and "i" are words of other languages too: hence the share
FEW = 20  # words too few to tell by
READ = 2000  # words looked at
LONG = 20_000  # code points of a draft that has more words than these, and need not be gone through
SHARE = 0.12  # of the words; 1,750 published articles have 0.136 and more, other languages under 0.08


def reads_english(text: str) -> bool:
    """Whether the first words of a text hold as many small words as English does; True where they are too few."""
    if len(text) < LONG:
        words = WORD.compiled.findall(text)[:READ]
    else:
        words = [found[0] for found in islice(WORD.finditer(text), READ)]
    small = sum(map(SMALL_WORDS.__contains__, map(str.lower, words)))
    return len(words) < FEW or small >= SHARE * len(words)
