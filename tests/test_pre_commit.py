"""pre-commit, for real: a throw-away clone of the tree, drafts and packs that must fail and ones that must pass."""

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
    subprocess.run([*GIT, "commit", "--quiet", "--no-verify", "--message", "all"], cwd=path, check=True)


@pytest.fixture(scope="module")
def hooks(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this tree, as it is now, with a commit."""
    path = shutil.copytree(exported, tmp_path_factory.mktemp("hooks") / "attrlint")
    repository(path)
    return path


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of drafts and packs."""
    path = tmp_path_factory.mktemp("newsroom")
    (path / "bad.md").write_text("No deaths have been reported.\n")
    (path / "a good é.md").write_text("The bridge is shut, the council said.\n")
    (path / "notes.py").write_text("# No deaths have been reported.\n")
    (path / "rules").mkdir()
    good = (ROOT / "examples" / "house.yaml").read_text(encoding="utf-8")
    (path / "rules" / "good.yaml").write_text(good, encoding="utf-8")
    (path / "rules" / "bad.yaml").write_text(good.replace("[[harbor]]", "[[harb]]or"), encoding="utf-8")
    repository(path)
    return path


def try_hook(hooks: Path, newsroom: Path, home: Path, hook: str, *files: str) -> tuple[int, str]:
    """Run one hook as pre-commit does; gives its exit code and what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook, "--verbose", "--files", *files],
        cwd=newsroom,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            "PRE_COMMIT_HOME": str(home),
            "PRE_COMMIT_COLOR": "never",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        },
    )
    return done.returncode, done.stdout + done.stderr


def test_hooks(hooks: Path, newsroom: Path, tmp_path: Path) -> None:
    """A bad draft and a bad pack fail with the place of the fault; good ones pass; other files are not looked at.

    One test for all, since the environment that pre-commit builds is most of its time.
    """

    def fails(hook: str, *files: str) -> str:
        code, out = try_hook(hooks, newsroom, tmp_path, hook, *files)
        assert code == 1, out
        return out

    def passes(hook: str, *files: str) -> str:
        code, out = try_hook(hooks, newsroom, tmp_path, hook, *files)
        assert code == 0, out
        return out

    assert "bad.md:1:11: warning ATT002" in fails("attrlint", "bad.md", "a good é.md")
    assert "No findings in 1 draft" in passes("attrlint", "a good é.md", "notes.py")
    assert "rules/bad.yaml:" in fails("attrlint-rules", "rules/bad.yaml")
    assert "no faults" in passes("attrlint-rules", "rules/good.yaml", "bad.md")
    changed = subprocess.run([*GIT, "status", "--porcelain"], cwd=newsroom, capture_output=True, text=True, check=True)
    assert changed.stdout == ""
