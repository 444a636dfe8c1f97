"""Writes what comes from the code: docs/reference (command line, configuration, packs, kinds), docs/*.schema.json.

usage: python scripts/reference.py [--check]     with --check nothing is written, and 1 says that a page is stale
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args, get_origin

import typer
import yaml

from attrlint.cli.app import app
from attrlint.kinds import KINDS, kind_class
from attrlint.model.scope import PROSE_BLOCKS
from attrlint.packs import pack
from attrlint.packs.located import kind_options, option_default
from attrlint.packs.pack_parser import REQUIRED, RULE_KEYS
from attrlint.packs.pack_schema import SAYS, schema_text
from attrlint.reading.formats import TEXT_FORMATS
from attrlint.reading.genres import GENRES
from attrlint.reading.prose import BlockKind
from attrlint.settings.selection import PRESETS, select_rules
from attrlint.settings.settings_reference import SETTINGS, sample_file
from attrlint.settings.settings_schema import settings_schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
WRITTEN = "<!-- written by scripts/reference.py -->"
LONGEST = 60  # characters of a default


def cell(text: str) -> str:
    """Text on one line, with nothing that Markdown would read as markup."""
    return re.sub(r"([\\*_<>|\[\]])", r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Text as code in a table cell, where a bar would end the cell."""
    return f"`{text}`".replace("|", "\\|")


def table(*rows: tuple[str, ...]) -> Iterator[str]:
    """A table whose first row is its header, and an empty line."""
    head, *rest = rows
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rest)
    yield ""


def first_sentence(text: str) -> str:
    """The first sentence of a help."""
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


# ---- the command line

COMMAND_LINE = """\
`attrlint COMMAND --help` shows the same in the terminal. `attrlint --version` prints the version, and
`attrlint --install-completion` sets up completion in your shell. See also [exit codes](exit-codes.md).
"""


def commands(command: object, path: str = "attrlint") -> Iterator[tuple[str, object]]:
    """A command and its subcommands, with what has to be typed for each."""
    inner = getattr(command, "commands", {})
    if not inner:
        yield path, command
    for name, one in inner.items():
        yield from commands(one, f"{path} {name}")


def command_line() -> Iterator[str]:
    """The page of the command line, from the Typer app."""
    every = sorted(commands(typer.main.get_command(app)))
    yield from ("# Command line", "", WRITTEN, "", COMMAND_LINE)
    rows = ((f"[`{path}`](#{path.replace(' ', '-')})", cell(first_sentence(one.help))) for path, one in every)
    yield from table(("Command", "What it does"), *rows)
    for path, one in every:
        arguments = [p for p in one.params if p.param_type_name == "argument"]
        options = [p for p in one.params if p.param_type_name == "option"]
        words = [path, *(["[OPTIONS]"] if options else []), *map(placeholder, arguments)]
        yield from (f"## {path}", "", " ".join(one.help.split()), "", "```text", " ".join(words), "```", "")
        if arguments:
            yield from table(("Argument", "Meaning"), *((f"`{p.name.upper()}`", said(p)) for p in arguments))
        if options:
            yield from table(("Option", "What it does"), *((spelled(p), said(p)) for p in options))
        example, comma, rest = (one.epilog or "").removeprefix("Example: ").partition(", ")
        rest = re.sub(r"docs/(\w+)[.]md", r"[\1](../\1.md)", rest)
        yield from (f"Example: `{example}`{comma}{rest}", "")


def placeholder(argument: object) -> str:
    """An argument as the usage line shows it."""
    name = argument.name.upper()
    return name if argument.required else f"[{name}{'...' if argument.nargs < 0 else ''}]"


def spelled(option: object) -> str:
    """An option as it is typed, with the form of its value."""
    choices = getattr(option.type, "choices", None)
    value = ""
    if choices and not option.metavar:
        value = " " + " | ".join(getattr(choice, "value", choice) for choice in choices)
    elif not option.is_flag:
        value = option.metavar or "VALUE"
        value = value if value.startswith("[=") else f" {value}"
    names = sorted(option.opts, key=len)
    return ", ".join(code(f"{name}{value if name == names[-1] else ''}") for name in names)


