"""Suppressions: which findings a comment silences, and which comments silence nothing."""

from __future__ import annotations

import pytest

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = [r for r in pack.builtin() if r.code in ("ATT002", "QUO006", "SUP001")]
FLAW = "No deaths have been reported."
MIXED = 'He said it was “over".'


def codes(text: str, form: str = "markdown") -> list[tuple[int, str]]:
    """The findings as (line, code)."""
    document = draft(text, form)
    return [(document.lines.line(d.span.start), d.code) for d in Linter(RULES).lint(document).diagnostics]


CASES = {
    "nothing silenced": (f"{FLAW}\n\n{MIXED}", [(1, "ATT002"), (3, "QUO006")]),
    "the next block": (f"<!-- attrlint: ignore[ATT002] wire copy -->\n\n{FLAW}\n\n{FLAW}", [(5, "ATT002")]),
    "the next block, directly above": (f"<!-- attrlint: ignore[ATT002] -->\n{FLAW}\n", []),
    "the same line": (f"{FLAW} <!-- attrlint: ignore[ATT002] -->\n\n{FLAW}", [(3, "ATT002")]),
    "several codes": (f"<!-- attrlint: ignore[ATT002, QUO006] -->\n\n{FLAW} {MIXED}", []),
    "by name": (f"<!-- attrlint: ignore[unsourced-passive] -->\n\n{FLAW}", []),
    "by an old name": (f"<!-- attrlint: ignore[agentless-report] -->\n\n{FLAW}", []),
    "by prefix": (f"<!-- attrlint: ignore[ATT] -->\n\n{FLAW}", []),
    "every rule": (f"<!-- attrlint: ignore -->\n\n{FLAW} {MIXED}", []),
    "a range": (
        f"{FLAW}\n\n<!-- attrlint: disable[ATT002] -->\n\n{FLAW}\n\n<!-- attrlint: enable[ATT002] -->\n\n{FLAW}",
        [(1, "ATT002"), (9, "ATT002")],
    ),
    "a range without an end": (f"{FLAW}\n\n<!-- attrlint: disable[ATT002] -->\n\n{FLAW}", [(1, "ATT002")]),
    "the file": (f"{FLAW}\n\n{MIXED}\n\n<!-- attrlint: ignore-file[ATT002] -->", [(3, "QUO006")]),
    "unused": (f"<!-- attrlint: ignore[ATT002] -->\n\nAll is well.\n\n{FLAW}", [(1, "SUP001"), (5, "ATT002")]),
    "unused for one of two codes": (f"<!-- attrlint: ignore[ATT002, QUO006] -->\n\n{FLAW}", [(1, "SUP001")]),
    "for a rule that was not asked": ("<!-- attrlint: ignore[LEG006] -->\n\nAll is well.", []),
    "not understood": (f"<!-- attrlint: ignroe[ATT002] -->\n\n{FLAW}", [(1, "SUP001"), (3, "ATT002")]),
    "no codes in the brackets": (f"<!-- attrlint: ignore[] -->\n\n{FLAW}", [(1, "SUP001"), (3, "ATT002")]),
    "a comment to somebody else": (f"<!-- note to the desk -->\n\n{FLAW}", [(3, "ATT002")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_markdown(text: str, expected: list[tuple[int, str]]) -> None:
    """Comments in Markdown."""
    assert codes(text) == expected


def test_html() -> None:
    """Comments in HTML: the next block, and the same line."""
    assert codes(f"<!-- attrlint: ignore[ATT002] -->\n<p>{FLAW}</p>\n<p>{FLAW}</p>", "html") == [(3, "ATT002")]
    assert codes(f"<p>{FLAW}</p> <!-- attrlint: ignore[ATT002] -->\n<p>{FLAW}</p>", "html") == [(2, "ATT002")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_plain_text(end: str) -> None:
    """A line that starts with #attrlint: speaks for the next paragraph, or for the range or the file."""
    text = end.join(["#attrlint: ignore[ATT002] from the wire", FLAW, "", FLAW])
    assert codes(text, "text") == [(4, "ATT002")]
    text = end.join([FLAW, "", "#attrlint: disable", "", FLAW, "", "#attrlint: enable", "", FLAW])
    assert codes(text, "text") == [(1, "ATT002"), (9, "ATT002")]
