"""The verbs that report speech, with their classes and how reliable each form is without other evidence."""

from __future__ import annotations

from functools import lru_cache

from attrlint.base.facts import dataclass
from attrlint.data.lexicon import lines

SURE = 57  # a form that is a cue in 57 of 100 uses needs only a source


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb.

    `trust` is the percentage of its uses in narrative that annotators marked as an attribution cue (PolNeAR), or our
    estimate, or 0 if there is neither. `then` is the word that must follow ("out" of "pointed out"), or empty.
    """

    form: str
    lemma: str
    classes: frozenset[str]
    trust: int
    then: str = ""

    @property
    def sure(self) -> bool:
        """Whether the form is a cue wherever there is a source next to it."""
        return self.trust >= SURE

    @property
    def mental(self) -> bool:
        """Whether it reports what someone thinks or feels, and nothing the person said."""
        return "mental" in self.classes


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, tuple[Verb, ...]]:
    """The verbs of ``data/en/reporting-verbs.txt`` by the first word of each form, in lower case.

    A verb of one word comes before those with a second word, and of these the most reliable first.
    """
    return _by_first_word("reporting-verbs")


@lru_cache(maxsize=1)
def stance_verbs() -> dict[str, tuple[Verb, ...]]:
    """The verbs of ``data/en/stance-verbs.txt``, in the same way: classes act, thought and wish, no trust."""
    return _by_first_word("stance-verbs")


def _by_first_word(file: str) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for forms, flags in lines(file):
        lemma = forms[0].removeprefix("~").partition("=")[0]
        classes = frozenset(flag for flag in flags if "=" not in flag)
        share = next((flag.partition("=")[2] for flag in flags if "=" in flag), "0")
        for written in forms:
            if written.startswith("~"):  # a lemma that is not a cue itself
                continue
            form, _, own = written.partition("=")
            first, _, then = form.partition(" ")
            verb = Verb(form, lemma, classes, int(own or share), then)
            found[first] = (*found.get(first, ()), verb)
    return {
        first: tuple(sorted(verbs, key=lambda verb: (bool(verb.then), -verb.trust))) for first, verbs in found.items()
    }