def said(param: object) -> str:
    """What a parameter does, with its default if it has one."""
    text, bracket, rest = (param.help or "").partition(" [default: ")
    default = getattr(param.default, "value", param.default)
    if bracket:
        default, _, rest = rest.partition("]")
        text = f"{text.rstrip('.')}.{rest.removeprefix('.')}"
    if getattr(param, "is_flag", False) or default in (None, "", ()):
        return cell(text)
    return f"{cell(text)} Default: {code(str(default))}."


# ---- the configuration

CONFIGURATION = """\
Put settings in `attrlint.toml`, `.attrlint.toml`, or `pyproject.toml` under `[tool.attrlint]`. For each draft, the
nearest file applies: in its folder or the closest parent folder, and within a folder the first of these names. Files in
parent folders are not merged unless `extend` names them. A draft without such a file uses
[your own settings](#your-own-settings), if you have any. Command-line options override the settings file, and
`--isolated` ignores all of them.

`attrlint init` writes [a file to start from](#a-file-to-start-from). `attrlint config show FILE` shows the settings
that apply to a draft, and where each comes from.
"""
PRESETS_HEAD = """\
## Presets

A preset is the set of rules to start from. `select`, `extend-select` and `ignore` change it.
"""
PRECEDENCE = """\
## Precedence

Command-line options override the settings file, which overrides the preset. Within one of these, the more specific
selector wins: a code or name over a prefix, a longer prefix over a shorter one, and a prefix over `ALL`. On a tie,
`ignore` wins. For example, `select = ["QUO"]` with `ignore = ["QUO006"]` runs all rules about quotes except one.
`per-file-ignores` always turns rules off.

For each draft, one settings file counts:

1. the file named with `--config`
2. the nearest file in the draft's folder or a folder above it
3. your own settings
4. none: the defaults

With `--isolated`, it is always the defaults.
"""
OWN = """\
## Your own settings

Drafts outside of any project use the settings file in your home folder:

| System | File |
|---|---|
| Linux | `~/.config/attrlint/attrlint.toml` |
| macOS | `~/Library/Application Support/attrlint/attrlint.toml` |
| Windows | `%APPDATA%\\attrlint\\attrlint.toml` |

If `XDG_CONFIG_HOME` is set, it takes the place of `~/.config` on every system. Paths in the file are relative to its
folder. It is not merged with a project's file; a project can name it in `extend`.

## Completion in your editor

Editors that read JSON Schemas complete and check `attrlint.toml` (such as VS Code with the extension Even Better TOML).
`attrlint init` writes the schema to `attrlint.schema.json` and names it in the first line of `attrlint.toml`. For a
settings file that you already have, run `attrlint schema --settings > attrlint.schema.json` and add the first line:

```toml
#:schema ./attrlint.schema.json
```

Write the schema again after an update of attrlint. This version's schema is also
[a file of the docs](../settings.schema.json).
"""


def configuration() -> Iterator[str]:
    """The page of the settings, from their declaration."""
    yield from ("# Configuration", "", WRITTEN, "", CONFIGURATION, "## Settings", "")
    rows = (
        (f"[`{one.key}`](#{one.key})", code(one.default) if one.default else "none", cell(first_sentence(one.says)))
        for one in SETTINGS
    )
    yield from table(("Setting", "Default", "What it does"), *rows)
    for one in SETTINGS:
        flag = f" On the command line: `{one.flag}`." if one.flag else ""
        default = code(one.default) if one.default else "none"
        yield from (f"### {one.key}", "", cell(one.says), "")
        yield from (f"Value: {cell(one.type)}. Default: {default}.{flag}", "")
        yield from ("```toml", one.sample if one.is_table else f"{one.key} = {one.sample}", "```", "")
    yield PRESETS_HEAD
    yield from table(("Preset", "Rules", "What it includes"), *preset_rows(pack.builtin()))
    yield PRECEDENCE
    yield OWN
    yield from ("## A file to start from", "", "What `attrlint init` writes:", "")
    yield from ("```toml", sample_file().rstrip("\n"), "```", "")


