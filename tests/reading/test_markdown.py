"""Markdown: what becomes prose, what it is, and where in the file it stands."""

from __future__ import annotations

import pytest

from attrlint.reading.markdown import read_markdown
from tests.drafts import blocks

FLAG = "🚩"


def links(text: str) -> list[str]:
    """What the file says where the links of a draft lead."""
    prose = read_markdown(text)
    places = [prose.file_span(b.span) for b in prose.blocks if b.kind.value == "link"]
    return [text[a:b] for a, b in places]


def hidden(text: str) -> list[str]:
    """The stretches of the prose that are no words."""
    prose = read_markdown(text)
    return [prose.text[a:b] for a, b in prose.opaque]


def in_file(text: str, words: str) -> str:
    """What stands in the file for words of the prose."""
    prose = read_markdown(text)
    at = prose.text.index(words)
    start, end = prose.file_span(type(prose.blocks[0].span)(at, at + len(words)))
    return text[start:end]


KINDS = {
    "headings": ("# The *bridge*\n\nWhat next\n---\n", [("heading", "The bridge"), ("heading", "What next")]),
    "paragraphs": ("One.\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
    "tight list": ("- pumps\n- gates\n", [("list-item", "pumps"), ("list-item", "gates")]),
    "loose and nested list": (
        "1. pumps\n\n   and more\n   - small\n",
        [("list-item", "pumps"), ("list-item", "and more"), ("list-item", "small")],
    ),
    "task list": ("- [x] call\n- [ ] write\n", [("list-item", "call"), ("list-item", "write")]),
    "table": (
        "| A | `B` |\n|---|---|\n| c | d |\n",
        [("table-cell", "A"), ("table-cell", "B"), ("table-cell", "c"), ("table-cell", "d")],
    ),
    "blockquote": ("> one\n>\n> two\n", [("blockquote", "one"), ("blockquote", "two")]),
    "fenced code": ("```py\nx = 1\n```\n", [("code", "x = 1")]),
    "indented code": ("    x = 1\n    y = 2\n", [("code", "x = 1\ny = 2")]),
    "footnote": ("Shut.[^1]\n\n[^1]: In May.\n", [("paragraph", "Shut."), ("note", "In May.")]),
    "front matter": ("---\ntitle: x\ndate: 3\n---\nShut.", [("heading", "x"), ("front-matter", "date: 3"), ("paragraph", "Shut.")]),
    "a rule is no front matter": ("---\nShut today\n\nand more", [("paragraph", "Shut today"), ("paragraph", "and more")]),
    "rules further down are no front matter": (
        "One.\n\n---\nTwo.\n\nThree.\n\n---\nFour.",
        [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three."), ("paragraph", "Four.")],
    ),
    "picture": ('![The *old* &amp; new](a.jpg "In May")', [("caption", "The old & new"), ("caption", "In May"), ("link", "a.jpg")]),
    "picture in words": (
        "Before ![the pier](a.jpg) after.",
        [("paragraph", "Before after."), ("caption", "the pier"), ("link", "a.jpg")],
    ),
    "dateline": (
        "**KYIV, Ukraine (AP)** — The bridge is shut.",
        [("dateline", "KYIV, Ukraine (AP) —"), ("paragraph", "The bridge is shut.")],
    ),
    "byline": ("*By Amina Yusuf*", [("byline", "By Amina Yusuf")]),
    "figure": (
        "<figure>\n<img src='a' alt='one two three'>\n<figcaption>The pier &amp; more</figcaption>\n</figure>\n",
        [("caption", "one two three"), ("caption", "The pier & more")],
    ),
    "HTML over lines": ("<p>\nThe <b>Bry</b>nask\nroad\n</p>\n", [("paragraph", "The Brynask road")]),
    "HTML round Markdown": (
        "<blockquote>\n\nWe *won*.\n\n</blockquote>\n\nAfter.",
        [("blockquote", "We won."), ("paragraph", "After.")],
    ),
    "HTML in a blockquote": ("> <p>\n> the road\n> is shut\n> </p>\n", [("blockquote", "the road is shut")]),
    "script": ("<script>\nlet x = 1;\n\nmore()\n</script>\n\nAfter.", [("paragraph", "After.")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), KINDS.values(), ids=KINDS.keys())
def test_blocks(text: str, found: list[tuple[str, str]]) -> None:
    """Each element becomes blocks of its kind, with its markup resolved."""
    assert blocks(text, "markdown") == found


INLINE = {
    "emphasis inside a word": ("**Bry**nask", "Brynask"),
    "entities": ("&ldquo;a&rdquo; &amp; &#8220;b", "“a” & “b"),
    "unknown entity": ("&nosuch; b", "&nosuch; b"),
    "backslash": (r"\*a\* \& b", "*a* & b"),
    "strikethrough": ("~~old~~ new", "old new"),
    "soft break": ("one\ntwo", "one\ntwo"),
    "soft break in a quote": ("> one\n> two", "one\ntwo"),
    "hard breaks": ("one  \n  two\\\nthree", "one\ntwo\nthree"),
    "CR LF": ("one\r\ntwo", "one\r\ntwo"),
    "lone CR": ("one\rtwo\r\rthree", "one\rtwo\n\nthree"),
    "line break tag": ("one<br>two<br/> three", "one\ntwo\nthree"),
    "tags": ("one <b>two</b> <u>three</u>", "one two three"),
    "comment": ("one <!-- why --> two", "one two"),
    "footnote mark": ("one[^1] two\n\n[^1]: three", "one two\n\nthree"),
    "plain less-than": ("a < b and 5<6 & c", "a < b and 5<6 & c"),
    "straight marks stay": ("\"a\" -- 'b'...", "\"a\" -- 'b'..."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), INLINE.values(), ids=INLINE.keys())
def test_words(text: str, words: str) -> None:
    """Markup inside a paragraph disappears, and words stay whole."""
    assert read_markdown(text).text == words


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("The **Bry**nask road", "Brynask", "Bry**nask"),
        ("The **Bry**nask road", "Bry", "Bry"),
        (f"{FLAG} &ldquo;We won&rdquo;", "“", "&ldquo;"),
        (f"{FLAG} &ldquo;We won&rdquo;", "We won”", "We won&rdquo;"),
        (f"\ufeff# {FLAG} Cafe\u0301\r\n\r\nthe pier", "Cafe\u0301", "Cafe\u0301"),
        (f"\ufeff# {FLAG} Cafe\u0301\r\n\r\nthe pier", "the pier", "the pier"),
        ("> one\n> two", "one\ntwo", "one\n> two"),
        (f"> <p>{FLAG} the\n> road", "the road", "the\n> road"),
        ("```\r\na\r\nb\r\n```\r\n", "b", "b"),
    ],
)
def test_places(text: str, words: str, written: str) -> None:
    """Words of the prose lead back to exactly what the file writes for them."""
    assert in_file(text, words) == written


LINKS = {
    "inline": ("[a *b*](https://c.org/(x) \"t\")", ["https://c.org/(x)"]),
    "angle brackets": ("[a](<https://c.org/x y>)", ["https://c.org/x y"]),
    "brackets in the words": ("[a\\] [b]](https://c.org)", ["https://c.org"]),
    "code in the words": ("[a `](`](https://c.org)", ["https://c.org"]),
    "reference": ("[a][r]\n\n[r]: https://d.org/x 'T'", ["https://d.org/x"]),
    "a label like its target": ("[u]\n\n[u]: u", ["u"]),
    "autolinks": ("<https://b.org/q> <me@b.org>", ["https://b.org/q", "me@b.org"]),
    "bare": ("See https://a.org/x_y_[z]=c&d=e_f_g.", ["https://a.org/x_y_[z]=c&d=e_f_g"]),
    "bare, with an entity": ("See https://a.org/?a=b&amp;c=d now", ["https://a.org/?a=b&amp;c=d"]),
    "picture in a link": ("[![a](b.jpg)](c.html)", ["b.jpg", "c.html"]),
    "tag": ('See <a href="https://a.org">it</a>.', ["https://a.org"]),
    "words that are a URL": ("[https://a.org](https://b.org)", ["https://b.org", "https://a.org"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), LINKS.values(), ids=LINKS.keys())
def test_links(text: str, found: list[str]) -> None:
    """Where a link leads is read after the rest, from its place in the file."""
    assert links(text) == found


def test_what_is_no_words() -> None:
    """Code, bare URLs and autolinks stay in the prose and are hidden from rules about words."""
    text = "Run `go now`, see https://a.org/x and <me@b.org>, or <kbd>F1</kbd>.\n\n- `last`"
    assert hidden(text) == ["go now", "https://a.org/x", "me@b.org", "F1", "last"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- attrlint: ignore[X] why -->\nShut.",
        "Shut. <!-- attrlint: ignore[X] why --> More.",
        "> Shut.\n>\n> <!-- attrlint: ignore[X] why -->\n",
        f"\ufeff{FLAG}\r\n\r\n<!-- attrlint: ignore[X] why -->\r\n<p>Shut.</p>",
    ],
)
def test_comments(text: str) -> None:
    """A comment addressed to attrlint is kept with its place, in a line or alone, and is no prose."""
    prose = read_markdown(text)
    assert [c.text for c in prose.comments] == ["ignore[X] why"]
    start, end = prose.comments[0].span
    assert text[start:end] == "<!-- attrlint: ignore[X] why -->"
    assert "attrlint" not in prose.text


def test_other_comments() -> None:
    """A comment to somebody else is dropped."""
    assert read_markdown("Shut. <!-- ask Tom -->").comments == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("opening", "closing", "sign"), [("---", "---", ": "), ("---", "...", ": "), ("+++", "+++", " = ")]
)
def test_meta(opening: str, closing: str, sign: str, end: str) -> None:
    """Simple pairs of the front matter are read: keys in lower case, quotes round a value dropped."""
    lines = [opening, f'Title{sign}"A bridge: shut"', f"date{sign}2023-05-04", "tags:", "  - roads", closing, "Shut."]
    prose = read_markdown("\ufeff" + end.join(lines))
    assert prose.meta["title"] == "A bridge: shut"
    assert prose.meta["date"] == "2023-05-04"
    assert [b.kind.value for b in prose.blocks] == ["heading", "front-matter", "paragraph"]
    assert prose.file_span(prose.blocks[2].span) == (len(prose.raw) - 5, len(prose.raw))


def test_heading_levels() -> None:
    """A heading knows its level."""
    assert [b.level for b in read_markdown("# a\n\n### b\n\nc\n===\n").blocks] == [1, 3, 1]


def test_a_lone_surrogate_pair_keeps_its_length() -> None:
    """Two lone surrogates side by side are two code points of the file, and do not move what follows."""
    prose = read_markdown("\ud83d\udea9 the pier")
    assert prose.file_span(prose.blocks[0].span) == (0, 11)
