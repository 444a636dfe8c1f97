"""ATT001: what goes on with a speech, and what does not."""

from __future__ import annotations

import pytest

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = [rule for rule in pack.builtin() if rule.code == "ATT001"]
NEXT = "“I had been in there an hour before with two of the children.”"
LOOSE = "“We will not pay for a bridge that nobody asked for.”"

BEFORE = {
    "a speech with its cue behind it": ("“The roof came down at noon on Monday,” Okafor said.", 0),
    "with when and to whom": ("“The roof came down at noon on Monday,” Okafor told the Courier on Tuesday.", 0),
    "a phrase": ("Okafor called the roof “a danger to all”.", 1),
    "a few words": ("“It came down,” Okafor said.", 0),
    "more before the speech": ("The roof was old. Okafor was there. It was “a danger to all,” she said.", 0),
    "a body": ("“The roof came down at noon on Monday,” the council said in a statement.", 0),
    "a document": ("“The roof came down at noon on Monday,” the report said.", 1),
    "more about it behind the cue": (
        "“The roof came down at noon on Monday,” Okafor told the council, which had asked her twice about the roof, "
        "the walls, the doors, the windows and the stairs of the school.",
        1,
    ),
    "a cue before the speech": ("Okafor told the council, “The roof came down at noon on Monday.”", 1),
    "a paragraph between": ("“The roof came down at noon on Monday,” Okafor said.\n\nIt rained.", 1),
    "nobody": ("The roof came down at noon on Monday.", 1),
}


@pytest.mark.parametrize(("before", "expected"), BEFORE.values(), ids=BEFORE.keys())
def test_what_goes_on_with_a_speech(before: str, expected: int) -> None:
    """Only the whole quotation of a person in the paragraph right before carries over."""
    found = Linter(RULES).lint(draft(f"{before}\n\n{NEXT}\n\nThe school is shut.\n")).diagnostics
    assert len(found) == expected


def test_a_line_a_sentence() -> None:
    """Where no blank line parts paragraphs, the line above may say who speaks; with blank lines it is a paragraph."""
    lines = ["The council met on Tuesday.", "Ruiz said the bridge was too dear.", LOOSE, "The talks then ended."]
    assert not Linter(RULES).lint(draft("\n".join(lines) + "\n")).diagnostics
    lines[1] = "The bridge is too dear."
    assert len(Linter(RULES).lint(draft("\n".join(lines) + "\n")).diagnostics) == 1


LATER = {
    "in a part further on": ("“The water came at night.\n\nI was afraid.\n\n“I ran,” Okafor said.", 0),
    "in a sentence of its own": ("“The water came at night and took it all.” Okafor wrote in a letter.", 0),
    "not at all": ("“The water came at night and took it all.” Okafor closed the door.", 1),
    "by what somebody else says": ("“The water came at night and took it all.” Okafor said the road was shut.", 1),
    "behind the end of the speech": ("“The water came at night and took it all.”\n\n“I ran home,” Okafor said.", 1),
}


@pytest.mark.parametrize(("text", "expected"), LATER.values(), ids=LATER.keys())
def test_what_is_credited_later(text: str, expected: int) -> None:
    """A speech over several paragraphs is credited by any of them; a cue may stand alone behind a full stop."""
    assert len(Linter(RULES).lint(draft(f"{text}\n\nThe school is shut.\n")).diagnostics) == expected
