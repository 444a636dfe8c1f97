"""The verbs that report what somebody says, with their classes and how far each form may be trusted bare."""

from __future__ import annotations

from functools import lru_cache

from attrlint.base.facts import dataclass
from attrlint.data import read_lines

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
    """The verbs of ``data/cues.txt`` by the first word of each form, in lower case."""
    found: dict[str, tuple[Verb, ...]] = {}
    for line in read_lines("cues.txt"):
        if not line or line.startswith("#"):
            continue
        lemma, classes, share, *forms = line.split()
        kinds = frozenset(classes.split(","))
        for written in forms:
            form, _, own = written.partition("=")
            first, _, then = form.partition("_")
            trust = int(own or share.lstrip("-") or 0)
            verb = Verb(form.replace("_", " "), lemma.replace("_", " "), kinds, trust, then)
            found[first] = (*found.get(first, ()), verb)
    return found
