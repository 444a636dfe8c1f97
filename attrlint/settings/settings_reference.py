"""The settings as people read them: what each means, in the file of `attrlint init` and in the reference."""

from __future__ import annotations

import json
import textwrap

from attrlint.base.facts import dataclass
from attrlint.model.diagnostic import SEVERITIES
from attrlint.reading.formats import GLOBS
from attrlint.reading.genres import genre_words
from attrlint.settings.config import FLAGS, LISTS, NUMBERS, TEXTS, Config

WIDTH = 118  # columns of a comment in the file that init writes


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a configuration file: what it means, a value in TOML (its default where it has one), its flag."""

    key: str
    says: str
    sample: str
    flag: str = ""

    @property
    def is_table(self) -> bool:
        """Whether it is a table with a head of its own."""
        return self.sample.startswith("[") and "\n" in self.sample

    @property
    def type(self) -> str:
        """What its value must be, in words."""
        if self.key in LISTS:
            return "list of texts"
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
        """Its default in TOML; empty where it is not set by default."""
        held = getattr(Config(), self.key.replace("-", "_"), "")
        return "" if held in ("", {}) or self.is_table or self.key == "sources" else self.sample


SETTINGS = (
    Setting(
        "extend", "Take the settings of another file first; what this one says holds over them.", '"../attrlint.toml"'
    ),
    Setting(
        "packs",
        'Packs of rules: "default" (all that are built in), the name of one, a YAML file or a folder of them, '
        "package:NAME (one that is installed) or vale:FOLDER (a style of Vale). Paths start from this file's folder.",
        '["default"]',
    ),
    Setting(
        "preset",
        "Which rules to begin with: recommended, strict (every rule), wire (an agency's) or residue (what must never "
        "be printed).",
        '"recommended"',
        "--preset",
    ),
    Setting(
        "select", "Run these rules in place of the preset's: codes, prefixes (QUO), names or ALL.", "[]", "--select"
    ),
    Setting("extend-select", "Run these rules as well.", "[]", "--extend-select"),
    Setting("ignore", "Do not run these rules.", "[]", "--ignore"),
    Setting(
        "include",
        "What a draft is called in a folder.",
        json.dumps(GLOBS),
        "--include",
    ),
    Setting("exclude", "What to leave out in a folder, beside what git ignores.", "[]", "--exclude"),
    Setting(
        "names",
        "Files of names that are right as they are: text, a name a line, or YAML with places, people and outlets.",
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
        "The day of publication, for rules about weekdays and tense. Read from each draft where it is not given.",
        '"2026-05-07"',
        "--date",
    ),
    Setting(
        "house-style",
        "Whose spelling of places holds: ap, bbc, guardian or reuters; no rule asks for one before it is chosen.",
        '"ap"',
    ),
    Setting(
        "sources",
        "Transcripts, recordings' captions and other files that quotes are checked against: files and folders, from "
        "this file's folder. Makes the VER rules part of check.",
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
        "cache-size",
        "Megabytes that the cache of results may take on disk; a million drafts fit in the default. The largest number "
        "in a run counts.",
        "1000",
    ),
    Setting(
        "per-file-ignores",
        "Rules that do not run on some drafts: globs, from the folder of this file.",
        '[per-file-ignores]\n"archive/*" = ["RES", "SOC"]',
    ),
    Setting(
        "rules",
        "Options of one rule, by code or name; its page lists them.",
        '[rules.QUO001]\nseverity = "warning"\nmin_words = 8',
    ),
)
HEAD = """\
# Settings of attrlint. The file nearest to a draft holds; nothing is merged from further up.
# Every line that is commented out shows the default, or an example where there is none.
"""


def sample_file() -> str:
    """A configuration file with every setting explained and commented out."""
    parts = [HEAD]
    for setting in SETTINGS:
        said = textwrap.wrap(setting.says, WIDTH, break_on_hyphens=False)
        body = setting.sample if setting.is_table else f"{setting.key} = {setting.sample}"
        parts.append("\n".join(f"# {line}" for line in (*said, *body.splitlines())) + "\n")
    return "\n".join(parts)
