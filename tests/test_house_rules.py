"""What holds for the whole repository: no traces of a machine, and pages that say what is so."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from attrlint import __version__
from attrlint.cli import run
from attrlint.output import FORMATS
from attrlint.packs import pack
from attrlint.packs.pack_schema import json_schema, schema_text
from attrlint.settings.config import read_config

ROOT = Path(__file__).parent.parent
NEEDLES = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/"]  # in pieces, so that this file passes too
NEEDLES += ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".com", "npmjs" + ".org", "crates" + ".io"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")


def listed() -> list[Path]:
    """The files that git tracks or would."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git does not list the files here")
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def snippets(language: str) -> list[str]:
    """The blocks of the README in a language."""
    return [text for tongue, text in FENCE.findall(README) if tongue == language]


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a run of the command line prints, its summary last."""
    run(argv)
    said = capsys.readouterr()
    return said.out + said.err


def test_no_trace_of_a_machine_or_a_registry() -> None:
    """No absolute path of anybody's machine, no registry's host."""
    found = []
    for path in listed():
        if path.suffix not in (".png", ".z"):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {needle}" for needle in NEEDLES if needle in text]
    assert found == []


def test_readme_counts_every_family() -> None:
    """The table of families holds every built-in rule, with how many there are and how many are on."""
    rows = re.findall(r"^\| (\[[A-Z]{3}\].+?) \| .+? \| (\d+) \| (\d+) \|$", README, re.MULTILINE)
    counted = {tuple(re.findall(r"\[([A-Z]{3})\]", named)): (int(every), int(on)) for named, every, on in rows}
    families = [family for row in counted for family in row]
    assert sorted(families) == sorted({rule.code[:3] for rule in pack.builtin()})
    for row, counts in counted.items():
        rules = [rule for rule in pack.builtin() if rule.code[:3] in row]
        assert (len(rules), sum(rule.on for rule in rules)) == counts, row


def test_readme_is_short() -> None:
    """At most 130 lines."""
    assert len(README.splitlines()) <= 130


def test_formats_page_names_every_format() -> None:
    """docs/formats.md names every format there is."""
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", page))
    assert named >= set(FORMATS)


def test_readme_shows_what_is_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the README's excerpt is printed by a run on the example draft."""
    monkeypatch.chdir(ROOT)
    (concise,) = [text for text in snippets("") if "examples/draft.md:" in text]
    command, *lines = concise.splitlines()
    assert command.startswith("$ attrlint check ")
    said = printed(capsys, *command.split()[2:]).splitlines()
    assert [line for line in lines if line not in [*said, "..."]] == []


def test_readme_settings_are_sound(tmp_path: Path) -> None:
    """The configuration of the README is read without a fault and names rules that there are."""
    (settings,) = snippets("toml")
    (tmp_path / "attrlint.toml").write_text(settings, encoding="utf-8")
    config = read_config(tmp_path / "attrlint.toml")
    assert config.packs == ("default",)
    assert {word for _, codes in config.per_file_ignores for word in codes} == {"RES", "SOC"}
    rules = pack.builtin()
    assert set(config.rules) <= {rule.name for rule in rules}
    assert set(config.ignore) <= {rule.code for rule in rules}


def test_readme_hooks_are_ours() -> None:
    """The pre-commit snippet names hooks that there are, at this version."""
    (text,) = [text for text in snippets("yaml") if text.startswith("repos:")]
    (repo,) = yaml.safe_load(text)["repos"]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in ours}
    assert repo["rev"] == f"v{__version__}"


def test_readme_suppression_suppresses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The comment of the README silences what it says, and is not reported as idle."""
    (text,) = snippets("markdown")
    (tmp_path / "draft.md").write_text(text, encoding="utf-8")
    assert "No findings in 1 draft" in printed(capsys, "check", "--isolated", str(tmp_path / "draft.md"))
    (tmp_path / "draft.md").write_text(text.partition("\n")[2], encoding="utf-8")
    assert "ATT002" in printed(capsys, "check", "--isolated", str(tmp_path / "draft.md"))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """The files that a page links to, or names in code with a folder, are there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
    files = re.findall(r"`((?:attrlint|docs|examples|rules|scripts|tests|\.ci)/[\w./-]*\w)`", text)
    assert [name for name in [*links, *files] if not (ROOT / name).exists() and name != "rules/x.yaml"] == []


def test_the_example_draft_shows_every_sort_of_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """The draft that the demo lints has a finding of nearly every rule, and the clean one has none at all."""
    said = printed(capsys, "check", "--isolated", str(ROOT / "examples" / "draft.md"))
    found = {line.split()[2] for line in said.splitlines() if ": " in line}
    families = {rule.code[:3] for rule in pack.builtin() if rule.on} - {
        "SUP",
        "VER",
    }  # these need a comment, or a source
    assert {code[:3] for code in found} >= families
    said = printed(capsys, "check", "--isolated", "--select", "ALL", str(ROOT / "examples" / "clean.md"))
    assert said == "No findings in 1 draft\n"


def test_the_example_settings_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder of the examples the house pack and the settings beside it count."""
    monkeypatch.chdir(ROOT / "examples")
    said = printed(capsys, "check", "draft.md")
    assert "error ATT002" in said
    assert "STY002" not in said
    assert "HSE001" in printed(capsys, "rules", "list")
    assert "no faults" in printed(capsys, "rules", "test", "house.yaml")


def test_the_schema_is_fresh() -> None:
    """docs/pack.schema.json is what attrlint schema prints."""
    text = (ROOT / "docs" / "pack.schema.json").read_text(encoding="utf-8")
    assert text == schema_text()
    assert json.loads(text) == json_schema()
    assert len(text.encode("utf-8")) < 60_000


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_packs_tell_editors_their_schema(path: Path) -> None:
    """The first line is the modeline of yaml-language-server."""
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../docs/pack.schema.json\n")
