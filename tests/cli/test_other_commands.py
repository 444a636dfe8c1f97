"""rules, rule, config show, init and schema."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from attrlint.cli import printing, run
from attrlint.packs import pack, pack_files
from tests.cli.test_check import desk, told
from tests.cli.test_printing import Terminal

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]


def test_rules_list(capsys: pytest.CaptureFixture[str]) -> None:
    """A line a rule."""
    code, out, _ = told(capsys, "rules", "list", "--isolated")
    assert code == 0
    assert "QUO001  repeated-quote               error/warning on" in out.splitlines()
    assert len(out.splitlines()) == len(pack.builtin())


@pytest.mark.parametrize("rule", pack.builtin(), ids=lambda rule: rule.code)
def test_rule_page_fits_a_terminal(capsys: pytest.CaptureFixture[str], rule: pack.Rule) -> None:  # type: ignore[name-defined]
    """Every page has its parts, and no line is wider than 80 columns but for an address that is copied whole."""
    code, out, _ = told(capsys, "rule", rule.name)
    assert code == 0
    assert out.startswith(f"{rule.code} {rule.name}\n")
    for part in (
        "What it flags",
        "How to fix it",
        "Options, under",
        "Flagged, between",
        "Not flagged",
        "Noise budget:",
        "To suppress",
    ):
        assert part in out
    assert [line for line in out.splitlines() if len(line) > 80 and " " in line.strip()] == []


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("70", 70), ("300", 100), ("0", 80), ("20", 40)])
def test_rule_page_fits_any_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    """As wide as the terminal up to 100 columns; what is copied stays on one line."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = told(capsys, "rule", "ATT002")[1].splitlines()
    copied = [line for line in lines if line.strip().startswith(("<!-- attrlint", "#attrlint"))]
    assert widest - 15 < max(len(line) for line in lines if line not in copied) <= widest
    assert any("<!-- attrlint: ignore[ATT002] reason -->" in line for line in lines)


