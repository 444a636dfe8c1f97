"""The head of a draft: titles and descriptions are copy in their place, the rest is front matter."""

from __future__ import annotations

import pytest

from attrlint.base.span import Span
from attrlint.reading import read_text
from tests.drafts import blocks

BODY = ("paragraph", "The pier is shut.")
HEADS = {
    "plain": ("---\ntitle: The pier\ndate: 2026-03-02\n---\n", [("heading", "The pier"), ("front-matter", "date: 2026-03-02")]),
    "quoted": ("---\ntitle: \"Ana's \\\"pier\\\"\"\n---\n", [("heading", "Ana's \"pier\"")]),
    "single marks": ("---\ntitle: 'Ana''s pier'\n---\n", [("heading", "Ana's pier")]),
    "folded": ("---\ntitle: >\n  The\n  pier\n---\n", [("heading", "The pier")]),
    "several lines": ("---\nsummary: The pier\n  is shut\n---\n", [("standfirst", "The pier is shut")]),
    "quoted lines at the margin": ("---\nexcerpt: \"The pier\nis shut\"\ntags:\n- a\n---\n", [("standfirst", "The pier is shut"), ("front-matter", "tags:\n- a")]),
    "no words": ("---\ntitle: 404\nsummary: [a, b]\ndescription:\nexcerpt: img/a.jpg\n---\n", [("front-matter", "title: 404\nsummary: [a, b]\ndescription:\nexcerpt: img/a.jpg")]),
    "entities": ("---\nsummary: Ana&#8217;s pier\n---\n", [("standfirst", "Ana’s pier")]),
    "TOML": ("+++\ntitle = \"The pier\"\ndate = 2026-03-02\n+++\n", [("heading", "The pier"), ("front-matter", "date = 2026-03-02")]),
    "header lines": ("Title: The pier\nDate: 2026-03-02\nSlug: pier\n\n", [("heading", "The pier"), ("front-matter", "Date: 2026-03-02\nSlug: pier")]),
    "header lines with more": ("Title: The pier\nSummary: It is\n  shut\nX-Y: z\n\n", [("heading", "The pier"), ("standfirst", "It is shut"), ("front-matter", "X-Y: z")]),
}  # fmt: skip


@pytest.mark.parametrize(("head", "found"), HEADS.values(), ids=HEADS.keys())
def test_heads(head: str, found: list[tuple[str, str]]) -> None:
    """What readers see of a head is heading or standfirst."""
    assert blocks(f"{head}The pier is shut.", "markdown") == [*found, BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Ana: Hello.\nTom: Hello.\n\nThey left.",
        "Title: The pier\n\nIt is shut.",
        "Title: The pier\nIt is shut.\n\nYes.",
    ],
)
def test_no_header_lines(text: str) -> None:
    """A dialogue is none, nor is a single line."""
    assert blocks(text, "markdown")[0][0] == "paragraph"


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_places(form: str) -> None:
    """Words of a title lead back to the file, past escapes and line ends."""
    raw = "\ufeff---\r\nsummary: 'Ana''s\r\n  pier'\r\n---\r\nIt is shut."
    prose = read_text(raw, form)
    at = prose.text.index("pier")
    start, end = prose.file_span(Span(at, at + 4))
    assert (raw[start:end], prose.text[: at + 4]) == ("pier", "Ana's pier")
    assert prose.meta["summary"].startswith("Ana")
