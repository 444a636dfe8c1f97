"""Fixes keep their hands off quoted words, wherever in the file these stand."""

from __future__ import annotations

import pytest

from attrlint.linting.linter import Linter
from attrlint.packs import pack
from tests.drafts import draft

RULES = pack.builtin()
QUOTED = {
    "an address in a quotation": ("He said “see https://example.org/?utm_source=chatgpt.com today,” he said.", "text"),
    "a link in a quotation": ("“See [it](https://example.org/?utm_source=chatgpt.com) today,” he said.", "markdown"),
    "a misspelling in a quotation": ("“It was seperate,” he said.", "text"),
    "a place in a quotation": ("“We fled from Mariupl on foot,” she said.", "text"),
    "a place in a blockquote": ("> We fled from Mariupl on foot.", "markdown"),
    "damage in a quotation": ("<p>&ldquo;It is the cafÃ© there,&rdquo; she said.</p>", "html"),
    "behind a mark that was left open": ("“We left, he said. The goverment fell.", "text"),
}


@pytest.mark.parametrize(("text", "form"), QUOTED.values(), ids=QUOTED.keys())
def test_quoted_words_get_no_fix(text: str, form: str) -> None:
    """A finding there may stand, a fix may not."""
    assert [d.code for d in Linter(RULES).lint(draft(text, form)).diagnostics if d.fix] == []
