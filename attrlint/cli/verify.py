"""attrlint verify: each quotation of drafts checked against the sources they were written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError
from attrlint.cli.check import Options, run_check
from attrlint.cli.choices import Output, day, outputs, words
from attrlint.running.against import Against
from attrlint.running.runner import Choice
from attrlint.settings.selection import Layer

if TYPE_CHECKING:
    from attrlint.cli.enums import Level, QuotePolicy
    from attrlint.output.columns import Columns

OWN = {"json": "verify-json"}
WITH_ALL = {"concise": "verify-all", "full": "verify-all-full"}
RULES = ("VER", "VER007")  # the second by its code: it is off unless selected


def verify(
    *,
    paths: list[str] | None,
    against: list[str] | None,
    policy: QuotePolicy | None,
    every: bool,
    min_words: int,
    speaker: list[str] | None,
    include: list[str] | None,
    exclude: list[str] | None,
    config: str,
    isolated: bool,
    output_format: list[str] | None,
    output_file: str,
    columns: Columns,
    fail_on: Level | None,
    baseline: str,
    diff_base: str,
    quiet: bool,
    date: str,
    cached: bool,
    jobs: int,
    stdin_filename: str,
) -> int:
    """Check the quotations of drafts; returns the exit code. Raises AttrlintError."""
    speakers = [_speaker(text) for text in speaker or ()]
    choice = Choice(
        config=config,
        isolated=isolated,
        rules=Layer(select=RULES),
        include=words(include),
        exclude=words(exclude),
        date=day(date),
        against=Against(tuple(against or ()), policy.value if policy else "", min_words, tuple(speakers), True, cached),
    )
    wanted = outputs(output_format, output_file)
    options = Options(
        paths=tuple(paths or ["."]),
        outputs=tuple(_own(output, every=every) for output in wanted),
        columns=columns,
        fail_on=fail_on.value if fail_on else "",
        baseline=baseline,
        diff_base=diff_base,
        quiet=quiet,
        jobs=jobs,
        cached=False,
        stdin_filename=stdin_filename,
    )
    return run_check(choice, options)


def _own(output: Output, *, every: bool) -> Output:
    """The form that a format uses for quotations."""
    name = OWN.get(output.format) or (WITH_ALL.get(output.format) if every else None)
    return output._replace(format=name) if name else output


def _speaker(text: str) -> tuple[str, str]:
    """A file and its speaker. Raises UsageError."""
    file, equals, name = text.partition("=")
    if not (file and equals and name.strip()):
        raise UsageError(f"--speaker is FILE=NAME, not “{text}”")
    return file, name.strip()
