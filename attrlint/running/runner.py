"""From paths to diagnostics: each draft is read, linted by the rules that apply to it, and reported in order."""

from __future__ import annotations

import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from attrlint.base.errors import AttrlintError, Place, ReadError, UsageError
from attrlint.base.facts import dataclass, replace
from attrlint.base.files import is_file
from attrlint.running.against import Against
from attrlint.running.draft_files import bytes_of, file_ignores, is_covered
from attrlint.settings.config import Config, find_config, read_config
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from attrlint.analysis.people.house_names import HouseNames
    from attrlint.fixing.apply_fixes import Rewritten
    from attrlint.linting.linter import Linter
    from attrlint.model.diagnostic import Diagnostic, Silenced
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.packs.vale import Skipped
    from attrlint.reading.prose import Prose
    from attrlint.running.sources import Sources

Made = TypeVar("Made")
NOT_TEXT = "cannot be fixed in place; “attrlint review” writes comments and tracked changes into a copy"
AS_CONFIGURED = Layer()
CHECKED = "checked-quotation"  # the kind of the rules that need sources


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line sets over the settings; empty and None leave them as they are."""

    config: str = ""
    isolated: bool = False
    rules: Layer = AS_CONFIGURED
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    date: date | None = None
    preset: str = ""
    against: Against = Against()


@dataclass(frozen=True, slots=True)
class Result:
    """The result for one draft: its text as decoded, the diagnostics, errors, and the encoding if it is not UTF-8.

    `linted` is false if the draft, its settings or its rules could not be read; then there are only errors. `fail_on`
    is the severity that its settings call a failure; `silenced` are the suppressed findings; `warning` is about the
    draft as a whole; `against` is its document's.
    """

    path: str
    raw: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[AttrlintError, ...] = ()
    encoding: str = ""
    linted: bool = False
    fail_on: str = "warning"
    silenced: tuple[Silenced, ...] = ()
    warning: str = ""
    against: tuple[str, ...] = ()


class Runner:
    """Lints drafts under one choice of options; settings and linters, and what is wrong with them, are kept.

    With a `config` it is the one of every draft, and no settings file is looked for.
    """

    def __init__(self, choice: Choice, config: Config | None = None) -> None:
        self.choice = choice
        self._only = config
        self.skipped: list[Skipped] = []  # rules of Vale styles that are not run
        self._packed: tuple[str, Prose] | None = None  # the last zipped document: its text does not show its form
        self._configs: dict[Path, Config | AttrlintError] = {}
        self._read: dict[Path | None, Config | AttrlintError] = {}
        self._houses: dict[tuple[str, ...], HouseNames | AttrlintError] = {}
        self._linters: dict[tuple[str, tuple[str, ...], bool, bool], Linter | AttrlintError] = {}
        self._last: Document | None = None  # with sources: it is needed again where it is shown

    @cached_property
    def sources(self) -> Sources:
        """What drafts are checked against."""
        from attrlint.running.sources import Sources  # few runs have any

        return Sources(self.choice.against)

    def config_of(self, folder: Path) -> Config:
        """The settings that apply in a folder. Raises ConfigError, and UsageError if --config names no file."""
        folder = folder.absolute()
        if folder not in self._configs:
            self._configs[folder] = self._find(folder)
        return _or_raise(self._configs[folder])

    def _find(self, folder: Path) -> Config | AttrlintError:
        path: Path | None = None
        if self._only is not None:
            return self._only
        if self.choice.config and not self.choice.isolated:
            path = Path(self.choice.config)
            if not is_file(path):
                return UsageError(f"no such settings file: {self.choice.config}")
        elif not self.choice.isolated:
            path = find_config(folder)
        if path not in self._read:
            try:
                self._read[path] = self._over(read_config(path) if path else Config())
            except AttrlintError as error:
                self._read[path] = error
        return self._read[path]

    def _over(self, config: Config) -> Config:
        """Settings overridden by what the command line says about files."""
        exclude = (*config.exclude, *self.choice.exclude)
        return replace(config, include=self.choice.include or config.include, exclude=exclude)

    def linter_of(self, path: Path, *, against: bool = False) -> Linter:
        """The linter for a draft, with the rules that need sources if it has some.

        Raises PackError, ConfigError, UsageError.
        """
        config = self.config_of(path.parent)
        covered = against and is_covered(path, config)
        key = (config.path, file_ignores(path, config), against, covered)
        if key not in self._linters:
            try:
                under = replace(config, sources_complete=covered)
                chosen = self.chosen_rules(self.all_rules(config), under, key[1])
                self._linters[key] = self.new_linter([r for r in chosen if against or r.kind_name != CHECKED])
            except AttrlintError as error:
                self._linters[key] = error
        return _or_raise(self._linters[key])

    def new_linter(self, rules: Sequence[Rule]) -> Linter:
        """A linter with these rules."""
        from attrlint.linting.linter import Linter

        return Linter(rules)

    def document_type(self) -> type[Document]:
        """The class of documents."""
        from attrlint.model.document import Document

        return Document

    def all_rules(self, config: Config) -> tuple[Rule, ...]:
        """All rules of the packs in the settings, with their options set. Raises PackError, ConfigError."""
        from attrlint.settings.rule_choice import all_rules

        return all_rules(config, self.skipped)

    def chosen_rules(self, every: tuple[Rule, ...], config: Config, without: tuple[str, ...] = ()) -> tuple[Rule, ...]:
        """The rules that run: those of the settings, overridden by the command line. Raises UsageError."""
        from attrlint.settings.rule_choice import chosen_rules

        return chosen_rules(every, config, self.choice.rules, self.choice.preset, without)

    def lint_path(self, path: str) -> Result:
        """Read and lint one file."""
        try:
            return self.lint_bytes(bytes_of(self, path), path)
        except ReadError as error:
            return Result(path, errors=(error,))

    def lint_bytes(self, data: bytes, path: str) -> Result:
        """Lint the bytes of a draft under the name `path`, whose extension gives the format."""
        try:
            return self._lint(data, path)
        except AttrlintError as error:
            return Result(path, errors=(error,))
        except Exception as error:  # an error in one draft must not cost the findings of the others
            if os.environ.get("ATTRLINT_DEBUG"):
                raise
            said = f"internal error ({type(error).__name__}: {error}); please report this"
            return Result(path, errors=(AttrlintError(said, Place(path)),))

    def _lint(self, data: bytes, path: str) -> Result:
        from attrlint.reading import is_packed

        document, encoding = self.document(data, path)
        config = self.config_of(Path(path).parent)
        linter = self.linter_of(Path(path), against=document.check is not None)
        report = linter.lint(document)
        found, silenced, against = report.diagnostics, report.silenced, document.against
        if is_packed(data, path):  # only `review` can write to one
            found = tuple(replace(one, fix=None) for one in found)
        warning = linter.warning(document)
        self._last = document if document.check else self._last
        failed = (*report.failures, *(document.check.faults if document.check else ()))
        raw = document.prose.raw
        return Result(path, raw, found, failed, encoding, True, config.fail_on, silenced, warning, against)

    def fix_bytes(self, data: bytes, path: str, *, unsafe: bool) -> Rewritten:
        """The bytes of a draft with its fixes applied. Raises AttrlintError."""
        from attrlint.fixing.apply_fixes import rewrite
        from attrlint.reading import is_packed

        if is_packed(data, path):
            raise ReadError(NOT_TEXT, Place(path))
        document, encoding = self.document(data, path)

        read = partial(self.text_document, path=path)
        return rewrite(document, data, encoding, read, self.lint_document, unsafe=unsafe)

    def lint_text(self, text: str, path: str) -> tuple[Document, Sequence[Diagnostic]]:
        """A decoded text linted under the name `path`, with its document. Raises AttrlintError."""
        document = self.text_document(text, path)
        return document, self.lint_document(document)

    def lint_document(self, document: Document) -> Sequence[Diagnostic]:
        """The diagnostics of a document. Raises AttrlintError."""
        report = self.linter_of(Path(document.path), against=document.check is not None).lint(document)
        if report.failures:
            raise report.failures[0]
        return report.diagnostics

    def document(self, data: bytes, path: str, format: str = "") -> tuple[Document, str]:
        """A draft from its bytes, and its encoding if it is not UTF-8. Raises ReadError, ConfigError, UsageError.

        Without a format, the path's ending decides.
        """
        from attrlint.reading import is_packed, read

        prose, encoding = read(data, path, format)
        if is_packed(data, path, format):
            self._packed = path, prose
        return self.prose_document(prose, path), encoding

    def text_document(self, text: str, path: str, format: str = "") -> Document:
        """A draft from its text, in a format of `read_text`, or in that of its extension. Raises ConfigError."""
        from attrlint.reading import FORMATS, format_of, read, read_text

        last = self._last
        if last is not None and last.path == path and last.prose.raw == text:
            return last
        known = self._packed[1] if self._packed is not None and self._packed[0] == path else None
        if not format and (known is not None or FORMATS[format_of(path)].packed):
            if known is None or known.raw != text:
                known = read(bytes_of(self, path), path)[0]
            if known.raw != text:
                raise ReadError("has changed while it was read", Place(path))
            return self.prose_document(known, path)
        return self.prose_document(read_text(text, format or format_of(path), path), path)

    def prose_document(self, prose: Prose, path: str, published: date | None = None) -> Document:
        """A draft from its prose, with its own date if one is given. Raises ConfigError."""
        from datetime import date

        config = self.config_of(Path(path).parent)
        day = published or self.choice.date or (date.fromisoformat(config.date) if config.date else None)
        made = self.document_type()
        document = made(prose, path, date=day, genre=config.genre or None, house=self.house_of(config))
        if self.choice.against.may_apply(prose.meta.get("sources", ""), config):
            self.sources.attach(document, config)
        return document

    def house_of(self, config: Config) -> HouseNames:
        """The house names of the settings. Raises ConfigError for a missing file, NamesError for faults."""
        from attrlint.analysis.people.house_names import NO_HOUSE_NAMES

        if not config.names:
            return NO_HOUSE_NAMES
        if config.names not in self._houses:
            from attrlint.settings.house_files import configured_names

            try:
                self._houses[config.names] = configured_names(config)
            except AttrlintError as error:
                self._houses[config.names] = error
        return _or_raise(self._houses[config.names])

    def documents(
        self, inputs: Iterable[tuple[str, bytes | None]]
    ) -> Iterator[tuple[Document | None, str, AttrlintError | None]]:
        """Each draft with its encoding if it is not UTF-8, or the error if it could not be read.

        An input is a path and the bytes of the draft; None reads them from the path.
        """
        for path, data in inputs:
            try:
                document, encoding = self.document(bytes_of(self, path) if data is None else data, path)
            except AttrlintError as error:
                yield None, "", error
            else:
                yield document, encoding, None


def _or_raise(made: Made | AttrlintError) -> Made:
    if isinstance(made, AttrlintError):
        raise made
    return made
