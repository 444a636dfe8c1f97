"""The call for programs: a draft and its sources in, verdicts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import ReadError
from attrlint.model.document import Document
from attrlint.reading import read_text
from attrlint.verifying.records import quotation_record
from attrlint.verifying.source_text import SourceText, read_source
from attrlint.verifying.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

TALK = "MS. HOLM: The bakery will not move to the square before the summer.\n"
DRAFT = "“The bakery will move to the square before the summer,” Inga Holm said.\n"


def document(text: str = DRAFT) -> Document:
    """A draft that is in no file."""
    return Document(read_text(text, "text", "draft.txt"), "draft.txt")


def test_texts_and_files(tmp_path: Path) -> None:
    """Both may be among the sources; a record has the places in draft and source."""
    file = tmp_path / "walk.txt"
    file.write_text("MR. LUND: We walked along the river for an hour.\n")
    text = read_source(TALK.encode(), "talk.txt")
    done = verify(document(), [str(file), text])
    assert done.faults == ()
    (one,) = done.quotations
    assert one.verdict.value == "altered"
    record = quotation_record(one, "draft.txt", document().prose, document().lines)
    assert record["code"] == "VER001"
    assert DRAFT[one.span.start : one.span.end] == record["text"]
    assert one.passage is not None
    assert TALK[one.passage.span.start : one.passage.span.end] == one.passage.text


def test_a_source_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """The others count; with none left nothing is called verified."""
    gone = str(tmp_path / "gone.txt")
    assert len(verify(document(), [gone, SourceText("talk.txt", TALK, "text")]).faults) == 1
    for sources in ([gone], []):
        with pytest.raises(ReadError):
            verify(document(), sources)
