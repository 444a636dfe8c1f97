"""Words of quotations as they are compared across an archive."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from attrlint.base.patterns import LazyPattern

APOSTROPHES = str.maketrans("", "", "'’‘`´")
BETWEEN_WORDS = LazyPattern(r"[\W_]++")


def unaccented(text: str) -> str:
    """A text without accents: é as e. Other letters are unchanged."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def norm(text: str) -> str:
    """The words of a text in lower case, separated by one space, without accents and punctuation."""
    bare = unaccented(text.translate(APOSTROPHES)).lower()
    return BETWEEN_WORDS.compiled.sub(" ", bare).strip()


def norm_hash(normed: str) -> int:
    """A signed 64-bit hash of a `norm`, the same on every machine."""
    return int.from_bytes(blake2b(normed.encode(), digest_size=8).digest(), "big", signed=True)
