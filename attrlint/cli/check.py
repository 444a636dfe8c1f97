"""attrlint check: lint drafts, print the findings, and sum up the run."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext, redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrlint.base.errors import Place, ReadError, UsageError, harmless
from attrlint.base.facts import dataclass, replace
from attrlint.cli.choices import Output
from attrlint.cli.printing import Printer, Progress, closed_pipe
from attrlint.cli.streams import read_standard_input
from attrlint.cli.summary import Tally
from attrlint.output import writer_for
from attrlint.output.columns import Columns
from attrlint.output.concise import visible
from attrlint.output.writer import OutputContext
from attrlint.running.batch import Batch
from attrlint.running.discovery import find_drafts, is_left_out
from attrlint.running.runner import Choice, Result, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from attrlint.base.errors import AttrlintError
    from attrlint.cli.fixing import Fixing
    from attrlint.cli.ignoring import Ignoring
    from attrlint.cli.new_findings import Narrowing
    from attrlint.model.document import Document
    from attrlint.model.rule import Rule
    from attrlint.running.cache import ResultCache


UNREADABLE = "VER009"  # the rule that reports a source


@dataclass(frozen=True, slots=True)
class Options:
    """What check is asked to do, apart from which rules run."""

    paths: tuple[str, ...] = (".",)
    outputs: tuple[Output, ...] = (Output("concise"),)
    columns: Columns = Columns.codepoint
    suppressed: bool = False
    fail_on: str = ""
    exit_zero: bool = False
    statistics: bool = False
    show_files: bool = False
    quiet: bool = False
    force_exclude: bool = False
    stdin_filename: str = ""
    fix: Literal["", "write", "diff"] = ""
    unsafe: bool = False
    baseline: str = ""
    diff_base: str = ""
    jobs: int = 1  # processes, 0 for as many as pay off
    profile: bool = False
    cached: bool = True  # results of drafts that were linted before come from the cache
    ignore_reason: str | None = None  # with comments that suppress the findings; "" gives no reason

    @property
    def rewrites(self) -> bool:
        """Whether drafts are changed, or would be."""
        return bool(self.fix) or self.ignore_reason is not None


def run_check(choice: Choice, options: Options) -> int:
    """Lint and print; returns the exit code. A draft that cannot be read does not stop the others."""
    try:
        return check_once(choice, options)
    except BrokenPipeError:
        return closed_pipe()


def check_once(choice: Choice, options: Options) -> int:
    """Lint and print once, and return the exit code. Raises BrokenPipeError if no one reads standard output."""
    runner = _runner(choice, options)
    tally = Tally(options.fail_on, exit_zero=options.exit_zero)
    named = [p for p in options.paths if p != "-"]
    drafts, errors = find_drafts(named, runner.config_of, force_exclude=options.force_exclude)
    _check_outputs(options, drafts)
    narrowing = _narrowing(runner, options, drafts)
    if options.fix and options.ignore_reason is not None:
        raise UsageError(f"--add-ignore cannot be combined with {'--diff' if options.fix == 'diff' else '--fix'}")
    if options.show_files or options.fix == "diff":
        for error in errors:
            tally.error(error)
    if options.show_files:
        sys.stdout.write("".join(f"{visible(draft)}\n" for draft in drafts))
        return 2 if tally.failed else 0
    fixing: Fixing | Ignoring | None = None
    if options.ignore_reason is not None:
        from attrlint.cli.ignoring import Ignoring

        fixing = Ignoring(runner, options.ignore_reason)
    elif options.fix:
        from attrlint.cli.fixing import Fixing

        fixing = Fixing(runner, unsafe=options.unsafe)
        if options.fix == "diff":
            return _diff(fixing, tally, drafts, options)
    setting = OutputContext(
        columns=options.columns,
        base=top_folder(dict(os.environ)),
        fail_on=options.fail_on,
        rule_of=partial(_rule_of, runner),
        document_of=partial(_document_of, runner),
        suppressed=options.suppressed,
    )
    batch = Batch(runner, None if fixing else _cache(runner, options), 1 if options.profile else options.jobs)
    with batch, Printer(options.outputs, setting, counting=options.statistics) as printer:
        progress = Progress(len(drafts))
        reported: set[str] = set()
        for result in _results(batch, drafts, errors, options, fixing):
            progress.clear()
            kept = _once(narrowing.take(result) if narrowing else result, reported)
            tally.take(kept)
            with _beside(options):
                printer.take(kept)
            progress.show(tally.files)
        progress.clear()
        with _beside(options):
            printer.finish(tally.by_rule)
    if options.profile:
        _print_profile(runner)
    for note in batch.notes:
        sys.stderr.write(f"warning: {note}\n")
    if not options.quiet:
        for said in dict.fromkeys(f"{one.name} was skipped: {one.why}\n" for one in runner.skipped):
            sys.stderr.write(said)
    # If nothing was linted, the errors have said everything.
    if not options.quiet and (tally.files or not tally.failed):
        done = f"{fixing.said()}. " if fixing and fixing.made else ""
        sys.stderr.write(f"{done}{tally.summary()}\n")
        sys.stderr.write(narrowing.said() if narrowing else "")
    return tally.exit_code()


def _runner(choice: Choice, options: Options) -> Runner:
    if not options.profile:
        return Runner(choice)
    if options.jobs > 1 or options.rewrites or options.show_files:
        raise UsageError("--profile cannot be combined with --jobs, --fix, --diff, --add-ignore or --show-files")
    from attrlint.running.profile import ProfilingRunner

    return ProfilingRunner(choice)


def _print_profile(runner: Runner) -> None:
    from attrlint.output.profile_report import profile_lines
    from attrlint.running.profile import ProfilingRunner

    if isinstance(runner, ProfilingRunner):
        sys.stderr.writelines(f"{line}\n" for line in profile_lines(runner.clock, runner.size))


def _narrowing(runner: Runner, options: Options, drafts: list[str]) -> Narrowing | None:
    """What is left out of the results, if anything. Raises UsageError."""
    option = "--baseline" if options.baseline else "--diff-base" if options.diff_base else ""
    if not option:
        return None
    if options.rewrites:  # the changes would include more than is reported
        asked = "--diff" if options.fix == "diff" else "--fix" if options.fix else "--add-ignore"
        raise UsageError(f"{asked} cannot be combined with {option}")
    if options.diff_base and "-" in options.paths:
        raise UsageError("--diff-base does not work with standard input")
    from attrlint.cli.new_findings import Narrowing

    narrowing = Narrowing(runner, baseline=options.baseline, diff_base=options.diff_base)
    narrowing.prepare(drafts)
    return narrowing


def _beside(options: Options) -> AbstractContextManager[object]:
    """Where findings are printed: on standard error if standard output carries the draft from standard input."""
    return redirect_stdout(sys.stderr) if options.rewrites and "-" in options.paths else nullcontext()


def _check_outputs(options: Options, drafts: list[str]) -> None:
    """Raises UsageError if an output would overwrite a draft, or if nothing would be written to it."""
    files = [output.file for output in options.outputs if output.file]
    if options.baseline and os.path.realpath(options.baseline) in map(os.path.realpath, files):
        raise UsageError("is the baseline; not overwritten", Place(options.baseline))
    if files and (options.show_files or options.fix == "diff"):
        raise UsageError(f"no output for {files[0]} with {'--diff' if options.fix else '--show-files'}")
    read = {os.path.realpath(draft): draft for draft in [*drafts, options.stdin_filename] if draft and files}
    for file in files:
        if os.path.realpath(file) in read:
            raise UsageError("is one of the drafts; not overwritten (see --exclude)", Place(file))
    if options.suppressed and all(output.format not in ("sarif", "html") for output in options.outputs):
        raise UsageError("--show-suppressed needs --output-format sarif (html always shows them)")
    for output in options.outputs if options.statistics else ():
        if not writer_for(output.format, OutputContext()).counts:
            raise UsageError(f"--statistics is not available in {output.format}")


def top_folder(environ: dict[str, str]) -> str:
    """The folder that paths in reports are relative to: the checkout of a CI job that runs in it, otherwise ""."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        if environ.get(name) and Path.cwd().is_relative_to(os.path.realpath(environ[name])):
            return os.path.realpath(environ[name])
    return ""


