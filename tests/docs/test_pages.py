"""The pages of the documentation: what they show is what is printed, what they name is there, nothing in them is stale."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer

from attrlint.cli.app import app
from attrlint.output.rule_records import rule_record
from attrlint.output.source_tables import LAYOUTS
from attrlint.packs import pack
from attrlint.settings.config import KEYS, Config, read_config
from attrlint.settings.settings_reference import SETTINGS, sample_file
from tests.docs.transcripts import PARTS, ROOT, Desk, Step, fits, renew, steps

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
PAGES = sorted(p for p in [*DOCS.rglob("*.md"), ROOT / "README.md"] if p.parent.name not in ("rules", "_static"))
SESSIONS = [p for p in PAGES if any(step.command for step in steps(p.read_text(encoding="utf-8")))]
COMMAND = re.compile(r"^(?P<prompt>\$ )?[-\s]*(attrlint .*?)(?:\s+#.*)?$", re.MULTILINE)


def named(path: Path) -> str:
    """A page as a test names it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SESSIONS, ids=named)
def test_what_a_page_shows_is_what_is_printed(path: Path, tmp_path: Path) -> None:
    """Each command of each session, in order, prints what stands below it."""
    if shutil.which("bash") is None:
        pytest.skip("no bash here")
    desk = Desk(tmp_path)
    for step in steps(path.read_text(encoding="utf-8")):
        if "git " in step.command and shutil.which("git") is None:
            pytest.skip("no git here")
        printed = desk.do(step)
        if step.command:
            said = "\n".join(printed)
            assert fits(step.prints, printed), f"{named(path)}:{step.line}: $ {step.command}\n{said}"


def commands_of(path: Path) -> list[str]:
    """The commands of ours in a page, up to a pipe or a redirection: behind a prompt, or a line of a script."""
    found = []
    for part in PARTS.finditer(path.read_text(encoding="utf-8")):
        for line in COMMAND.finditer(part["text"]):
            if line["prompt"] or part["language"] == "sh":
                found.append(re.split(r" [|>&]|;", line[2])[0].strip())
    return found


@pytest.mark.parametrize("path", [p for p in PAGES if commands_of(p)], ids=named)
def test_every_command_of_a_page_is_one(path: Path) -> None:
    """The parser takes each command with its options, whether it can be run here or not."""
    for line in commands_of(path):
        words = shlex.split(line)[1:]
        command = typer.main.get_command(app)
        parent = None
        while hasattr(command, "commands") and words and not words[0].startswith("-"):
            parent = command.make_context(words[0], [], parent=parent, resilient_parsing=True)
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        if words in (["--help"], ["--version"], ["--install-completion"]):
            continue
        command.make_context("attrlint", [*words], parent=parent)


def test_there_is_much_to_run() -> None:
    """The tests above have something to do."""
    names = {named(path) for path in SESSIONS}
    assert names >= {"docs/index.md", "docs/getting-started.md", "docs/fixing.md", "docs/adopting.md"}
    assert sum(bool(step.command) for path in SESSIONS for step in steps(path.read_text(encoding="utf-8"))) > 40


def test_a_session_that_says_something_else_is_found(tmp_path: Path) -> None:
    """The harness itself: a word too many or too few is a fault, what is left out is none, files are written."""
    page = "<!-- file: a.txt -->\n```text\none\ntwo\n```\n\n```console\n$ cat a.txt\none\n...\n$ echo $?\n0\n```\n"
    desk = Desk(tmp_path)
    done = [(step, desk.do(step)) for step in steps(page)]
    assert [(step.command, printed) for step, printed in done] == [
        ("", []),
        ("cat a.txt", ["one", "two"]),
        ("echo $?", ["0"]),
    ]
    assert all(fits(step.prints, printed) for step, printed in done)
    assert not fits(("one",), ["one", "two"])
    assert not fits(("one", "two", "three"), ["one", "two"])
    assert not fits(("...", "one"), ["one", "two"])
    assert fits(("...", "two"), ["one", "two"])


