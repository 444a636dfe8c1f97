"""From the paths on the command line to the drafts that are linted."""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatch, translate
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, ConfigError, Place, ReadError, harmless
from attrlint.base.files import read_file, why
from attrlint.base.patterns import LazyPattern
from attrlint.settings.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pathspec

SKIPPED = frozenset("node_modules __pycache__ site-packages venv build dist".split())  # as are hidden folders
NO_DRAFTS = tuple(  # case matters: licence-fee-row.md is a story
    """
    LICENSE* LICENCE* COPYING* NOTICE* AUTHORS* CONTRIBUTORS* license licence license.* licence.* copying.*
    requirements*.txt constraints*.txt robots.txt humans.txt security.txt ads.txt CMakeLists.txt
    ~$*.doc? .~lock.*# top_level.txt entry_points.txt dependency_links.txt requires.txt
    """.split()
)


def find_drafts(
    paths: Sequence[str], config_of: Callable[[Path], Config], *, force_exclude: bool = False
) -> tuple[list[str], list[AttrlintError]]:
    """The drafts behind paths, each once, and the faults of paths that lead to none.

    A file that is named is a draft, whatever its name (unless `force_exclude` is set and a walk would leave it out); in
    folders, the globs of `include` select drafts, and .gitignore, `exclude` and well-known names exclude files. Folders
    are walked in the order of their names; links to folders are not followed.
    """
    found: dict[str, str] = {}  # by the absolute path, as it is shown
    here = str(Path.cwd())
    errors: list[AttrlintError] = []
    for given in paths:
        path = Path(given)
        try:
            is_folder = bool(given) and stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError | NotADirectoryError)
            said = "no such file or folder" if missing else f"cannot be read: {why(error)}"
            errors.append(ReadError(said, Place(_shown(path))))
            continue
        if not given:  # a shell variable that is not set
            errors.append(ReadError("a path is empty"))
        elif is_folder:
            before = len(errors)
            inside = list(_Walk(path, config_of, errors).drafts())
            if not inside and len(errors) == before:
                errors.append(ReadError("no drafts in this folder (see --include)", Place(_shown(path))))
            for draft in inside:
                found.setdefault(os.path.normpath(os.path.join(here, draft)), draft)  # noqa: PTH118 - for each draft
        elif not (force_exclude and is_left_out(path, _config(path.parent, config_of, errors))):
            found.setdefault(os.path.normpath(path.absolute()), _shown(path))
    return list(found.values()), errors


def _config(folder: Path, config_of: Callable[[Path], Config], errors: list[AttrlintError]) -> Config:
    """The settings of a folder; if they are broken, that is recorded and the walk goes on without them."""
    try:
        return config_of(folder)
    except ConfigError as error:
        errors.append(error)
        return Config()


def _shown(path: Path) -> str:
    return harmless(path.as_posix())


def is_left_out(path: Path, config: Config) -> bool:
    """Whether a walk from the folder of the settings (or from here) would exclude a named file by its path."""
    top = Path(config.base or ".").absolute()
    whole = path.absolute()
    *folders, name = whole.relative_to(top).parts if whole.is_relative_to(top) else whole.parts[-1:]
    return _never(name) or any(_skipped(folder) for folder in folders) or is_excluded(path, config)


def _never(name: str) -> bool:
    return _any_of(NO_DRAFTS).match(name) is not None


@cache
def _any_of(globs: tuple[str, ...]) -> LazyPattern:
    """A pattern that matches whatever one of some globs matches."""
    return LazyPattern("|".join(map(translate, globs)) or "(?!)")


def _skipped(folder: str) -> bool:
    return folder in SKIPPED or folder.startswith(".") or folder.endswith(".egg-info")


def is_excluded(path: Path, config: Config) -> bool:
    """Whether a glob of `exclude` matches a path: as a whole, relative to the folder of the settings, or one of its
    parts.

    A file of house names is not a draft either.
    """
    if config.names and os.path.normpath(path.absolute()) in map(os.path.abspath, config.names):
        return True
    if not config.exclude:
        return False
    whole = path.absolute().as_posix()
    base = Path(config.base or ".").absolute().as_posix().rstrip("/")
    inner = whole[len(base) + 1 :] if whole.startswith(base + "/") else whole
    parts = inner.split("/")
    heads = ["/".join(parts[: i + 1]) for i in range(len(parts))]
    globs = [glob.removeprefix("./").rstrip("/") for glob in config.exclude]
    return any(fnmatch(piece, glob) for glob in globs for piece in (*parts, *heads))


