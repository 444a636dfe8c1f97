"""The options of all commands, defined once. What a command does is imported when it runs."""

from __future__ import annotations

from typing import Annotated, get_type_hints

import typer

from attrlint.cli import options
from attrlint.cli.audit_app import audit_app
from attrlint.cli.check_options import check_command
from attrlint.cli.choices import day, job_count, words
from attrlint.cli.enums import LedgerFormat, RuleFormat
from attrlint.cli.rules_app import rules_app
from attrlint.output.columns import Columns

app = typer.Typer(
    name="attrlint",
    help="A source-attribution linter for news copy.",
    epilog="Start with: attrlint check draft.md",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
config_app = typer.Typer(
    help="Show the settings.",
    epilog="Example: attrlint config show drafts/story.md",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(rules_app, name="rules")
app.add_typer(config_app, name="config")
app.add_typer(audit_app, name="audit")


# The options of check are the parameters of its function. Their annotations are names in `options`, which is not
# imported if the command line is read without Typer.
check_command.__annotations__ = get_type_hints(check_command, vars(options), include_extras=True)
app.command("check", epilog="Example: attrlint check drafts/ --select ATT,QUO --output-format full")(check_command)


def _version(value: bool) -> None:
    if value:
        from attrlint import __version__

        typer.echo(f"attrlint {__version__}")
        raise typer.Exit


@app.callback()
def _attrlint(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A source-attribution linter for news copy."""


@app.command("baseline", epilog="Example: attrlint baseline drafts/")
def write_baseline(
    paths: options.Files = None,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="The file to write.")
    ] = "attrlint-baseline.json",
    preset: options.PresetName = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
    date: options.Day = "",
    no_cache: options.NoCache = False,
    jobs: options.Jobs = "auto",
) -> int:
    """Record current findings so that later runs report only new ones."""
    from attrlint.cli.new_findings import write_baseline as write
    from attrlint.running.runner import Choice
    from attrlint.settings.selection import Layer

    rules = Layer(words(select), words(extend_select), words(ignore))
    asked = preset.value if preset else ""
    choice = Choice(config, isolated, rules, words(include), words(exclude), day(date), asked)
    return write(choice, tuple(paths or ["."]), output, jobs=job_count(jobs), cached=not no_cache)


@app.command(epilog="Example: attrlint sources draft.md --output-format full")
def sources(
    paths: options.Paths = None,
    output_format: Annotated[LedgerFormat, typer.Option("--output-format", help="Output format.")] = LedgerFormat.table,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = "",
    no_cache: options.NoCache = False,
    jobs: options.Jobs = "auto",
) -> int:
    """List who says what in drafts. Exits with 0, or 2 if something could not be read."""
    from attrlint.cli.sources import run_sources
    from attrlint.running.runner import Choice

    choice = Choice(config=config, isolated=isolated, include=words(include), exclude=words(exclude))
    return run_sources(
        choice,
        tuple(paths or ["."]),
        output_format.value,
        stdin_filename,
        jobs=job_count(jobs),
        cached=not no_cache,
    )


@app.command(epilog="Example: attrlint review draft.docx --output reviewed.docx --track-changes")
def review(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A Word draft (.docx).")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write the reviewed copy to this file.")
    ] = "",
    in_place: Annotated[bool, typer.Option("--in-place", help="Overwrite the draft itself.")] = False,
    track_changes: Annotated[
        bool, typer.Option("--track-changes", help="Also make the safe fixes, as tracked changes.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Also make fixes that need review (with --track-changes).")
    ] = False,
    author: Annotated[
        str, typer.Option("--author", metavar="NAME", help="Who signs the comments and tracked changes.")
    ] = "attrlint",
    preset: options.PresetName = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
    date: options.Day = "",
) -> int:
    """Write findings into a copy of a Word draft as comments. Exit 0, or 2: something could not be done."""
    from attrlint.cli.review import ReviewOptions, run_review
    from attrlint.running.runner import Choice
    from attrlint.settings.selection import Layer

    rules = Layer(words(select), words(extend_select), words(ignore))
    asked = preset.value if preset else ""
    choice = Choice(config, isolated, rules, date=day(date), preset=asked)
    return run_review(choice, draft, ReviewOptions(output, in_place, track_changes, unsafe_fixes, author))


@app.command(epilog="Example: attrlint verify draft.md --against transcripts/ --output-format full")
def verify(
    paths: options.Paths = None,
    against: options.AgainstPaths = None,
    policy: options.PolicyName = None,
    every: options.ShowAll = False,
    min_words: options.MinWords = 5,
    speaker: options.SpeakerNames = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
    output_format: options.OutputFormats = None,
    output_file: options.OutputFile = "",
    columns: options.ColumnUnit = Columns.codepoint,
    fail_on: options.FailOn = None,
    baseline: options.BaselineFile = "",
    diff_base: options.DiffBase = "",
    quiet: options.Quiet = False,
    date: options.Day = "",
    no_cache: options.NoCache = False,
    jobs: options.Jobs = "1",
    stdin_filename: options.StdinFilename = "",
) -> int:
    """Check quotes against transcripts and other sources. Exit 0: all found, 1: findings, 2: something unreadable."""
    from attrlint.cli.verify import verify as run_verify

    return run_verify(
        paths=paths,
        against=against,
        policy=policy,
        every=every,
        min_words=min_words,
        speaker=speaker,
        include=include,
        exclude=exclude,
        config=config,
        isolated=isolated,
        output_format=output_format,
        output_file=output_file,
        columns=columns,
        fail_on=fail_on,
        baseline=baseline,
        diff_base=diff_base,
        quiet=quiet,
        date=date,
        cached=not no_cache,
        jobs=job_count(jobs),
        stdin_filename=stdin_filename,
    )


@app.command(epilog="Example: attrlint rule agentless-report")
def rule(
    code: Annotated[str, typer.Argument(help="Code or name of a rule.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    output_format: Annotated[RuleFormat, typer.Option("--output-format", help="Output format.")] = RuleFormat.text,
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
) -> int:
    """Explain a rule, or all of them, with examples."""
    from attrlint.cli.rules import explain, explain_all

    if every == bool(code):
        from attrlint.base.errors import UsageError

        raise UsageError("--all takes no code" if every else "name a rule, or use --all")
    if every:
        return explain_all(config, isolated=isolated, form=output_format.value)
    return explain(code, config, isolated=isolated, form=output_format.value)


@config_app.command("show", epilog="Example: attrlint config show drafts/story.md")
def config_show(
    path: Annotated[str, typer.Argument(help="File or folder.")] = ".",
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
) -> int:
    """Show the settings that apply to a file, and where each comes from."""
    from attrlint.cli.settings import show

    return show(path, config, isolated=isolated)


@app.command(epilog="Example: attrlint clean")
def clean() -> int:
    """Delete the cache."""
    from attrlint.cli.settings import clean as empty

    return empty()


@app.command(epilog="Example: attrlint init")
def init() -> int:
    """Write an attrlint.toml with every setting explained."""
    from attrlint.cli.settings import init as write

    return write()


@app.command(epilog="Example: attrlint lsp (your editor starts it; see docs/editors.md)")
def lsp(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Use standard input and output (always on).", show_default=False)
    ] = True,
) -> int:
    """Run the language server for editors (extra: attrlint[lsp])."""
    from attrlint.cli.language_server import run_server

    return run_server()


@app.command(epilog="Example: attrlint serve --open")
def serve(
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Port; 0 is any free one.")] = 0,
    opens: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
    token_file: Annotated[
        str, typer.Option("--token-file", metavar="FILE", help="Read the token from this file, for other programs.")
    ] = "",
    config: options.ConfigFile = "",
    isolated: options.Isolated = False,
) -> int:
    """Check drafts in the browser (extra: attrlint[serve])."""
    from attrlint.cli.serve import run_desk

    return run_desk(port=port, opens=opens, token_file=token_file, config=config, isolated=isolated)


@app.command(epilog="Example: attrlint schema > attrlint-pack.schema.json")
def schema(
    settings: Annotated[bool, typer.Option("--settings", help="Print the schema of attrlint.toml instead.")] = False,
) -> int:
    """Print the JSON Schema of a rule pack, for editors."""
    if settings:
        from attrlint.settings.settings_schema import settings_schema_text

        typer.echo(settings_schema_text(), nl=False)
    else:
        from attrlint.packs.pack_schema import schema_text

        typer.echo(schema_text(), nl=False)
    return 0
