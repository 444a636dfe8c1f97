"""News feeds are known by what is in them, their stories apart, every word at its place in the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import ReadError
from attrlint.reading import read
from attrlint.running.runner import Choice, Runner
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>Not copy</title><docdata><date.issue norm="20261102T101500Z"/></docdata></head>
<body><body.head><hedline><hl1>Port talks &amp; tides</hl1></hedline>
<byline>By <person>Ann Reed</person><byttl>Staff</byttl></byline><dateline><location>OSLO</location></dateline></body.head>
<body.content><block><p>The <em>old</em> pier
   is shut.</p><p>It&#8217;s &nbsp;late.</p><p>1 &lt; 2.<br/>Next line.</p>
<p>He said &lt;b&gt;no&lt;/b&gt;.</p><blockquote><p>We left.</p></blockquote><ul><li>One</li></ul>
<table><tr><td>Cell</td></tr></table><media><media-caption>A pier.</media-caption></media></block></body.content></body></nitf>"""
G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>x</sent></header><itemSet>
<newsItem><itemMeta><versionCreated>2026-11-02T10:15:00Z</versionCreated></itemMeta>
<contentMeta><slugline>port</slugline><headline>First head</headline><by>Ann Reed</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><ul class="slugline"><li>Port</li></ul><p>First words.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem><contentMeta><headline>Second head</headline></contentMeta>
<contentSet><inlineData contenttype="text/html">&lt;p&gt;Second &amp;amp; last.&lt;/p&gt;&lt;h1&gt;Below&lt;/h1&gt;</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""
NEWSML = """<NewsML><NewsEnvelope/><NewsItem><NewsComponent><NewsLines><HeadLine><![CDATA[A head]]></HeadLine>
<CopyrightLine>(c)</CopyrightLine></NewsLines><NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><![CDATA[<P>Words &mdash; more.</P>
<P>Then.</P>]]></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""
WXR = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Blog</title><item><title>Old post</title><content:encoded><![CDATA[First line.

Second & last.]]></content:encoded><excerpt:encoded><![CDATA[First]]></excerpt:encoded><wp:post_date>2026-11-02 10:15:00</wp:post_date><wp:post_type>post</wp:post_type></item>
<item><title>Blocks</title><content:encoded><![CDATA[<!-- wp:paragraph -->
<p>In a block.</p>
<!-- /wp:paragraph -->]]></content:encoded><wp:post_type>post</wp:post_type></item>
<item><title>image.png</title><wp:post_type>attachment</wp:post_type></item></channel></rss>"""
RITZAU = (
    "<RBNews><headline>Head</headline><content>&lt;p&gt;Words.&lt;/p&gt;</content><byLine>Ann Reed</byLine></RBNews>"
)
NINJS = r"""{"uri": "urn:1", "versioncreated": "2026-11-02T10:15:00Z", "headline": "Port \u201cshut\u201d", "byline": "By Ann Reed",
 "body_html": "<p>A \ud83d\ude00 day.<\/p>\n<p>It\u2019s \"late\".<\/p>", "associations": {"a": {"headline": "Not copy"}}}"""
NINJS_2 = r"""[{"uri": "a", "headlines": [{"value": "One"}], "bodies": [{"contenttype": "text/html", "value": "<p>First.</p>"}]},
 {"uri": "b", "headlines": [{"value": "Two"}], "bodies": [{"value": "Plain\n\nlines."}]}]"""
ANS = r"""{"type": "story", "headlines": {"basic": "Head"}, "content_elements": [{"type": "text", "content": "One <b>bold<\/b> word."},
 {"type": "header", "content": "Below"}, {"type": "list", "items": [{"type": "text", "content": "item"}]},
 {"type": "quote", "content_elements": [{"type": "text", "content": "We left."}]}, {"type": "image", "caption": "x"}]}"""

