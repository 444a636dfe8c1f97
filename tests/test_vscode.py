"""The VS Code extension: what it declares is what there is, and the one that was built works with a real server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import attrlint
from attrlint.lsp.settings import KEYS, read_settings
from attrlint.reading.formats import BY_LANGUAGE
from attrlint.settings.config import PRESETS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "editors" / "vscode"
BUILT = ROOT / "build" / "attrlint-vscode.vsix"
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
DECLARED = PACKAGE["contributes"]
SOURCES = [*sorted((FOLDER / "src").glob("*.ts")), FOLDER / "package.json", FOLDER / "build.mjs", FOLDER / "README.md"]
OWN = {"path", "trace.server"}  # settings that the server never sees


def test_its_version_is_ours() -> None:
    """Both are released together."""
    assert PACKAGE["version"] == attrlint.__version__


def test_its_settings_are_the_server_s() -> None:
    """Every setting of the server is one of the extension's and the other way round; the defaults change nothing."""
    properties = {name.removeprefix("attrlint."): one for name, one in DECLARED["configuration"]["properties"].items()}
    camel = {re.sub("-(.)", lambda m: m[1].upper(), key) for key in KEYS}
    assert properties.keys() - OWN == camel
    assert properties["preset"]["enum"] == ["", *PRESETS]
    defaults = {name: one["default"] for name, one in properties.items() if name not in OWN}
    assert read_settings(defaults, ".") == read_settings({}, ".")


def test_its_languages_are_the_readers() -> None:
    """It wakes up for every language that an editor has for a draft."""
    languages = {event.removeprefix("onLanguage:") for event in PACKAGE["activationEvents"]}
    assert languages == set(BY_LANGUAGE)
    listed = re.search(r"\[([^\]]*)\]\.flatMap", (FOLDER / "src" / "status.ts").read_text(encoding="utf-8"))
    assert listed is not None
    assert {word.strip(' "') for word in listed[1].split(",")} == languages


def test_its_problem_matcher_is_the_task_s() -> None:
    """One pattern reads the concise output, which tests/test_editors.py tries."""
    task = json.loads((FOLDER / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    (pattern,) = DECLARED["problemPatterns"]
    assert {key: value for key, value in pattern.items() if key != "name"} == task
    assert DECLARED["problemMatchers"][0]["pattern"] == f"${pattern['name']}"


def test_its_readme_names_its_commands() -> None:
    """Each by its title."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [one["title"] for one in DECLARED["commands"] if one["title"] not in readme] == []
    assert all((FOLDER / name).is_file() for name in re.findall(r"\]\((pictures/[^)]+)\)", readme))


def test_it_pins_no_download() -> None:
    """No lock file, which would record addresses."""
    assert "package-lock=false" in (FOLDER / ".npmrc").read_text(encoding="utf-8")
    assert not (FOLDER / "package-lock.json").exists()


def test_the_built_extension(tmp_path: Path) -> None:
    """Unpacked from the .vsix: it starts a real server, shows its findings, and every command does what it says."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node here")
    if not BUILT.is_file():
        pytest.skip("the extension is not built: make vscode")
    if BUILT.stat().st_mtime < max(path.stat().st_mtime for path in SOURCES):
        pytest.skip("the built extension is older than its sources: make vscode")
    pytest.importorskip("pygls", reason="the extra attrlint[lsp] is not installed")
    with zipfile.ZipFile(BUILT) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "vsix")
    extension = tmp_path / "vsix" / "extension"
    assert {f"extension/{name}" for name in ("package.json", "readme.md", "LICENSE.txt", "dist/extension.js")} <= names
    assert {
        "extension/dist/ThirdPartyNotices.txt",
        "extension/pictures/sources.png",
        "extension/pictures/fixes.png",
    } <= names
    assert not [name for name in names if "node_modules" in name or name.endswith((".ts", ".cjs", ".map"))]
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    command = Path(sys.executable).with_name("attrlint")
    done = subprocess.run(
        [node, str(FOLDER / "test" / "extension.cjs"), str(extension), str(command), str(drafts)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert measured["words"] >= 5000
    assert 0 < measured["least"] <= measured["median"]
