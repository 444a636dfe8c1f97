"""From the paths on the command line to the drafts that are linted."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pathspec

    from attrlint.config import Config

SKIPPED = frozenset("node_modules __pycache__ site-packages venv build dist".split())  # hidden folders are, too
NO_DRAFTS = tuple(
    """
    license* licence* copying* notice* authors* contributors* requirements*.txt constraints*.txt robots.txt humans.txt
    security.txt ads.txt cmakelists.txt sources.txt top_level.txt entry_points.txt dependency_links.txt requires.txt
    """.split()
)


def find_drafts(
    paths: Sequence[str], config_of: Callable[[Path], Config], *, force_exclude: bool = False
) -> tuple[list[str], list[ReadError]]:
    """The drafts behind paths, each once, and what is wrong with those that lead to none.

    A file that is named is a draft, whatever its name; with `force_exclude` (for hooks, which name every file) not when
    it is excluded or called like a licence or a list of requirements. In folders the globs of `include` say what is a
    draft, and .gitignore, `exclude` and well-known names what is not. Folders are walked in the order of their names,
    links to folders are not followed.
    """
    found: dict[str, None] = {}
    errors: list[ReadError] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = list(_walk(path, config_of))
            if not inside:
                errors.append(ReadError("no drafts in this folder (see --include)", Place(_shown(path))))
            found.update(dict.fromkeys(inside))
        elif path.exists():
            left_out = force_exclude and (_is_known(path.name) or is_excluded(path, config_of(path.parent)))
            if not left_out:
                found[_shown(path)] = None
        else:
            errors.append(ReadError("no such file or folder", Place(_shown(path))))
    return list(found), errors


def _shown(path: Path) -> str:
    return path.as_posix()


def is_excluded(path: Path, config: Config) -> bool:
    """Whether a glob of `exclude` fits a path: as a whole, from the configuration's folder, or one of its parts."""
    if not config.exclude:
        return False
    whole = path.absolute().as_posix()
    base = Path(config.base or ".").absolute().as_posix().rstrip("/")
    inner = whole[len(base) + 1 :] if whole.startswith(base + "/") else whole
    parts = inner.split("/")
    for glob in config.exclude:
        glob = glob.rstrip("/")
        heads = ("/".join(parts[: i + 1]) for i in range(len(parts)))
        if any(fnmatch(part, glob) for part in parts) or any(fnmatch(head, glob) for head in heads):
            return True
    return False


def _is_known(name: str) -> bool:
    """Whether a name is that of a licence, a list of requirements or the like, which are no drafts."""
    return any(fnmatch(name.lower(), glob) for glob in NO_DRAFTS)


def _is_draft(name: str, path: Path, config: Config) -> bool:
    low = name.lower()
    if _is_known(name):
        return False
    return any(fnmatch(low, glob.lower()) or fnmatch(path.as_posix(), glob) for glob in config.include)


def _walk(top: Path, config_of: Callable[[Path], Config]) -> Iterator[str]:
    """The drafts below a folder, in order."""
    ignores = _Ignores(top)
    pending = [top]
    while pending:
        folder = pending.pop()
        config = config_of(folder)
        ignores.enter(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        below = []
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                named = entry.name in SKIPPED or entry.name.startswith(".") or entry.name.endswith(".egg-info")
                if not named and not is_excluded(path, config) and not ignores.ignored(path, is_dir=True):
                    below.append(path)
            elif (
                entry.is_file()
                and _is_draft(entry.name, path, config)
                and not is_excluded(path, config)
                and not ignores.ignored(path, is_dir=False)
            ):
                yield _shown(path)
        pending += reversed(below)


class _Ignores:
    """What git ignores: the .gitignore of every folder from the repository's top down, and .git/info/exclude."""

    def __init__(self, top: Path) -> None:
        self.specs: list[tuple[str, pathspec.GitIgnoreSpec]] = []
        self.seen: set[Path] = set()
        above: list[Path] = []
        for folder in (top.absolute(), *top.absolute().parents):
            above.append(folder)
            if (folder / ".git").exists():
                self._add(folder / ".git" / "info" / "exclude", folder)
                for inner in reversed(above):
                    self.enter(inner)
                break

    def enter(self, folder: Path) -> None:
        """Read the .gitignore of a folder, once."""
        folder = folder.absolute()
        if folder not in self.seen:
            self.seen.add(folder)
            self._add(folder / ".gitignore", folder)

    def _add(self, path: Path, folder: Path) -> None:
        try:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        if any(line.strip() and not line.startswith("#") for line in lines):
            from pathspec import GitIgnoreSpec  # only where there is something to ignore

            self.specs.append((folder.as_posix().rstrip("/") + "/", GitIgnoreSpec.from_lines(lines)))

    def ignored(self, path: Path, *, is_dir: bool) -> bool:
        """Whether git ignores a path; the deepest file that says anything holds."""
        if not self.specs:
            return False
        whole = path.absolute().as_posix() + ("/" if is_dir else "")
        for base, spec in sorted(self.specs, key=lambda item: len(item[0]), reverse=True):
            if whole.startswith(base):
                said = spec.check_file(whole[len(base) :]).include
                if said is not None:
                    return said
        return False
