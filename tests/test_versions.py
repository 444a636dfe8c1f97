"""One version everywhere: the code, the extension, the changelog, and the tag that pages and recipes name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import attrlint

ROOT = Path(__file__).parent.parent
VERSION = attrlint.__version__
TAG = re.compile(r"(?:rev: |@|--branch )v(\d+\.\d+\.\d+)")
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *(p for p in (ROOT / "recipes").iterdir() if p.is_file()),
]


def test_tags_in_pages_and_recipes() -> None:
    """Every tag of ours that a reader may copy is that of this version."""
    tags = {(page.name, tag) for page in PAGES for tag in TAG.findall(page.read_text(encoding="utf-8"))}
    assert {name for name, _ in tags} >= {"README.md", "pre-commit.md", "ci.md", "gitlab-ci.yml"}
    assert {tag for _, tag in tags} == {VERSION}


def test_the_extension() -> None:
    """The VS Code extension has the version of the command."""
    package = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == VERSION


def test_the_changelog() -> None:
    """The newest entry is this version, with a date; each version has one entry with headings that exist."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", text, re.MULTILINE)
    assert versions[0][0] == VERSION
    assert all(date for _, date in versions)
    assert len({version for version, _ in versions}) == len(versions)
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= {"Added", "Changed", "Fixed", "Removed", "Security"}
