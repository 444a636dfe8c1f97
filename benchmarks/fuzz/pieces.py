"""What inputs are made of: the constructs of each format, and marks, spaces and letters that have broken programs.

In a construct ``{}`` holds words that a reader of the page sees; everything else is markup.
"""

from __future__ import annotations

MARKDOWN = (
    "{}\n\n", "# {}\n\n", "###### {} ######\n", "{}\n===\n\n", "{}\n---\n\n", "> {}\n\n", "> {}\n{}\n\n", ">> {}\n\n", "- {}\n", "* {}\n  {}\n", "1. {}\n", "1) {}\n\n   {}\n\n",
    "- [ ] {}\n", "**{}**\n\n", "*{}* {}\n\n", "__{}__ _{}_\n\n", "~~{}~~\n\n", "[{}](http://a.example/b)\n\n", "[{}](<a b> \"t\")\n\n", "[{}][r]\n\n[r]: http://b.example \"t\"\n\n",
    "{}[^1]\n\n[^1]: {}\n\n", "| {} | {} |\n|---|:-:|\n| {} | {} |\n\n", "{}  \n{}\n\n", "{}\\\n{}\n\n", "<div>\n\n{}\n\n</div>\n\n", "<p>{}</p>\n\n", "{} <b>{}</b>\n\n",
    "<figure><img src=x><figcaption>{}</figcaption></figure>\n\n", "***\n\n{}\n\n", "{}<br>{}\n\n", "\\*{}\\*\n\n", "&ldquo;{}&rdquo;\n\n",
)  # fmt: skip
MARKDOWN_BROKEN = (
    "```\n", "~~~ x\n", "`", "``", "    code\n", "<!--", "-->", "](", "](<", "![", "[[", "[^", "]: ", "|--|\n", "<", "</", "<a href=\"", "<http://a.example>", "http://a.example/b_(c)", "\\", "&", "&#", "&#x110000;",
    "&bogus;", "* * *\n", "***", "**", "*", "_", "~", "$$", "\t- ", ">", "\n>", "+++\n", "---\n", "<script>", "<pre>", "<?", "<!A", "<![CDATA[", "{{< x >}}", "{% x %}", "![a sign of words](p.png)",
)  # fmt: skip
MDX = (
    "{}\n\n", "<Note>\n{}\n</Note>\n\n", "<Quote by=\"x\">{}</Quote>\n\n", "{} <Tip>{}</Tip>\n\n", "<>\n\n{}\n\n</>\n\n", "<A.B c={`d`} e={{f: 1}}>\n\n{}\n\n</A.B>\n\n",
    "import X from 'y'\n\n{}\n\n", "export const z = 1\n\n{}\n\n",
)  # fmt: skip
MDX_BROKEN = (
    "{", "}", "{/*", "*/}", "{'", "{`", "${", "<Note", "<Note a={", "</", "<>", "</>", "/>", "import ", "export ", "export default {\n", "{...x}", "<a.", "=>", "<A b='",
)  # fmt: skip
HTML = (
    "<p>{}</p>\n", "<h1>{}</h1>\n", "<h3>{}</h3>", "<blockquote><p>{}</p></blockquote>\n", "<blockquote class=\"pull-quote\">{}</blockquote>", "<ul><li>{}<li>{}</ul>\n", "<ol><li>{}</li></ol>",
    "<table><tr><th>{}</th></tr><tr><td>{}</td></tr></table>\n", "<p>{} <b>{}</b> <i>{}</i></p>", "<p><q>{}</q> {}</p>", "<div>{}<br/>{}</div>", "<p><a href='http://a.example'>{}</a> {}</p>",
    "<figure><img src=x alt='a sign'><figcaption>{}</figcaption></figure>\n", "<article><header><h1>{}</h1></header><p>{}</p></article>", "<p class=\"byline\">{}</p>", "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<section><p>{}</p></section>", "<p>&ldquo;{}&rdquo; {}</p>", "<pre>{}</pre>", "{}\n", "<p>{}&nbsp;{}</p>", "<main><p>{}</main>", "<details><summary>{}</summary>{}</details>", "<center>{}</center>",
    "<p>{}<!-- x -->{}</p>", "<p>{}<sup>1</sup></p>", "<address>{}</address>",
)  # fmt: skip
HTML_BROKEN = (
    "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?x ?>", "<!DOCTYPE html>", "<p", "<p a=\"", "='", "</", "</p>", "<", ">", "<a <b>", "<svg>", "</svg>", "<math>", "<textarea>",
    "<title>", "</title>", "<template>", "<noscript>", "<iframe>", "<select><option>", "<nav>", "</nav>", "<aside>", "<footer>", "<form>", "<video>", "<head>", "<body>", "</html>", "<meta name='date' content='2024-13-40'>",
    "<time datetime='2023-05-03'>", "&", "&#0;", "&#1114112;", "&#x201c", "&amp;amp;", "&bogus;", "<p title='a>b'>", "<p hidden>", "<p style='display:none'>", "<x-y z>", "<br", "<plaintext>", "<p\x00>", "<P\n>", "<div aria-hidden=true>",
    "<script type='application/ld+json'>{\"datePublished\":\"2024\"}</script>",
)  # fmt: skip
TEXT = (
    "{}\n\n", "{}\n", "{}\n{}\n\n", "By {}\n\n{}\n\n", "PORTO (Wire) — {}\n\n", "- {}\n- {}\n\n", "> {}\n\n", "LEE: {}\n\nHALL: {}\n\n", "Q. {}\nA. {}\n\n", "  {}\n\n", "{}\r\n\r\n", "{}\r\r", "• {}\n", "“{}”\n\n", "# {}\n\n",
)  # fmt: skip
TEXT_BROKEN = (
    "#attrlint: ignore\n", "#attrlint: ignore[ALL] why\n", "#attrlint: disable[ATT]\n", "#attrlint: enable\n", "#attrlint: ignore[,,\n", "# attrlint: ignore-file\n", "\n#attrlint:", "---\n", "pic.example/abc", "— Tom Alder (@tom) May 3, 2023",
    "(END)", "###", "***", "| a | b |\n", "\f", "===\n",
)  # fmt: skip
XML = (
    "<nitf><body><body.head><hedline><hl1>{}</hl1></hedline><byline>{}</byline></body.head><body.content><p>{}</p><p>{}</p></body.content></body></nitf>",
    "<?xml version=\"1.0\"?><!-- x --><nitf><body><body.content><block><p>{}</p><bq>{}</bq><ul><li>{}</li></ul></block></body.content></body></nitf>",
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>{}</headline></contentMeta><contentSet><inlineXML><html><body><p>{}</p></body></html></inlineXML></contentSet></newsItem>",
    "<newsMessage><itemSet><newsItem><contentMeta><headline>{}</headline></contentMeta><contentSet><inlineData>{}</inlineData></contentSet></newsItem></itemSet></newsMessage>",
    "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>{}</HeadLine></NewsLines><ContentItem><DataContent><p>{}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    "<rss xmlns:content='c' xmlns:wp='http://wordpress.org/export/1.2/'><channel><item><title>{}</title><content:encoded><![CDATA[<p>{}</p>]]></content:encoded></item></channel></rss>",
)  # fmt: skip
XML_BROKEN = (
    "<!DOCTYPE nitf [<!ENTITY a \"b\">]>", "&a;", "<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "</p>", "<p>", "<nitf>", "</nitf>", "<p a='", "&lt;p&gt;", "&#xd800;", "&#0;", "<", "<a:b>", "xmlns:a='b'", "\x00", "\x0b",
    "<?xml version='1.0' encoding='utf-16'?>", "<?xml version='1.1'?>", "<media><media-caption>", "<item>", "</item>", "<br/>",
)  # fmt: skip
JSON = (
    '{"uri":"a","headline":"{}","body_html":"<p>{}</p><p>{}</p>"}', '{"uri":"a","headline":"{}","body_text":"{}\\n\\n{}","versioncreated":"2024-02-30T00:00:00Z"}',
    '[{"type":"text","headline":"{}","body_xhtml":"<div><p>{}</p></div>"},{"type":"text","headline":"{}","body_html":"<blockquote>{}</blockquote>"}]',
    '{"_items":[{"uri":"b","headline":"{}","body_html":"{}"}]}', '{"type":"story","headlines":{"basic":"{}"},"content_elements":[{"type":"text","content":"{}"},{"type":"header","content":"{}"},{"type":"quote","content_elements":[{"type":"text","content":"{}"}]}]}',
    '{"uri":"c","headlines":[{"role":"main","value":"{}"}],"bodies":[{"role":"main","contenttype":"text/html","value":"<p>{}</p>"}]}',
)  # fmt: skip
JSON_BROKEN = (
    '"', "\\", "\\u", "\\ud800", "\\ud83d\\ude00", "\\n", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "NaN", "\\u0000", "<p>", "&amp;", "\\/", '"uri":', '"headline":1', "[[[[[[[[[[[[[[[[[[[[[[[[", "\x00", "//",
)  # fmt: skip
CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:04,000\n{}\n\n", "2\n00:01:01,000 --> 00:01:04,000\n<i>{}</i>\n- {}\n\n", "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Lee>{}</v>\n\n", "NOTE x\n\n00:05.000 --> 00:04.000 align:start\n{}\n\n",
    "LEE: {}\n\n", "[00:01:02] Hall: {}\n\n", "Q: {}\nA: {}\n\n", "(applause) {}\n\n", "**Lee:** {}\n\n",
)  # fmt: skip
CAPTIONS_BROKEN = ("-->", "00:00:01,000", "99:99:99.999 --> ", "<v ", "<c.x>", "{\\an8}", "WEBVTT", "STYLE\n", "X:", ": ", "\n\n1\n", "[inaudible]", "Lee Lee: ", "...", "- -")  # fmt: skip

