"""The command check: its options are the parameters of one function.

Typer reads them from its signature, with types and help from `options`; `quick_options` reads the usual command lines
with the same names and defaults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.cli.choices import day, job_count, outputs, words
from attrlint.output.columns import Columns

if TYPE_CHECKING:
    from attrlint.cli.options import (
        AddIgnore,
        BaselineFile,
        ColumnUnit,
        ConfigFile,
        Day,
        DiffBase,
        Exclude,
        ExitZero,
        ExtendSelect,
        FailOn,
        ForceExclude,
        Ignore,
        Include,
        Isolated,
        Jobs,
        MakeFixes,
        NoCache,
        OutputFile,
        OutputFormats,
        Paths,
        PresetName,
        Quiet,
        Select,
        ShowDiff,
        ShowFiles,
        ShowProfile,
        ShowSuppressed,
        Statistics,
        StdinFilename,
        UnsafeFixes,
        Watch,
    )


def check_command(
    *,
    paths: Paths = None,
    preset: PresetName = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    include: Include = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    config: ConfigFile = "",
    isolated: Isolated = False,
    output_format: OutputFormats = None,
    output_file: OutputFile = "",
    columns: ColumnUnit = Columns.codepoint,
    show_suppressed: ShowSuppressed = False,
    fail_on: FailOn = None,
    fix: MakeFixes = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: ShowDiff = False,
    add_ignore: AddIgnore = None,
    baseline: BaselineFile = "",
    diff_base: DiffBase = "",
    exit_zero: ExitZero = False,
    statistics: Statistics = False,
    show_files: ShowFiles = False,
    quiet: Quiet = False,
    date: Day = "",
    stdin_filename: StdinFilename = "",
    no_cache: NoCache = False,
    jobs: Jobs = "auto",
    profile: ShowProfile = False,
    watch: Watch = False,
) -> int:
    """Check drafts. Exits with 0 (clean), 1 (findings) or 2 (something could not be checked)."""
    from attrlint.cli.check import Options, run_check
    from attrlint.running.runner import Choice
    from attrlint.settings.selection import Layer

    choice = Choice(
        config=config,
        isolated=isolated,
        rules=Layer(words(select), words(extend_select), words(ignore)),
        include=words(include),
        exclude=words(exclude),
        date=day(date),
        preset=preset.value if preset else "",
    )
    if unsafe_fixes and not (fix or diff):
        from attrlint.base.errors import UsageError

        raise UsageError("--unsafe-fixes needs --fix or --diff")
    options = Options(
        paths=tuple(paths or ["."]),
        fix="diff" if diff else "write" if fix else "",
        unsafe=unsafe_fixes,
        ignore_reason=add_ignore,
        baseline=baseline,
        diff_base=diff_base,
        outputs=outputs(output_format, output_file),
        columns=columns,
        suppressed=show_suppressed,
        fail_on=fail_on.value if fail_on else "",
        exit_zero=exit_zero,
        statistics=statistics,
        show_files=show_files,
        quiet=quiet,
        force_exclude=force_exclude,
        stdin_filename=stdin_filename,
        cached=not no_cache,
        jobs=job_count(jobs),
        profile=profile,
    )
    if watch:
        from attrlint.cli.watching import watch as check_again

        return check_again(choice, options)
    return run_check(choice, options)
