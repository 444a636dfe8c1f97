"""The kind of change when words of a source became other words: a negation, a number, a name, a form, ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.data.lexicon import words
from attrlint.verifying.likeness import OTHER, cost_of
from attrlint.verifying.spoken_words import magnitudes, number_values
from attrlint.verifying.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.verifying.words import Word

SENSE = frozenset({"negation", "number", "name", "hedge", "modal"})
SLIGHT = frozenset({"small", "form", "tense", "filler", "contraction"})
CUTS = frozenset({"cut", "splice", "interruption"})  # words left out without a mark
CONTENT = frozenset({"word", "pronoun", "order"})


def said_plainly(raw: str) -> str:
    """A written word without what never matters: case, accents, points and commas."""
    return plain(raw).rstrip("'").replace(",", "").replace(".", "")


def is_number(word: Word) -> bool:
    """Whether a word says how much, how many or when."""
    key = word.key
    return (
        key[0].isdigit()
        or key in magnitudes()
        or (key in words("spoken-words.calendar") and word.capital)
        or _spelled(key)
    )


def _spelled(key: str) -> bool:
    return key == "%" or (key in number_values() and key != "one")


def kind_of(quoted: Sequence[Word], said: Sequence[Word]) -> str:
    """The kind of a change from the source's words to the quotation's; either may be empty.

    One of negation, number, name, modal, hedge, small, pronoun, tense, form, order, word, the gravest that fits.
    """
    own, others = [word.key for word in quoted], [word.key for word in said]
    negations = words("spoken-words.negation")
    if sum(key in negations for key in own) != sum(key in negations for key in others):
        return "negation"
    if [w.key for w in quoted if is_number(w)] != [w.key for w in said if is_number(w)]:
        return "number"
    names, known = [_name(w) for w in quoted], [_name(w) for w in said]
    if any(names) and any(known) and [n for n in names if n] != [n for n in known if n]:
        return "name"
    if len(own) == len(others) == 1 and names != known and cost_of(own[0], others[0]) == OTHER:
        return "name"
    modals = words("spoken-words.modal")
    if {key for key in own if key in modals} != {key for key in others if key in modals}:
        return "modal"
    hedges = words("spoken-words.hedge")
    if {key for key in others if key in hedges} - set(own):
        return "hedge"
    if own and sorted(own) == sorted(others):
        return "order"
    return _lesser(own, others)


def _name(word: Word) -> str:
    """A word as part of a name; empty if it does not look like one."""
    return word.key if word.capital and not word.sentence and word.key not in ("i", "'s") and len(word.key) > 1 else ""


def _lesser(own: Sequence[str], others: Sequence[str]) -> str:
    """The kind of a change that does not by itself change the meaning."""
    pronouns, small = words("spoken-words.pronoun"), words("spoken-words.small")
    if own and others and all(key in pronouns for key in (*own, *others)):
        return "pronoun"
    if all(key in small for key in (*own, *others)):
        return "small"
    if len(own) == len(others) == 1 and cost_of(own[0], others[0]) < OTHER:
        tenses = {own[0].removesuffix(others[0]), others[0].removeprefix(own[0]), own[0].removeprefix(others[0])}
        return "tense" if tenses & {"ed", "d", "ing"} else "form"
    return "word"
