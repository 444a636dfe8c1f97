"""The data files are those that their pinned inputs make."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import build_data  # noqa: E402

NOTED = [line.split() for line in build_data.BUILT.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("name", "recipe", "held"), NOTED, ids=[name for name, _, _ in NOTED])
def test_no_file_is_stale(name: str, recipe: str, held: str) -> None:
    """What a file was made of is as it was, and so is the file; if not, run make data and read the findings that change."""
    assert build_data.recipe(name) == recipe, f"{name} is stale: run make data"
    assert build_data.digest([(build_data.DATA / name).read_bytes()]) == held, f"{name} was edited by hand"


def test_every_built_file_is_noted() -> None:
    """SOURCES.toml and BUILT.txt name the same files, and only inputs that are pinned."""
    assert sorted(name for name, _, _ in NOTED) == sorted(build_data.sources()["files"])
    pinned = build_data.sources()["packages"].keys() | build_data.sources()["words"].keys()
    named = {pin for made in build_data.sources()["files"].values() for pin in made["inputs"]}  # type: ignore[attr-defined]
    assert named == pinned


def test_the_extra_has_the_pinned_versions() -> None:
    """What make data installs is what SOURCES.toml pins."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert sorted(extras["data"]) == sorted(
        f"{name}=={pin['version']}" for name, pin in build_data.sources()["packages"].items()
    )


def test_another_input_stops_the_build(tmp_path: Path) -> None:
    """A package that is missing, a list that is missing, and one with another content."""
    pin = {"version": "1", "package": "words", "sha256": "0" * 64}
    assert build_data.check_package("no-such-package", pin) == "no-such-package 1 is not installed; run make data"
    path = tmp_path / "words"
    assert build_data.check_words(path, pin).endswith("is missing; it is part of Debian's words 1")
    path.write_text("word\n", encoding="utf-8")
    assert "has SHA-256" in build_data.check_words(path, pin)
    assert build_data.check_words(path, {**pin, "sha256": build_data.digest([b"word\n"])}) == ""