CONSTRUCTS = {
    "text": TEXT,
    "markdown": MARKDOWN,
    "mdx": MDX,
    "html": HTML,
    "xml": XML,
    "json": JSON,
    "captions": CAPTIONS,
}
"""What is whole, by the name of the format; captions and transcripts are sources, not drafts."""
BROKEN = {
    "text": TEXT_BROKEN, "markdown": MARKDOWN_BROKEN, "mdx": MDX_BROKEN, "html": HTML_BROKEN, "xml": XML_BROKEN,
    "json": JSON_BROKEN, "captions": CAPTIONS_BROKEN,
}  # fmt: skip
"""What opens and does not close, or the other way round."""
DIRECTIVES = (
    "attrlint: ignore", "attrlint: ignore[QUO001] because", "attrlint: disable[ATT]", "attrlint: enable", "attrlint: enable[ATT]", "attrlint: ignore-file[QUO]", "attrlint:", "attrlint: bogus[", "attrlint: ignore[\u202e]",
    "attrlint: ignore[ALL] x", "attrlint:ignore[ATT001,ATT001]",
)  # fmt: skip
MARKS = (
    "“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", "„", "‹", "›", "“”", '""', "“‘", "’”", "&quot;", "\\\"", "‟", "＂", "`", "´",
)  # fmt: skip
ODD = (
    "İ", "ı", "ſ", "\u212a", "\u212b", "ß", "ﬁ", "é", "e\u0301", "🚩", "👩‍🚒", "\u200b", "\ufeff", "\x00", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029", "中文", "\u202e", "\u2066", "\u2069", "אבג", "عرب", "٣", "²",
    "①", "𝟗", "𝕊𝕒𝕚𝕕", "\udc80", "\ud800", "\U0010ffff", "\ufffd", "\u0301" * 5, "\u00ad", "\u2060", "\u180e", "\u3000", "\u00a0", "Σς", "ǅ", "\u1e9e", "\u0345", "ΐ", "\x1b[31m", "\x7f", "\x08", "â€™", "Ã©", "\ufdfa", "ŉ", "½",
)  # fmt: skip
SPACES = (
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u2028",
    "",
    "\n\n\n",
    "\r\n\r\n",
    "\n ",
    "\u2009",
    "\n\t",
)
POINTS = (
    ". ", ", ", "? ", "! ", ": ", "; ", "— ", " – ", "-", "...", "…", "(", ")", "[", "]", "[[", "]]", "/", "\\", "|", "@", "#", "%", "$", "€", "&", "+", "=", "~", "^", "{", "}", "<", ">", "*", "_", "°", "§", "•",
)  # fmt: skip
NUMBERS = (
    "9" * 4301, "9" * 30, "1" + "0" * 400, "1," + "000," * 40 + "000", "0" * 20, "³", "٣٤", "1e400", "99999", "31", "0000", "9999", "0001", "10000", "31 April", "February 30, 2024", "Tuesday, 3 May 2023", "Dec. 31, 9999",
    "January 1, 0001", "yesterday", "last Wednesday", "29 February 1900", "2023-02-30", "9999-12-31", "0001-01-01", "on Friday", "in 1999", "aged 34, born in 1980", "99 May 2023", "12 percent", "6'2\"", "$1.2 billion", "1/0", "-5",
)  # fmt: skip
FRONT = (
    "---\ndate: 9999-12-31\n---\n\n", "---\ndate: 0001-01-01\n---\n\n", "---\ndate: 2023-13-45\n---\n\n", "---\ntitle: \"x\ngenre: opinion\n---\n", "---\ngenre: \u202e\n---\n", "+++\ndate = 2023-05-03\n+++\n", "---\n---\n",
    "---\n", "---\ndate: " + "9" * 50 + "\n---\n", "\ufeff---\ndate: 2023-05-03T00:00:00Z\n---\n\n", "---\ndate: 0001-01-01T00:00:00+23:59\n---\n\n", "---\ndate: 2020-02-29\nsources: [a.txt]\n---\n", "---\ngenre: transcript\n---\n",
    "{\"date\": 1}\n", "---\nnews: [}\n---\n",
)  # fmt: skip
ENCODINGS = (
    "utf-16",
    "utf-32",
    "utf-8-sig",
    "utf-8",
    "cp1252",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "cp1251",
    "latin-1",
    "mac-roman",
    "cp037",
)
HEADS = (b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-1.4\n", b"{\\rtf1 ", b"\x89PNG\r\n", b"MZ", b"\x1f\x8b", b"<?xml", b"\xd0\xcf\x11\xe0")  # fmt: skip