def test_rule_page_says_what_the_rule_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The message of its first example, without placeholders, and how its fix is made."""
    page = told(capsys, "rule", "PLC001")[1]
    assert "\n  “Massachusets” looks like “Massachusetts”; check the spelling\n" in page
    assert "\nFix: needs review, with --unsafe-fixes.\n" in page


def test_rule_page_is_the_same_in_black_and_white(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours add nothing that is not in the words."""
    plain = told(capsys, "rule", "PLC001")[1]
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = told(capsys, "rule", "PLC001")[1]
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_rules_and_pages_follow_the_configuration(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Severities, options and what is on are those that hold here; --isolated shows the rules as they are shipped."""
    (desk / "attrlint.toml").write_text('ignore = ["QUO007"]\n[rules.QUO001]\nseverity = "info"\nmin_words = 9\n')
    lines = told(capsys, "rules", "list")[1].splitlines()
    assert "QUO001  repeated-quote               info     on" in lines
    assert "QUO007  run-together-quotes          warning  off" in lines
    page = told(capsys, "rule", "QUO001")[1]
    assert "\ninfo, on by default" in page
    assert "\n  min_words = 9\n" in page
    assert "\n  min_words = 6\n" in told(capsys, "rule", "QUO001", "--isolated")[1]
    (desk / "attrlint.toml").write_text('[per-file-ignores]\n"a*" = ["RES"]\n')
    (desk / "a.md").touch()
    assert told(capsys, "config", "show", "a.md")[1].endswith("\n# ignored here by per-file-ignores: RES\n")


def test_rules_test(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Examples that hold say how many; one that does not is named with its place and ends in 1; a broken pack in 2."""
    assert told(capsys, "rules", "test", "quotations")[0] == 0
    good = (pack_files.rules_folder() / "repetition.yaml").read_text()
    (desk / "house.yaml").write_text(good.replace("[[The bridge will stay shut", "The [[bridge will stay shut", 1))
    code, out, _ = told(capsys, "rules", "test", "house.yaml")
    assert code == 1
    assert "house.yaml:" in out
    assert "DUP001 repeated-sentence: marks" in out
    (desk / "broken.yaml").write_text(good.replace("kind: repeated-passage", "kind: repeated-pasage"))
    code, _, err = told(capsys, "rules", "test", "broken.yaml")
    assert code == 2
    assert err.startswith("broken.yaml:8:11: error: unknown kind “repeated-pasage” (did you mean “repeated-passage”?)")


def test_init_and_config_show(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """init writes a file that is read without complaint, once; config show says where each setting comes from."""
    assert told(capsys, "init")[0] == 0
    code, _, err = told(capsys, "init")
    assert code == 2
    assert err == "attrlint.toml: error: already exists; not overwritten\n"
    (desk / "attrlint.toml").write_text('ignore = ["STY"]\n')
    code, out, _ = told(capsys, "config", "show", ".")
    assert code == 0
    assert 'ignore = ["STY"]  # attrlint.toml' in out
    assert 'fail-on = "warning"  # default' in out
    assert "ignore = []  # default" in told(capsys, "config", "show", "--isolated")[1]


def test_schema_fits_our_packs(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema is one, every built-in pack fits it, and a wrong key does not."""
    code, out, _ = told(capsys, "schema")
    assert code == 0
    schema = json.loads(out)
    jsonschema.Draft7Validator.check_schema(schema)
    checker = jsonschema.Draft7Validator(schema)
    for name in pack_files.builtin_names():
        data = yaml.safe_load((pack_files.rules_folder() / f"{name}.yaml").read_text(encoding="utf-8"))
        assert [error.message for error in checker.iter_errors(data)] == []
    data["rules"][0]["tokns"] = ["x"]
    assert list(checker.iter_errors(data))


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    """--version is one line; every command has help with an example."""
    assert told(capsys, "--version")[1].startswith("attrlint ")
    for command in (
        ["check"],
        ["rule"],
        ["rules", "list"],
        ["rules", "test"],
        ["config", "show"],
        ["init"],
        ["schema"],
        ["baseline"],
    ):
        code, out, _ = told(capsys, *command, "--help")
        assert code == 0
        assert "Example: attrlint" in out
    assert run([]) == 2


def test_help_fits_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """At 80 columns no line is longer, and what a command does is said whole."""
    monkeypatch.setenv("COLUMNS", "80")
    groups = ([], ["rules"], ["config"])
    for group in groups:
        out = told(capsys, *group, "--help")[1]
        listed = out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
        assert listed
        assert [line for line in listed if line.endswith("...")] == []
        for words in ([*group, line.split()[0]] for line in listed):
            said = told(capsys, *words, "--help")[1]
            assert [line for line in said.splitlines() if len(line) > 80] == []
            assert "Example: attrlint" in said


def test_all_rules_as_pages(capsys: pytest.CaptureFixture[str]) -> None:
    """Every page, each as `rule CODE` prints it."""
    assert run(["rule", "--all", "--isolated"]) == 0
    every = capsys.readouterr().out
    assert run(["rule", "QUO001", "--isolated"]) == 0
    assert capsys.readouterr().out in every
    heads = re.findall(r"^([A-Z]{3}\d{3}) [a-z-]+$", every, re.MULTILINE)
    assert sorted(heads) == sorted(rule.code for rule in pack.builtin())


def test_rules_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An object for one rule, an array for all, as the settings have them, with examples and what they mark."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "attrlint.toml").write_text('[rules.QUO001]\nseverity = "info"\nmin_words = 9\n')
    assert run(["rule", "repeated-quote", "--output-format", "json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert run(["rule", "--all", "--output-format", "json"]) == 0
    every = {rule["code"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert every.keys() == {rule.code for rule in pack.builtin()}
    assert every["QUO001"] == one
    assert (one["name"], one["severity"], one["options"]["min_words"]) == ("repeated-quote", "info", 9)
    for rule in pack.builtin():
        found = every[rule.code]
        assert (found["default"], found["kind"], len(found["examples"]["good"])) == (
            rule.on, rule.kind_name, len(rule.examples[1]),
        )  # fmt: skip
        for example in found["examples"]["bad"]:
            assert example["marks"]
            assert all(0 <= mark["offset"] < mark["end_offset"] <= len(example["text"]) for mark in example["marks"])


@pytest.mark.parametrize("argv", [["rule"], ["rule", "QUO001", "--all"]])
def test_a_rule_or_all(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One of the two must be said."""
    assert run(argv) == 2
    assert "--all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "last"),
    [
        (["rules", "test", "."], r"1 of 2 rules \(50 %\)"),
        (["sources", "--isolated", "--no-cache", "--jobs", "1", "."], r"\d of 5 drafts \(\d+ %\)"),
        (["check", "--isolated", "--no-cache", "--jobs", "1", "--exit-zero", "."], r"\d of 5 drafts \(\d+ %\)"),
    ],
)  # fmt: skip
def test_progress(
    argv: list[str], last: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long run says on a terminal how far it is; in a log there is none of it."""
    monkeypatch.chdir(tmp_path)
    for name in "abcde":
        (tmp_path / f"{name}.md").write_text("The bridge is shut.\n")
    assert run(["rules", "new", "HSE001", "one-name"]) + run(["rules", "new", "HSE002", "other-name"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(printing, "PROGRESS_AFTER", -1.0)
    assert run(argv) == 0
    assert "%" not in capsys.readouterr().err
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run(argv) == 0
    shown = terminal.getvalue()
    assert re.search(r"\r" + last, shown)
    assert shown.rstrip().rpartition("\r")[2].startswith("\x1b[K")
