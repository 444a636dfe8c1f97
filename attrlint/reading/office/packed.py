"""Zipped documents: which of them are drafts, and what the others are."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.reading.office.archive import Archive
from attrlint.reading.recognize import MAGIC

if TYPE_CHECKING:
    from attrlint.reading.prose import Prose

ODT = b"application/vnd.oasis.opendocument.text"
OTHERS = {"xl": "an Excel workbook", "ppt": "a PowerPoint presentation", "META-INF": "an archive or an e-book"}


def packed_prose(data: bytes, path: str) -> Prose:
    """The prose of a Word or OpenDocument file. Raises ReadError, which names the format of any other zip file."""
    if not data.startswith(b"PK"):
        what = next((name for mark, name in MAGIC if data.startswith(mark)), "no zip file")
        raise ReadError(f"not a Word or OpenDocument file: {what}", Place(path))
    archive = Archive(data, path)
    if "[Content_Types].xml" in archive and any(name.startswith("word/") for name in archive.parts):
        return _word(archive)
    if "mimetype" in archive and "content.xml" in archive:
        if archive.read("mimetype").startswith(ODT):
            from attrlint.reading.office.odt import odt_prose

            return odt_prose(archive)
        raise archive.fault("an OpenDocument file, but not a text; only .odt is read")
    folders = {posixpath.dirname(name).partition("/")[0] for name in archive.parts}
    if "_rels" in folders and "word" not in folders and not folders & OTHERS.keys():
        return _word(archive)
    what = next((name for folder, name in OTHERS.items() if folder in folders), "a zip file")
    raise archive.fault(f"{what}, which attrlint cannot read")


def _word(archive: Archive) -> Prose:
    from attrlint.reading.office.docx import word_prose
    from attrlint.reading.office.word import read_word

    return word_prose(read_word(archive))