def test_a_page_can_be_renewed(tmp_path: Path) -> None:
    """What is stale is replaced, what is left out stays left out, the rest of the page is as it was."""
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n```console\n$ seq 4\n0\n...\n5\n$ echo a\nb\n```\n\nAfter.\n")
    (tmp_path / "empty").mkdir()
    renew(page, tmp_path / "empty")
    assert page.read_text() == "Before.\n\n```console\n$ seq 4\n1\n...\n4\n$ echo a\na\n```\n\nAfter.\n"


def test_reference_is_fresh() -> None:
    """docs/reference is what scripts/reference.py writes now; if not, run it."""
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_setting_is_explained() -> None:
    """What init writes and the reference shows are all the settings, with the defaults that hold."""
    assert sorted(setting.key for setting in SETTINGS) == sorted(KEYS)
    assert all(f"# {setting.sample.splitlines()[-1]}" in sample_file() for setting in SETTINGS if setting.is_table)


def test_the_sample_file_can_be_switched_on(tmp_path: Path) -> None:
    """Each commented-out setting is sound when its mark is taken away; those with a default give the default."""
    lines = [line.removeprefix("# ") for line in sample_file().splitlines()]
    own = [line for line in lines if re.match(r'(?:\[|"archive|\w[\w-]* = )', line) and not line.startswith("extend =")]
    (tmp_path / "attrlint.toml").write_text("\n".join(own), encoding="utf-8")
    config = read_config(tmp_path / "attrlint.toml")
    assert config.per_file_ignores == (("archive/*", ("RES", "SOC")),)
    assert dict(config.rules["QUO001"]) == {"severity": "warning", "min_words": 8}
    with_default = [s.key.replace("-", "_") for s in SETTINGS if s.default]
    assert len(with_default) >= 8
    assert {key: getattr(config, key) for key in with_default} == {key: getattr(Config(), key) for key in with_default}


def keys_of(value: object) -> set[str]:
    """Every key of some data, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_the_json_page_names_every_key(tmp_path: Path) -> None:
    """What a run prints as json has no key that the page leaves out, and its tables list those of an object in full."""
    page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    check, _, sources = page.partition("\n## sources\n")
    desk = Desk(tmp_path)
    for command, text in (("check --isolated --exit-zero --quiet", check), ("sources", sources)):
        printed = desk.do(Step(0, command=f"attrlint {command} --output-format json examples/draft.md"))
        data = json.loads("\n".join(printed))
        table = text.partition("| Key |")[2].partition("\n\n")[0].splitlines()[2:]
        listed = {word for row in table for word in re.findall(r"`(\w+)`", row.split("|")[1])}
        assert listed == set(data[0])
        assert keys_of(data) <= set(re.findall(r"`(\w+)`", text))


def test_the_json_page_names_every_key_of_a_rule() -> None:
    """Its table lists them in full."""
    rule = (DOCS / "reference" / "json.md").read_text(encoding="utf-8").partition("\n## rule\n")[2]
    listed = {
        word for row in rule.splitlines() if row.startswith("|") for word in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    record = rule_record(pack.builtin()[0])
    assert listed == set(record)
    assert keys_of(record["examples"]) <= set(re.findall(r"`(\w+)`", rule)) | {"offset", "end_offset"}


def test_the_pages_name_every_sort_and_layout() -> None:
    """Sorts of source and layouts of quotations are those of the code."""
    page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \|", page.partition("| layout |")[2].partition("\n#")[0], re.MULTILINE)
    assert sorted(rows) == sorted(LAYOUTS)
    rows = re.findall(
        r"^\| `([a-z]+)`(?: \(`([a-z]+)` in JSON\))? \|",
        (DOCS / "sources.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    sorts = [key or name for name, key in rows]
    assert sorts == ["person", "body", "outlet", "document", "group", "anonymous", "generic"]  # the contract's
    assert all(f"`{sort}`" in page for sort in sorts)
