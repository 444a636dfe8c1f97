"""The options of the commands under ``attrlint audit``."""

from __future__ import annotations

from typing import Annotated

import typer

from attrlint.cli.enums import InputFormat, Level, Marks, ProgressForm, RelativeTo, ReportFormat, TextFormat
from attrlint.cli.options import ConfigFile, ExtendSelect, Ignore, Isolated, Jobs, PresetName, Select  # noqa: TC001

audit_app = typer.Typer(
    help="Check a whole archive and report on it.",
    epilog="Example: attrlint audit run articles.jsonl --out audited",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Out = Annotated[str, typer.Option("--out", metavar="FOLDER", help="Where the tables go.")]
Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="The folder of an audit.")]


def _column(name: str, what: str) -> object:
    return typer.Option(f"--{name}", metavar="COLUMN", help=f"The column of the {what}; guessed from its name.")


@audit_app.command("run", epilog="Example: attrlint audit run articles.parquet --out audited --jobs 4")
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Parquet, JSON Lines, CSV, SQLite or DuckDB files, or folders of these or drafts."),
    ],
    out: Out,
    input_format: Annotated[
        InputFormat, typer.Option("--input-format", help="The format of the inputs; auto: by name.")
    ] = InputFormat.auto,
    id: Annotated[str, _column("id", "article's id")] = "",
    text: Annotated[str, _column("text", "text")] = "",
    date: Annotated[str, _column("date", "date")] = "",
    section: Annotated[str, _column("section", "section")] = "",
    outlet: Annotated[str, _column("outlet", "outlet")] = "",
    title: Annotated[str, _column("title", "title")] = "",
    url: Annotated[str, _column("url", "address")] = "",
    author: Annotated[str, _column("author", "author")] = "",
    text_format: Annotated[
        TextFormat, typer.Option("--text-format", help="How the text of a record is read.")
    ] = TextFormat.text,
    table: Annotated[str, typer.Option("--table", metavar="NAME", help="The table of a database.")] = "",
    query: Annotated[str, typer.Option("--query", metavar="SQL", help="A query in place of a table.")] = "",
    where: Annotated[str, typer.Option("--where", metavar="SQL", help="Only these rows of Parquet files.")] = "",
    marks: Annotated[
        Marks, typer.Option("--marks", help="latex: count ``x'' as a quotation, as old corpora write it.")
    ] = Marks.usual,
    jobs: Jobs = "auto",
    shard_bytes: Annotated[str, typer.Option("--shard-bytes", metavar="SIZE", help="Text per shard: 4M, 500k.")] = "4M",
    preset: PresetName = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: ExtendSelect = None,
    config: ConfigFile = "",
    isolated: Isolated = False,
    published: Annotated[
        str, typer.Option("--published", metavar="YYYY-MM-DD", help="The day of publication of every record.")
    ] = "",
    relative_to: Annotated[
        RelativeTo, typer.Option("--relative-to", help="published: rules about dates go by each record's date.")
    ] = RelativeTo.run,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Keep no quoted words, only where they are and a hash.")
    ] = False,
    max_chars: Annotated[int, typer.Option("--max-chars", min=1, help="Longer records are not linted.")] = 5_000_000,
    record_timeout: Annotated[
        float, typer.Option("--record-timeout", min=0.1, metavar="SECONDS", help="Give up on a record after this time.")
    ] = 30.0,
    fail_on: Annotated[
        Level | None, typer.Option("--fail-on", help="Exit 1 if there are findings of this severity or above.")
    ] = None,
    stop_after: Annotated[
        int, typer.Option("--stop-after", min=0, metavar="N", help="Stop after this many shards (exit 3).")
    ] = 0,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0, metavar="SECONDS", help="Begin no shard after this time (exit 3).")
    ] = 0.0,
    prune: Annotated[bool, typer.Option("--prune", help="Drop records that a changed input no longer has.")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Delete what is there and begin again.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --restart: do not ask.")] = False,
    progress: Annotated[
        ProgressForm, typer.Option("--progress", help="How progress is shown; auto: a line, or JSON if not a terminal.")
    ] = ProgressForm.auto,
) -> int:
    """Lint every article of an archive once; the same command resumes. Exit 0, 1: --fail-on, 2: errors, 3: stopped."""
    from attrlint.cli.audit import Asked, run_audit

    names = {"id": id, "text": text, "date": date, "section": section, "outlet": outlet, "title": title}
    return run_audit(
        Asked(
            inputs=tuple(inputs),
            out=out,
            input_format=input_format.value,
            columns={**names, "url": url, "author": author},
            text_format=text_format.value,
            table=table,
            query=query,
            where=where,
            latex_marks=marks is Marks.latex,
            jobs=jobs,
            shard_bytes=shard_bytes,
            preset=preset.value if preset else "",
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            extend_select=tuple(extend_select or ()),
            config=config,
            isolated=isolated,
            published=published,
            dated=relative_to is RelativeTo.published,
            keep_text=not no_text,
            max_chars=max_chars,
            record_timeout=record_timeout,
            fail_on=fail_on.value if fail_on else "",
            stop_after=stop_after,
            time_limit=time_limit,
            prune=prune,
            restart=restart,
            yes=yes,
            progress=progress.value,
        )
    )


@audit_app.command("status", epilog="Example: attrlint audit status audited")
def status(folder: Folder) -> int:
    """Show how far an audit is. Exit 0: complete, 1: not."""
    from attrlint.cli.audit import show_status

    return show_status(folder)


@audit_app.command("report", epilog="Example: attrlint audit report audited drift")
def report(
    folder: Folder,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="drift, speakers, quoted, diversity, anonymous, single, rules, syndicated; all of them if none.",
        ),
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How answers are printed.")] = ReportFormat.table,
    output: Annotated[str, typer.Option("--output", metavar="FILE", help="Write to FILE.")] = "",
    min_words: Annotated[
        int, typer.Option("--min-words", min=4, help="Words that a quotation must have for drift and speakers.")
    ] = 8,
    changed: Annotated[
        str, typer.Option("--changed", metavar="N..M", help="How many changed words drift shows.")
    ] = "1..6",
    since: Annotated[str, typer.Option("--since", metavar="YYYY-MM-DD", help="Only stories from this day on.")] = "",
    count_copies: Annotated[
        bool, typer.Option("--count-copies", help="Count a story as often as it was printed.")
    ] = False,
) -> int:
    """Answer questions about a whole archive: altered quotations, who is quoted, sources without a name."""
    from attrlint.cli.audit_report import report as print_report

    return print_report(
        folder,
        names or (),
        form.value,
        output,
        min_words=min_words,
        changed=changed,
        since=since,
        count_copies=count_copies,
    )
