"""What attrlint check is asked to do, from the options of the command line: by Typer, or by `quick` without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.cli.choices import day, job_count, outputs, words
from attrlint.output.columns import Columns

if TYPE_CHECKING:
    from attrlint.cli.enums import Level, Preset


def check_as_asked(
    *,
    paths: list[str] | None = None,
    preset: Preset | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    extend_select: list[str] | None = None,
    include: list[str] | None = None,
    exclude: list[str] | None = None,
    force_exclude: bool = False,
    config: str = "",
    isolated: bool = False,
    output_format: list[str] | None = None,
    output_file: str = "",
    columns: Columns = Columns.codepoint,
    show_suppressed: bool = False,
    fail_on: Level | None = None,
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    add_ignore: str | None = None,
    baseline: str = "",
    diff_base: str = "",
    exit_zero: bool = False,
    statistics: bool = False,
    show_files: bool = False,
    quiet: bool = False,
    date: str = "",
    stdin_filename: str = "",
    no_cache: bool = False,
    jobs: str = "auto",
    profile: bool = False,
) -> int:
    """Lint drafts; gives the exit code. The names are those of the options. Raises AttrlintError."""
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
    return run_check(choice, options)