@cache
def _lowered(globs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(os.path.normcase(glob.lower()) for glob in globs)


def _is_draft(name: str, path: str, config: Config) -> bool:
    if _never(name):
        return False
    if _any_of(_lowered(config.include)).match(os.path.normcase(name.lower())):
        return True
    return any(fnmatch(path, glob) for glob in config.include)


class _Walk:
    """One walk through a folder; errors on the way are added to `errors`."""

    def __init__(self, top: Path, config_of: Callable[[Path], Config], errors: list[AttrlintError]) -> None:
        self.top, self.config_of, self.errors = top, config_of, errors
        self.ignores = _Ignores(top, errors)

    def drafts(self) -> Iterator[str]:
        """The drafts below the folder, in order: those of a folder, then those of the folders in it."""
        pending = [self.top]
        while pending:
            folder = pending.pop()
            config = _config(folder, self.config_of, self.errors)
            self.ignores.enter(folder)
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self.errors.append(ReadError(f"cannot be read: {why(error)}", Place(_shown(folder))))
                continue
            below = []
            above = _shown(folder / "_")[:-1]  # in front of a name
            for entry in entries:
                shown = harmless(above + entry.name)
                try:
                    if entry.is_dir(follow_symlinks=False):
                        if not _skipped(entry.name) and self._stays(shown, config, is_dir=True):
                            below.append(Path(entry.path))
                        continue
                    stays = _is_draft(entry.name, shown, config) and self._stays(shown, config) and entry.is_file()
                except OSError as error:
                    self.errors.append(ReadError(f"cannot be read: {why(error)}", Place(shown)))
                    continue
                if stays:
                    yield shown
            pending += reversed(below)

    def _stays(self, shown: str, config: Config, *, is_dir: bool = False) -> bool:
        if not (config.exclude or config.names or self.ignores.specs):
            return True
        path = Path(shown)
        return not is_excluded(path, config) and not self.ignores.ignored(path, is_dir=is_dir)


class _Ignores:
    """What git ignores: the .gitignore of each folder from the top of the repository down, and .git/info/exclude."""

    def __init__(self, top: Path, errors: list[AttrlintError]) -> None:
        self.errors = errors
        self.specs: list[tuple[str, pathspec.GitIgnoreSpec]] = []  # deepest folder first
        self.seen: set[Path] = set()
        above: list[Path] = []
        for folder in (top.absolute(), *top.absolute().parents):
            if os.path.exists(folder / ".git"):  # noqa: PTH110 - the method raises where a folder cannot be searched
                self._add(folder / ".git" / "info" / "exclude", folder)
                for inner in (folder, *reversed(above)):
                    self.enter(inner)
                break
            above.append(folder)
        if self.ignored(top, is_dir=True):  # it was named explicitly: only rules inside it count
            self.specs.clear()
            self.seen.clear()

    def enter(self, folder: Path) -> None:
        """Read the .gitignore of a folder, once."""
        folder = folder.absolute()
        if folder not in self.seen:
            self.seen.add(folder)
            self._add(folder / ".gitignore", folder)

    def _add(self, path: Path, folder: Path) -> None:
        try:
            lines = read_file(path).data.decode("utf-8", "replace").splitlines()
        except ReadError:
            return
        if any(line.strip() and not line.startswith("#") for line in lines):
            from attrlint.running.ignore_patterns import ignore_spec  # only if there is something to ignore

            shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
            spec = ignore_spec(lines, _shown(shown), self.errors)
            self.specs.insert(0, (folder.as_posix().rstrip("/") + "/", spec))
            self.specs.sort(key=lambda item: len(item[0]), reverse=True)  # .gitignore stays before info/exclude

    def ignored(self, path: Path, *, is_dir: bool) -> bool:
        """Whether git ignores a path; the deepest file that has a match decides."""
        if not self.specs:
            return False
        whole = path.absolute().as_posix() + ("/" if is_dir else "")
        for base, spec in self.specs:
            if whole.startswith(base) and whole != base:
                said = spec.check_file(whole[len(base) :]).include
                if said is not None:
                    return said
        return False
