"""Sources in other kinds of files: PDF, Word, OpenDocument, RTF and mail, each made here."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import ReadError
from attrlint.reading import read_text
from attrlint.verifying.library import open_library
from attrlint.verifying.source_text import read_source
from tests.word_files import changed, docx, odt, p

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The pumps arrived this morning and we are thankful for them."
OTHER = "Nothing was said about the price of the second dredger."


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text; an empty one has only a line drawn on it."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for words in pages:
        lines = [f"({line}) Tj 0 -14 Td" for line in words.split("\n")]
        shown = f"BT /F1 12 Tf 72 720 Td {' '.join(lines)} ET" if words else "72 720 m 300 720 l S"
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return made + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(made)}\n%%EOF\n"
    ).encode("latin-1")


def mail(*, html: bool = False) -> bytes:
    """A mail with the words, as text or as a page, coded as mailers do."""
    message = EmailMessage()
    message["Subject"] = "Statement"
    message["From"] = "press@example.org"
    if html:
        message.set_content(f"<p>{SAID}</p><p>Olga Réyes</p>", subtype="html", cte="base64")
    else:
        message.set_content(f"{SAID}\n\nOlga Réyes\n", cte="quoted-printable")
    return bytes(message)


FILES = {
    "talk.pdf": lambda: pdf(f"OLGA REYES:  {SAID}"),
    "talk.docx": lambda: docx(p("OLGA REYES:  The pumps arrived ", changed("ins", "this morning"), " and we are thankful for them.")),
    "talk.odt": lambda: odt(f"<text:p>OLGA REYES:  {SAID}</text:p><text:p>Thank you.</text:p>"),
    "talk.rtf": lambda: rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0 OLGA REYES:  \b The pumps\b0  arrived this morning and we are thankful for them.\par Thank you.\par}",
    "talk.eml": mail,
    "page.eml": lambda: mail(html=True),
}  # fmt: skip
NEEDED = {"pdf": "pypdf", "rtf": "striprtf"}


@pytest.mark.parametrize("name", FILES)
def test_words_are_found(tmp_path: Path, name: str) -> None:
    """Word for word, and the label if there is one."""
    needed = NEEDED.get(name.partition(".")[2])
    if needed:
        pytest.importorskip(needed, reason="the extra “sources” is not installed")
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    library = open_library([str(path)])
    assert library.faults == ()
    found = library.verifier.check(SAID, "Olga Reyes")
    assert found.verdict.value == "exact"
    assert found.passage is not None
    assert found.same is (None if name.endswith("eml") else True)
    assert (
        library.verifier.check("The pumps arrived last week and we are thankful for them.").verdict.value == "altered"
    )


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    """The others are read, and a passage is placed by its page."""
    pytest.importorskip("pypdf", reason="the extra “sources” is not installed")
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf(OTHER, "", f"OLGA REYES:  {SAID}", ""))
    library = open_library([str(path)])
    assert [str(fault.message) for fault in library.faults] == ["no text on pages 2, 4 (scanned?)"]
    found = library.verifier.check(SAID)
    assert found.verdict.value == "exact"
    path.write_bytes(pdf("", ""))
    with pytest.raises(ReadError, match="no text in the PDF"):
        read_source(path.read_bytes(), str(path))


def test_the_page_is_in_the_message(tmp_path: Path) -> None:
    """A line of the text that was taken out of a PDF is no place that anybody can look up."""
    pytest.importorskip("pypdf", reason="the extra “sources” is not installed")
    from attrlint.model.document import Document
    from attrlint.verifying.verify import verify

    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf(OTHER, f"OLGA REYES:  {SAID}"))
    draft = Document(read_text(f"“{SAID}” Olga Reyes said.\n", "text", "draft.txt"), "draft.txt")
    (one,) = verify(draft, [str(path)]).quotations
    assert one.passage is not None
    assert one.passage.page == 2
    assert one.passage.where().endswith("minutes.pdf, page 2")
    assert one.passage.where().startswith("Olga Reyes, ")


BROKEN = ["talk.pdf", "talk.docx", "talk.odt", "talk.eml"]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_file_is_read_or_refused(name: str, share: float) -> None:
    """A file that ends too early is a fault, or is what is left of it; never a crash."""
    data = FILES[name]()
    try:
        read_source(data[: int(len(data) * share)], name)
    except ReadError as error:
        said = error
    else:
        return
    assert said.place is not None
    assert said.place.path == name


def test_a_broken_pdf_is_repaired_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    """pypdf reports its repairs through logging, which prints them if the program has set up nothing else."""
    pytest.importorskip("pypdf", reason="the extra “sources” is not installed")
    import logging

    broken = pdf(SAID).replace(b"startxref\n", b"startxref\n1")
    handlers = logging.getLogger().handlers[:]
    logging.getLogger().handlers.clear()  # those of pytest: without any, what is logged goes to standard error
    try:
        assert SAID[:20] in read_source(broken, "minutes.pdf").text
    finally:
        logging.getLogger().handlers[:] = handlers
    assert capfd.readouterr().err == ""
    assert logging.getLogger("pypdf").propagate
