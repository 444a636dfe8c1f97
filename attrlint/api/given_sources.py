"""Sources that are given by their content instead of as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.verifying.checked import Check
from attrlint.verifying.library import open_library
from attrlint.verifying.policy import Policy
from attrlint.verifying.source_text import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrlint.api.settings import Settings
    from attrlint.model.document import Document
    from attrlint.verifying.source_text import SourceText


def attach(
    document: Document,
    contents: Mapping[str, str | bytes],
    settings: Settings,
    min_words: int,
    speakers: Mapping[str, str],
) -> None:
    """Give a draft and its stories these sources. Raises ReadError if there are none, or one cannot be read."""
    if not contents:
        raise ReadError("no sources to check its quotes against", Place(document.path))

    policy = Policy(settings.quote_policy)
    texts = [_source(path, text) for path, text in contents.items()]
    library = open_library(texts, policy=policy, fewest=min_words, speakers=speakers)
    document.check = Check(library.verifier, document, library.faults)
    for story in document.stories:
        story.check = Check(library.verifier, story)


def _source(path: str, text: str | bytes) -> SourceText:
    """A source from its content. Raises ReadError."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if not data.strip():
        raise ReadError("is empty", Place(path))
    return read_source(data, path)
