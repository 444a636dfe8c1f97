"""Acronyms: the name that each stands for, if the draft spells it out before the brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.data.lexicon import LexiconPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

BRACKETED = LexiconPattern(r"\s\(([A-Z]{2,8})\)")
SPELLED = LexiconPattern(r"((?:[A-Z][\w’'-]+\s+(?:{small-words.spelled}\s+)*){1,7}[A-Z][\w’'-]+)\Z")


def find_acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Each acronym in brackets with the name before it."""
    for found in BRACKETED.finditer(text):
        name = SPELLED.search(text, max(0, found.start() - 80), found.start())
        if name:
            yield found[1], name[1].removeprefix("The ")


def initials(name: str) -> str:
    """The capitals that the words of a name begin with: WFP for the World Food Programme."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper())
