"""HTML: what becomes prose, what it is, and where in the file it stands."""

from __future__ import annotations

import pytest

from attrlint.base.span import Span
from attrlint.reading.html import read_html
from tests.drafts import blocks

KINDS = {
    "headings": ("<h1>A</h1><h3>B</h3>", [("heading", "A"), ("heading", "B")]),
    "paragraphs without end tags": ("<p>a<p>b", [("paragraph", "a"), ("paragraph", "b")]),
    "words without a tag": ("one\n\ntwo<h2>C</h2>three", [("paragraph", "one two"), ("heading", "C"), ("paragraph", "three")]),
    "list": ("<ul><li>a<li>b<ol><li>c</ol>d</ul>", [("list-item", w) for w in "abcd"]),
    "table": ("<table><caption>t</caption><tr><th>a<td>b</table>", [("caption", "t"), ("table-cell", "a"), ("table-cell", "b")]),
    "blockquote": ("<blockquote><p>a</p><p>b</p><cite>c</cite></blockquote>d", [("blockquote", "a"), ("blockquote", "b"), ("blockquote", "c"), ("paragraph", "d")]),
    "an embed in its place": ("<blockquote class='twitter-tweet'><p>hi</p>&mdash; T</blockquote><p>n", [("blockquote", "hi"), ("blockquote", "— T"), ("paragraph", "n")]),
    "other embeds": ("<blockquote class='instagram-media'>a</blockquote><blockquote class='x tiktok-embed'>b</blockquote>", [("blockquote", "a"), ("blockquote", "b")]),
    "the paste of an embed": ("<p>Look at this pic.twitter.com/abc</p>", [("embed", "Look at this pic.twitter.com/abc")]),
    "figure": ("<figure><img alt='one two three'><figcaption>the <b>pier</b></figcaption></figure>", [("caption", "one two three"), ("caption", "the pier")]),
    "a decorative alt": ("<p>a <img alt='a logo'> b", [("paragraph", "a b")]),
    "alt inside a paragraph": ("<p>a <img alt='Tom &amp; the pier'>b", [("paragraph", "a b"), ("caption", "Tom & the pier")]),
    "byline": ("<p class='entry-byline'>Amina Yusuf<p>a", [("byline", "Amina Yusuf"), ("paragraph", "a")]),
    "inline byline": ("<div><span class=byline>By <span>Amina</span> Yusuf</span> <b>a</b></div>", [("byline", "By Amina Yusuf"), ("paragraph", "a")]),
    "byline and dateline by their look": ("<p>By Amina Yusuf</p><p><b>KYIV, Ukraine (AP)</b> &mdash; The road is shut.</p>", [("byline", "By Amina Yusuf"), ("dateline", "KYIV, Ukraine (AP) —"), ("paragraph", "The road is shut.")]),
    "code": ("<pre><code>x\n  y</code></pre>", [("code", "x\n  y")]),
    "left out": ("<script>if (a<b) x='<!--'</script>a<style>p{}</style><template>t</template><noscript>n</noscript><svg><text>s</text></svg>b", [("paragraph", "ab"), ("furniture", "s")]),
    "head": ("<head><title>T</title><meta charset=utf-8></head><body>a", [("paragraph", "a")]),
    "head without an end tag": ("<head><title>T</title>\n<meta charset=utf-8>\n<p>a</p>b", [("paragraph", "a"), ("paragraph", "b")]),
    "declarations": ("<!DOCTYPE html><?xml version='1.0'?><![if !x]>a<![endif]> b", [("paragraph", "a b")]),
    "aside, section": ("<section>a</section><aside>b</aside>", [("paragraph", w) for w in "ab"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), KINDS.values(), ids=KINDS.keys())
def test_blocks(text: str, found: list[tuple[str, str]]) -> None:
    """Each element becomes blocks of its kind, with its markup resolved."""
    assert blocks(text, "html") == found


INLINE = {
    "a tag inside a word": ("<p><b>Bry</b>nask</p>", "Brynask"),
    "entities": ("&ldquo;a&rdquo; &amp; &#8220;b&#x201d;", "“a” & “b”"),
    "entities without a semicolon": ("&copy 1, R&ampD, &#8220a, &notit;", "© 1, R&D, “a, ¬it;"),
    "unknown entities": ("&nosuch; b & c &", "&nosuch; b & c &"),
    "an ampersand at the end": ("R&D", "R&D"),
    "no-break space": ("a&nbsp;b\u00a0c", "a\u00a0b\u00a0c"),
    "folded white space": ("<p> a \r\n\t b<b> </b> c </p>", "a b c"),
    "comment between words": ("a <!-- why --> b", "a b"),
    "line break": ("a <br> b<br/>c", "a\nb\nc"),
    "time and cite": ("<time datetime=2023>May</time> <cite>T</cite>", "May T"),
    "less-than": ("a < b and 5<6 <3 <- </3 b", "a < b and 5<6 <3 <- </3 b"),
    "unfinished tag": ("a <b", "a <b"),
    "unfinished comment": ("a <!-- b", "a <!-- b"),
    "unfinished attribute": ("a</p><p title=\"b>c", "a\n\n<p title=\"b>c"),
    "unfinished declarations": ("a <!b <?c <![CDATA[d", "a <!b <?c <![CDATA[d"),
    "CDATA": ("<![CDATA[<p>a</p>]]> b ]]>", "a\n\nb ]]>"),
    "an object that never ends": ("a <button>b", "a b"),
    "empty comments": ("a<!-->b<!--->c", "abc"),
    "a conditional comment": ("<!--[if lt IE 9]><p>no</p><![endif]--><p>a</p><!-- end -->b", "a\n\nb"),
    "one that is shown": ("<!--[if !IE]><!--><p>a</p><!--<![endif]-->b<!-- c -->", "a\n\nb"),
    "one of Word": ("<!--[if gte mso 9]><xml><w:x>no</w:x></xml><![endif]-->a<o:p></o:p> b<!-- c -->", "a b"),
    "a comment in a head": ("<head><!-- a --><title>T</title></head>b", "b"),
    "a comment that ends otherwise": ("a <!-- no --!> b", "a b"),
    "a comment in a script": ("<script>x = '<!--'</script>a<!-- no --> b", "a b"),
    "an end of a comment alone": ("a --> b", "a --> b"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), INLINE.values(), ids=INLINE.keys())
def test_words(text: str, words: str) -> None:
    """Markup disappears, words stay whole, and none is lost because a ``<`` or ``&`` stands in it."""
    assert read_html(text).text.rstrip("\n") == words


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("<p>the <b>Bry</b>nask road</p>", "Brynask", "Bry</b>nask"),
        ("<p>🚩&ldquo;We\r\n won&rdquo;</p>", "“", "&ldquo;"),
        ("<p>🚩&ldquo;We\r\n won&rdquo;</p>", "We won", "We\r\n won"),
        ("<p>🚩&ldquo;We\r\n won&rdquo;</p>", " ", "\r\n "),
        ("\ufeff<p>a\rCafe\u0301\r\nb</p>\r\nthe pier", "Cafe\u0301", "Cafe\u0301"),
        ("\ufeff<p>a\rCafe\u0301\r\nb</p>\r\nthe pier", "the pier", "the pier"),
        ("<?xml\n?>\n<!--\n-->\n<p>a\n&notit; the pier", "it;", "it;"),
        ("<?xml\n?>\n<!--\n-->\n<p>a\n&notit; the pier", "¬", "&not"),
        ("<p>a<br />b", "\n", "<br />"),
    ],
)
def test_places(text: str, words: str, written: str) -> None:
    """Words of the prose lead back to exactly what the file writes for them."""
    prose = read_html(text)
    at = prose.text.index(words)
    start, end = prose.file_span(Span(at, at + len(words)))
    assert text[start:end] == written


