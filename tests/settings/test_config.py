"""Configuration: the nearest file holds, a fault has its place, and the command line has the last word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrlint.base.errors import ConfigError
from attrlint.settings.config import find_config, read_config
from tests.cli.test_check import desk, told

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
    assert code == 2
    assert err == "base.toml:1:1: error: “extend” goes round in a circle by way of attrlint.toml\n"


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
    "wrong number": ("cache-size = 0\n", ":1:1:", "“cache-size” must be a whole number from 1 to 1000000"),
    "no number": ("cache-size = true\n", ":1:1:", "“cache-size” must be a whole number from 1 to 1000000"),
    "wrong value": ('fail-on = "never"\n', ":1:1:", "“fail-on” must be one of error, warning, info, not “never”"),
    "wrong date": ('date = "May"\n', ":1:1:", "“date” must be YYYY-MM-DD, not “May”"),
    "wrong list": ("ignore = [1]\n", ":1:1:", "“ignore” must be a list of strings"),
    "wrong names": ("names = 3\n", ":1:1:", "“names” must be a list of strings"),
    "missing parent": ('extend = "gone.toml"\n', ":1:10:", "no such file:"),
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


PLACES = {
    "another tool's table": ("pyproject.toml", '[tool.ruff]\nselect = 1\n[tool.attrlint]\n"select" = 3\n', "4:1"),
    "no table of ours": ("pyproject.toml", "[tool]\nattrlint = 3\n", "2:1"),
    "a text over lines": ("attrlint.toml", 'genre = """\nselect = 3"""\n', "1:1"),
    "after a text over lines": (
        "attrlint.toml",
        "ignore = [\n  '''\nselect''', # select = 3\n]\n  select = 3\n",
        "5:3",
    ),
    "inside a table": ("attrlint.toml", "[rules]\nQUO001.min_words = 3\nATT002 = 4\n", "3:1"),
    "a glob": ("attrlint.toml", '[per-file-ignores]\n"a/*" = ["QUO"]\n"b/*" = 4\n', "3:1"),
    "a key inside an inline table": ("attrlint.toml", "genre = 'news'\nrules = {ATT002 = 3}\n", "2:1"),
}


@pytest.mark.parametrize(("name", "text", "place"), PLACES.values(), ids=PLACES.keys())
def test_places_of_keys(desk: Path, name: str, text: str, place: str) -> None:
    """A fault is told at its own key, not at another of the same name."""
    path = desk / name
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert caught.value.lines()[0].startswith(f"{name}:{place}: error: ")


RULE_FAULTS = {
    "a selector": ('genre = "news"\nignore = ["QUO99"]\n', "2:11", "no rule named “QUO99”"),
    "a selector for files": ('[per-file-ignores]\n"x*" = ["QUO07"]\n', "2:9", "(did you mean “QUO017”?)"),
    "a rule": ("[rules.mismatched-quote-mark]\n", "1:8", "(did you mean “mismatched-quote-marks”?)"),
    "an option": ("[rules.QUO001]\nmin_word = 3\n", "2:1", "(did you mean “min_words”?)"),
    "a severity": ('[rules.QUO001]\nmin_words = 3\nseverity = "eror"\n', "3:1", "not “eror”"),
}


@pytest.mark.parametrize(("text", "place", "said"), RULE_FAULTS.values(), ids=RULE_FAULTS.keys())
def test_faults_about_rules(desk: Path, capsys: pytest.CaptureFixture[str], text: str, place: str, said: str) -> None:
    """They have the place of their key too, in the file that gives it, which may be an extended one."""
    (desk / "a.md").write_text("The bridge is shut.\n")
    (desk / "base.toml").write_text(text)
    (desk / "attrlint.toml").write_text('extend = "base.toml"\n')
    code, out, err = told(capsys, "check")
    assert (code, out) == (2, "")
    assert err.startswith(f"base.toml:{place}: error: ")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_broken_configuration_costs_its_own_drafts_only(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are linted, the fault is told once, and JSON stays whole."""
    (desk / "sub").mkdir()
    for name in ("a.md", "sub/b.md", "sub/c.md", "z.md"):
        (desk / name).write_text(FLAW)
    (desk / "sub" / "attrlint.toml").write_text("selct = 1\n")
    for paths in ((), ("a.md", "sub/b.md", "sub/c.md", "z.md")):
        code, out, err = told(capsys, "check", "--select", "ATT002", "--output-format", "json", *paths)
        assert code == 2
        assert [one["path"] for one in json.loads(out)] == ["a.md", "z.md"]
        assert err.splitlines() == [
            "sub/attrlint.toml:1:1: error: unknown key “selct” (did you mean “select”?)",
            "2 warnings in 2 of 2 drafts; some drafts could not be checked (see above)",
        ]