FEEDS: list[tuple[str, str, list[list[tuple[str, str]]]]] = [
    ("NITF", NITF, [[
        ("heading", "Port talks & tides"), ("byline", "By Ann Reed Staff"), ("dateline", "OSLO"),
        ("paragraph", "The old pier is shut."), ("paragraph", "It’s \u00a0late."), ("paragraph", "1 < 2. Next line."),
        ("paragraph", "He said no."), ("blockquote", "We left."), ("list-item", "One"), ("table-cell", "Cell"),
        ("caption", "A pier."),
    ]]),
    ("NewsML-G2", G2, [
        [("heading", "First head"), ("byline", "Ann Reed"), ("paragraph", "First words.")],
        [("heading", "Second head"), ("paragraph", "Second & last."), ("heading", "Below")],
    ]),
    ("NewsML 1", NEWSML, [[("heading", "A head"), ("paragraph", "Words — more."), ("paragraph", "Then.")]]),
    ("WordPress", WXR, [
        [("heading", "Old post"), ("paragraph", "First line."), ("paragraph", "Second & last.")],
        [("heading", "Blocks"), ("paragraph", "In a block.")],
    ]),
    ("Ritzau", RITZAU, [[("heading", "Head"), ("paragraph", "Words."), ("byline", "Ann Reed")]]),
    ("ninjs", NINJS, [[
        ("heading", "Port “shut”"), ("byline", "By Ann Reed"), ("paragraph", "A 😀 day."), ("paragraph", "It’s \"late\"."),
    ]]),
    ("ninjs 2", NINJS_2, [
        [("heading", "One"), ("paragraph", "First.")],
        [("heading", "Two"), ("paragraph", "Plain"), ("paragraph", "lines.")],
    ]),
    ("ANS", ANS, [[
        ("heading", "Head"), ("paragraph", "One bold word."), ("heading", "Below"), ("list-item", "item"),
        ("blockquote", "We left."),
    ]]),
]  # fmt: skip


def stories(prose: Prose) -> list[list[tuple[str, str]]]:
    """The blocks of each story."""
    return [
        [(block.kind.value, story.text[slice(*block.span)]) for block in story.blocks]
        for story in prose.stories or (prose,)
    ]


