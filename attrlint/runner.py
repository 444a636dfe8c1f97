"""Paths to diagnostics: each draft read, linted by the rules that hold for it, and reported in order."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint import pack
from attrlint.config import Config, find_config, read_config
from attrlint.document import Document
from attrlint.errors import AttrlintError, ConfigError, Place, ReadError, UsageError
from attrlint.linter import Linter
from attrlint.reading import read
from attrlint.selection import check_selector, exactness, select_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from attrlint.diagnostic import Diagnostic
    from attrlint.rule import Rule


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line says over the configuration: empty and None leave the configuration as it is."""

    config: str = ""
    isolated: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one draft: its text as decoded, the diagnostics, errors, and the encoding when it was not UTF-8."""

    path: str
    raw: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: tuple[AttrlintError, ...] = ()
    encoding: str = ""


class Runner:
    """Lints drafts under one choice of options; configurations and linters are made once and kept."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self._configs: dict[Path, Config] = {}
        self._read: dict[Path | None, Config] = {}
        self._linters: dict[str, Linter] = {}

    def config_of(self, folder: Path) -> Config:
        """The configuration that holds in a folder. Raises ConfigError."""
        folder = folder.absolute()
        if folder not in self._configs:
            self._configs[folder] = self._find(folder)
        return self._configs[folder]

    def _find(self, folder: Path) -> Config:
        if self.choice.isolated:
            path = None
        elif self.choice.config:
            path = Path(self.choice.config)
            if not path.is_file():
                raise UsageError(f"no such configuration file: {self.choice.config}")
        else:
            path = find_config(folder)
        if path not in self._read:
            self._read[path] = self._over(read_config(path) if path else Config())
        return self._read[path]

    def _over(self, config: Config) -> Config:
        """A configuration under what the command line says."""
        from dataclasses import replace

        c = self.choice
        return replace(
            config,
            select=c.select or config.select,
            extend_select=c.extend_select or (() if c.select else config.extend_select),
            ignore=(*config.ignore, *c.ignore),
            include=c.include or config.include,
            exclude=(*config.exclude, *c.exclude),
        )

    def linter_of(self, path: Path) -> Linter:
        """The linter for a draft. Raises PackError, ConfigError, UsageError."""
        config = self.config_of(path.parent)
        ignored = tuple(
            code for glob, codes in config.per_file_ignores if _fits(path, glob, config.base) for code in codes
        )
        key = f"{config.path}\0{ignored}"
        if key not in self._linters:
            self._linters[key] = Linter(self._rules(config, ignored))
        return self._linters[key]

    def _rules(self, config: Config, ignored: tuple[str, ...]) -> Sequence[Rule]:
        every = [_configured(rule, config) for rule in pack.load(config.packs, config.base or None)]
        for word in config.rules:
            _known(word, every, config)
        ours = {*config.select, *config.extend_select, *config.ignore} - {*self.choice.select, *self.choice.ignore}
        for word in ours:
            _known(word, every, config)
        return select_rules(every, config.select, config.extend_select, (*config.ignore, *ignored))

    def lint_path(self, path: str) -> Result:
        """Read and lint one file."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            why = "is a folder" if Path(path).is_dir() else (error.strerror or str(error)).lower()
            return Result(path, errors=(ReadError(f"cannot be read: {why}", Place(path)),))
        return self.lint_bytes(data, path)

    def lint_bytes(self, data: bytes, path: str) -> Result:
        """Lint the bytes of a draft under the name of `path`, whose ending tells the format."""
        try:
            prose, encoding = read(data, path)
        except ReadError as error:
            return Result(path, errors=(error,))
        config = self.config_of(Path(path).parent)
        day = self.choice.date or _day(config.date)
        document = Document(prose, path, date=day, genre=config.genre or None)
        report = self.linter_of(Path(path)).lint(document)
        return Result(path, prose.raw, report.diagnostics, report.failures, encoding)


def _day(text: str) -> date | None:
    from datetime import date

    return date.fromisoformat(text) if text else None


def _fits(path: Path, glob: str, base: str) -> bool:
    whole = path.absolute().as_posix()
    top = Path(base or ".").absolute().as_posix().rstrip("/") + "/"
    inner = whole.removeprefix(top)
    return fnmatch(inner, glob) or fnmatch(path.name, glob)


def _configured(rule: Rule, config: Config) -> Rule:
    for word, options in config.rules.items():
        if exactness(word, rule) == 100:
            try:
                rule = pack.configure(rule, options)
            except ValueError as error:
                raise ConfigError(f"rules.{word}: {error}", Place(config.path)) from None
    return rule


def _known(word: str, rules: Sequence[Rule], config: Config) -> None:
    try:
        check_selector(word, rules)
    except UsageError as error:
        raise ConfigError(error.message, Place(config.path)) from None
