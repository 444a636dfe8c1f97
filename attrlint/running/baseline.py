"""The baseline: findings recorded by their fingerprints, so that later only new ones are reported.

The file is JSON and has data only: an object with a version and ``findings``, each with the path of its draft (relative
to the folder of the baseline, with forward slashes), the code of its rule and its fingerprint.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.errors import Place, ReadError, UsageError
from attrlint.base.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from attrlint.model.diagnostic import Diagnostic

VERSION = 1


class BaselineEntry(NamedTuple):
    """A finding as a baseline records it; `path` is relative to the folder of the baseline."""

    path: str
    code: str
    fingerprint: str


def baseline_text(diagnostics: Iterable[Diagnostic], file: str) -> str:
    """The text of the baseline for `file`: sorted, one entry per line, so that two can be merged."""
    entries = sorted({BaselineEntry(_key(one.path, file), one.code, one.fingerprint) for one in diagnostics})
    lines = ",\n".join(f"    {json.dumps(entry._asdict())}" for entry in entries)
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'


def read_baseline(file: str) -> Baseline:
    """The baseline in a file. Raises UsageError."""
    try:
        data = json.loads(read_file(file).data.decode("utf-8-sig"))
    except ReadError as error:
        why = error.message if os.path.lexists(file) else "no such baseline"
        raise UsageError(why, Place(file)) from None
    except json.JSONDecodeError as error:
        said = f"not a baseline: {error.msg[:1].lower()}{error.msg[1:]}"
        raise UsageError(said, Place(file, error.lineno, error.colno)) from None
    except (ValueError, RecursionError):
        raise UsageError("not a baseline: not JSON in UTF-8", Place(file)) from None
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise UsageError(f"baseline version {version} is not supported (only {VERSION}); write a new one", Place(file))
    listed = data.get("findings") if isinstance(data, dict) and version == VERSION else None
    if not isinstance(listed, list):
        raise UsageError("not a baseline; write one with: attrlint baseline", Place(file))
    return Baseline(file, [_entry(each, i, file) for i, each in enumerate(listed, 1)])


def _entry(item: object, number: int, file: str) -> BaselineEntry:
    if isinstance(item, dict):
        values = [item.get(key) for key in BaselineEntry._fields]
        path, code, fingerprint = values
        if isinstance(path, str) and isinstance(code, str) and isinstance(fingerprint, str):
            return BaselineEntry(path, code, fingerprint)
    raise UsageError(f"not a baseline: finding {number} lacks path, code or fingerprint", Place(file))


def _key(path: str, file: str) -> str:
    """The path of a draft relative to the folder of the baseline; standard input without a name stays ``-``."""
    if path == "-":
        return path
    whole = Path(os.path.realpath(Path(path).parent)) / Path(path).name
    try:
        return Path(os.path.relpath(whole, os.path.realpath(Path(file).parent))).as_posix()
    except ValueError:  # another drive of Windows
        return whole.as_posix()


class Baseline:
    """Tells known findings from new ones, draft by draft, and counts the known and the fixed ones.

    A finding is known if the baseline has its fingerprint for its draft. Drafts of the baseline that are no longer on
    disk may have moved: each of their entries makes one equal finding known, in any draft.
    """

    def __init__(self, file: str, entries: Iterable[BaselineEntry]) -> None:
        self.file = file
        self.known = 0
        self._left = dict.fromkeys(entries)  # entries without a finding so far
        self._codes: set[str] = set()
        self._linted: dict[str, AbstractSet[str]] = {}
        paths = dict.fromkeys(entry.path for entry in self._left)
        self._moved = {path for path in paths if not self._is_there(path)}
        self._by_print: dict[str, list[BaselineEntry]] = {}
        for entry in self._left:
            if entry.path in self._moved:
                self._by_print.setdefault(entry.fingerprint, []).append(entry)

    def _is_there(self, path: str) -> bool:
        try:
            return path == "-" or (Path(self.file).parent / path).exists()
        except OSError:  # this cannot be determined
            return True

    def new(self, path: str, diagnostics: Sequence[Diagnostic], codes: AbstractSet[str]) -> tuple[Diagnostic, ...]:
        """The diagnostics of a draft that are not known. `codes` are those of the rules that were run."""
        key = _key(path, self.file)
        self._linted[key] = codes
        self._codes.update(codes)
        return tuple(one for one in diagnostics if not self._knows(key, one))

    def _knows(self, key: str, one: Diagnostic) -> bool:
        entry: BaselineEntry | None = BaselineEntry(key, one.code, one.fingerprint)
        if entry not in self._left:
            moved = self._by_print.get(one.fingerprint, [])
            entry = next((other for other in moved if other in self._left), None)
        if entry is None:
            return False
        del self._left[entry]
        self.known += 1
        return True

    @property
    def gone(self) -> int:
        """The number of entries without a finding although their draft was linted by their rule or no longer exists."""
        none: AbstractSet[str] = frozenset()
        return sum(
            entry.code in (self._codes if entry.path in self._moved else self._linted.get(entry.path, none))
            for entry in self._left
        )

    def summary(self) -> str:
        """One line: how many known findings are hidden, and how many entries no longer occur."""
        known = f"{self.known} known finding{'' if self.known == 1 else 's'} hidden ({Path(self.file).name})"
        fixed = f"; {self.gone} in it no longer occur{'' if self.gone > 1 else 's'}" if self.gone else ""
        return known + fixed
