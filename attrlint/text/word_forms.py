"""The forms of a word: those that the lexicon lists, otherwise the regular ones."""

from __future__ import annotations

from functools import lru_cache

from attrlint.data.lexicon import lines
from attrlint.text.reporting_verbs import reporting_verbs

VOWELS = frozenset("aeiou")
SIBILANTS = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=1 << 10)
def forms_of(lemma: str) -> tuple[str, ...]:
    """All forms of a verb or noun in lower case, the lemma first: say, says, said, saying.

    Verbs of ``irregular-verbs.txt`` and ``reporting-verbs.txt`` have the forms listed there. Other words have regular
    forms, with and without a doubled last consonant, since that depends on the stress.
    """
    listed = _listed().get(lemma)
    if listed:
        return tuple(dict.fromkeys((lemma, *listed)))
    stem = lemma
    plural = f"{lemma}es" if lemma.endswith(SIBILANTS) else f"{lemma}s"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        stem, plural = f"{lemma[:-1]}i", f"{lemma[:-1]}ies"
        return lemma, plural, f"{stem}ed", f"{lemma}ing"
    if lemma.endswith("e"):
        return lemma, plural, f"{lemma}d", f"{lemma[:-1]}ing"
    forms = [lemma, plural, f"{lemma}ed", f"{lemma}ing"]
    if lemma[-1] not in VOWELS | frozenset("wxy") and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS:
        forms += [f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"]
    return tuple(forms)


@lru_cache(maxsize=1)
def _listed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for forms, _ in lines("irregular-verbs"):
        found[forms[0]] = list(forms)
    for verbs in reporting_verbs().values():
        for verb in verbs:
            if not verb.then:
                found.setdefault(verb.lemma, []).append(verb.form)
    return found
