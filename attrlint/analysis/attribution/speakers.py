"""What can be a source: someone who speaks or takes a stand, not a time, a count or a mere pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.attribution.source_words import (
    ANONYMOUS_WORDS,
    BODY_WORDS,
    DOCUMENT_WORDS,
    GENERIC_WORDS,
    GROUP_WORDS,
    OUTLET_WORDS,
    PERSON_WORDS,
)
from attrlint.data.lexicon import words
from attrlint.text.noun_phrases import phrase_after

if TYPE_CHECKING:
    from attrlint.text.tokens import Tokens

TIMES = words("times.part", "times.earlier-this")
POINTING = words("determiners.points-only")
NEXT = frozenset(("last", "next"))  # last winter
AGENTS = PERSON_WORDS | GROUP_WORDS | BODY_WORDS | ANONYMOUS_WORDS | GENERIC_WORDS | OUTLET_WORDS
AGENT_ENDINGS = tuple(f"{ending}{s}" for ending in words("occupation-endings") for s in ("", "s"))


def is_debris(tokens: Tokens, source: tuple[int, int]) -> bool:
    """Whether an apparent source is a time, a count or a demonstrative, and names no one: last winter, these, 7."""
    first, last = source
    phrase = phrase_after(tokens, first, chain=False)
    head = min(phrase[1], last) if phrase else last
    word, codes = tokens.words[head], tokens.codes[first : head + 1]
    if first == last:
        if codes == "n" and first and tokens.codes[first - 1] == "b":
            return True  # it is well known
        return word in POINTING or word in NEXT or word[:1].isdigit() or codes == "r"
    return word.removesuffix("s") in TIMES and (
        "N" not in codes or (codes == "Nn" and tokens.words[first] in POINTING | NEXT)
    )


def may_act(tokens: Tokens, source: tuple[int, int], *, documents: bool) -> bool:
    """Whether a source can take a stand: a name, a pronoun, people, an organization, or a document."""
    first, last = source
    codes = tokens.codes
    if codes[first] in "hx":
        return tokens.words[first] not in ("it", "it's", "you") or documents
    if codes[first] in "wT":
        return tokens.words[first] == "who"
    phrase = phrase_after(tokens, first, chain=False)
    head = min(phrase[1], last) if phrase else last
    word = tokens.words[head].removesuffix("'s").removesuffix("s'")
    if word in AGENTS or codes[head] == "N" or word.endswith(AGENT_ENDINGS):
        return True
    return documents and any(
        each in DOCUMENT_WORDS or each.removesuffix("s") in DOCUMENT_WORDS for each in (word, tokens.words[last])
    )
