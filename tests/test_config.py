"""Configuration: the nearest file holds, a fault has its place, and the command line has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.config import read_config
from attrlint.errors import ConfigError
from tests.cli.test_check import desk, told

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk"]
FLAW = 'No deaths have been reported. He said “over".\n'


def codes(out: str) -> list[str]:
    """The codes of concise output."""
    return [line.split()[2] for line in out.splitlines()]


def test_nearest_file_holds(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each draft is linted under the file nearest to it; nothing is merged from further up."""
    (desk / "sub").mkdir()
    for place in (desk / "a.md", desk / "sub" / "b.md"):
        place.write_text(FLAW)
    (desk / "attrlint.toml").write_text('ignore = ["QUO"]\n')
    (desk / "sub" / "pyproject.toml").write_text('[tool.attrlint]\nignore = ["ATT"]\n')
    _, out, _ = told(capsys, "check")
    assert [(line.split(":")[0], line.split()[2]) for line in out.splitlines()] == [
        ("a.md", "ATT002"),
        ("sub/b.md", "QUO006"),
    ]
    assert codes(told(capsys, "check", "--isolated", "a.md")[1]) == ["ATT002", "QUO006"]
    assert codes(told(capsys, "check", "--config", "sub/pyproject.toml", "a.md")[1]) == ["QUO006"]
    assert codes(told(capsys, "check", "a.md", "--config", "sub/pyproject.toml")[1]) == ["QUO006"]


def test_a_pyproject_without_our_table_is_passed_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only a table of our own makes a pyproject.toml a configuration."""
    (desk / "sub").mkdir()
    (desk / "sub" / "a.md").write_text(FLAW)
    (desk / "attrlint.toml").write_text('ignore = ["QUO"]\n')
    (desk / "sub" / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert codes(told(capsys, "check", "sub/a.md")[1]) == ["ATT002"]


def test_extend(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The extended file comes first, this one over it; a ring is an error."""
    (desk / "a.md").write_text(FLAW)
    (desk / "base.toml").write_text('ignore = ["QUO"]\n[rules.ATT002]\nseverity = "error"\n')
    (desk / "attrlint.toml").write_text('extend = "base.toml"\n[rules.mixed-marks]\nseverity = "info"\n')
    assert told(capsys, "check")[1].split()[1:3] == ["error", "ATT002"]
    (desk / "base.toml").write_text('extend = "attrlint.toml"\n')
    code, _, err = told(capsys, "check")
    assert (code, err.splitlines()[0].endswith("error: extends itself")) == (2, True)


def test_rule_options(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Severity and options by code or name."""
    (desk / "a.txt").write_text("“We left the town at noon,” he said.\n\n“We left the town at noon,” he said.\n")
    (desk / "attrlint.toml").write_text("[rules.repeated-quotation]\nmin_words = 7\n[rules.DUP001]\nmin_words = 99\n")
    assert told(capsys, "check")[0] == 0
    (desk / "attrlint.toml").write_text('[rules.QUO001]\nseverity = "info"\n')
    assert "info QUO001" in told(capsys, "check")[1]


def test_per_file_ignores_packs_and_globs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Globs start from the folder of the configuration; a pack is a file beside it; exclude and include hold."""
    (desk / "old").mkdir()
    for name in ("a.md", "old/b.md", "c.story"):
        (desk / name).write_text(FLAW)
    (desk / "attrlint.toml").write_text('[per-file-ignores]\n"old/*" = ["ATT", "QUO"]\n')
    assert {line.split(":")[0] for line in told(capsys, "check")[1].splitlines()} == {"a.md"}
    (desk / "attrlint.toml").write_text('exclude = ["old"]\ninclude = ["*.story", "*.md"]\n')
    assert told(capsys, "check", "--show-files")[1] == "a.md\nc.story\n"
    assert told(capsys, "check", "--show-files", "old/b.md")[1] == "old/b.md\n"
    assert told(capsys, "check", "--show-files", "--force-exclude", "old/b.md", "a.md")[1] == "a.md\n"
    (desk / "requirements.txt").write_text(FLAW)
    assert told(capsys, "check", "--show-files", "requirements.txt")[1] == "requirements.txt\n"
    assert told(capsys, "check", "--show-files", "--force-exclude", "requirements.txt")[:2] == (0, "")


FAULTS = {
    "not TOML": ("ignore = [", ":1:", "not TOML:"),
    "unknown key": ('x = 1\nselct = ["QUO"]\n', ":1:1:", "unknown key “x”"),
    "unknown key, near": ('\nselct = ["QUO"]\n', ":2:1:", "unknown key “selct” (did you mean “select”?)"),
    "wrong type": ("genre = 3\n", ":1:1:", "“genre” must be text"),
    "wrong value": ('fail-on = "never"\n', ":1:1:", "“fail-on” is one of error, warning, info, not “never”"),
    "wrong date": ('date = "May"\n', ":1:1:", "“date” is YYYY-MM-DD, not “May”"),
    "wrong list": ("ignore = [1]\n", ":1:1:", "“ignore” must be a list of texts"),
    "missing parent": ('extend = "gone.toml"\n', ":1:1:", "no such file:"),
}


@pytest.mark.parametrize(("text", "place", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_faults(tmp_path: Path, text: str, place: str, said: str) -> None:
    """One line with the place of the key."""
    path = tmp_path / "attrlint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    (line,) = caught.value.lines()
    assert line.startswith(f"{path}{place}")
    assert said in line


@pytest.mark.parametrize(
    "text",
    [
        'ignore = ["QUO99"]\n',
        "[rules.QUO999]\nmin_words = 1\n",
        "[rules.QUO001]\nmin_word = 1\n",
        'packs = ["gone.yaml"]\n',
        "x = 1\n",
    ],
)
def test_a_fault_ends_in_2(desk: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """No fault of a configuration is let pass."""
    (desk / "a.md").write_text("The bridge is shut.\n")
    (desk / "attrlint.toml").write_text(text)
    code, _, err = told(capsys, "check")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert ": error: " in err


def test_gitignore(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What git ignores is no draft: nested files, the last word of the deepest one, folders; naming a file overrides."""
    (desk / ".git").mkdir()
    for name in ("a.md", "b.tmp.md", "out/c.md", "sub/d.tmp.md", "sub/e.md", ".hidden/f.md", "node_modules/g.md"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(FLAW)
    (desk / ".gitignore").write_text("*.tmp.md\nout/\n")
    (desk / "sub" / ".gitignore").write_text("!d.tmp.md\ne.md\n")
    assert told(capsys, "check", "--show-files")[1] == "a.md\nsub/d.tmp.md\n"
    assert told(capsys, "check", "--show-files", "b.tmp.md", "a.md", "a.md")[1] == "b.tmp.md\na.md\n"
    (desk / "loop").symlink_to(desk)
    assert told(capsys, "check", "--show-files")[1] == "a.md\nsub/d.tmp.md\n"