def preset_rows(rules: tuple[Rule, ...]) -> Iterator[tuple[str, ...]]:
    """One row per preset: how many built-in rules it runs, and its description."""
    for name, layer in PRESETS.items():
        chosen = ", ".join(f"`{word}`" for word in (*layer.select, *layer.extend_select))
        words = "all rules that are on by default" if not layer.select else "only"
        if layer.select == ("ALL",):
            words, chosen = "all rules", ""
        words += f"{', and' if not layer.select and chosen else ''} {chosen}" if chosen else ""
        yield f"`{name}`", f"{len(select_rules(rules, [layer]))} of {len(rules)}", words


# ---- packs

PACKS = """\
A pack is a YAML file with a list of rules. It is data: no expressions, scripts, tags or aliases. attrlint reports all
errors in a pack at once, with line and column, and exits with 2. [Write a rule](../write-a-rule.md) is the tutorial.
`attrlint schema` prints a JSON Schema for your editor ([as a file](../pack.schema.json)).

## Where packs come from

| In `packs` | Meaning |
|---|---|
| `default` | all built-in packs |
| `quotations`, `places`, ... | one of [those below](#built-in-packs) |
| `house.yaml`, `rules/` | a file, or a folder of `*.yaml` and `*.yml` files, relative to the settings file |
| `package:NAME` | a folder in an installed Python package, named in its entry points as `attrlint.packs` |
| `vale:FOLDER` | a [Vale style](../house-pack.md#vale-styles) |

Without `default` in the list, the built-in rules are not available. Each code can be declared only once.

## Keys of a pack

| Key | Meaning |
|---|---|
| **`rules`** | the list of rules |
| `name`, `version`, `description` | for people |
| `language` | the default for its rules: `any` (default) or `english` |

## Keys of a rule

A rule also has the options of its [kind](kinds.md). Keys in bold are required.
"""
EXAMPLES = """\
### Examples

`bad` examples have `[[` and `]]` around exactly what must be flagged (write `\\[[` for literal brackets). `good`
examples must not be flagged. An example is text or a mapping:

| Key | Meaning |
|---|---|
| **`text`** | the example |
| `fixed` | the text after the fix |
| `format` | FORMATS [default: `text`] |
| `with` | codes of rules to run with this one |

## Built-in packs
"""


def packs() -> Iterator[str]:
    """The page about packs: what they may contain, and the built-in ones."""
    yield from ("# Packs", "", WRITTEN, "", PACKS)
    rows = (
        (f"**`{key}`**" if key in REQUIRED else f"`{key}`", value_of(key, wanted), cell(SAYS[key]))
        for key, wanted in RULE_KEYS.items()
    )
    yield from table(("Key", "Value", "Meaning"), *rows)
    usual = ", ".join(f"`{block.value}`" for block in BlockKind if block in PROSE_BLOCKS)
    others = ", ".join(f"`{block.value}`" for block in BlockKind if block not in PROSE_BLOCKS)
    yield from ("### Blocks", "", f"By default, a rule checks {usual}. `blocks` can also name {others}.", "")
    yield EXAMPLES.replace("FORMATS", "one of " + ", ".join(f"`{name}`" for name in TEXT_FORMATS))
    yield from table(("Pack", "Codes", "Rules", "On", "About"), *map(pack_row, pack.builtin_names()))


def pack_row(name: str) -> tuple[str, ...]:
    """A row of the table of built-in packs."""
    path = pack.rules_folder() / f"{name}.yaml"
    rules = pack.read(str(path))
    head = path.read_text(encoding="utf-8").partition("\nrules:")[0].splitlines()
    about = " ".join(line.removeprefix("#").strip() for line in head[1:] if line.startswith("#"))
    codes = ", ".join(sorted({rule.code[:3] for rule in rules}))
    return f"[`{name}`](../rules/README.md#{name})", codes, str(len(rules)), str(sum(r.on for r in rules)), cell(about)