LINKS = {
    "quoted": ('<a class="x" href="https://a.org/?a=1&amp;b">x</a>', "https://a.org/?a=1&amp;b"),
    "single quotes, spaces and capitals": ("<A HREF = 'https://a.org'>x</A>", "https://a.org"),
    "no quotes": ("<a href=https://a.org/>x</a>", "https://a.org/"),
    "inside another attribute": ("<a title=' href=\"no\"' href=\"yes\">x</a>", "yes"),
    "bare": ("<p>(https://a.org/x?b=c&amp;d=e).", "https://a.org/x?b=c&amp;d=e"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), LINKS.values(), ids=LINKS.keys())
def test_links(text: str, found: str) -> None:
    """Where a link leads is read after the rest, from its place in the file."""
    prose = read_html(text)
    places = [prose.file_span(b.span) for b in prose.blocks if b.kind.value == "link"]
    assert [text[a:b] for a, b in places] == [found]


def test_what_is_no_words() -> None:
    """Inline code and bare URLs stay in the prose and are hidden from rules about words."""
    prose = read_html("<p>Run <code>go</code>, see (https://a.org/?a&amp;b) or <kbd>F1</kbd>.")
    assert [prose.text[a:b] for a, b in prose.opaque] == ["go", "https://a.org/?a&b", "F1"]


def test_comments() -> None:
    """A comment addressed to attrlint is kept with its place; any other is dropped."""
    text = "\ufeff🚩\r\n<!-- ask Tom --><p>a <!-- attrlint: ignore[X]\n why --> b</p>"
    prose = read_html(text)
    assert [(c.text, text[c.span.start : c.span.end]) for c in prose.comments] == [
        ("ignore[X]\n why", "<!-- attrlint: ignore[X]\n why -->")
    ]


DATES = {
    "meta name": ("<meta name='date' content='2023-05-04'><time datetime=2020-01-01>x</time>", "2023-05-04"),
    "published time": ("<head><meta property='article:published_time' content='2023-05-04T10:00Z'></head>", "2023-05-04T10:00Z"),
    "the first time": ("<time datetime=2023-05-04>a</time> <time datetime=2020-01-01>b</time>", "2023-05-04"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "date"), DATES.values(), ids=DATES.keys())
def test_dates(text: str, date: str) -> None:
    """The date of publication comes from the head, else from the first time that is given."""
    assert read_html(text).meta["date"] == date


SIGNS = {
    "a quotation element": ("<p>Ana said <q>it is shut</q> today.</p>", "Ana said “it is shut” today.", []),
    "a footnote": ("<p>“It is shut,”<sup><a href='#n'>1</a></sup> Ana said.</p>", "“It is shut,” Ana said.", ["1"]),
    "a footnote sign": ("<p>It is shut.<sup>[†]</sup></p>", "It is shut.", ["[†]"]),
    "an ordinal": ("<p>The 2<sup>nd</sup> pier.</p>", "The 2nd pier.", []),
    "a pull quote": ("<aside class='pullquote'><p>It is shut</p></aside>", "", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "beside"), SIGNS.values(), ids=SIGNS.keys())
def test_marks_that_tags_stand_for(text: str, words: str, beside: list[str]) -> None:
    """Tags that are shown as quotation marks are; a footnote's sign stands beside the copy; pull quotes are known."""
    found = blocks(text, "html")
    assert [said for kind, said in found if kind == "paragraph"] == ([words] if words else [])
    assert [said for kind, said in found if kind == "furniture"] == beside
    assert [said for kind, said in found if kind == "pull-quote"] == ([] if words else ["It is shut"])