@pytest.mark.parametrize(("raw", "shown"), [case[1:] for case in FEEDS], ids=[case[0] for case in FEEDS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_stories_and_their_places(raw: str, shown: list[list[tuple[str, str]]], encoding: str) -> None:
    for name in ("feed.xml", "feed.json", "feed.txt", "-"):
        if (name.endswith(".xml") and raw[0] != "<") or (name.endswith(".json") and raw[0] == "<"):
            continue
        prose, _ = read(raw.encode(encoding), name)
        assert stories(prose) == shown
        for story in prose.stories or (prose,):
            for segment in story.segments:
                said, written = (
                    story.text[segment.start : segment.end],
                    prose.raw[segment.file_start : segment.file_end],
                )
                if len(said) == len(written) and not said.isspace():
                    assert said.split() == written.split()
    together = [block for story in shown for block in story]
    assert [(block.kind.value, prose.text[slice(*block.span)]) for block in prose.blocks] == together


@pytest.mark.parametrize("raw", [NITF, G2, WXR, NINJS], ids=["NITF", "NewsML-G2", "WXR", "ninjs"])
def test_the_day_of_publication_is_read(raw: str) -> None:
    prose, _ = read(raw.encode(), "feed.txt")
    assert (prose.stories or (prose,))[0].meta["date"] == "2026-11-02"


def test_the_encoding_that_xml_names_is_believed() -> None:
    raw = NITF.replace("utf-8", "iso-8859-1").replace("old", "ølde")
    prose, encoding = read(raw.encode("iso-8859-1"), "feed.xml")
    assert "ølde" in prose.text
    assert encoding == "iso8859-1"


REFUSED = [
    ("a.xml", "<?xml version='1.0'?><svg/>", "XML with the root element <svg>"),
    ("a.txt", "<?xml version='1.0'?><config><p>It has been reported.</p></config>", "root element <config>"),
    ("a.md", "<?xml version='1.0'?>\n<!-- c --><feed xmlns='http://www.w3.org/2005/Atom'/>", "root element <feed>"),
    ("a.xml", "<rss><channel><item><title>x</title></item></channel></rss>", "root element <rss>"),
    ("a.xml", "Words.", "XML without a root element"),
    ("a.xml", "<nitf><body>", "damaged XML"),
    ("a.xml", "<nitf><body/></nitf>", "without a story"),
    ("a.xml", '<!DOCTYPE nitf [<!ENTITY a "x">]><nitf><body><p>&a;</p></body></nitf>', "declares entities"),
    ("a.xml", '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><p>&a;</p></body></nitf>', "declares"),
    ("a.xml", "<nitf><body>" + "<p>" * 300 + "</p>" * 300 + "</body></nitf>", "inside each other"),
    ("a.json", '{"name": "x"}', "JSON that is not a news feed"),
    ("a.txt", '{"name": "It has been reported."}', "JSON that is not a news feed"),
    ("a.txt", '{"text": "It has been reported."}\n{"text": "x"}\n', "JSON Lines"),
    ("a.json", "Words.", "damaged JSON"),
    ("a.json", "[" * 5000 + "]" * 5000, "damaged JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "said"), REFUSED)
def test_what_is_no_feed_is_refused_by_name(name: str, raw: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read(raw.encode(), name)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.md", "[A link](https://example.com) opens the draft."),
        ("a.md", "[[A note]] opens the draft."),
        ("a.txt", "{Editor: check} The pier is shut."),
        ("a.txt", '["Quoted," he said.] The pier is shut.'),
        ("a.html", "<?xml version='1.0'?><!DOCTYPE html><html><body><p>The pier is shut.</p></body></html>"),
        ("a.md", "<newspaper>Daily</newspaper> The pier is shut."),
        ("a.html", "<p>The pier is shut.</p>"),
    ],
)
def test_drafts_that_only_look_like_data_are_read(name: str, raw: str) -> None:
    prose, _ = read(raw.encode(), name)
    assert prose.blocks


def test_gutenberg_blocks_are_html() -> None:
    raw = '<!-- wp:heading {"level":2} -->\n<h2>Head</h2>\n<!-- /wp:heading -->\n<!-- wp:paragraph -->\n<p>Words.</p>\n<!-- /wp:paragraph -->'
    prose, _ = read(raw.encode(), "post.html")
    assert stories(prose) == [[("heading", "Head"), ("paragraph", "Words.")]]


def linted(data: bytes, path: str, *codes: str) -> list[tuple[str, str]]:
    """What is found in a feed: code and the words that are marked."""
    result = Runner(Choice(isolated=True, rules=Layer(codes, (), ()))).lint_bytes(data, path)
    assert not result.errors
    return [(one.code, result.raw[slice(*one.span)]) for one in result.diagnostics]


def test_a_finding_is_marked_in_the_file_and_fixed_in_place() -> None:
    post = "<p>The crew was targetted &amp; left.</p>"
    feeds = {
        "a.xml": f"<nitf><body><body.content>{post}</body.content></body></nitf>",
        "b.xml": WXR.replace("First line.", post),
        "c.xml": G2.replace("Second &amp;amp; last.", "The crew was targetted &amp;amp; left."),
        "d.json": json.dumps({"uri": "x", "headline": "h", "body_html": post}),
    }
    for name, raw in feeds.items():
        assert linted(raw.encode(), name, "STY001") == [("STY001", "targetted")], name
        runner = Runner(Choice(isolated=True, rules=Layer(("STY001",), (), ())))
        fixed = runner.fix_bytes(raw.encode(), name, unsafe=False).data.decode()
        assert fixed == raw.replace("targetted", "targeted"), name


def test_stories_know_nothing_of_each_other() -> None:
    words = "<p>“The harbor will stay shut until the spring tide,” Ann Reed said.</p>"
    twice = G2.replace("<p>First words.</p>", words).replace(
        "Second &amp;amp; last.", words.replace("<p>", "").replace("</p>", "")
    )
    assert linted(twice.encode(), "a.xml", "QUO001") == []
    one = G2.replace("<p>First words.</p>", words + words)
    assert [code for code, _ in linted(one.encode(), "a.xml", "QUO001")] == ["QUO001"]


def test_a_comment_in_a_feed_suppresses() -> None:
    words = "<p>It has been reported that the pier is shut.</p>"
    raw = f"<nitf><body><!-- attrlint: ignore[ATT002] seen -->\n{words}\n{words}</body></nitf>"
    assert len(linted(raw.encode(), "a.xml", "ATT002")) == 1
