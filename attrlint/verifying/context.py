"""The context of a passage in its source: words that reverse its meaning, and whether it is someone else's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.data.lexicon import words
from attrlint.verifying.spoken_words import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.verifying.words import Word

BEFORE, NEAR, AFTER = 12, 6, 14  # words of the sentence that are checked
FEWEST, FEWEST_AFTER = 6, 8  # words of a quotation whose edges count


def turned_before(quoted: Sequence[Word], said: Sequence[Word], first: int) -> str:
    """The words of the sentence before a passage that reverse its meaning; empty if the quotation may begin there.

    Only for a quotation that begins like a sentence: a fragment shows that something came before.
    """
    start = first
    while start > 0 and not said[start].sentence:
        start -= 1
    lead = [word for word in said[start:first] if not word.loose]
    head = quoted[0]
    if not lead or len(lead) > BEFORE or not head.capital or head.key == "i" or len(quoted) < FEWEST:
        return ""
    turning = words("spoken-words.negation") | words("spoken-words.turning-before")
    if not any(word.key in turning for word in lead[-NEAR:]):
        return ""
    return written(said[start:first])


def turned_after(quoted: Sequence[Word], said: Sequence[Word], last: int) -> str:
    """The words of the sentence after a passage that reverse its meaning; empty if there are none."""
    end = last + 1
    while end < len(said) and not said[end].sentence and end - last < AFTER:
        end += 1
    rest = [word.key for word in said[last + 1 : end]]
    if len(quoted) < FEWEST_AFTER or not quoted[0].capital:
        return ""
    turns = any(tuple(rest[: len(phrase)]) == phrase for phrase in phrases("spoken-words.turning-after"))
    return written(said[last + 1 : end]) if turns else ""


def read_out(said: Sequence[Word], first: int) -> bool:
    """Whether the speaker presents a passage as someone else's words: after “you said”, “quote”, “he said”."""
    before = [word.key for word in said[max(0, first - 8) : first]]
    for phrase in phrases("spoken-words.reads-out"):
        size = len(phrase)
        if any(tuple(before[i : i + size]) == phrase for i in range(len(before) - size + 1)):
            return True
    return False


def written(found: Sequence[Word]) -> str:
    """Words as written, each once if it was split."""
    shown: list[str] = []
    last = -1
    for word in found:
        if word.start != last:
            shown.append(word.raw)
        last = word.start
    return " ".join(shown)
