"""Drafts as they are in the editor, saved or not, with what the linter reports for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import AttrlintError, Place
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.fixing.apply_fixes import settle_draft
from attrlint.lsp.faults import Fault, faults_of
from attrlint.packs import pack
from attrlint.reading.formats import BY_ENDING, BY_LANGUAGE, FORMATS, ending_of
from attrlint.running.config_stamp import Stamp, folder_stamp
from attrlint.running.discovery import is_left_out
from attrlint.running.runner import Choice, Runner

if TYPE_CHECKING:
    from attrlint.model.diagnostic import Diagnostic
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule

LONGEST = 2_000_000  # code points of a draft: a longer one would hold up its writer at each key
TOO_LONG = f"longer than {LONGEST:,} characters and not checked here; run “attrlint check” on it"
LONE = LazyPattern("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text as a client holds it. `path` is its file, saved or not, absolute; `format` is how it is read."""

    text: str
    path: str
    format: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Linted:
    """The result for a buffer: its document if it could be read, the findings, and the errors."""

    buffer: Buffer
    document: Document | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[Fault, ...] = ()


def buffer_of(text: str, path: str, language: str, root: str, version: int | None = None) -> Buffer:
    """A text under its path; an unsaved one is placed in `root` under a name that shows its language."""
    plain = FORMATS["text"]
    said = BY_LANGUAGE.get(language, plain)
    path = path if path and "\0" not in path else str(Path(root) / said.named("untitled"))
    named = BY_ENDING.get(ending_of(path), plain)
    return Buffer(whole(text), path, (said if named is plain else named).name, version)


def whole(text: str) -> str:
    """A text in which half of a surrogate pair, which JSON allows, is replaced with the replacement character."""
    return text if text.isascii() else LONE.sub("\ufffd", text)


class Drafts:
    """Lints buffers under one choice. Settings, packs and names are read again when they change."""

    def __init__(self, choice: Choice) -> None:
        self.runner = Runner(choice)
        self._stamps: dict[str, Stamp] = {}
        self._pages: dict[str, dict[str, Rule]] = {}

    def forget(self, choice: Choice | None = None) -> None:
        """Read everything again, under another choice if one is given."""
        self.runner = Runner(choice or self.runner.choice)
        self._stamps.clear()
        self._pages.clear()

    def changed(self) -> bool:
        """Whether a file that the drafts depend on has changed; if so, everything is read again."""
        same = all(self._stamp(folder) == stamp for folder, stamp in self._stamps.items())
        if same and not self.runner.sources.changed():
            return False
        self.forget()
        return True

    def lint(self, buffer: Buffer) -> Linted:
        """Lint a buffer with what was read last (see `changed`); errors are in the result, nothing is raised."""
        path = Path(buffer.path)
        try:
            config = self.runner.config_of(path.parent)
            if is_left_out(path, config):
                return Linted(buffer)
            if len(buffer.text) > LONGEST:
                return Linted(buffer, faults=(Fault(TOO_LONG, Place(buffer.path)),))
            document = self.runner.text_document(buffer.text, buffer.path, buffer.format)
            report = self.runner.linter_of(path, against=document.check is not None).lint(document)
        except AttrlintError as error:
            return Linted(buffer, faults=faults_of(error))
        except Exception as error:  # an error in one draft must not stop the server
            said = f"internal error ({type(error).__name__}: {error}); please report this"
            return Linted(buffer, faults=(Fault(said, Place(buffer.path)),))
        finally:
            folder = str(path.parent)
            if folder not in self._stamps:
                self._stamps[folder] = self._stamp(folder)
        failed = (*report.failures, *(document.check.faults if document.check else ()))
        failures = tuple(fault for failure in failed for fault in faults_of(failure))
        return Linted(buffer, document, report.diagnostics, failures)

    def fixed(self, linted: Linted) -> str:
        """The text after all safe fixes. Raises AttrlintError."""
        buffer, document = linted.buffer, linted.document
        if document is None:
            return buffer.text
        linter = self.runner.linter_of(Path(buffer.path))

        def read(text: str) -> Document:
            return self.runner.text_document(text, buffer.path, buffer.format)

        return settle_draft(document, read, lambda made: linter.lint(made).diagnostics).text

    def rules(self, path: str) -> dict[str, Rule]:
        """The rules that run on a draft, by code. Raises AttrlintError."""
        return {rule.code: rule for rule in self.runner.linter_of(Path(path)).rules}

    def page(self, path: str, code: str) -> Rule | None:
        """The rule with a code and its examples, from its pack. Raises AttrlintError."""
        rule = next((r for r in self.runner.linter_of(Path(path), against=True).rules if r.code == code), None)
        if rule is None or "." in code or not rule.pack:  # a Vale rule has no examples
            return rule
        if rule.pack not in self._pages:
            self._pages[rule.pack] = {one.code: one for one in pack.read(rule.pack)}
        return self._pages[rule.pack].get(code, rule)

    def _stamp(self, folder: str) -> Stamp:
        """The files that decide how drafts of a folder are linted, each with its time and size."""
        return folder_stamp(self.runner, Path(folder))
