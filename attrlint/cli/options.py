"""The options of check and of the commands that share some of them, as Typer reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from attrlint.cli.choices import complete_format
from attrlint.cli.enums import Level, Preset, QuotePolicy
from attrlint.output import FORMATS
from attrlint.output.columns import Columns
from attrlint.reading.formats import GLOBS

Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
ConfigFile = Annotated[str, typer.Option("--config", metavar="FILE", help="Take the configuration from this file.")]
Paths = Annotated[
    list[str] | None, typer.Argument(help="Drafts, folders, or - for standard input; this folder if none.")
]
Files = Annotated[list[str] | None, typer.Argument(help="Drafts and folders; this folder if none.")]
PresetName = Annotated[Preset | None, typer.Option("--preset", help="The set of rules to begin with.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODES", help="Run only these: codes, prefixes, names, ALL.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave these rules out.")]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar="CODES", help="Run these rules as well.")
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="GLOBS",
        help=f"Which files of a folder are drafts [default: {', '.join(GLOBS)}].",
    ),
]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOBS", help="Leave these paths out.")]
Day = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of publication; read from each draft if not given.")
]
StdinFilename = Annotated[
    str,
    typer.Option(
        "--stdin-filename", metavar="PATH", help="What standard input is called; its ending tells the format."
    ),
]
OutputFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[:FILE]",
        autocompletion=complete_format,
        help=f"How findings are printed: {', '.join(FORMATS)} [default: concise]. Several, each with its file.",
    ),
]
AddIgnore = Annotated[
    str | None,
    typer.Option(
        "--add-ignore", metavar="[=REASON]", help="Write comments into the drafts that silence what is found."
    ),
]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Leave excluded files out even when named.")]
OutputFile = Annotated[
    str, typer.Option("--output-file", metavar="FILE", help="Write the format that names no file here.")
]
ColumnUnit = Annotated[Columns, typer.Option("--columns", help="What columns count in concise, gcc and full.")]
ShowSuppressed = Annotated[
    bool, typer.Option("--show-suppressed", help="Show in sarif what comments silence, as html always does.")
]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="The least severity that makes the exit code 1 [default: warning].")
]
MakeFixes = Annotated[bool, typer.Option("--fix", help="Make the safe fixes; quoted words are never touched.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: make those as well that are only offered.")
]
ShowDiff = Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")]
BaselineFile = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="Report only what this file does not know.")
]
DiffBase = Annotated[
    str, typer.Option("--diff-base", metavar="REV", help="Report only what touches lines changed since a revision.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even when something is found.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead of listing them.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="Only list the drafts that would be linted.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")]
Jobs = Annotated[
    str, typer.Option("--jobs", "-j", metavar="N", help="Lint in so many processes; auto: in several where that pays.")
]
ShowProfile = Annotated[
    bool,
    typer.Option(
        "--profile", help="Say where the time goes: by step, rule, fact and file; takes nothing from the cache."
    ),
]
AgainstPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--against", metavar="PATH", help="Files and folders to check quotes against [default: the settings]."
    ),
]
PolicyName = Annotated[
    QuotePolicy | None, typer.Option("--policy", help="What editing of a quote is allowed [default: wire].")
]
ShowAll = Annotated[bool, typer.Option("--all", help="List every quote, not only those with a finding.")]
MinWords = Annotated[
    int, typer.Option("--min-words", min=3, help="Shorter quotes are looked up word for word and never reported.")
]
SpeakerNames = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="FILE=NAME", help="Who speaks in a source without speaker labels."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Take no results from the cache.")]
