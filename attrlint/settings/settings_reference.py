"""The settings as people read them: what each one means, for the file that `attrlint init` writes and the reference."""

from __future__ import annotations

import json
import textwrap

from attrlint.base.facts import dataclass
from attrlint.model.diagnostic import SEVERITIES
from attrlint.reading.formats import GLOBS
from attrlint.reading.genres import genre_words
from attrlint.settings.config import FLAGS, LISTS, NUMBERS, TEXTS, Config
from attrlint.settings.source_settings import SOURCES

WIDTH = 118  # width in columns of a comment in the file that init writes


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a settings file: what it means, a value in TOML (its default if it has one), its flag."""

    key: str
    says: str
    sample: str
    flag: str = ""

    @property
    def is_table(self) -> bool:
        """Whether it is a table with its own header."""
        return self.sample.startswith("[") and "\n" in self.sample

    @property
    def type(self) -> str:
        """The required type of its value, in words."""
        if self.key == SOURCES:
            return "list of strings, or tables"
        if self.key in LISTS:
            return "list of strings"
        if self.is_table:
            return "table"
        if self.key in NUMBERS:
            return "whole number"
        if self.key in FLAGS:
            return "true or false"
        choices = TEXTS.get(self.key, ())
        return "one of " + ", ".join(f'"{choice}"' for choice in choices) if choices else "text"

    @property
    def default(self) -> str:
        """Its default in TOML; empty if it is not set by default."""
        held = getattr(Config(), self.key.replace("-", "_"), "")
        return "" if held in ("", {}) or self.is_table or self.key == "sources" else self.sample


SETTINGS = (
    Setting(
        "extend", "Read the settings of another file first. Settings in this file override them.", '"../attrlint.toml"'
    ),
    Setting(
        "packs",
        'Rule packs: "default" (all built-in packs), the name of a built-in pack, a YAML file or a folder of them, '
        "package:NAME (an installed package) or vale:FOLDER (a Vale style). Paths are relative to this file.",
        '["default"]',
    ),
    Setting(
        "preset",
        "The rules to start from: recommended, strict (all rules), wire (for agencies) or residue (only what must "
        "never be published).",
        '"recommended"',
        "--preset",
    ),
    Setting("select", "Run only these rules, not the preset: codes, prefixes (QUO), names or ALL.", "[]", "--select"),
    Setting("extend-select", "Also run these rules.", "[]", "--extend-select"),
    Setting("ignore", "Do not run these rules.", "[]", "--ignore"),
    Setting(
        "include",
        "Files in folders to check.",
        json.dumps(GLOBS),
        "--include",
    ),
    Setting("exclude", "Paths to skip, in addition to what git ignores.", "[]", "--exclude"),
    Setting(
        "names",
        "Files with names that are correct: text with one name per line, or YAML with places, people and outlets.",
        "[]",
    ),
    Setting(
        "fail-on", f"The least severity that makes the exit code 1: {', '.join(SEVERITIES)}.", '"warning"', "--fail-on"
    ),
    Setting(
        "genre",
        f"What the copy is: {genre_words()}. Rules are silent in some genres. Detected from the draft if not given.",
        '"news"',
    ),
    Setting(
        "date",
        "Publication date, for rules about weekdays and tense. Read from each draft if not set.",
        '"2026-05-07"',
        "--date",
    ),
    Setting(
        "house-style",
        "House style for place names: ap, bbc, guardian or reuters. Not checked unless set.",
        '"ap"',
    ),
    Setting(
        "sources",
        "Transcripts, recordings' captions and other files that quotes are checked against: files and folders, from "
        "this file's folder. Makes the VER rules part of check. In [[sources]] tables, “paths” has "
        "the sources, and “covers” globs of drafts that quote nothing else: a quote that is in no source is reported.",
        '["transcripts/"]',
        "--against",
    ),
    Setting(
        "sources-complete",
        "Whether the sources have everything that drafts quote. If so, a quote that is in none of them is reported.",
        "false",
    ),
    Setting(
        "quote-policy",
        "What editing of a quote is allowed: strict (AP), wire (Reuters) or clean (magazines).",
        '"wire"',
        "--policy",
    ),
    Setting(
        "max-file-size",
        "Maximum size of a draft in megabytes. A larger file is not checked, and the exit code is 2.",
        "20",
    ),
    Setting(
        "cache-size",
        "Maximum size of the cache in megabytes. The default holds a million drafts. If several settings files apply "
        "in a run, the largest number counts.",
        "1000",
    ),
    Setting(
        "speakers",
        "Who speaks in a source without labels, by file, and who is behind a label that is not a name, such as the "
        "president or Q.",
        '[speakers]\n"speech.txt" = "Jane Doe"\n"THE PRESIDENT" = "Ana Petrov"',
        "--speaker",
    ),
    Setting(
        "per-file-ignores",
        "Rules to ignore in some drafts. Globs are relative to this file.",
        '[per-file-ignores]\n"archive/*" = ["RES", "SOC"]',
    ),
    Setting(
        "rules",
        "Options of a rule, by code or name. See the page of the rule.",
        '[rules.QUO001]\nseverity = "warning"\nmin_words = 8',
    ),
)
SCHEMA_FILE = "attrlint.schema.json"
HEAD = f"""\
#:schema ./{SCHEMA_FILE}
# attrlint settings. The file nearest to a draft applies; files in parent folders are not merged.
# Commented-out lines show the default, or an example if there is no default.
"""


def sample_file() -> str:
    """A settings file with each setting explained and commented out."""
    parts = [HEAD]
    for setting in SETTINGS:
        said = textwrap.wrap(setting.says, WIDTH, break_on_hyphens=False)
        body = setting.sample if setting.is_table else f"{setting.key} = {setting.sample}"
        parts.append("\n".join(f"# {line}" for line in (*said, *body.splitlines())) + "\n")
    return "\n".join(parts)
