"""Makes examples/strike.docx, a Word draft with tracked changes, a comment, a link, a table, a note and a header.

usage: python scripts/word_example.py [FILE]

The file is the same whenever it is made: its parts are written here, and every date in it is fixed.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "strike.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
SIGNED = 'w:author="Dana Ruiz" w:date="2026-11-30T09:20:00Z"'
MOMENT = (2026, 11, 30, 9, 20, 0)


def run(words: str, look: str = "") -> str:
    """A run of words, in bold or italics with ``<w:b/>`` or ``<w:i/>``."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs; bare words become one."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f'<w:p>{f"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" if style else ""}{inside}</w:p>'


def inserted(words: str) -> str:
    """Words that the editor has put in."""
    return f'<w:ins w:id="1" {SIGNED}>{run(words)}</w:ins>'


def deleted(words: str) -> str:
    """Words that the editor has taken out."""
    text = run(words).replace("w:t", "w:delText")
    return f'<w:del w:id="2" {SIGNED}>{text}</w:del>'


def cell(words: str) -> str:
    """A cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{paragraph(words)}</w:tc>'


QUOTE = "“We were promised a second crew for the night boat, and we are still waiting,”"
COLUMN = '<w:gridCol w:w="4500"/>'
BODY = [
    paragraph("Ferry crews vote on a walkout", style="Heading1"),
    paragraph("By Ruth Okafor", style="Byline"),
    paragraph(
        "Ferry crews on the northern line will vote on a walkout on Thursday, their union said. ",
        run("It has been rep"),
        run("orted", "<w:b/>"),
        run(" that the company has ", ""),
        deleted("hired"),
        inserted("chartered"),
        run(" two ships from abroad."),
    ),
    paragraph(
        f"{QUOTE} said Lena Brandt, a deck officer. ",
        '<w:commentRangeStart w:id="0"/>',
        run("Critics say the line is badly run."),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    ),
    paragraph(
        "Last year the crews were targetted by ",
        '<w:hyperlink r:id="rIdLink">' + run("an audit", '<w:u w:val="single"/>') + "</w:hyperlink>",
        run(" of overtime, which the goverment paid for"),
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        run(f". {QUOTE} Brandt told the harbor board."),
    ),
    paragraph("What it costs", style="Heading2"),
    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    f"<w:tblGrid>{COLUMN}{COLUMN}</w:tblGrid><w:tr>{cell('Fares lost in a day')}{cell('TK')}</w:tr></w:tbl>",
    paragraph("The company did not answer questions by Monday evening. A mediator will meet both sides on Wednesday."),
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:pgSz w:w="12240" w:h="9600"/><w:pgMar w:top="1300" w:right="1300" w:bottom="1000" w:left="1300" w:header="700" '
    'w:footer="700" w:gutter="0"/></w:sectPr>',
]
STYLE = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}<w:rPr>{}<w:sz w:val="{}"/></w:rPr></w:style>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    '<w:sz w:val="24"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    + STYLE.format("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "<w:b/>", 36)
    + STYLE.format("Heading2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "<w:b/>", 28)
    + STYLE.format("Byline", "Byline", "", "<w:i/>", 22)
)
SEPARATORS = "".join(
    f'<w:footnote w:id="{number}" w:type="{kind}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
    for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
)
QUESTION = "Which critics? Two are named in the audit."
PARTS = {
    "document": f"<w:body>{''.join(BODY)}</w:body>",
    "styles": STYLES,
    "comments": f'<w:comment w:id="0" {SIGNED} w:initials="DR">{paragraph(QUESTION)}</w:comment>',
    "footnotes": SEPARATORS + f'<w:footnote w:id="1">{paragraph("The audit was published in March.")}</w:footnote>',
    "header": paragraph("STRIKE — first edition — check figures TK"),
}
ROOTS = {"header": "hdr"}
MAIN = {"document": "document.main"}
LINK = f'<Relationship Id="rIdLink" Type="{R}/hyperlink" Target="https://example.org/audit" TargetMode="External"/>'


def files() -> dict[str, str]:
    """The parts of the file."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{MAIN.get(name, name)}+xml"/>' for name in PARTS
    )
    relations = "".join(
        f'<Relationship Id="rId{name.capitalize()}" Type="{R}/{name}" Target="{name}.xml"/>'
        for name in PARTS
        if name != "document"
    )
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}{LINK}</Relationships>'
    whole = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{whole}</Relationships>',
        "word/_rels/document.xml.rels": relations,
        **{
            f"word/{name}.xml": f"<w:{ROOTS.get(name, name)} {NAMES}>{inside}</w:{ROOTS.get(name, name)}>"
            for name, inside in PARTS.items()
        },
    }


def main(argv: list[str]) -> int:
    """Make the file."""
    target = Path(argv[0]) if argv else EXAMPLE
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files().items():
            info = zipfile.ZipInfo(name, MOMENT)
            info.create_system = 3  # the same on every machine
            archive.writestr(info, HEAD + inside, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
