"""Word and OpenDocument files made by chance: runs cut anywhere, tracked changes, comments, tables, broken parts."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

SCHEMAS = "http://schemas.openxmlformats.org"
WORD = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{SCHEMAS}/officeDocument/2006/relationships"'
OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
TYPES = (
    f'<Types xmlns="{SCHEMAS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships"><Relationship Id="a" Type="{SCHEMAS}/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
UNSAYABLE = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SIGNED = 'w:id="7" w:author="Desk" w:date="2026-11-01T09:00:00Z"'
RUNS = (
    "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>",
    f"<w:ins {SIGNED}><w:r><w:t xml:space='preserve'>{{}}</w:t></w:r></w:ins>",
    "<w:hyperlink r:id='x'><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:hyperlink>",
    "<w:smartTag><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:smartTag>",
    "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:sdtContent></w:sdt>",
)
HIDDEN = (
    "<w:bookmarkStart w:id='1' w:name='b'/>", "<w:proofErr w:type='spellStart'/>", f"<w:del {SIGNED}><w:r><w:delText>gone</w:delText></w:r></w:del>", "<w:commentRangeStart w:id='0'/>", "<w:commentRangeEnd w:id='0'/>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>", "<w:r><w:commentReference w:id='0'/></w:r>",
)  # fmt: skip
FRAMES = (
    "{}",
    "{}",
    "{}",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
)
OPEN = (
    "<text:p>{}</text:p>", "<text:h text:outline-level='1'>{}</text:h>", "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
)  # fmt: skip


def docx(paragraphs: Sequence[str], chance: Random) -> bytes:
    """A Word file whose paragraphs say these words, in runs that are cut anywhere."""
    body = []
    for paragraph in paragraphs:
        text, runs = UNSAYABLE.compiled.sub(" ", paragraph), []
        while text:
            size = chance.choice((len(text), chance.randint(1, 12)))
            runs.append(chance.choice(RUNS).format(escape(text[:size])))
            text = text[size:]
            if chance.random() < 0.15:
                runs.append(chance.choice(HIDDEN))
        body.append(chance.choice(FRAMES).format(f"<w:p>{''.join(runs)}</w:p>"))
    made = f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>"
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": made})


def odt(paragraphs: Sequence[str], chance: Random) -> bytes:
    """An OpenDocument text whose paragraphs say these words."""
    body = []
    for paragraph in paragraphs:
        text = escape(UNSAYABLE.compiled.sub(" ", paragraph))
        if chance.random() < 0.3 and " " in text:
            text = text.replace(
                " ", chance.choice(("<text:s/>", " <text:span>x</text:span> ", "<text:line-break/>")), 1
            )
        body.append(chance.choice(OPEN).format(text))
    content = f"<office:document-content {OASIS}><office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(parts: Mapping[str, str]) -> bytes:
    """A zip file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), text.encode("utf-8", "replace"))
    return out.getvalue()


def damaged(data: bytes, chance: Random) -> bytes:
    """A zip file with bytes changed in its parts (as they are stored, not packed), in its list, or cut short."""
    broken = bytearray(data)
    if chance.random() < 0.2:
        return bytes(broken[: chance.randrange(len(broken))])
    for _ in range(chance.randint(1, 6)):
        broken[chance.randrange(len(broken))] = chance.choice((0, 60, 62, 34, 38, 255, chance.randrange(256)))
    return bytes(broken)
