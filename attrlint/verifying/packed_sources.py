"""Sources whose text must be extracted from a file: Word by our reader, PDF and RTF by an extra, mail by Python."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

EXTRA = "install attrlint with the extra “sources” to read it"
MOST_PAGES = 8  # without text, that are named
LONGEST = 64_000_000  # code points of the text


def unpacked(data: bytes, path: str) -> tuple[str, str]:
    """The text of a source that is not a text file, and what of it could not be read. Raises ReadError."""
    try:
        text, note = READERS[PurePath(path).suffix.lower()](data, path)
    except ReadError:
        raise
    except Exception as error:  # the parsers of these formats fail in various ways on broken files
        raise ReadError(f"cannot be read: {type(error).__name__}", Place(path)) from None
    if len(text) > LONGEST:
        raise ReadError("has more text than 64 MB; split the file", Place(path))
    return text.encode("utf-8", "replace").decode("utf-8"), note  # striprtf returns halves of characters


def _pdf(data: bytes, path: str) -> tuple[str, str]:
    import logging
    from io import BytesIO

    try:
        from pypdf import PdfReader
    except ImportError:
        raise ReadError(f"PDF: {EXTRA}", Place(path)) from None
    log, silent = logging.getLogger("pypdf"), logging.NullHandler()  # it says on standard error what it repairs
    log.addHandler(silent)
    was, log.propagate = log.propagate, False
    try:
        pages = [page.extract_text() or "" for page in PdfReader(BytesIO(data)).pages]
    finally:
        log.propagate = was
        log.removeHandler(silent)
    empty = [str(i) for i, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise ReadError("no text in the PDF (scanned?)", Place(path))
    listed = ", ".join(empty[:MOST_PAGES]) + (", ..." if len(empty) > MOST_PAGES else "")
    note = f"no text on page{'s' if len(empty) > 1 else ''} {listed} (scanned?)" if empty else ""
    return "\f\n\n".join(page.replace("\f", " ") for page in pages), note


def _rtf(data: bytes, path: str) -> tuple[str, str]:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise ReadError(f"RTF: {EXTRA}", Place(path)) from None
    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return text.replace("\f", " "), ""


def _mail(data: bytes, path: str) -> tuple[str, str]:
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data, policy=default)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise ReadError("no text in the mail", Place(path))
    text: str = part.get_content()
    if part.get_content_subtype() == "html":
        from attrlint.reading import read_text

        text = read_text(text, "html").text
    return text.replace("\f", " "), ""


def _document(data: bytes, path: str) -> tuple[str, str]:
    from attrlint.reading import read

    return read(data, path)[0].text.replace("\f", " "), ""


READERS: dict[str, Callable[[bytes, str], tuple[str, str]]] = {
    ".pdf": _pdf,
    ".rtf": _rtf,
    ".eml": _mail,
    ".docx": _document,
    ".odt": _document,
}
