"""The options of check and of the commands that share some of them, as Typer reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from attrlint.cli.choices import complete_format
from attrlint.cli.enums import Level, Preset, QuotePolicy
from attrlint.output import FORMATS
from attrlint.output.columns import Columns
from attrlint.reading.formats import GLOBS

Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all settings files.")]
ConfigFile = Annotated[str, typer.Option("--config", metavar="FILE", help="Use the settings in FILE.")]
Paths = Annotated[
    list[str] | None, typer.Argument(help="Drafts and folders, or - for standard input [default: this folder].")
]
Files = Annotated[list[str] | None, typer.Argument(help="Drafts and folders [default: this folder].")]
PresetName = Annotated[Preset | None, typer.Option("--preset", help="The set of rules to start from.")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Run only these rules: codes, prefixes, names or ALL."),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Do not run these rules.")]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar="CODES", help="Also run these rules.")
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="GLOBS",
        help=f"Files in folders to check [default: {', '.join(GLOBS)}].",
    ),
]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOBS", help="Skip these paths.")]
Day = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date [default: read from each draft].")
]
StdinFilename = Annotated[
    str,
    typer.Option("--stdin-filename", metavar="PATH", help="File name for standard input; its ending sets the format."),
]
OutputFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[:FILE]",
        autocompletion=complete_format,
        help=f"Output format: {', '.join(FORMATS)} [default: concise]. FORMAT:FILE writes to a file; repeatable.",
    ),
]
AddIgnore = Annotated[
    str | None,
    typer.Option("--add-ignore", metavar="[=REASON]", help="Add ignore comments to the drafts for all findings."),
]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help="Skip excluded files even if named.")]
OutputFile = Annotated[
    str, typer.Option("--output-file", metavar="FILE", help="Write the output to FILE instead of the terminal.")
]
ColumnUnit = Annotated[Columns, typer.Option("--columns", help="Unit of columns in concise, gcc and full.")]
ShowSuppressed = Annotated[
    bool, typer.Option("--show-suppressed", help="Include suppressed findings in sarif (html always does).")
]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="Lowest severity that fails the run [default: warning].")
]
MakeFixes = Annotated[bool, typer.Option("--fix", help="Apply safe fixes. Quoted words are never changed.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="Also apply fixes that need review (with --fix or --diff).")
]
ShowDiff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, without changing it.")]
BaselineFile = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="Report only findings not in this baseline.")
]
DiffBase = Annotated[
    str, typer.Option("--diff-base", metavar="REV", help="Report only findings on lines changed since REV.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even if there are findings.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Show counts per rule instead of findings.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the drafts that would be checked.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Do not print the summary.")]
Jobs = Annotated[str, typer.Option("--jobs", "-j", metavar="N", help="Number of parallel processes [default: auto].")]
ShowProfile = Annotated[
    bool,
    typer.Option("--profile", help="Show time by step, rule, fact and file, without the cache."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again after each save, until Ctrl-C.")]
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
