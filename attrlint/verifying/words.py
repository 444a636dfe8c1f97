"""Words of a quotation or a source, normalized so that what an editor may change compares as equal.

Case, accents, apostrophes, contractions and numerals are normalized; the place of each word in its text is kept.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from attrlint.base.patterns import LazyPattern
from attrlint.data.lexicon import words
from attrlint.verifying.spoken_words import magnitudes, meanings, number_values

JOINER = "\u2060"  # stands where markup was taken out of a word, so that offsets stay: see `cleaning`
APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘‛´`", "'"))
WORD = LazyPattern(r"(?:[^\W\d_]\.){2,}|\d[\d,]*(?:\.\d+)?(?!\w)|[^\W_]+(?:['\u2060]+[^\W_]+)*'?|%")
DOTS = LazyPattern(r"(?:\.\s?){3,}|…")
SQUARE = LazyPattern(r"\[([^\[\]]{0,120})\]")
ROUND = LazyPattern(r"\(([^()]{0,120})\)")
SENTENCE_END = LazyPattern(r"[.?!:]['\"”’)\]\u2060]*\s*\u2060*\Z")
SIGNS = "$£€"
DASHES = ("—", "–", "--", "- ")


class Word:
    """A normalized word: `key` is compared, `raw` is as written, `[start, end)` are code points of its text.

    Before it: `gap` an ellipsis, `dash` a dash or an ellipsis, `sentence` the end of a sentence. `bracket`: the
    editor's own; `capital`: written with one; `number`: spelled or in digits.

    For a source's word, `loose` means that a quotation may omit it without a mark, `said_again` because the same
    follows; `who` is the label of its speaker, and `aside` the number of words of a turn that only interrupts.
    """

    __slots__ = (
        "aside",
        "bracket",
        "broken",
        "capital",
        "dash",
        "end",
        "gap",
        "key",
        "loose",
        "number",
        "raw",
        "said_again",
        "sentence",
        "sign",
        "start",
        "who",
    )  # fmt: skip

    def __init__(self, key: str, raw: str, start: int, end: int) -> None:
        self.key, self.raw, self.start, self.end = key, raw, start, end
        self.bracket = self.gap = self.dash = self.sentence = self.loose = self.broken = False
        self.capital = raw[:1].isupper()
        self.number = key[0].isdigit() or key in _numerals()
        self.who: str | None = None
        self.aside = 0
        self.said_again = False
        self.sign = False  # whether a currency sign stands before it

    def like(self, key: str, raw: str, end: int) -> Word:
        """A word with other letters in the place of this one, which ends at `end`."""
        made = Word(key, raw, self.start, end)
        made.gap, made.dash, made.sentence, made.bracket = self.gap, self.dash, self.sentence, self.bracket
        made.who, made.loose, made.capital, made.aside = self.who, self.loose, self.capital, self.aside
        made.said_again, made.sign = self.said_again, self.sign
        return made


@lru_cache(maxsize=1)
def _numerals() -> frozenset[str]:
    return frozenset([*number_values(), *magnitudes(), *words("spoken-words.ordinal"), "%"])


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A word in lower case, without accents and joining characters."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c) and c != JOINER)


@lru_cache(maxsize=50_000)
def keys(word: str) -> tuple[str, ...]:
    """The form in which a written word is compared: ``("do", "not")`` for “don’t”. Apostrophes are straight."""
    forms = meanings("meant")
    level = plain(word)
    if level in forms:
        return forms[level]
    level = level.rstrip("'")
    if "." in level and not level[0].isdigit():
        level = level.replace(".", "")
    if level in forms:
        return forms[level]
    if level[:1].isdigit():
        return (level.replace(",", ""),)
    endings = meanings("ending")
    if level.endswith("n't") and len(level) > 3:
        return level[:-3], *endings["n't"]
    at = level.rfind("'")
    if at > 0:
        if level[at:] in endings:
            return level[:at], *endings[level[at:]]
        if level[at:] == "'s":
            return level[:at], "'s"
        return (level.replace("'", ""),)
    return (level or word,)


def quoted_words(text: str) -> list[Word]:
    """The words of a quotation. Brackets and AP's parentheses are the editor's; three dots are an omission."""
    text = text.translate(APOSTROPHES)
    brackets = [m.span() for m in SQUARE.finditer(text)] if "[" in text else []
    if "(" in text:
        brackets += [m.span() for m in ROUND.finditer(text)]
    dots = [m.span() for m in DOTS.finditer(text)] if ".." in text or ". ." in text or "…" in text else []
    found = _words(text, dots)
    for word in found:
        word.bracket = any(a < word.start < b for a, b in brackets)
    if found:
        found[0].gap = False
    return numerals(found)


def without_brackets(text: str) -> str:
    """A quotation without what its editor inserted."""
    text = SQUARE.sub(" ", text) if "[" in text else text
    return ROUND.sub(" ", text) if "(" in text else text


def source_words(clean: str, at: int = 0, who: str | None = None) -> list[Word]:
    """The words of a stretch of a cleaned source that begins at offset `at` and is said by `who`."""
    text = clean.translate(APOSTROPHES)
    found = _words(text, [m.span() for m in DOTS.finditer(text)] if ".." in text or "…" in text else [])
    for word in found:
        word.start += at
        word.end += at
        word.who = who
    return numerals(found)


def _words(text: str, dots: list[tuple[int, int]]) -> list[Word]:
    found: list[Word] = []
    last, dot = 0, 0
    for match in WORD.finditer(text):
        start, end = match.span()
        written = match[0]
        gap = False
        while dot < len(dots) and dots[dot][1] <= start:
            gap, dot = True, dot + 1
        between = text[last:start]
        usual = between == " "
        for number, key in enumerate(keys(written)):
            word = Word(key, written, start, end)
            if not number:
                word.gap = gap
                word.sign = bool(start) and text[start - 1] in SIGNS
                if not usual:
                    word.dash = gap or any(dash in between for dash in DASHES)
                    word.sentence = not found or SENTENCE_END.search(between) is not None
                if text[end : end + 1] == "-" and not text[end + 1 : end + 2].isalnum():
                    word.broken = True  # own- : the speaker broke off
            found.append(word)
        last = end
    return found


def numerals(found: list[Word]) -> list[Word]:
    """Spelled numbers as digits, one word each: “twenty thousand” and “$20,000” compare as equal."""
    if not any(word.number for word in found):
        return found
    values, powers = number_values(), magnitudes()
    made: list[Word] = []
    i = 0
    while i < len(found):
        first = found[i]
        if not first.number or not (first.key in values or first.key[0].isdigit()):
            made.append(first)
            i += 1
            continue
        value, stop = _number(found, i, values, powers)
        alone = stop == i + 1 and (first.key[0].isdigit() or first.key == "one")
        if alone or value is None:
            made.append(first)
            i += 1
            continue
        raw = " ".join(word.raw for word in found[i:stop])
        key = str(int(value)) if value == int(value) else f"{value:g}"
        number = first.like(key, raw, found[stop - 1].end)
        number.capital = False
        made.append(number)
        i = stop
    return made


def _number(found: list[Word], first: int, values: dict[str, int], powers: dict[str, int]) -> tuple[float | None, int]:
    """The value of the number that begins at a word, and the place after its last word."""
    total, current, at = 0.0, 0.0, first
    while at < len(found) and found[at].bracket == found[first].bracket and (at == first or not found[at].sentence):
        key = found[at].key
        if key in values:
            small = values[key]
            if at > first and ((current % 100 >= 20 and small > 9) or 0 < current % 100 < 20 or current % 10):
                break
            current += small
        elif key[0].isdigit() and at == first:
            try:
                current = float(key)
            except ValueError:
                return None, first + 1
        elif key in powers and at > first:
            if key == "hundred" and current < 100:
                current *= 100
            else:
                total, current = total + current * powers[key], 0.0
        else:
            break
        at += 1
    value = total + current
    return (value if value < 1e18 else None), at


def joined(found: list[Word], other: frozenset[str]) -> list[Word]:
    """Joins neighboring words that `other`, the keys of the other side, has as one word: any more."""
    made: list[Word] = []
    i = 0
    while i < len(found):
        word = found[i]
        if i + 1 < len(found):
            after = found[i + 1]
            both = word.key + after.key
            if both in other and word.bracket == after.bracket and not after.gap and len(after.key) > 1:
                one = word.like(both, f"{word.raw}{after.raw}", after.end)
                one.loose = word.loose and after.loose
                made.append(one)
                i += 2
                continue
        made.append(word)
        i += 1
    return made
