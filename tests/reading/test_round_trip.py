"""Whatever the text: prose and file agree, places are in range, and time grows with the length only."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrlint.base.span import Span
from attrlint.reading import read_text
from tests.timing import takes_at_most

MARKUP = [
    *"<>&;#*_`[](){}!|~\\'\"=-+:./ \n\ta", "\r\n", "\r", "\n\n", "    ", "> ", "- ", "1. ", "```\n", "---\n", "+++\n", "| a |\n|---|\n",
    "[^1]", "[^1]: ", "[r]: u", "](", "![", "<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<pre>", "</pre>", "<div>", "</div>", "<a href='u'>",
    "<img alt='one two &amp; three'>", "<code>", "</code>", "<span class=byline>", "</span>", "<script>", "</script>", "<head>", "<!--", "-->",
    "<!-- attrlint: x -->", "<![CDATA[", "]]>", "<?x", "<!D", "&ldquo;", "&amp", "&nbsp;", "&#8220;", "&#x1F6A9;", "&NotEqualTilde;", "&nosuch;",
    "KYIV (AP) — ", "By Amina Yusuf", "https://a.org/x?y=z", "title: x\n", "é", "e\u0301", "🚩", "\u00a0", "\u2028", "\x00", "\ufeff", "\ud800", "The pier",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(MARKUP), max_size=30).map("".join)
FORMS = ["text", "markdown", "html"]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=250, deadline=None)
@given(text=TEXTS)
@example(text="")
@example(text="\ufeff")
@example(text="<p>KYIV (AP) &mdash; https://a.org/ <code>x</code> shut")
def test_prose_and_file_agree(form: str, text: str) -> None:
    """A segment as long as its stretch of the file says the same; blocks and places are in order and in range."""
    prose = read_text(text, form)
    last = 0
    for start, end, file_start, file_end in prose.segments:
        assert last <= start < end <= len(prose.text)
        assert 0 <= file_start < file_end <= len(text)
        last = end
        if end - start == file_end - file_start:
            folded = text[file_start:file_end].translate(dict.fromkeys(map(ord, "\r\n\t\f"), " "))
            assert prose.text[start:end] in (text[file_start:file_end], folded)
            for i in range(start, end):
                at = file_start + i - start
                assert prose.file_span(Span(i, i + 1)) == (at, at + 1)
    last = -1
    for block in prose.blocks:
        start, end = block.span
        assert last < start < end <= len(prose.text)
        assert not prose.text[start:end][:1].isspace()
        where = prose.file_span(block.span)
        assert 0 <= where.start <= where.end <= len(text)
        last = end
    for start, end in prose.opaque:
        assert 0 <= start < end <= len(prose.text)
    for comment in prose.comments:
        assert "attrlint" in text[comment.span.start : comment.span.end]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS, data=st.data())
def test_any_span_has_a_place(form: str, text: str, data: st.DataObject) -> None:
    """Every span of the prose, in blocks or between them, leads into the file."""
    prose = read_text(text, form)
    start = data.draw(st.integers(0, len(prose.text)))
    end = data.draw(st.integers(start, len(prose.text)))
    where = prose.file_span(Span(start, end))
    assert 0 <= where.start <= where.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab <&5;#x\n", max_size=40))
def test_html_loses_no_words_to_a_lone_mark(text: str) -> None:
    """Without a ``>`` there is no tag: every letter, ``<`` and digit stays (entities apart)."""
    words = text.replace("&", "+")
    assert read_text(words, "html").text.split() == words.split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["one", "“two”", "e\u0301", "🚩", "a.b", "Brynask", "2,000"]), min_size=1, max_size=12))
def test_words_wrapped_in_markup(words: list[str]) -> None:
    """The same words, emphasised, quoted as entities or spread over lines, are the same prose."""
    told = " ".join(words)
    page = " ".join(f"<b>{w[:1]}</b><i>{w[1:]}</i>" for w in words).replace("“", "&ldquo;")
    assert read_text(f"<p>\n{page}\n</p>", "html").text.strip() == told
    draft = " ".join(f"<u>{w}</u>" for w in words).replace("”", "&#8221;")
    assert read_text(f"> {draft}", "markdown").text == told


UNFINISHED = ["<!--", "<![", "<a", "</", "<", "&", "&#", "<a x='", '<a x="', "<!", "<?", "<![CDATA[", "<script", "<a =", "<svg>", "<img alt='a b c'>"]  # fmt: skip
NESTED = ["> ", "[", "![", "[a](", "*a ", "**a", "_a_", "|", "`", "`a", "- ", "<", "<!--", "&", "[^a]", "~~", "](", "<p>\n", "![a](b)", "[a]: b\n"]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text"),
    [("html", piece * (1_000_000 // len(piece)) + end) for piece in UNFINISHED for end in ("", "'>")]
    + [("markdown", piece * 50_000 + end) for piece in NESTED for end in ("", ")\n\nx")],
    ids=[f"html {p}{e}" for p in UNFINISHED for e in ("", "'>")]
    + [f"markdown {p}{e!r}" for p in NESTED for e in ("", ")x")],
)
def test_markup_that_never_ends(form: str, text: str) -> None:
    """A megabyte of tags that never end, or 50,000 levels of nesting, is read in linear time and without recursion."""
    assert takes_at_most(
        6, lambda text: read_text(text, form), lambda: text
    )  # a second or so on a quiet machine; quadratic time would be minutes
