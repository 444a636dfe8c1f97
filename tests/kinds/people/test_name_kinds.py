"""Rules about how people are named: who is marked, what is related, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from attrlint.model.document import Document

RULES = {rule.code: rule for rule in pack.builtin()}


def findings(code: str, text: str) -> list[tuple[str, str, str]]:
    """The words that a rule marks, those that are related, and its message."""
    document = draft(text)
    diagnostics = Linter([RULES[code]]).lint(document).diagnostics
    raw = document.prose.raw
    return [(raw[slice(*d.span)], " | ".join(raw[slice(*r.span)] for r in d.related), d.message) for d in diagnostics]


def test_name_variant_marks_the_rarer_form() -> None:
    """The usual form is related; the message names it."""
    text = "Anna Kovacs spoke. Kovacs left, and Kovcas stayed."
    message = "“Kovcas” is “Kovacs” elsewhere in the story; check the spelling"
    assert findings("NAM001", text) == [("Kovcas", "Kovacs", message)]


def test_no_fix_inside_a_quotation() -> None:
    """What somebody said is found, and never mended."""
    inside = draft("Anna Kovacs spoke. Kovacs left. “Kovcas lied,” the baker said.")
    outside = draft("Anna Kovacs spoke. Kovacs left, and Kovcas stayed.")
    (found,) = Linter([RULES["NAM001"]]).lint(inside).diagnostics
    assert found.fix is None
    (found,) = Linter([RULES["NAM001"]]).lint(outside).diagnostics
    assert found.fix is not None
    assert not found.fix.safe


FIRST = {
    "a surname that speaks": ("Rain fell. Kovacs said so. Anna Kovacs left.", ["Kovacs"]),
    "with a role": ("Rain fell. The baker Kovacs said so. Anna Kovacs left.", ["Kovacs"]),
    "once a person": ("Rain fell. Kovacs said so. Kovacs said more. Anna Kovacs left.", ["Kovacs"]),
    "introduced in time": ("Rain fell. Anna Kovacs said so. Kovacs left.", []),
    "never introduced": ("Rain fell. Kovacs said so. Kovacs left.", []),
    "who does not speak": ("Rain fell. Kovacs wept. Anna Kovacs left.", []),
    "in the first sentence": ("Kovacs said so. Anna Kovacs left.", []),
    "a line without a stop": ("Rain fell.\n\nKovacs says rain fell\n\nAnna Kovacs left.", []),
    "known to all": ("Rain fell. Putin said so. Vladimir Putin left.", []),
    "a place": ("Rain fell. London said so. Jack London left.", []),
    "two of the name": ("Rain fell. Kovacs said so. Anna Kovacs and Peter Kovacs left.", []),
    "a firm too": ("Rain fell. Kovacs said so. Anna Kovacs left the Kovacs Company.", []),
}


@pytest.mark.parametrize(("text", "expected"), FIRST.values(), ids=FIRST.keys())
def test_surname_first(text: str, expected: list[str]) -> None:
    """The first mention that speaks, once a person."""
    assert [found for found, _, _ in findings("NAM002", text)] == expected


TITLES = {
    "two titles": ("Mayor Dana Lee spoke. Governor Lee left.", [("Governor Lee", "Mayor Dana Lee")]),
    "a title and a word": ("The mayor Dana Lee spoke. Governor Lee left.", [("Governor Lee", "Dana Lee")]),
    "behind a comma": ("Dana Lee, the mayor of Alder, spoke. Governor Lee left.", [("Governor Lee", "Dana Lee")]),
    "first name both times": ("Mayor Dana Lee spoke. Governor Dana Lee left.", [("Governor Dana Lee", "Mayor Dana Lee")]),
    "the same, shortened": ("Governor Dana Lee spoke. Gov. Lee left.", []),
    "former": ("Mayor Dana Lee spoke. Former Governor Lee left.", []),
    "then": ("Mayor Dana Lee spoke. Then-Governor Lee left.", []),
    "deputy": ("Governor Dana Lee spoke. The deputy governor, Dana Lee, left.", []),
    "another person": ("Mayor Dana Lee met Governor Peter Lee.", []),
    "no office": ("Mayor Dana Lee spoke. Ms. Lee left.", []),
    "civil generals": ("Attorney General Dana Lee spoke. Judge Lee left.", []),
    "alike": ("Judge Dana Lee spoke. Justice Lee left.", []),
    "quoted": ("Mayor Dana Lee spoke. “Governor Lee left,” he said.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES.keys())
def test_title_conflict(text: str, expected: list[tuple[str, str]]) -> None:
    """The later office, with the earlier one."""
    assert [(found, related) for found, related, _ in findings("NAM004", text)] == expected


def test_known_name() -> None:
    """The right form and the whole name stand in the message."""
    message = "“Akroyd” looks like “Aykroyd” (Dan Aykroyd); check the spelling"
    assert findings("NAM005", "It was made by Dan Akroyd.") == [("Akroyd", "", message)]


UNDESCRIBED = {
    "a name and nothing more": ("Jane Alder said so. Alder left.", ["Jane Alder"]),
    "a role before": ("The baker Jane Alder said so.", []),
    "a role behind": ("Jane Alder, a baker, said so.", []),
    "an age": ("Jane Alder, 45, said so.", []),
    "a role later on": ("Jane Alder said so. Alder, a baker, left.", []),
    "a title later on": ("Jane Alder said so. Dr. Alder left.", []),
    "where from": ("Jane Alder of Tyumen said so.", []),
    "known to all": ("Vladimir Putin said so.", []),
    "who does not speak": ("Jane Alder walked home.", []),
}


@pytest.mark.parametrize(("text", "expected"), UNDESCRIBED.values(), ids=UNDESCRIBED.keys())
def test_no_descriptor(text: str, expected: list[str]) -> None:
    """The first full name of somebody who speaks and is nowhere described."""
    assert [found for found, _, _ in findings("NAM003", text)] == expected


ACRONYMS = {
    "never spelled out": ("The SCO met. The SCO left.", ["SCO"]),
    "with a possessive": ("The OSCE’s mission left.", ["OSCE"]),
    "in brackets": ("The Shanghai Cooperation Organisation (SCO) met. The SCO left.", []),
    "brackets behind": ("The SCO (Shanghai Cooperation Organisation) met.", []),
    "a name with those letters": ("The Office for Road Safety met. The ORS left.", []),
    "a part of a longer name": ("The Royal Office for Road Safety met. The ORS left.", []),
    "other letters": ("The Office for Road Safety met. The OSR left.", ["OSR"]),
    "known": ("NATO, the FBI and the BBC met.", []),
    "capitals for loudness": ("BRIDGE SHUT AGAIN. ALL SHUT.", []),
    "a station": ("He told KTVI so.", []),
    "a code": ("The SCO-4 and @SCO and #SCO and SCO/4 met.", []),
}


@pytest.mark.parametrize(("text", "expected"), ACRONYMS.values(), ids=ACRONYMS.keys())
def test_undefined_acronym(text: str, expected: list[str]) -> None:
    """The first place of what nothing spells out."""
    assert [found for found, _, _ in findings("NAM006", text)] == expected


def test_name_repeat() -> None:
    """Title and first name again, where nobody else has the surname; not in a long draft, and not for a body."""
    text = "Mayor Ana Ruiz came. Rain fell. In the end Mayor Ana Ruiz left."
    assert [(found, related) for found, related, _ in findings("NAM007", text)] == [
        ("Mayor Ana Ruiz", "Mayor Ana Ruiz")
    ]
    assert findings("NAM007", text.replace("fell.", "fell. " + "It rained on. " * 500)) == []
    assert findings("NAM007", "The State Road Office came. Rain fell. The State Road Office left.") == []
    assert findings("NAM007", "Mayor Ana Ruiz met Dr. Peter Ruiz. In the end Mayor Ana Ruiz left.") == []


def test_metonym_clash() -> None:
    """The place is marked, the speaker related; two sentences are no clash."""
    text = "The Kremlin said there was an attack on the Kremlin."
    assert [(found, related) for found, related, _ in findings("NAM008", text)] == [("Kremlin", "The Kremlin")]
    assert findings("NAM008", "The Kremlin said there was an attack. A fire burned at the Kremlin.") == []


@pytest.mark.parametrize("code", ["NAM001", "NAM002", "NAM003", "NAM004", "NAM005", "NAM006", "NAM007", "NAM008"])
@pytest.mark.parametrize(
    "piece", ["Mayor Tom Smith said so. Smith left. ", "SCO (", "Aa", "Kremlin said at the Kremlin "]
)
def test_time_grows_with_the_length_only(code: str, piece: str) -> None:
    """Two hundred kilobytes of anything take seconds."""

    def prepare() -> Document:
        document = draft(piece * (200_000 // len(piece)))
        assert document.speech.sources is not None
        return document

    assert takes_at_most(10, Linter([RULES[code]]).lint, prepare)