def _rule_of(runner: Runner, path: str, code: str) -> Rule | None:
    """The rule with this code as configured for a draft."""
    return next((rule for rule in runner.linter_of(Path(path), against=True).rules if rule.code == code), None)


def _document_of(runner: Runner, path: str, raw: str) -> Document:
    """A draft as it was linted: with the date, the genre and the house names that apply to it."""
    return runner.text_document(raw, path)


def _cache(runner: Runner, options: Options) -> ResultCache | None:
    """The cache of results, if it is wanted and available."""
    if not options.cached or options.profile:
        return None
    from attrlint.running.cache import open_cache

    whole = any(writer_for(output.format, OutputContext()).shows_drafts for output in options.outputs)
    return open_cache(runner, whole=whole)


def _results(
    batch: Batch, drafts: list[str], errors: list[AttrlintError], options: Options, fixing: Fixing | Ignoring | None
) -> Iterator[Result]:
    """The result for each draft, starting with paths that were not found."""
    for error in errors:
        yield Result(error.place.path if error.place else "", errors=(error,))
    try:
        given = [*_standard_input(batch.runner, options)]
    except ReadError as error:
        yield Result(options.stdin_filename or "-", errors=(error,))
        given = []
    for data, path in given:
        if fixing:
            yield fixing.standard_input(data, path)
        else:
            yield batch.runner.lint_bytes(data, path)
    yield from map(fixing.path, drafts) if fixing else batch.results(drafts)


