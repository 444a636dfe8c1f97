"""Words of a source that a quotation may omit without a mark: hesitations, pet phrases, stammers, false starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.data.lexicon import words
from attrlint.verifying.spoken_words import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.verifying.words import Word

LONGEST_STAMMER = 5  # words said twice in a row
LONGEST_START = 6  # words of a false start


def mark_loose(found: Sequence[Word]) -> None:
    """Mark the words of a row that may be omitted anywhere."""
    hesitations, pairs = words("spoken-words.hesitation"), phrases("spoken-words.pet-phrase")
    keys = [word.key for word in found]
    size = len(keys)
    for i, key in enumerate(keys):
        if key in hesitations or found[i].broken:
            found[i].loose = True
        elif i + 1 < size:
            after = keys[i + 1]
            if (key, after) in pairs:
                found[i].loose = found[i + 1].loose = True
    i = 0
    while i < size:
        length = _said_twice(found, keys, i) if keys[i] in keys[i + 1 : i + 1 + LONGEST_STAMMER] else 0
        for word in found[i : i + length]:
            word.loose = word.said_again = True
        i += length or 1


def _said_twice(found: Sequence[Word], keys: Sequence[str], i: int) -> int:
    """How many words from a place on are repeated at once, as when a speaker stammers or starts again."""
    for length in range(min(LONGEST_STAMMER, (len(keys) - i) // 2), 0, -1):
        if keys[i : i + length] == keys[i + length : i + 2 * length]:
            return length if length > 1 or found[i + 1].dash or keys[i] in words("spoken-words.stammered") else 0
    return 0


def left_out(quoted: Sequence[Word], said: Sequence[Word]) -> list[int]:
    """The places in a window of the loose words that a quotation does not have: it is aligned without them."""
    keys = [word.key for word in quoted]
    own = set(keys)
    repeats = any(_repeated(keys, i) for i in range(len(keys)))
    return [
        i for i, word in enumerate(said) if word.loose and (not repeats if word.said_again else word.key not in own)
    ]


def _repeated(keys: Sequence[str], i: int) -> bool:
    return any(
        keys[i : i + n] == keys[i + n : i + 2 * n] for n in range(1, LONGEST_STAMMER + 1) if i + 2 * n <= len(keys)
    )


def may_leave_out(found: Sequence[Word], first: int, last: int) -> bool:
    """Whether a quotation may omit the words of a window from `first` to `last` without a mark."""
    cut = found[first : last + 1]
    if all(word.loose for word in cut):
        return True
    rest = [word for word in cut if not word.loose]
    if cut[0].aside and all(word.aside == cut[0].aside for word in rest) and len(cut) >= cut[0].aside:
        return True
    openers = {part for phrase in phrases("spoken-words.opener") for part in phrase}
    if len(rest) <= 2 and all(word.key in openers for word in rest) and (cut[0].sentence or cut[0].dash):
        return True
    return _is_said_again(found, first, last) or _is_false_start(found, first, last)


def _is_said_again(found: Sequence[Word], first: int, last: int) -> bool:
    """Words that are the same as those right before or after them: “with — with Republicans”."""
    size = last + 1 - first
    cut = [word.key for word in found[first : last + 1]]
    for start in (first, first - size):
        if start < 0 or start + 2 * size > len(found):
            continue
        middle = found[start + size]
        if [word.key for word in found[start : start + size]] == [
            word.key for word in found[start + size : start + 2 * size]
        ]:
            return size > 1 or middle.dash or cut[0] in words("spoken-words.stammered")
    return False


def _is_false_start(found: Sequence[Word], first: int, last: int) -> bool:
    """Words before a dash that the speaker started again: “we have — we had”."""
    after = last + 1
    if after >= len(found) or not found[after].dash or last - first >= LONGEST_START:
        return False
    cut = found[first : last + 1]
    if any(word.key in words("spoken-words.negation") for word in cut):
        return False
    again = any(word.key == cut[0].key for word in found[after : after + 2])
    return again or (len(cut) == 1 and cut[0].dash)
