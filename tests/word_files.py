"""Word and OpenDocument files for tests, made in code: what is in them is written as XML, short of its frame."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in [
        ("Normal", "Normal", ""),
        ("berschrift1", "heading 1", ""),
        ("Zitat", "Quote", ""),
        ("Leserbrief", "Letter", '<w:basedOn w:val="Zitat"/>'),
        ("Bild", "caption", ""),
        ("Liste", "List Bullet", ""),
        ("Ring", "Ring", '<w:basedOn w:val="Ring"/>'),
    ]
)
PARTS = {"comments": "comments", "footnotes": "footnotes", "header1": "header", "settings": "settings"}


def p(*runs: str, style: str = "", mark: str = "") -> str:
    """A paragraph of runs (plain words or XML), with a style, and with a tracked change of its mark."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(words: str, *, bold: bool = False, tag: str = "w:t") -> str:
    """A run."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<{tag} xml:space="preserve">{words}</{tag}></w:r>'


def changed(kind: str, words: str, author: str = "Desk") -> str:
    """Words in a tracked change: ``ins``, ``del``, ``moveFrom``, ``moveTo``."""
    tag = "w:delText" if kind == "del" else "w:t"
    return f'<w:{kind} w:id="7" w:author="{author}" w:date="2026-11-01T09:00:00Z">{r(words, tag=tag)}</w:{kind}>'


def about(number: int, runs: str) -> str:
    """Runs that a comment is about."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comment(number: int, words: str, author: str = "Desk") -> str:
    """A comment for the comments part."""
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="D">{p(words)}</w:comment>'


def docx(*body: str, prefix: str = "w", extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file. `parts` are the insides of further parts (``comments``, ``footnotes``, ``header1``, ``settings``)."""
    roots = {"header1": "hdr"}
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
    made = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{each}.xml" ContentType="{TYPE}.{PARTS[each]}+xml"/>' for each in parts)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{REL}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {names}>{STYLES}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{REL}">'
        f'<Relationship Id="rIdS" Type="{R}/styles" Target="styles.xml"/>'
        + "".join(f'<Relationship Id="rId_{each}" Type="{R}/{PARTS[each]}" Target="{each}.xml"/>' for each in parts)
        + "</Relationships>",
    }
    for name, inside in parts.items():
        root = roots.get(name, name)
        made[f"word/{name}.xml"] = f"<w:{root} {names}>{inside}</w:{root}>"
    files = {name: (HEAD + text).encode() for name, text in made.items()}
    if prefix != "w":
        files = {
            name: data.replace(b"<w:", f"<{prefix}:".encode())
            .replace(b"</w:", f"</{prefix}:".encode())
            .replace(b" w:", f" {prefix}:".encode())
            .replace(b"xmlns:w=", f"xmlns:{prefix}=".encode())
            for name, data in files.items()
        }
    return zipped({**files, **(extra or {})})


def odt(
    body: str, styles: str = "", mimetype: str = "application/vnd.oasis.opendocument.text", pages: str = ""
) -> bytes:
    """An OpenDocument text; `pages` are its master pages."""
    names = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for each, space in [
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        ]
    )
    content = (
        f"{HEAD}<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {"mimetype": mimetype.encode(), "content.xml": content.encode()}
    if pages:
        masters = f"<office:master-styles>{pages}</office:master-styles>"
        parts["styles.xml"] = f"{HEAD}<office:document-styles {names}>{masters}</office:document-styles>".encode()
    return zipped(parts)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
