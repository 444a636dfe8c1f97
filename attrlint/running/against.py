"""The sources that each draft is checked against: from the command line, its front matter, or the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place, ReadError
from attrlint.base.facts import dataclass
from attrlint.settings.config import Config

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.model.document import Document
    from attrlint.verifying.library import Library

ENDINGS = "md markdown mdx txt text html htm srt vtt pdf rtf eml docx odt".split()
INCLUDE = tuple(f"*.{ending}" for ending in ENDINGS)
KEY = "sources"  # of a draft's front matter


@dataclass(frozen=True, slots=True)
class Against:
    """What the command line says about sources: files and folders, the policy, and the speaker of each file."""

    paths: tuple[str, ...] = ()
    policy: str = ""
    fewest: int = 5
    speakers: tuple[tuple[str, str], ...] = ()
    named: bool = True  # whether those count that a draft names in its front matter
    required: bool = False  # whether a draft without sources is an error
    cached: bool = True  # whether indexes are taken from the store


NOT_NAMED = Against(named=False)


class Sources:
    """The libraries of a run, each opened when the first draft needs it."""

    def __init__(self, against: Against) -> None:
        self._against = against
        self._libraries: dict[tuple[tuple[str, ...], str], Library] = {}
        self._faults: dict[tuple[str, ...], tuple[list[str], list[AttrlintError]]] = {}

    def attach(self, document: Document, config: Config) -> None:
        """Attach its sources to a draft, if it has any."""
        named = document.prose.meta.get(KEY, "") if self._against.named else ""
        paths: Sequence[str] = self._against.paths
        faults: list[AttrlintError] = []
        if not paths and named:
            paths, faults = _front_matter(named, document.path, config)
        elif not paths:
            paths = config.sources
        if not paths and not faults:
            if self._against.required:
                raise ReadError("no sources to check its quotes against (see --against)", Place(document.path))
            return
        from attrlint.verifying.checked import Check

        files, missing = self._files(tuple(paths))
        own = Path(os.path.realpath(document.path))
        others = [file for file in files if Path(os.path.realpath(file)) != own]
        if files and not others:  # every quote of a draft is in the draft: that would call it clean
            raise ReadError("the draft is its only source; name the transcripts", Place(document.path))
        files = others
        library = self._library(tuple(files), self._against.policy or config.quote_policy)
        document.check = Check(library.verifier, document, (*faults, *missing, *library.faults))
        for story in document.stories:
            story.check = Check(library.verifier, story)

    def _files(self, paths: tuple[str, ...]) -> tuple[list[str], list[AttrlintError]]:
        """The files behind paths, and the faults of those that lead to none."""
        if paths not in self._faults:
            self._faults[paths] = source_files(paths)
        return self._faults[paths]

    def _library(self, files: tuple[str, ...], policy: str) -> Library:
        key = files, policy
        if key not in self._libraries:
            from attrlint.store.store import user_store
            from attrlint.verifying.library import open_library
            from attrlint.verifying.policy import Policy

            speakers: Mapping[str, str] = dict(self._against.speakers)
            self._libraries[key] = open_library(
                files,
                user_store() if self._against.cached else None,
                policy=Policy(policy),
                fewest=self._against.fewest,
                speakers=speakers,
            )
        return self._libraries[key]


def source_files(paths: Sequence[str]) -> tuple[list[str], list[AttrlintError]]:
    """The files behind paths and folders of sources, in order, and what is wrong with paths that lead to none."""
    from attrlint.running.discovery import find_drafts

    found, errors = find_drafts([_shown(path) for path in paths], lambda _: Config(include=INCLUDE))
    tops = [Path(os.path.realpath(path)) for path in paths]
    faults: list[AttrlintError] = [
        ReadError(error.message.replace("drafts", "sources").partition(" (see")[0], error.place) for error in errors
    ]
    return [file for file in found if not _leads_out(file, tops)], faults


def _front_matter(named: str, path: str, config: Config) -> tuple[list[str], list[AttrlintError]]:
    """The files that a draft's front matter names, relative to its folder; none outside the project may be read."""
    names = [name.strip().strip("'\"") for name in named.strip("[] ").split(",")]
    folder = Path(path).parent
    top = Path(os.path.realpath(config.base or folder))
    found: list[str] = []
    faults: list[AttrlintError] = []
    for name in filter(None, names):
        file = folder / name
        if Path(os.path.realpath(file)).is_relative_to(top):
            found.append(str(file))
        else:
            faults.append(ReadError(f"source outside the project: {name}", Place(path)))
    return found, faults


def _leads_out(file: str, tops: Sequence[Path]) -> bool:
    """Whether a file of a folder is a link to somewhere outside what was named."""
    if not Path(file).is_symlink():
        return False
    real = Path(os.path.realpath(file))
    return not any(real.is_relative_to(top) for top in tops)


def _shown(path: str) -> str:
    """A path relative to the working folder if it lies inside."""
    here = str(Path.cwd())
    whole = os.path.abspath(path)  # noqa: PTH100 - links must stay links
    inside = whole.startswith(here.rstrip(os.sep) + os.sep)
    return os.path.relpath(whole, here) if inside and Path(path).is_absolute() else path
