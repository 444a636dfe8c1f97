"""pre-commit, for real: a throw-away clone of the tree, a draft that must fail and one that must pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pre_commit", reason="pre-commit is not installed")
ROOT = Path(__file__).parent.parent
GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


def repository(path: Path) -> None:
    """Make a folder a repository with everything in it committed."""
    subprocess.run([*GIT, "init", "--quiet", str(path)], check=True)
    subprocess.run([*GIT, "add", "--all"], cwd=path, check=True)
    subprocess.run([*GIT, "commit", "--quiet", "--message", "all"], cwd=path, check=True)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this tree, as it is now, with a commit."""
    path = tmp_path_factory.mktemp("hooks") / "attrlint"
    skipped = shutil.ignore_patterns(
        ".git", ".venv", "*.pyc", "__pycache__", ".*_cache", ".hypothesis", "build", "dist"
    )
    shutil.copytree(ROOT, path, ignore=skipped)
    repository(path)
    return path


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of drafts and a pack."""
    path = tmp_path_factory.mktemp("newsroom")
    (path / "bad.md").write_text("No deaths have been reported.\n")
    (path / "a good é.md").write_text("The bridge is shut, the council said.\n")
    (path / "rules").mkdir()
    good = (ROOT / "examples" / "house.yaml").read_text(encoding="utf-8")
    (path / "rules" / "good.yaml").write_text(good)
    (path / "rules" / "bad.yaml").write_text(good.replace("[[harbor]]", "[[harb]]or"))
    repository(path)
    return path


def try_hook(hooks: Path, newsroom: Path, home: Path, hook: str, *files: str) -> tuple[int, str]:
    """Run one hook as pre-commit does; gives its exit code and what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook, "--verbose", "--files", *files],
        cwd=newsroom, capture_output=True, text=True, check=False,
        env={**os.environ, "PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_COLOR": "never"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_hooks(hooks: Path, newsroom: Path, tmp_path: Path) -> None:
    """A bad draft and a bad pack fail with the place of the fault; good ones pass; other files are not looked at."""
    code, out = try_hook(hooks, newsroom, tmp_path, "attrlint", "bad.md", "a good é.md")
    assert code == 1, out
    assert "bad.md:1:11: warning ATT002" in out
    code, out = try_hook(hooks, newsroom, tmp_path, "attrlint", "a good é.md")
    assert code == 0, out
    assert "No findings in 1 draft" in out
    code, out = try_hook(hooks, newsroom, tmp_path, "attrlint-rules", "rules/bad.yaml")
    assert code == 1, out
    assert "rules/bad.yaml:" in out
    code, out = try_hook(hooks, newsroom, tmp_path, "attrlint-rules", "rules/good.yaml")
    assert code == 0, out
