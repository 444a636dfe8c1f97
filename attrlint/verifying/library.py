"""Opening the sources of a run: each read, indexed or taken from the store, and put on one shelf."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.base.files import read_file
from attrlint.verifying.file_index import index_source, packed, unpack
from attrlint.verifying.policy import Policy
from attrlint.verifying.shelf import Shelf
from attrlint.verifying.source_text import LARGEST, SourceText, read_source
from attrlint.verifying.speakers import Cast
from attrlint.verifying.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.store.store import Store
    from attrlint.verifying.file_index import FileIndex

NAMESPACE = "source-indexes"


@dataclass(frozen=True, slots=True)
class Library:
    """The sources of a run, ready: a verifier over those that could be read, and what was wrong with the others.

    `digest` stands for the contents and the names of all of them.
    """

    verifier: Verifier
    faults: tuple[ReadError, ...]
    digest: bytes


def open_library(
    sources: Sequence[str | SourceText],
    store: Store | None = None,
    *,
    policy: Policy = Policy.WIRE,
    fewest: int = 5,
    speakers: Mapping[str, str] | None = None,
) -> Library:
    """The library of some files, by path, and of texts that are in no file, which are never kept in the store.

    `speakers` says who speaks in a file that has no labels, by path or file name.
    """
    given = {source.path: source for source in sources if isinstance(source, SourceText)}
    shelf = Shelf(lambda path: given[path] if path in given else _read_again(path))
    faults: list[ReadError] = []
    whole = blake2b(digest_size=16)
    for source in sources:
        path = source.path if isinstance(source, SourceText) else source
        try:
            if isinstance(source, SourceText):
                data = source.text.encode("utf-8", "surrogatepass")
                index = index_source(source)
            else:
                data = bytes_of_source(path)
                index = _index(data, path, store)
        except ReadError as error:
            faults.append(error)
            continue
        named = _speaker(path, speakers or {})
        shelf.add(path, index, Cast(named, {}) if named else None)
        whole.update(blake2b(data, digest_size=16).digest() + f"{path}\0{named}\0".encode("utf-8", "surrogatepass"))
    if store is not None:
        store.save()
    return Library(Verifier(shelf, policy, fewest), tuple(faults), whole.digest())


def library_of_text(text: str, path: str = "source.txt") -> Library:
    """A library of one text that is in no file: for the examples of rules."""
    try:
        return open_library([read_source(text.encode("utf-8", "replace"), path)])
    except ReadError as error:
        return Library(Verifier(Shelf(_read_again)), (error,), b"")


def bytes_of_source(path: str) -> bytes:
    """The bytes of a source. Raises ReadError."""
    data = read_file(path, LARGEST, "split the file").data
    if not data.strip():
        raise ReadError("is empty", Place(path))
    return data


def _read_again(path: str) -> SourceText:
    return read_source(bytes_of_source(path), path)


def _index(data: bytes, path: str, store: Store | None) -> FileIndex:
    """The index of a source, from the store where its bytes are known. Its cast may depend on its name."""
    make = partial(read_source, data, path)
    if store is None:
        return index_source(make())
    key = blake2b(data, digest_size=16).digest() + Path(path).name.encode("utf-8", "surrogatepass")
    kept = store.get(NAMESPACE, key)
    index = unpack(kept) if kept is not None else None
    if index is None:
        index = index_source(make())
        store.put(NAMESPACE, key, packed(index))
    return index


def _speaker(path: str, speakers: Mapping[str, str]) -> str:
    """Who speaks in a file as the user says it."""
    name = Path(path).name
    return next((who for file, who in speakers.items() if file in (path, name)), "")