def _standard_input(runner: Runner, options: Options) -> Iterator[tuple[bytes, str]]:
    """The draft by standard input with its name, if one is asked for and not left out. Raises ReadError."""
    if "-" in options.paths:
        path = harmless(options.stdin_filename) or "-"
        named = Path(path)
        if not (options.force_exclude and is_left_out(named, runner.config_of(named.parent))):
            yield read_standard_input(runner, path), path


def _once(result: Result, said: set[str]) -> Result:
    """A result without the unreadable sources that were reported with an earlier draft, which they note in `said`."""
    found = {one.message for one in result.diagnostics if one.code == UNREADABLE}
    if not found:
        return result
    kept = tuple(one for one in result.diagnostics if one.code != UNREADABLE or one.message not in said)
    said |= found
    return replace(result, diagnostics=kept)


def _diff(fixing: Fixing, tally: Tally, drafts: list[str], options: Options) -> int:
    """Print what would change. Returns 1 if anything would, 2 if something failed, otherwise 0."""
    runner, unsafe = fixing.runner, options.unsafe
    try:
        fixes = [(p, partial(runner.fix_bytes, d, p, unsafe=unsafe)) for d, p in _standard_input(runner, options)]
    except ReadError as unread:
        tally.error(unread)
        fixes = []
    fixes += [(draft, partial(fixing.fixed, draft)) for draft in drafts]
    try:
        for path, fixed in fixes:
            error = fixing.diff(path, fixed)
            if error is not None:
                tally.error(error)
        sys.stdout.flush()
    except BrokenPipeError:
        return closed_pipe()
    if not options.quiet:
        sys.stderr.write(f"{fixing.said('Would fix') if fixing.made else 'Nothing to fix'}\n")
    return 2 if tally.failed else 1 if fixing.made and not options.exit_zero else 0
