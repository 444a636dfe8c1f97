"""The files that each draft is checked against: from the command line, its front matter, or the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import AttrlintError, Place, ReadError
from attrlint.base.patterns import LazyPattern
from attrlint.settings.config import Config

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrlint.running.against import Against

# A comment in front matter, or a file that is named there.
NAMED = LazyPattern(r"""\s\#[^\n]*|"([^"\n]+)"|'([^'\n]+)'|((?:(?!\s\#)[^,\n\[\]])+)""")


class SourcesOfDraft(NamedTuple):
    """The files that a draft is checked against, in order, and the faults of paths that lead to none."""

    files: tuple[str, ...]
    faults: tuple[AttrlintError, ...] = ()


class SourcePaths:
    """Finds the files that drafts are checked against; folders are searched once per run."""

    def __init__(self, against: Against) -> None:
        self._against = against
        self._found: dict[tuple[str, ...], SourcesOfDraft] = {}

    def of_draft(self, path: str, named: str, config: Config) -> SourcesOfDraft | None:
        """The sources of a draft; None if it has none.

        `named` is what its front matter says. Raises ReadError if the command line requires sources and there are none.
        """
        paths: Sequence[str] = self._against.paths
        faults: list[AttrlintError] = []
        if not paths and named and self._against.named:
            paths, faults = _front_matter(named, path, config)
        elif not paths:
            paths = config.sources
        if not paths and not faults:
            if self._against.required:
                raise ReadError("no sources to check its quotes against (see --against)", Place(path))
            return None
        key = tuple(paths)
        if key not in self._found:
            found, missing = source_files(key)
            self._found[key] = SourcesOfDraft(tuple(found), tuple(missing))
        found_files = self._found[key]
        return SourcesOfDraft(found_files.files, (*faults, *found_files.faults))


def source_files(paths: Sequence[str]) -> tuple[list[str], list[AttrlintError]]:
    """The files behind paths and folders of sources, in order, and the faults of paths that lead to none."""
    from attrlint.running.discovery import find_drafts
    from attrlint.verifying.source_text import source_endings

    searched = Config(include=tuple(f"*{ending}" for ending in source_endings()))
    found, errors = find_drafts([_shown(path) for path in paths], lambda _: searched)
    tops = [Path(os.path.realpath(path)) for path in paths]
    faults: list[AttrlintError] = [
        ReadError(error.message.replace("drafts", "sources").partition(" (see")[0], error.place) for error in errors
    ]
    return [file for file in found if not _leads_out(file, tops)], faults


def names_in(named: str) -> list[str]:
    """The files that front matter names: with commas between them, in brackets, or one on each line."""
    found = []
    for match in NAMED.finditer(f" {named}"):
        bare = (match[1] or match[2] or (match[3] or "").strip().removeprefix("- ").strip(" \t\r'\"")).strip()
        if bare and bare != "-":
            found.append(bare)
    return found


def _front_matter(named: str, path: str, config: Config) -> tuple[list[str], list[AttrlintError]]:
    """The files that a draft's front matter names, relative to its folder; none outside the project may be read."""
    folder = Path(path).parent
    top = Path(os.path.realpath(config.base or folder))
    found: list[str] = []
    faults: list[AttrlintError] = []
    for name in names_in(named):
        file = folder / name
        try:
            inside = Path(os.path.realpath(file)).is_relative_to(top)
        except (OSError, ValueError):  # not a path at all
            inside = False
        if inside:
            bare = os.path.normpath(file)  # drafts/../talks/a.txt, unless a link makes that another file
            found.append(bare if os.path.realpath(bare) == os.path.realpath(file) else str(file))
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
