"""Opens the sources of a run: each read, indexed or taken from the store, and put on one shelf."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.base.files import read_file
from attrlint.verifying.bundle import bundle_of, packed, unpack
from attrlint.verifying.policy import Policy
from attrlint.verifying.shelf import Shelf
from attrlint.verifying.source_text import LARGEST, SourceText, read_source
from attrlint.verifying.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.store.store import Store
    from attrlint.verifying.speakers import Cast

NAMESPACE = "source-indexes"
BUNDLE = 2_000_000  # bytes of sources in a bundle, on average
MOST = 8_000_000  # bytes of sources after which a bundle ends in any case
SAVED = 8_000_000  # bytes of indexes after which they are written


@dataclass(frozen=True, slots=True)
class Library:
    """The sources of a run, ready: a verifier over those that could be read, and what was wrong with the others.

    `digest` stands for the contents and the names of all of them.
    """

    verifier: Verifier
    faults: tuple[ReadError, ...]
    digest: bytes


class _Given(NamedTuple):
    """A source of a bundle that is to come: its path, its bytes or its text, and the digest of them."""

    path: str
    content: bytes | SourceText
    digest: bytes

    @property
    def size(self) -> int:
        """About how many bytes it has."""
        return len(self.content.text if isinstance(self.content, SourceText) else self.content)

    def read(self) -> SourceText:
        """Its text. Raises ReadError."""
        return self.content if isinstance(self.content, SourceText) else read_source(self.content, self.path)


def open_library(
    sources: Sequence[str | SourceText],
    store: Store | None = None,
    *,
    policy: Policy = Policy.WIRE,
    fewest: int = 5,
    speakers: Mapping[str, str] | None = None,
) -> Library:
    """The library of some files, by path, and of texts that are in no file.

    `speakers` says who speaks in a file that has no labels, by path or file name, and who is behind a label.
    """
    given = {source.path: source for source in sources if isinstance(source, SourceText)}
    opening: _Opening

    def read(path: str) -> SourceText:
        return given[path] if path in given else opening.read_again(path)

    opening = _Opening(Shelf(read), store, speakers or {})
    for source in sources:
        opening.take(source)
    opening.end_bundle()
    if store is not None:
        store.save()
    return Library(Verifier(opening.shelf, policy, fewest), tuple(opening.faults), opening.whole.digest())


class _Opening:
    """Sources on their way to the shelf, bundle by bundle.

    Where a bundle ends depends on the content of its last source, not on how many came before: so a new source, or a
    changed one, leaves the other bundles as they are.
    """

    def __init__(self, shelf: Shelf, store: Store | None, speakers: Mapping[str, str]) -> None:
        self.shelf, self._store, self._speakers = shelf, store, speakers
        self.faults: list[ReadError] = []
        self.whole = blake2b(digest_size=16)
        self._waiting: list[_Given] = []
        self._size = 0
        self._unsaved = 0
        self._digests: dict[str, bytes] = {}

    def take(self, source: str | SourceText) -> None:
        """A source to come; one that cannot be read is a fault."""
        try:
            one = _given(source)
        except ReadError as error:
            self.faults.append(error)
            return
        self._digests[one.path] = one.digest
        self._waiting.append(one)
        self._size += one.size
        ends = int.from_bytes(one.digest[:4], "big") * BUNDLE < one.size << 32
        if ends or self._size >= MOST:
            self.end_bundle()

    def end_bundle(self) -> None:
        """Put the sources that wait on the shelf."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        if not waiting:
            return
        kept = self._store.get(NAMESPACE, _key(waiting)) if self._store else None
        bundle = unpack(kept) if kept is not None else None
        if bundle is None or len(bundle.sources) != len(waiting):
            texts = []
            sound = []
            for one in waiting:
                try:
                    texts.append(one.read())
                    sound.append(one)
                except ReadError as error:
                    self.faults.append(error)
            waiting, bundle = sound, bundle_of(texts)
            if self._store is not None:
                made = packed(bundle)
                self._store.put(NAMESPACE, _key(waiting), made)
                self._unsaved += len(made)
                if self._unsaved > SAVED:
                    self._store.save()
                    self._unsaved = 0
        casts: list[Cast | None] = []
        for one, source in zip(waiting, bundle.sources, strict=True):
            named = speaker_of(one.path, self._speakers)
            casts.append(source.cast.with_names(named, self._speakers) if self._speakers else None)
            self.whole.update(_part(one.path, one.digest, self._speakers))
            if source.note:
                self.faults.append(ReadError(source.note, Place(one.path)))
        self.shelf.add([one.path for one in waiting], bundle, casts)

    def read_again(self, path: str) -> SourceText:
        """A source that was indexed. Raises ReadError if it is not there as it was."""
        data = bytes_of_source(path)
        if _digest(data) != self._digests[path]:
            raise ReadError("has changed while it was read", Place(path))
        return read_source(data, path)


def digest_of(paths: Sequence[str], speakers: Mapping[str, str]) -> bytes:
    """The digest that `open_library` gives a library of these files. Raises ReadError if one cannot be read."""
    whole = blake2b(digest_size=16)
    for path in paths:
        whole.update(_part(path, _digest(bytes_of_source(path)), speakers))
    return whole.digest()


def _part(path: str, digest: bytes, speakers: Mapping[str, str]) -> bytes:
    """What a source adds to the digest of all."""
    return digest + repr((path, sorted(speakers.items()))).encode("utf-8", "surrogatepass")


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _given(source: str | SourceText) -> _Given:
    """A source with its content. Raises ReadError."""
    if isinstance(source, SourceText):
        digest = blake2b(source.text.encode("utf-8", "surrogatepass"), digest_size=16, person=source.format.encode())
        return _Given(source.path, source, digest.digest())
    data = bytes_of_source(source)
    return _Given(source, data, _digest(data))


def _key(sources: Sequence[_Given]) -> bytes:
    """What a bundle is stored under: who speaks in a source may depend on its name, so that counts as well."""
    whole = blake2b(digest_size=16)
    for one in sources:
        whole.update(one.digest + Path(one.path).name.encode("utf-8", "surrogatepass") + b"\0")
    return whole.digest()


def library_of_text(text: str, path: str = "source.txt") -> Library:
    """A library of one text that is in no file: for the examples of rules."""
    try:
        return open_library([read_source(text.encode("utf-8", "replace"), path)])
    except ReadError as error:
        return Library(Verifier(Shelf(lambda _: SourceText("", "", "text"))), (error,), b"")


def bytes_of_source(path: str) -> bytes:
    """The bytes of a source. Raises ReadError."""
    data = read_file(path, LARGEST, "split the file").data
    if not data.strip():
        raise ReadError("is empty", Place(path))
    return data


def speaker_of(path: str, speakers: Mapping[str, str]) -> str:
    """Who speaks in a file as the user says it: by its path, the end of its path, or its name; else empty."""
    whole = PurePath(path).as_posix()
    return next((who for file, who in speakers.items() if f"/{whole}".endswith(f"/{file.removeprefix('./')}")), "")
