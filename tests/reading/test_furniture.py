"""Furniture of pages: menus and the like keep their place and are no copy; nothing that is shown is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.reading import read_text
from tests.drafts import blocks

STORY = "<p>The pier was shut on Monday, the clerk said, and it will stay shut until the spring.</p>"
FURNITURE = {
    "menu": "<nav><ul><li><a href=/>Home</a><li><a href=/b>News</a></ul></nav>",
    "menu by its class": '<ul class="main-menu"><li>Home<li>News</ul>',
    "menu by its role": '<div role="navigation">Home News</div>',
    "notice of cookies": '<div id="cookie-banner"><p>We use cookies. Read our policy.</p></div>',
    "related": '<aside class="related-articles"><h3>More</h3><p>The ferry is late.</p></aside>',
    "share row": '<div class="post-share"><a href=/a>Send</a></div>',
    "comments": '<section id="comments"><p>I never liked it.</p></section>',
    "breadcrumb": '<div class="breadcrumbs">Home » News</div>',
    "breadcrumb by its look": "<p>Home » News » Harbor</p>",
    "footer": "<footer><p>All rights reserved.</p></footer>",
    "jump": '<p><a href="#main">Skip to the story</a></p>',
    "links": "<ul><li><a href=/a>The ferry is late</a><li><a href=/b>The quay</a><li><a href=/c>The sea</a></ul>",
    "button": "<div><button>Play the film</button></div>",
    "form": "<form><p>Your address</p><textarea>Write here</textarea><select><option>One<option>Two</select></form>",
    "drawing": "<div><svg><title>Share</title><text>Now</text></svg></div>",
}  # fmt: skip


@pytest.mark.parametrize("part", FURNITURE.values(), ids=FURNITURE.keys())
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_furniture(part: str, form: str) -> None:
    """All of it is in blocks of its own kind; the copy is what it was."""
    found = blocks(f"{STORY}\n\n{part}\n\n{STORY}", form)
    kinds = [kind for kind, _ in found if kind != "link"]
    assert kinds[0] == kinds[-1] == "paragraph"
    assert set(kinds[1:-1]) == {"furniture"}


COPY = {
    "an article with classes": f'<article class="post tag-menu comments-open">{STORY}</article>',
    "the body in a form": f'<form id="page">{STORY * 3}</form>',
    "most of the page in one part": f'<div class="widget">{STORY * 3}</div><p>More.</p>',
    "a footer of a quotation": f"<blockquote>{STORY}<footer>Ana Koch</footer></blockquote>",
    "two links": "<ul><li><a href=/a>The ferry</a><li><a href=/b>The quay</a></ul>",
    "links with words": "<ul>" + "<li><a href=/a>The ferry</a> is late, they said." * 3 + "</ul>",
    "an arrow": "<p>The fare went from three » four dollars, the clerk said.</p>",
}  # fmt: skip


@pytest.mark.parametrize("page", COPY.values(), ids=COPY.keys())
def test_copy(page: str) -> None:
    """What only looks like furniture stays copy."""
    assert "furniture" not in [kind for kind, _ in blocks(page, "html")]


WORDS = st.integers(0, 999).map(lambda n: f"word{n}")
SHOWN = ["p", "div", "b", "span", "li", "td", "nav", "footer", "section", "h2", "blockquote", "button", "form", "pre", "a href='#x'", "div class=menu", "ul id=nav", "em", "object", "select", "figcaption", "p role=search"]  # fmt: skip
HIDDEN = ["script", "style", "template", "noscript", "iframe"]
COMMENTS = ["<!--[if lt IE 9]>{}<![endif]-->", "<!-- {} -->", "<!--{}--!>", "<?php {} ?>", "<!--[if mso]><xml>{}</xml><![endif]-->", "{{% {} %}}", "{{# {} #}}"]  # fmt: skip
MARKS = ["<!--[if !IE]><!-->", "<!--<![endif]-->", "<![if !IE]>", "<![endif]>", "<!DOCTYPE html>", "<!-->", "<br>", "<hr>", "&nbsp;", "&shy;", "\u200b"]  # fmt: skip


@st.composite
def pages(draw: st.DrawFn, depth: int = 0) -> tuple[str, list[str]]:
    """A page, and the words of it that are shown."""
    text, shown = "", []
    for _ in range(draw(st.integers(1, 4))):
        choice = draw(st.integers(0, 5))
        word = draw(WORDS)
        if choice == 0 or depth > 3:
            text, shown = f"{text} {word} ", [*shown, word]
        elif choice == 1:
            tag = draw(st.sampled_from(HIDDEN))
            text += f"<{tag}>{word}</{tag}>"
        elif choice == 2:
            text += draw(st.sampled_from(COMMENTS)).replace("{}", word).replace("{{", "{").replace("}}", "}")
        elif choice == 3:
            text += draw(st.sampled_from(MARKS))
        else:
            tag = draw(st.sampled_from(SHOWN))
            inner, words = draw(pages(depth + 1))
            text, shown = f"{text}<{tag}> {inner} </{tag.split()[0]}>", [*shown, *words]
    return text, shown


@settings(max_examples=300, deadline=None)
@given(pages())
def test_every_word_that_is_shown_is_in_a_block(page: tuple[str, list[str]]) -> None:
    """Every visible word is prose, or stands in a block that says why it is not read; hidden ones are no prose."""
    text, shown = page
    found = [word for kind, words in blocks(text, "html") if kind != "link" for word in words.split()]
    assert sorted(found) == sorted(shown)


def test_positions_are_kept() -> None:
    """Words of furniture lead back to the file."""
    page = f"{STORY}<select><option>One &amp; two</select>"
    prose = read_text(page, "html")
    (block,) = (b for b in prose.blocks if b.kind.value == "furniture")
    start, end = prose.file_span(block.span)
    assert page[start:end] == "One &amp; two"
