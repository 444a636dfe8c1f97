"""unattributed-quotation, reporting-verb and source: what examples leave open."""

from __future__ import annotations

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = {rule.code: rule for rule in pack.builtin()}

SPEECH = """The bridge was shut on Monday night, and buses go round by the hill until the end of the week.
Harbour master Dana Whitlock spoke at noon.
"Nobody told us that the water had come so far."
"We had two hours, and it was enough for the boats."
The ferry runs every hour, and the council has hired a second one from the islands."""


def found(text: str, code: str) -> list[str]:
    """The words that a rule marks."""
    report = Linter([RULES[code]]).lint(draft(text))
    return [text[slice(*d.span)] for d in report.diagnostics]


def test_one_paragraph_parted_by_blank_lines_does_not_change_the_reading_of_the_others() -> None:
    """A draft with a line a paragraph stays one when somebody puts a paragraph into it in another way."""
    put_in = SPEECH + "\n\nThe mill is open.\n\nThe school is shut, and so is the library, until the water has gone."
    assert found(SPEECH, "ATT001") == found(put_in, "ATT001") == []
    parted = SPEECH.replace("\n", "\n\n")
    assert len(found(parted, "ATT001")) == 2


def test_a_verb_is_reported_once_a_source() -> None:
    """Another's verb is another's judgement."""
    text = "Tom Alder claimed that the road was shut. Alder claimed that it was open. Alder conceded that it was."
    assert found(text, "ATT004") == ["claimed", "conceded"]
    assert len(found("Tom Alder claimed that it was shut. Ana Ruiz claimed that it was open.", "ATT004")) == 2


def test_a_crowd_is_reported_once_and_its_speaker_stands_in_the_same_paragraph() -> None:
    text = "Critics say the law is unfair.\n\n“It is,” said Ana Ruiz of the union.\n\nCritics say it is old."
    assert found(text, "VAG001") == ["Critics say"]
    inside = "The law, which critics say is old, was read aloud.\n\n“It is,” said Ana Ruiz of the union."
    assert found(inside, "VAG001") == []
