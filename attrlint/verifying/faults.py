"""From a verdict to a fault that a rule reports: which one, how grave, and the words for its message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.verifying.change_kinds import CUTS, SENSE, SLIGHT
from attrlint.verifying.policy import Policy
from attrlint.verifying.verdict import Change, Verdict
from attrlint.verifying.words import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.verifying.checked import QuotationCheck, SourcePlace

FAULTS = {
    "altered-sense": "VER001",
    "altered": "VER002",
    "altered-slightly": "VER003",
    "spliced": "VER004",
    "trimmed": "VER005",
    "other-speaker": "VER006",
    "not-found": "VER007",
    "partly-found": "VER008",
    "unreadable": "VER009",
}
ORDER = ("negation", "number", "name", "modal", "hedge", "word", "order", "pronoun", "cut", "form", "tense", "small")
NAMED = {"number": "number", "name": "name"}
JOINED = 12  # words missing without a mark, beyond which two passages are joined


NOTHING = dict.fromkeys("match source where what asked found count".split(), "")


class FaultWording(NamedTuple):
    """What the message of a rule is filled with, and the grade."""

    values: Mapping[str, str]
    grade: str


def fault_of(one: QuotationCheck) -> str:
    """The fault of a quotation; empty if it has none."""
    verdict = one.verdict
    if not one.sources:  # the missing sources are reported
        return ""
    if verdict is Verdict.ALTERED:
        kinds = set(one.finding.kinds)
        return "altered-sense" if kinds & SENSE else "altered-slightly" if kinds <= SLIGHT else "altered"
    return verdict.value if verdict.value in FAULTS else ""


def code_of(one: QuotationCheck) -> str | None:
    """The code of the rule that reports a quotation; None if nothing is wrong with it."""
    return FAULTS.get(fault_of(one))


def wording(one: QuotationCheck) -> FaultWording:
    """The values for the message about a quotation with a fault."""
    finding, place = one.finding, one.passage
    values = {
        "match": one.words, "source": "", "where": place.where() if place else "", "what": "quote",
        "asked": one.asked, "found": (place.name or place.speaker) if place else "",
        "count": f"{one.sources} source{'' if one.sources == 1 else 's'}",
    }  # fmt: skip
    grade = "fair"
    if one.verdict is Verdict.ALTERED and place is not None:
        change = gravest(finding.changes)
        values["match"], values["source"] = in_context(change, one, place)
        values["what"] = NAMED.get(change.kind, "quote")
        slight = fault_of(one) == "altered-slightly"
        grade = ("strict" if finding.policy is Policy.STRICT else "light") if slight else "strong"
        grade = "weak" if place.automatic and not slight else grade
    elif one.verdict is Verdict.SPLICED:
        values["what"] = _splice(one)
        grade = "strong" if finding.missing > JOINED else "fair"
    elif one.verdict is Verdict.TRIMMED:
        values["source"] = finding.turning
        values["what"] = "next" if finding.turned_after else "first"
    elif one.verdict is Verdict.PARTLY_FOUND and place is not None:
        values["match"] = place.text
    elif one.verdict is Verdict.OTHER_SPEAKER:
        grade = "strong"
    elif one.verdict is Verdict.NOT_FOUND:
        grade = "weak"
    return FaultWording(values, grade)


def gravest(changes: Sequence[Change]) -> Change:
    """The change that a message names, of those that are not allowed."""
    bad = [change for change in changes if not change.allowed]
    return min(bad, key=lambda change: ORDER.index(change.kind) if change.kind in ORDER else len(ORDER))


def in_context(change: Change, one: QuotationCheck, place: SourcePlace) -> tuple[str, str]:
    """The words of the draft and of the source that a message contrasts.

    If one side has none, the word before (otherwise the one after) is added on both.
    """
    if change.quoted and change.said:
        return change.quoted, change.said
    before = [word for word in one.words[: change.quote.start].split() if any(map(str.isalnum, word))]
    if before:
        lead = before[-1]
        if "'" in change.said.translate(APOSTROPHES):  # a part of “won’t”, which holds the word before
            return lead, change.said
        return f"{lead} {change.quoted}".strip(), f"{lead} {change.said}".strip()
    after = one.words[change.quote.end :].split()
    tail = after[0] if after else ""
    return f"{change.quoted} {tail}".strip(), f"{change.said} {tail}".strip()


def _splice(one: QuotationCheck) -> str:
    """How a quotation was spliced."""
    first, second = one.passage, one.second
    if first is None:
        return "joins two passages"
    if second is not None and second.path != first.path:
        return f"joins {first.path}:{first.line} and {second.path}:{second.line}"
    if second is not None:
        return f"joins lines {first.line} and {second.line}"
    cut = next((c for c in one.finding.changes if c.kind in CUTS and not c.allowed), None)
    words = cut.said.split() if cut else []
    if len(words) > JOINED:
        return f"leaves out {len(words)} words without a mark"
    return f"leaves out “{' '.join(words)}”"
