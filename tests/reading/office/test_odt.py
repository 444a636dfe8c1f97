"""An OpenDocument text is read as it is shown."""

from __future__ import annotations

import pytest

from attrlint.base.errors import ReadError
from attrlint.reading import read
from tests.word_files import odt, zipped

CASES = [
    ("spans", "<text:p>The har<text:span>bor</text:span> is shut.</text:p>", "The harbor is shut."),
    ("white space", "<text:p>\n  One\n  two <text:span> three</text:span></text:p>", "One two three"),
    ("spaces that count", '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\u2028d"),
    (
        "tracked deletion",
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>A<text:change/> pier.</text:p>",
        "A pier.",
    ),
    (
        "note",
        "<text:p>Body<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> goes on.</text:p><text:p>Next.</text:p>",
        "Body goes on.\nNext.\nA note.",
    ),
    (
        "text box",
        "<text:p>Out<draw:frame><draw:text-box><text:p>In</text:p></draw:text-box></draw:frame></text:p>",
        "Out\nIn",
    ),
]


@pytest.mark.parametrize(("body", "shown"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_shown_is_read(body: str, shown: str) -> None:
    assert read(odt(body), "a.odt")[0].raw == shown


def test_blocks() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        '<text:h text:outline-level="1">Talks fail</text:h><text:p>Plain.</text:p>'
        '<text:p text:style-name="P1">We left.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
    )
    prose, _ = read(odt(body, styles), "a.odt")
    assert [block.kind.value for block in prose.blocks] == [
        "heading",
        "paragraph",
        "blockquote",
        "list-item",
        "table-cell",
    ]


def test_a_comment_to_attrlint() -> None:
    note = '<office:annotation office:name="c1"><text:p>attrlint: ignore[ATT002]</text:p></office:annotation>'
    body = f'<text:p>It is {note}said<office:annotation-end office:name="c1"/> so.</text:p><text:p>After.</text:p>'
    prose, _ = read(odt(body), "a.odt")
    [found] = prose.comments
    assert (found.text, prose.raw[slice(*found.span)]) == ("ignore[ATT002]", "said")
    assert found.over is not None
    assert prose.raw[slice(*found.over)] == "It is said so.\n"


def test_a_password_is_named() -> None:
    data = zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": b"\x01\x02\x03",
            "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
        }
    )
    with pytest.raises(ReadError, match="password"):
        read(data, "a.odt")


def test_headers_and_footers_of_the_pages_in_use_are_notes() -> None:
    master = '<style:master-page style:name="{}"><style:header><text:p>{}</text:p></style:header></style:master-page>'
    pages = (
        master.format("Standard", "Head TK") + master.format("First", "First head") + master.format("HTML", "Unused")
    )
    styles = '<style:style style:name="P1" style:master-page-name="First"/>'
    prose, _ = read(odt("<text:p>Body.</text:p>", styles, pages=pages), "a.odt")
    assert prose.raw == "Body.\nHead TK\nFirst head"
    assert [block.kind.value for block in prose.blocks] == ["paragraph", "note", "note"]
