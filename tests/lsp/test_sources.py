"""Quotations against their sources in an editor: findings, hover and the way to the passage."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")
from lsprotocol import types

from tests.lsp.client import Session

if TYPE_CHECKING:
    from pathlib import Path

TALK = "MARA LINDQVIST: Good morning.\n\nWe will not close the harbor for the winter, and every boat may stay.\n"
DRAFT = (
    "# The harbor\n\n“We will close the harbor for the winter,” Mara Lindqvist said. “Every boat may stay,” she said.\n"
)


def test_a_quotation_leads_to_its_passage(tmp_path: Path) -> None:
    """The finding names the passage as a related place, hover shows it, and go to definition opens it."""
    (tmp_path / "attrlint.toml").write_text('sources = ["talks"]\nselect = ["VER"]\n', encoding="utf-8")
    (tmp_path / "talks").mkdir()
    talk = tmp_path / "talks" / "talk.txt"
    talk.write_text(TALK, encoding="utf-8")
    session = Session(tmp_path)
    uri = session.open("draft.md", DRAFT)
    (finding,) = session.shown(uri)
    assert finding.code == "VER001"
    assert finding.related_information is not None
    assert finding.related_information[0].location.uri == talk.as_uri()
    at = types.Position(2, 5)
    document = types.TextDocumentIdentifier(uri)
    hover = session.request(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, at))
    assert isinstance(hover, types.Hover)
    assert isinstance(hover.contents, types.MarkupContent)
    assert "**Altered**" in hover.contents.value
    assert "will not close the harbor" in hover.contents.value
    place = session.request(types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams(document, at))
    assert isinstance(place, types.Location)
    assert (place.uri, place.range.start) == (talk.as_uri(), types.Position(2, 0))
    assert (
        session.request(types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams(document, types.Position(0, 0))) is None
    )
    assert session.close() == 0


def test_a_changed_transcript_is_read_again(tmp_path: Path) -> None:
    """Also one that only the draft names, and one that was not there before."""
    session = Session(tmp_path)
    talk = tmp_path / "talk.txt"
    draft = f"---\nsources:\n  - talk.txt\n---\n{DRAFT}"
    uri = session.open("draft.md", draft)
    assert "VER009" in session.codes(uri)
    for text, codes in ((TALK, {"VER001"}), (TALK.replace("not close", "close"), set()), (TALK, {"VER001"})):
        talk.write_text(text + "\n" * (text != TALK), encoding="utf-8")
        event = types.FileEvent(talk.as_uri(), types.FileChangeType.Changed)
        session.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event]))
        until = time.monotonic() + 30
        while (found := {code for code in session.codes(uri) if code.startswith("VER")}) != codes:
            assert time.monotonic() < until, found
            time.sleep(0.05)
    assert session.close() == 0
