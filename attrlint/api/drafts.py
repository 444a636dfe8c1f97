"""One draft as the library reads it, with its rules, and the warnings that the command line would print."""

from __future__ import annotations

import os
import warnings
from collections import OrderedDict
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, AttrlintWarning, Place, UsageError
from attrlint.base.facts import dataclass
from attrlint.packs.located import close_to
from attrlint.reading.formats import FORMATS, format_of
from attrlint.running.against import NOT_NAMED, Against
from attrlint.running.config_stamp import config_stamp
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrlint.api.settings import Settings
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document
    from attrlint.running.config_stamp import Stamp

SHARED = RLock()  # runners and their caches are not safe for several threads
RUNNERS = 8  # settings whose linters are cached
NAMELESS = "-"  # the name of a draft without a path in findings, as for standard input
_runners: OrderedDict[str, tuple[Stamp, Runner]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was read, and the runner it was read with. `packed` says whether it is a zipped document."""

    document: Document
    runner: Runner
    packed: bool

    def lint(self) -> Sequence[Diagnostic]:
        """Its findings; without fixes for a zipped document. Raises AttrlintError, including RuleFailed."""
        from attrlint.base.facts import replace

        document = self.document
        linter = self.runner.linter_of(Path(document.path), against=document.check is not None)
        report = linter.lint(document)
        faults = document.check.faults if document.check else ()
        for failure in (*report.failures, *faults):
            raise failure
        if said := linter.warning(document):
            _warn(document, said)
        return [replace(one, fix=None) for one in report.diagnostics] if self.packed else report.diagnostics

    def warn_of_language(self, what: str) -> None:
        """Warn of a draft that is not English."""
        language = self.document.article.language
        if language:
            _warn(self.document, f"reads as {language}: {what}")


def as_bytes(text: str | bytes) -> bytes:
    """A draft's bytes. Raises TypeError for anything but str and bytes."""
    if isinstance(text, str):
        return text.encode("utf-8", "replace")
    if isinstance(text, bytes | bytearray | memoryview):
        return bytes(text)
    raise TypeError(f"a draft is str or bytes, not {type(text).__name__}")


def draft_of(
    text: str | bytes,
    format: str | None,
    path: str | os.PathLike[str] | None,
    settings: Settings,
    against: Against = NOT_NAMED,
) -> Draft:
    """Read a draft. Raises AttrlintError."""
    from attrlint.reading import is_packed

    data = as_bytes(text)
    name = NAMELESS if path is None else os.fspath(path)
    form = format_of(name) if format is None else format
    if form not in FORMATS:
        raise UsageError(f"unknown format “{form}”{close_to(form, FORMATS)}; use {', '.join(FORMATS)}")
    if FORMATS[form].packed and isinstance(text, str):
        raise UsageError(f"a {form} draft is bytes, not text")
    runner = _runner(settings, against)
    document, encoding = runner.document(data, name, form)
    if encoding:
        _warn(document, f"decoded as {encoding}, not UTF-8")
    return Draft(document, runner, is_packed(data, name, form))


def _runner(settings: Settings, against: Against) -> Runner:
    """A runner for these settings: the last one if the files it depends on have not changed."""
    config = settings.config()
    if against is not NOT_NAMED:
        return Runner(Choice(against=against), config)
    key, stamp = repr(config), config_stamp(config)
    known = _runners.pop(key, None)
    runner = known[1] if known and known[0] == stamp else Runner(Choice(against=against), config)
    _runners[key] = stamp, runner
    if len(_runners) > RUNNERS:
        _runners.popitem(last=False)
    return runner


def _warn(document: Document, message: str) -> None:
    warnings.warn(f"{document.path}: {message}", AttrlintWarning, stacklevel=4)


@contextmanager
def failing_loudly(text: str | bytes, path: str | os.PathLike[str] | None) -> Iterator[None]:
    """Turns every failure inside into an AttrlintError; with ATTRLINT_DEBUG an internal error is raised as it is.

    Raises TypeError for a text that is neither str nor bytes.
    """
    as_bytes(text)
    try:
        yield
    except (AttrlintError, Warning):
        raise
    except Exception as error:
        if os.environ.get("ATTRLINT_DEBUG"):
            raise
        said = f"internal error ({type(error).__name__}: {error}); please report this"
        raise AttrlintError(said, Place(NAMELESS if path is None else os.fspath(path))) from error
