"""Plain text: the file's own habits, and what its blocks are."""

from __future__ import annotations

import pytest

from attrlint.reading import read, read_text
from tests.drafts import blocks

LONG = "The bridge over the Alder has been shut since Monday, when a crack was found in its second pier."


def test_blank_lines_part_paragraphs() -> None:
    """A blank line is a paragraph's end; a short line without a full stop between paragraphs is a heading."""
    text = f"{LONG}\n\nWhat comes next\n\n{LONG}\n"
    assert blocks(text) == [("paragraph", LONG), ("heading", "What comes next"), ("paragraph", LONG)]


def test_each_line_a_paragraph() -> None:
    """Lines of all lengths: each is a paragraph."""
    lines = [LONG, "It is old.", LONG + " " + LONG, "Nobody was hurt, the council said on Tuesday."]
    assert [words for _, words in blocks("\n".join(lines))] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped(end: str) -> None:
    """Lines broken at a width are one paragraph, whatever ends them; blank lines still part paragraphs."""
    first = end.join(["The bridge over the Alder has been shut since Monday, when a", "crack was found in its second pier by two divers of the water",
                      "board, who had come to look for something else entirely and", "left with a long list of faults."])  # fmt: skip
    second = end.join(["Nobody was hurt. The council will meet on Friday to decide", "whether the bridge can be mended, and what the work may cost",
                       "the towns on both banks of the river."])  # fmt: skip
    assert blocks(first + end * 2 + second) == [("paragraph", first), ("paragraph", second)]


LOOKS = {
    "byline": ("By Amina Yusuf", "byline"),
    "byline with a place": ("By Amina Yusuf and Tom Alder in Leeds", "byline"),
    "no byline": ("By Monday the bridge was shut, and nobody was there to open it again.", "paragraph"),
    "heading": ("Who pays for the bridge?", "heading"),
    "a sentence is no heading": ("The bridge is shut.", "paragraph"),
    "a quotation is no heading": ("“We will not pay for this bridge”", "paragraph"),
    "tweet": ("Look at this pic.twitter.com/abc123 — Tom Alder (@tomalder) May 3, 2023", "embed"),
    "credit line of a post": ("Look at this! — Tom Alder (@tomalder) 3 May 2023", "embed"),
    "list item": ("- the pumps", "list-item"),
}


@pytest.mark.parametrize(("text", "kind"), LOOKS.values(), ids=LOOKS.keys())
def test_what_a_line_is_by_its_look(text: str, kind: str) -> None:
    """Bylines, headings, pasted embeds and list items are known."""
    assert blocks(f"{LONG}\n\n{text}\n\n{LONG}")[1][0] == kind


@pytest.mark.parametrize(
    "line", ["KYIV, Ukraine (AP) — ", "LONDON, May 4 (Reuters) - ", "WASHINGTON -- ", "NEW YORK (AP) – ", "LEEDS — "]
)
def test_datelines(line: str) -> None:
    """The dateline is a block of its own, and the lead begins behind it."""
    assert blocks(line + LONG) == [("dateline", line.strip()), ("paragraph", LONG)]


def test_a_capital_word_and_a_dash_is_no_dateline() -> None:
    """A number range or a hyphenated name in capitals is part of the lead."""
    assert blocks("NATO-led troops left the valley on Monday.")[0][0] == "paragraph"


def test_front_matter() -> None:
    """A fenced head is read for date and genre, its title is a heading; a rule across the page is none."""
    prose = read_text(f"---\ntitle: A bridge\ndate: 2023-05-04\n---\n\n{LONG}", "text")
    assert prose.meta == {"title": "A bridge", "date": "2023-05-04"}
    assert [b.kind.value for b in prose.blocks] == ["heading", "front-matter", "paragraph"]
    assert blocks(f"---\n{LONG}\n---\n{LONG}")[0][0] != "front-matter"


def test_uneven_lines_are_wrapped() -> None:
    """Lines that go on with a small letter were broken by hand, however uneven they are."""
    text = "The council of the harbor town said late on Monday\nthat the bridge would stay shut until\nthe spring, as it had no\nmoney.\n\nTraffic was let\nthrough again at noon on Tuesday, it\nsaid."
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "paragraph"]


def test_comments_to_attrlint_are_no_prose() -> None:
    """A line that starts with #attrlint: is kept as a comment and taken out of the prose."""
    prose = read_text(f"#attrlint: ignore[ATT002] wire copy\n{LONG}", "text")
    assert [c.text for c in prose.comments] == ["ignore[ATT002] wire copy"]
    assert prose.text == LONG


def test_urls_are_no_words() -> None:
    """A bare URL is hidden from rules about words, and read again as a link."""
    prose = read_text("See https://example.org/a?b=c. It is there.", "text")
    assert [prose.text[a:b] for a, b in prose.opaque] == ["https://example.org/a?b=c"]
    assert [prose.text[b.span.start : b.span.end] for b in prose.blocks if b.kind.value == "link"] == [
        "https://example.org/a?b=c"
    ]


def test_offsets_count_the_byte_order_mark() -> None:
    """U+FEFF is the first code point of the file and none of the prose."""
    prose, encoding = read("\ufeffThe bridge is shut.\r\n".encode(), "a.txt")
    assert (prose.text, encoding) == ("The bridge is shut.", "")
    assert prose.file_span(prose.blocks[0].span) == (1, 20)


def test_a_headline_may_end_in_a_quotation() -> None:
    """Behind a colon, and at the head of the draft only: below it such a line is one of the story."""
    line = "Baker: “It was the worst night of my life”"
    assert blocks(f"{line}\n\nThe oven was cold.")[0] == ("heading", line)
    assert blocks(f"The oven was cold.\n\n{line}\n\nNobody came.")[1] == ("paragraph", line)
