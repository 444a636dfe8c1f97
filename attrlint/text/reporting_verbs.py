"""The verbs that report what somebody says, with their classes and how far each form may be trusted bare."""

from __future__ import annotations

from functools import lru_cache

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import lines

SURE = 57  # a form that is a cue in 57 of 100 uses needs nothing beside it but a source


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb.

    `trust` is the share of its uses in narrative, in percent, that annotators marked as an attribution cue (PolNeAR);
    or our guess; 0 where there is neither. `then` is the word that must follow ("out" of "pointed out"), or empty.
    """

    form: str
    lemma: str
    classes: frozenset[str]
    trust: int
    then: str = ""

    @property
    def sure(self) -> bool:
        """Whether the form is a cue wherever it has a source beside it."""
        return self.trust >= SURE

    @property
    def mental(self) -> bool:
        """Whether it tells what somebody thinks or feels and nothing that he said."""
        return "mental" in self.classes


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, tuple[Verb, ...]]:
    """The verbs of ``data/en/reporting-verbs.txt`` by the first word of each form, in lower case.

    A verb of one word comes before those with a second word, and of these the surest first.
    """
    found: dict[str, tuple[Verb, ...]] = {}
    for forms, flags in lines("reporting-verbs"):
        lemma = forms[0].removeprefix("~").partition("=")[0]
        classes = frozenset(flag for flag in flags if "=" not in flag)
        share = next((flag.partition("=")[2] for flag in flags if "=" in flag), "0")
        for written in forms:
            if written.startswith("~"):  # a lemma that is no cue itself
                continue
            form, _, own = written.partition("=")
            first, _, then = form.partition(" ")
            verb = Verb(form, lemma, classes, int(own or share), then)
            found[first] = (*found.get(first, ()), verb)
    return {
        first: tuple(sorted(verbs, key=lambda verb: (bool(verb.then), -verb.trust))) for first, verbs in found.items()
    }
