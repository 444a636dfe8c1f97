"""Which lines of a file have changed since a revision, according to git.

This is the only module that starts another program: git, found on the PATH, without a shell, and without any setting of
the repository that would start a third.
"""

from __future__ import annotations

import os
import subprocess
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import Place, UsageError
from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.base.span import Span

# In a hook, git sets these for the repository that is committed to, which need not be that of a draft.
OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
DIFF = """
    diff --unified=0 --find-renames --text --no-color --no-ext-diff --no-textconv --no-indent-heuristic
    --ignore-submodules --inter-hunk-context=0 --src-prefix=a/ --dst-prefix=b/
""".split()
# The repository's own settings may name programs; what would be fetched is not.
SAFE = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
GIT_TIMEOUT = 300.0  # seconds
HUNK = LazyPattern(r"@@ -\d++(?:,(?P<old>\d++))? \+(?P<start>\d++)(?:,(?P<new>\d++))? @@")
ESCAPE = LazyPattern(r"\\(?:([0-7]{3})|(.))")
ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


class Lines(NamedTuple):
    """1-based lines from `first` to `last`, inclusive."""

    first: int
    last: int


class _Repository(NamedTuple):
    top: Path
    tracked: frozenset[str]
    changed: dict[str, list[Lines]]


class ChangedLines:
    """What has changed in the working trees since a revision; git is asked once per repository."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._tops: dict[Path, Path] = {}
        self._repositories: dict[Path, _Repository] = {}

    def of(self, path: str) -> Sequence[Lines] | None:
        """The changed lines of a file in order; None for a file that git does not track, which is all new.

        Lines end at LF only, as git counts them. Raises UsageError for a file in no repository, for a revision that
        does not exist, and if there is no git.
        """
        file = Path(os.path.realpath(path))
        folder = file.parent
        if folder not in self._tops:
            self._tops[folder] = _top(folder, path)
        top = self._tops[folder]
        if top not in self._repositories:
            self._repositories[top] = _read(top, self.revision)
        repository = self._repositories[top]
        name = Path(os.path.relpath(file, top)).as_posix()
        return repository.changed.get(name, []) if name in repository.tracked else None


class LineStarts:
    """The lines of a text as git counts them."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, span: Span) -> Lines:
        """The lines that a span of code points touches."""
        return Lines(bisect_right(self._starts, span.start), bisect_right(self._starts, max(span.start, span.end - 1)))


def meet(lines: Lines, changed: Sequence[Lines]) -> bool:
    """Whether lines share one with the changed lines, which are in order."""
    i = bisect_right(changed, lines.last, key=lambda each: each.first) - 1
    return i >= 0 and changed[i].last >= lines.first


def _top(folder: Path, path: str) -> Path:
    done = _git(folder, "rev-parse", "--show-toplevel")
    name = os.fsdecode(done.stdout.removesuffix(b"\n"))
    if done.returncode or not name:
        said = _complaint(done)
        why = "is not in a git repository" if not said or "not a git repository" in said else f"git says: {said}"
        raise UsageError(f"{why} (--diff-base)", Place(path))
    return Path(os.path.realpath(name))


def _read(top: Path, revision: str) -> _Repository:
    """What git tracks, and the lines that differ from a revision. Raises UsageError."""
    done = None
    if not revision.startswith("-"):  # it would be an option
        done = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if done is None or done.returncode:
        raise UsageError(f"--diff-base: no such revision “{revision}”")
    commit = done.stdout.decode("ascii", "replace").strip()
    diff, listed = _git(top, *_without_filters(top), *DIFF, commit, "--"), _git(top, "ls-files", "-z")
    for done in (diff, listed):
        if done.returncode:
            raise UsageError(f"--diff-base: git says: {_complaint(done) or f'exit {done.returncode}'}")
    return _Repository(top, frozenset(os.fsdecode(name) for name in listed.stdout.split(b"\0")), read_diff(diff.stdout))


def _without_filters(top: Path) -> list[str]:
    """Options that switch off every filter that the settings of git name. Raises UsageError.

    git would run them on drafts to compare these with a commit. Without them a draft that is kept in another form than
    it has on disk, as Git LFS does, counts as changed in every line.
    """
    done = _git(top, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    keys = (os.fsdecode(key) for key in done.stdout.split(b"\0") if key)
    names = {key.removeprefix("filter.").rpartition(".")[0] for key in keys}
    odd = next((name for name in names if "=" in name or "\n" in name), None)
    if odd is not None:  # git could not be told
        raise UsageError(f"--diff-base: cannot switch off the git filter “{odd}”; rename it")
    off = ("clean=", "smudge=", "process=", "required=false")
    return [word for name in sorted(names) for each in off for word in ("-c", f"filter.{name}.{each}")]


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environ = {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
    environ |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-C", str(folder), "--no-pager", *SAFE, *words]
    try:
        return subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, env=environ, check=False, timeout=GIT_TIMEOUT
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"--diff-base: git took longer than {GIT_TIMEOUT:g} s") from None
    except OSError as error:
        why = "is not installed" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        raise UsageError(f"--diff-base needs git, which {why}") from None
    except ValueError:  # a NUL in a name
        raise UsageError("--diff-base: no such revision") from None


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last line that git wrote to standard error, which gives the reason."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def read_diff(diff: bytes) -> dict[str, list[Lines]]:
    """The new lines of each file of a diff without context, by its path. Lines that are only removed do not count."""
    found: dict[str, list[Lines]] = {}
    lines: Iterator[bytes] = iter(diff.split(b"\n"))
    own: list[Lines] = []
    for line in lines:
        if line.startswith(b"+++ "):
            own = found.setdefault(_name(line[4:]), [])
        elif hunk := HUNK.match(line.decode("latin-1")) if line.startswith(b"@@ ") else None:
            start, new = int(hunk["start"]), int(hunk["new"] or 1)
            if new:
                own.append(Lines(start, start + new - 1))
            for _ in range(new + int(hunk["old"] or 1)):  # the words of a draft may look like headers
                if next(lines, b"").startswith(b"\\"):  # "No newline at end of file" is not one of them
                    next(lines, b"")
    return found


def _name(said: bytes) -> str:
    """The path after ``+++``, without its prefix; git quotes a path with unusual characters as C does."""
    if said.startswith(b'"'):
        inner = said.strip()[1:-1].decode("latin-1")
        said = ESCAPE.sub(lambda m: chr(int(m[1], 8) if m[1] else ESCAPES.get(m[2], ord(m[2]))), inner).encode(
            "latin-1"
        )
    else:
        said = said.removesuffix(b"\t")  # after a name with spaces
    return os.fsdecode(said.removeprefix(b"b/"))
