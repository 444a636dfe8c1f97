"""Language: whether a draft is in English, the only language whose cues are known here, and if not, in which it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from attrlint.base.patterns import LazyPattern
from attrlint.data import read_lines
from attrlint.data.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = LazyPattern(r"[^\W\d_]++")
SMALL_WORDS = words(
    "small-words.english"
)  # "a", "no", "me", "he" and "i" are words of other languages too, so a share decides
FEW = 20  # words below which the language is not determined
READ = 2000  # words checked
LONG = 20_000  # code points of a draft with more words than that; the rest is not read
SURE = 0.25  # of the words; most published articles have more, and no other language has that many
CLEARLY = 1.5  # times as many small words as English has another language must have
OTHER_SHARE = 0.1  # of the words, which must be those of the other language
FEW_LETTERS = 60  # of a script without spaces between words
SCRIPTS = (  # found almost only in one language
    ("Greek", LazyPattern("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Hebrew", LazyPattern("[\u0590-\u05ff]")),
    ("Hindi", LazyPattern("[\u0900-\u097f]")),
    ("Bengali", LazyPattern("[\u0980-\u09ff]")),
    ("Tamil", LazyPattern("[\u0b80-\u0bff]")),
    ("Thai", LazyPattern("[\u0e00-\u0e7f]")),
    ("Georgian", LazyPattern("[\u10a0-\u10ff]")),
    ("Armenian", LazyPattern("[\u0530-\u058f]")),
    ("Amharic", LazyPattern("[\u1200-\u137f]")),
    ("Korean", LazyPattern("[\u1100-\u11ff\uac00-\ud7af]")),
    ("Japanese", LazyPattern("[\u3040-\u30ff]")),
    ("Chinese", LazyPattern("[\u4e00-\u9fff]")),
    ("Arabic", LazyPattern("[\u0600-\u06ff]")),
    ("Russian", LazyPattern("[\u0400-\u04ff]")),
)
KANA = 0.1  # of the letters; Japanese has that many, and the rest may be Chinese characters


def language_of(text: str) -> str:
    """The name of a text's language if it is not English; empty for English, and for too few words.

    The small words among its first 2,000 words decide, or the script if it is not Latin.
    """
    words = "\n".join(_words(text)).lower().split("\n")
    english = sum(map(SMALL_WORDS.__contains__, words))
    if len(words) >= FEW and english >= SURE * len(words):
        return ""
    foreign = _by_script(text) if not text.isascii() else ""
    if len(words) < FEW and not foreign:
        return ""
    best, count = "", 0
    for language, small in _small_words().items():
        found = sum(map(small.__contains__, words))
        if found > count:
            best, count = language, found
    if count >= max(OTHER_SHARE * len(words), CLEARLY * english):
        return best
    return foreign


def _words(text: str) -> list[str]:
    if len(text) < LONG:
        return WORD.compiled.findall(text)[:READ]
    return [found[0] for found in islice(WORD.finditer(text), READ)]


def _by_script(text: str) -> str:
    """The language whose script most letters of a text belong to; empty for the Latin script."""
    letters = "".join(filter(str.isalpha, text[:LONG]))
    if len(letters) < FEW_LETTERS:
        return ""
    for language, script in SCRIPTS:
        share = len(script.compiled.findall(letters)) / len(letters)
        if share > (KANA if language == "Japanese" else 0.5):
            return language
    return ""


@lru_cache(maxsize=1)
def _small_words() -> Mapping[str, frozenset[str]]:
    """The small words of each language except English, in lower case."""
    found: dict[str, frozenset[str]] = {}
    for line in read_lines("languages.txt"):
        language, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found[language] = frozenset(words.split())
    return found