def value_of(key: str, wanted: object) -> str:
    """The required value of a rule's key, in words."""
    words = {
        "severity": "`error`, `warning`, `info`, or a mapping of grades to these",
        "examples": "a mapping with `bad` and `good`",
        "silent_in": "some of " + ", ".join(f"`{genre}`" for genre in GENRES),
        "blocks": "[kinds of block](#blocks)",
        "kind": "[a kind](kinds.md)",
    }
    return words.get(key) or typed(wanted)


def typed(wanted: object) -> str:
    """A type in words."""
    if get_origin(wanted) is Literal:
        return ", ".join(f"`{choice}`" if choice else "nothing" for choice in get_args(wanted))
    if get_origin(wanted) is tuple:
        return "list of strings"
    if get_origin(wanted) is dict:
        return "table of strings"
    return {str: "text", bool: "`true` or `false`", int: "whole number", float: "number"}[wanted]


# ---- kinds

KINDS_HEAD = """\
The `kind:` of a rule says how to look; its options say what to look for. The message of a rule can use the values of
its kind in braces. If a kind grades its findings, `severity` can map grades to severities.

The first seven kinds are generic and use Vale's names and keys. Most [house packs](../house-pack.md) need only these.
"""


def kinds() -> Iterator[str]:
    """The page of kinds, from their declarations."""
    rules = sorted(pack.builtin(), key=lambda rule: rule.code)
    yield from ("# Kinds", "", WRITTEN, "", KINDS_HEAD)
    for name in KINDS:
        made = kind_class(name)
        yield from (f"## {name}", "", *described(inspect.getdoc(made) or ""))
        rows = ((f"`{o}`", typed(wanted), shown(option_default(made, o))) for o, wanted in kind_options(made).items())
        if kind_options(made):
            yield from table(("option", "value", "default"), *rows)
        yield "In messages: " + ", ".join(f"`{{{value}}}`" for value in made.values) + "."
        if made.grades:
            yield "Grades: " + ", ".join(f"`{grade}`" for grade in made.grades) + "."
        users = [f"[{rule.code}](../rules/{rule.name}.md)" for rule in rules if rule.kind_name == name]
        if users:
            yield f"Rules: {', '.join(users)}."
        yield ""


def described(doc: str) -> Iterator[str]:
    """A docstring as Markdown paragraphs."""
    for paragraph in doc.split("\n\n"):
        parts = re.split(r"(`[^`]*`)", " ".join(paragraph.split()).replace("``", "`"))
        yield from ("".join(part if part.startswith("`") else cell_keeping(part) for part in parts), "")


def cell_keeping(text: str) -> str:
    """Text with its spaces, and nothing that Markdown would read as markup."""
    return re.sub(r"([\\*_<>\[\]])", r"\\\1", text)


def shown(value: object) -> str:
    """A default as YAML in a cell."""
    if value is False or value is True or (value and not isinstance(value, (tuple, str, dict))) or value == 0:
        return code(yaml.safe_dump(value).removesuffix("...\n").strip())
    if not value:
        return "none"
    text = "[" + ", ".join(map(str, value)) + "]" if isinstance(value, tuple) else str(value)
    return code(text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …")


PAGES = {"command-line": command_line, "configuration": configuration, "packs": packs, "kinds": kinds}


def made() -> Iterator[tuple[Path, str]]:
    """All files that are written, with their text."""
    for name, lines in PAGES.items():
        yield FOLDER / f"{name}.md", "\n".join(lines()).rstrip("\n") + "\n"
    yield ROOT / "docs" / "pack.schema.json", schema_text()
    yield ROOT / "docs" / "settings.schema.json", settings_schema_text()


def main(argv: list[str]) -> int:
    """Write the files, or say which are stale."""
    stale = 0
    for path, text in made():
        if "--check" not in argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale; run python scripts/reference.py\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
