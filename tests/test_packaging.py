"""The wheel: built from a tree without .git, it holds the packs and data, and lints in a new environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository without .git and without what is ignored."""
    target = tmp_path_factory.mktemp("export") / "tree"
    skipped = shutil.ignore_patterns(
        ".git", ".venv", "*.pyc", "__pycache__", ".*_cache", ".hypothesis", "build", "dist"
    )
    shutil.copytree(ROOT, target, ignore=skipped)
    return target


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of that tree."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_what_the_wheel_holds(wheel: Path) -> None:
    """Packs, data, licences, the mark that we are typed; no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "rules").glob("*.yaml"):
        assert f"attrlint/rules/{path.name}" in names
    for path in (ROOT / "attrlint" / "data").iterdir():
        if path.is_file():
            assert f"attrlint/data/{path.name}" in names
    assert "attrlint/py.typed" in names
    for licence in ("LICENSE", "NOTICE"):
        assert any(name.endswith(f".dist-info/licenses/{licence}") for name in names)
    assert not any(name.startswith("tests") for name in names)


def test_the_wheel_lints_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout at hand it finds its packs; the packages it needs are those of this environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python*")) / "site-packages"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--disable-pip-version-check",
            "--target",
            str(site),
            str(wheel),
        ],
        check=True,
    )
    import regex

    (site / "needed.pth").write_text(str(Path(regex.__file__).parent.parent) + "\n")
    environ = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": ""}
    where = "import attrlint; print(attrlint.__file__)"
    assert subprocess.run(
        [python, "-c", where], capture_output=True, text=True, check=True, env=environ, cwd=tmp_path
    ).stdout.startswith(str(site))
    done = subprocess.run(
        [python, "-m", "attrlint", "check", "--isolated", str(ROOT / "examples" / "draft.md")],
        capture_output=True, text=True, check=False, env=environ, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    for code in ("ATT002", "QUO001", "PLC001", "RES008"):
        assert code in done.stdout