def test_the_command_line_has_the_last_word(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its --select takes the place of what a configuration chooses and ignores; per-file-ignores stay."""
    (desk / "a.md").write_text(FLAW)
    (desk / "attrlint.toml").write_text('ignore = ["ATT002"]\n')
    assert codes(told(capsys, "check")[1]) == ["QUO006"]
    assert codes(told(capsys, "check", "--select", "ATT002")[1]) == ["ATT002"]
    assert codes(told(capsys, "check", "--extend-select", "ATT002")[1]) == ["ATT002", "QUO006"]
    assert codes(told(capsys, "check", "--ignore", "QUO")[1]) == []
    (desk / "attrlint.toml").write_text('select = ["ATT002"]\n[per-file-ignores]\n"a.*" = ["ATT"]\n')
    assert codes(told(capsys, "check")[1]) == []
    assert codes(told(capsys, "check", "--select", "ATT002,QUO006")[1]) == ["QUO006"]


def test_options_of_a_rule_add_up(desk: Path) -> None:
    """A file sets one option of a rule and keeps those of the file that it extends; a built-in pack stays one."""
    (desk / "base.toml").write_text('[rules.QUO001]\nseverity = "info"\nmin_words = 9\n')
    (desk / "attrlint.toml").write_text(
        'extend = "base.toml"\npacks = ["quotations", "house.yaml"]\n[rules.QUO001]\nmin_words = 3\n'
    )
    (desk / "quotations").mkdir()
    config = read_config(desk / "attrlint.toml")
    assert config.rules == {"QUO001": {"severity": "info", "min_words": 3}}
    assert config.packs == ("quotations", str(desk / "house.yaml"))


def test_a_pyproject_is_ours_by_its_table(desk: Path) -> None:
    """Not by a word in a comment, but in whatever way the table is written."""
    path = desk / "pyproject.toml"
    (desk / "sub").mkdir()
    path.write_text("# tool.attrlint\n[project]\nname = 'x'\n")
    assert find_config(desk / "sub") != path
    for text in ("[tool . attrlint]\n", "[tool]\nattrlint = {}\n", "[tool.attrlint]\nx = [\n"):
        path.write_text(text)
        assert find_config(desk / "sub") == path


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


def test_a_pack_is_found_from_the_folder_of_its_configuration(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether the configuration is found or named, and wherever the command is run."""
    house = Path(__file__).parents[2] / "examples" / "house.yaml"
    (desk / "sub").mkdir()
    (desk / "sub" / "house.yaml").write_text(house.read_text(encoding="utf-8"), encoding="utf-8")
    (desk / "sub" / "attrlint.toml").write_text('packs = ["house.yaml"]\n')
    (desk / "sub" / "a.md").write_text("The harbor is shut.\n")
    for argv in (["sub/a.md"], ["--config", "sub/attrlint.toml", "sub/a.md"]):
        assert codes(told(capsys, "check", *argv)[1]) == ["HSE001"]


PRESETS = {
    "recommended": ({"ATT002", "QUO001"}, {"ATT013", "VAG008"}),
    "strict": ({"ATT002", "ATT013", "VAG008", "RES001"}, set[str]()),
    "wire": ({"ATT002", "ATT013", "ANO005", "VAG008"}, {"ATT006", "ATT016"}),
    "residue": ({"RES001", "STY001", "QUO007"}, {"ATT002", "QUO001"}),
}


@pytest.mark.parametrize("name", PRESETS)
def test_presets(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """A named set of rules to begin with; what the settings say beside it holds over it, and the command line over both."""
    on, off = PRESETS[name]
    (desk / "attrlint.toml").write_text(f'preset = "{name}"\n')

    def running() -> set[str]:
        lines = told(capsys, "rules", "list")[1].splitlines()
        return {line.split()[0] for line in lines if line.endswith(" on")}

    assert running() >= on
    assert not running() & off
    (desk / "attrlint.toml").write_text(f'preset = "{name}"\nignore = ["RES001"]\nextend-select = ["ATT016"]\n')
    assert "ATT016" in running()
    assert "RES001" not in running()
    (desk / "a.md").write_text("No deaths have been reported. TK\n")
    found = told(capsys, "check", "--preset", "residue", "a.md")[1]
    assert "ATT002" not in found
    assert "RES001" not in found
    assert "RES001" in told(capsys, "check", "--isolated", "--preset", "residue", "a.md")[1]


def test_an_unknown_preset(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named with its place."""
    (desk / "attrlint.toml").write_text('preset = "strickt"\n')
    (desk / "a.md").write_text("The bridge is shut.\n")
    code, _, err = told(capsys, "check", "a.md")
    assert code == 2
    assert err.startswith(
        "attrlint.toml:1:1: error: “preset” must be one of recommended, strict, wire, residue, not “strickt” (did"
    )


def test_house_names_count_everywhere(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of the house is no misspelling to any rule, and a near miss of its people is one."""
    (desk / "a.md").write_text(
        "Oleg Nikiforov spoke first. Nikiforov left at noon, but Nikifirov came back.\n\nThe mayor has gone, Vertska reported.\n"
    )
    (desk / "b.md").write_text("The bridge is safe, Oleg Nikiforv said.\n")
    assert [line.split()[2] for line in told(capsys, "check", "--isolated", ".")[1].splitlines()] == [
        "NAM001",
        "OUT002",
    ]
    (desk / "attrlint.toml").write_text('names = ["house.yaml"]\n')
    (desk / "house.yaml").write_text("people:\n  - Oleg Nikifirov\noutlets:\n  - Vertska\n")
    assert told(capsys, "check", "a.md")[1] == ""
    (desk / "house.yaml").write_text("people:\n  - Oleg Nikiforov\n")
    assert "NAM005 “Nikiforv”" in told(capsys, "check", "b.md")[1]


def test_presets_are_the_same_everywhere() -> None:
    """The setting, the option and the sets themselves name the same ones."""
    from attrlint.cli.enums import Preset
    from attrlint.settings import config, selection

    assert list(selection.PRESETS) == list(config.PRESETS) == [preset.value for preset in Preset]
