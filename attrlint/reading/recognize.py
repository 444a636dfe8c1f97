"""Files that are not drafts, recognized by their first bytes or their extension, so that none is linted as prose."""

from __future__ import annotations

from attrlint.base.errors import Place, ReadError

ZIP = b"PK\x03\x04"
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word 97-2003 file (.doc), or one with a password"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
ENDINGS = {
    ".csv": "CSV",
    ".doc": "a Word 97-2003 file (.doc)",
    ".eml": "an email message",
    ".epub": "an e-book",
    ".fodt": "a flat OpenDocument file",
    ".ipynb": "a Jupyter notebook",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".pages": "a Pages document",
    ".pdf": "a PDF",
    ".pptx": "a PowerPoint presentation",
    ".rtf": "RTF",
    ".toml": "TOML",
    ".tsv": "TSV",
    ".xlsx": "an Excel workbook",
    ".yaml": "YAML",
    ".yml": "YAML",
}
INSTEAD = "save it as .docx, .odt, .md, .txt or .html"


def refuse(data: bytes, path: str) -> None:
    """Raise ReadError, which names the format, for a file that attrlint cannot read as a draft."""
    what = next((name for mark, name in MAGIC if data.startswith(mark)), "")
    dot = path.rfind(".")
    what = what or (ENDINGS.get(path[dot:].lower(), "") if dot > path.rfind("/") else "")
    if what:
        raise ReadError(f"{what}, which attrlint cannot read; {INSTEAD}", Place(path))
