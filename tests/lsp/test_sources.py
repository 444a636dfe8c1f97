"""Quotations against their sources in an editor: findings, hover and the way to the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls", reason="the extra attrlint[lsp] is not installed")
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
