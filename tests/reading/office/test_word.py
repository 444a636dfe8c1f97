"""A Word file is read as a reader sees it who accepts all changes, one line per paragraph."""

from __future__ import annotations

import pytest

from attrlint.base.errors import ReadError
from attrlint.reading import read
from attrlint.reading.office.archive import Archive
from attrlint.reading.office.word import read_word
from tests.word_files import HEAD, MC, W, about, changed, comment, docx, odt, p, r, zipped

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
TEXTS = [
    ("runs cut in mid-word", [p(r("The har"), r("bor", bold=True), r(" is shut."))], "The harbor is shut."),
    ("insertion and deletion", [p("A ", changed("ins", "new "), changed("del", "old "), "pier.")], "A new pier."),
    ("a move", [p(changed("moveFrom", "Later. "), "Now. "), p(changed("moveTo", "Later. "))], "Now. \nLater. "),
    ("deleted mark", [p("One ", mark='<w:del w:id="1" w:author="D"/>'), p("line.")], "One line."),
    ("deleted marks", [p("a", mark="<w:del/>"), p("b", mark="<w:del/>"), p("c"), p("d")], "abc\nd"),
    ("field by its result", [p("Page ", FIELD.format(r("nine")), ".")], "Page nine."),
    ("field in a field", [p(FIELD.format(FIELD.format(r("in")) + r("side")))], "inside"),
    ("link", [p("See ", f"<w:hyperlink>{r('the report')}</w:hyperlink>", ".")], "See the report."),
    ("content control", [f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Kept.')}</w:sdtContent></w:sdt>"], "Kept."),
    ("smart tag", [p(f"<w:smartTag>{r('Oslo')}</w:smartTag>", " is cold.")], "Oslo is cold."),
    ("hidden words", [p("Seen.", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r>")], "Seen."),
    ("shown again", [p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r>')], "Seen."),
    ("tab, break, hyphen", [p("<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r>")], "a\t\u2028\u2011"),
    ("white space", [p("<w:r><w:t> a </w:t></w:r>", "b")], "ab"),
    ("entities", [p("Fish &amp; &#8220;chips&#8221; &lt;3")], "Fish & “chips” <3"),
    ("empty paragraphs count", [p(), p("Second."), p()], "\nSecond.\n"),
    ("table", [f"<w:tbl><w:tr><w:tc>{p('a')}{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"], "a\nb\nc"),
    (
        "deleted row",
        [f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>", p("y")],
        "y",
    ),
    ("text box", [p("Around", BOX.format(p("Inside one.") + p("Inside two.")), " it."), p("Then.")], "Around it.\nInside one.\nInside two.\nThen."),
    (
        "one of two alternatives",
        [p(f"<mc:AlternateContent><mc:Choice>{r('new')}</mc:Choice><mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>")],
        "new",
    ),
    ("drop cap", ['<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>', p("he end.")], "The end."),
]  # fmt: skip


def text(data: bytes) -> str:
    """The text of a Word file."""
    return read_word(Archive(data, "draft.docx")).text


@pytest.mark.parametrize(("body", "shown"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_what_is_shown_is_read(body: list[str], shown: str) -> None:
    assert text(docx(*body)) == shown
    assert text(docx(*body, prefix="ns0")) == shown, "whatever prefix the file uses"


def test_every_character_is_known_by_its_run() -> None:
    for _, body, _ in TEXTS:
        word = read_word(Archive(docx(*body), "draft.docx"))
        said = "".join(word.text[piece.start : piece.end] for piece in word.pieces)
        assert said == word.text.replace("\n", "")
        for piece in word.pieces:
            if piece.item.name == "w:t":
                assert word.text[piece.start : piece.end] in piece.item.text()


def test_notes_and_margins_come_after_the_body() -> None:
    section = '<w:sectPr><w:headerReference w:type="{}" r:id="rId_header1"/>{}</w:sectPr>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = f'<w:footnote w:id="1">{p("Unused.")}</w:footnote><w:footnote w:id="2">{p("A note.")}</w:footnote>'
    for kind, more, shown in [
        ("default", "", True),
        ("first", "", False),
        ("first", "<w:titlePg/>", True),
        ("even", "", False),
    ]:
        data = docx(p("Body.", note), section.format(kind, more), footnotes=footnotes, header1=p("Head."))
        prose, _ = read(data, "a.docx")
        assert prose.raw == "Body.\nA note." + "\nHead." * shown
        assert [block.kind.value for block in prose.blocks] == ["paragraph", "note"] + ["note"] * shown
    deleted = docx(p("Body.", f'<w:del w:author="D">{note}</w:del>'), footnotes=footnotes)
    assert text(deleted) == "Body."


def test_styles_tell_what_a_paragraph_is() -> None:
    body = [
        p("Talks fail", style="berschrift1"),
        p("We left.", style="Zitat"),
        p("Shame!", style="Leserbrief"),
        p("A pier.", style="Bild"),
        p("one", style="Liste"),
        p("Plain words.", style="Ring"),
        p("• typed item"),
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Below</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>two</w:t></w:r></w:p>',
    ]  # fmt: skip
    prose, _ = read(docx(*body), "a.docx")
    assert [(block.kind.value, block.level, prose.text[slice(*block.span)]) for block in prose.blocks] == [
        ("heading", 1, "Talks fail"),
        ("blockquote", 0, "We left."),
        ("blockquote", 0, "Shame!"),
        ("caption", 0, "A pier."),
        ("list-item", 0, "one"),
        ("paragraph", 0, "Plain words."),
        ("list-item", 0, "typed item"),
        ("heading", 2, "Below"),
        ("list-item", 0, "two"),
    ]


def test_a_draft_without_styles_is_read_by_its_look() -> None:
    prose, _ = read(
        docx(p("Port shuts after storm"), p("By Ann Reed"), p("OSLO — The port is shut."), p("It opens on Monday.")),
        "a.docx",
    )
    assert [block.kind.value for block in prose.blocks] == ["heading", "byline", "dateline", "paragraph", "paragraph"]


def test_places_are_paragraph_and_column() -> None:
    link = f"<w:hyperlink>{r('a report')}</w:hyperlink>"
    prose, _ = read(docx(p("Head", style="berschrift1"), p("OSLO — First, ", link, " said."), p("Second.")), "a.docx")
    assert prose.raw == "Head\nOSLO — First, a report said.\nSecond."
    [linked] = prose.linked
    assert prose.text[slice(*linked)] == "a report"
    assert prose.raw[slice(*prose.file_span(linked))] == "a report"
    for block in prose.blocks:
        place = prose.file_span(block.span)
        assert prose.raw[slice(*place)] == prose.text[slice(*block.span)]


@pytest.mark.parametrize("alone", ["- ", "1. ", "• "])
def test_a_link_on_no_word_is_none(alone: str) -> None:
    """A bullet or an empty line that is a link has no words in the prose, and no place."""
    link, blank = (f"<w:hyperlink>{r(each)}</w:hyperlink>" for each in (alone, " "))
    for inside in (p(link, "The bridge is shut."), p(blank) + p("Shut."), p("Shut.") + p(blank) + p("It is.")):
        prose, _ = read(docx(inside), "a.docx")
        assert prose.linked == ()


def test_a_line_break_ends_no_line_of_the_text() -> None:
    prose, _ = read(docx(p("<w:r><w:t>One.</w:t><w:br/><w:t>Two.</w:t></w:r>")), "a.docx")
    assert (prose.raw, prose.text) == ("One.\u2028Two.", "One.\nTwo.")


def test_a_comment_to_attrlint_is_about_its_paragraphs() -> None:
    body = [p("Before."), p("It is ", about(1, r("said")), " so."), p("After.")]
    prose, _ = read(docx(*body, comments=comment(1, "attrlint: ignore[ATT002] the mayor, on the phone")), "a.docx")
    [found] = prose.comments
    assert found.text == "ignore[ATT002] the mayor, on the phone"
    assert prose.raw[slice(*found.span)] == "said"
    assert found.over is not None
    assert prose.raw[slice(*found.over)] == "It is said so.\n"
    assert not read(docx(*body, comments=comment(1, "Who says so?")), "a.docx")[0].comments


DOCUMENT = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{{}}</w:body></w:document>'
BOMB = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'


def faulty(document: str, **files: bytes) -> bytes:
    """A Word file with another document part."""
    return docx(p("x"), extra={"word/document.xml": (HEAD + document).encode(), **files})


FAULTS = [
    ("entities", faulty(BOMB + DOCUMENT.format("&b;")), "document type"),
    ("cut off", faulty(DOCUMENT.format("")[:-9]), "damaged"),
    ("too deep", faulty(DOCUMENT.format("<w:sdt>" * 300 + "</w:sdt>" * 300)), "inside each other"),
    ("no main part", zipped({"[Content_Types].xml": b"<Types/>", "word/x.xml": b"<x/>"}), "not a Word document"),
    ("imported part", faulty(DOCUMENT.format("<w:altChunk/>")), "imported document"),
    ("too large", faulty(DOCUMENT.format(p("lies " * 8_000_000))), "too large"),
    ("an old file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word 97-2003"),
    ("no zip", b"Plain words.", "no zip file"),
    ("no central directory", docx(p("x"))[:-40], "damaged zip"),
    ("a workbook", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "Excel"),
    ("a spreadsheet", odt("", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "not a text"),
    ("some zip", zipped({"a.txt": b"hello"}), "a zip file, which"),
]


@pytest.mark.parametrize(("data", "said"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read(data, "draft.docx")


def test_a_part_is_read_up_to_its_limit_whatever_its_size_is_said_to_be() -> None:
    data = bytearray(faulty(DOCUMENT.format(p("lies " * 8_000_000))))
    size = len(DOCUMENT.format(p("lies " * 8_000_000))) + len(HEAD)
    little = size.to_bytes(4, "little")
    assert little in data
    data = data.replace(little, (900).to_bytes(4, "little"))
    with pytest.raises(ReadError):
        read(bytes(data), "draft.docx")


def test_elements_know_their_bytes() -> None:
    data = docx(p("a<w:b/>", "<w:r><w:tab/></w:r>", "<w:r><w:t a='>'></w:t><!-- c --><w:br /></w:r>"))
    part = read_word(Archive(data, "a.docx")).main
    for element in part.root.descend():
        tag = f"<{element.prefix}{element.name.partition(':')[2]}".encode()
        assert part.data.startswith(tag, element.start)
        assert part.data[: element.end].endswith((b"/>", tag.replace(b"<", b"</") + b">"))
        assert element.close == element.end or part.data.startswith(tag.replace(b"<", b"</"), element.close)
