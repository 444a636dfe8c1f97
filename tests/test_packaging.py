"""The packages: built from a tree without .git they hold the packs and data, and lint in a new environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house_packs import HARBOR_PACK

ROOT = Path(__file__).parent.parent
QUIET = ["--quiet", "--disable-pip-version-check", "--no-deps"]


def run(*command: str | Path, **options: object) -> str:
    """Run a command that must end well; gives what it prints."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=300, **options
    )  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def packages(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    tree = shutil.copytree(exported, tmp_path_factory.mktemp("build") / "tree")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, tree)
    return out


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    """The wheel."""
    (built,) = packages.glob("*.whl")
    return built


def environment(folder: Path) -> Path:
    """A new environment; the packages that attrlint needs are those of this one, attrlint itself is not. Its bin folder."""
    import regex

    run(sys.executable, "-m", "venv", "--without-pip", folder)
    (site,) = (folder / "lib").glob("python*/site-packages")
    (site / "needed.pth").write_text(f"{Path(regex.__file__).parent.parent}\n")
    return folder / "bin"


def test_what_the_wheel_holds(wheel: Path, exported: Path) -> None:
    """Packs, data, the pages of the rules, licences and the mark that we are typed; no tests, no examples, nothing beside attrlint."""
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"attrlint/{path.relative_to(exported)}" for path in (exported / "rules").glob("*.yaml")}
    wanted |= {f"attrlint/rule_pages/{path.name}" for path in (exported / "docs" / "rules").glob("*.md")}
    wanted |= {str(path.relative_to(exported)) for path in (exported / "attrlint").rglob("*") if path.is_file()}
    assert sorted(wanted - names) == []
    assert "attrlint/py.typed" in names
    for licence in ("LICENSE", "NOTICE"):
        assert any(name.endswith(f".dist-info/licenses/{licence}") for name in names)
    assert sorted(name for name in names - wanted if ".dist-info/" not in name) == []


def test_what_the_source_archive_holds(packages: Path) -> None:
    """All that is needed to build and test, and nothing that git leaves out."""
    (archive,) = packages.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    for name in ("Makefile", "NOTICE", "rules/attribution.yaml", "tests/conftest.py", "examples/draft.md"):
        assert name in names
    assert [name for name in names if name.endswith(".pyc") or name.startswith((".git/", ".venv"))] == []


def test_the_wheel_lints_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout at hand it finds its packs, and says of the example draft what the checkout says."""
    bin_ = environment(tmp_path / "env")
    run(sys.executable, "-m", "pip", "--python", bin_ / "python", "install", *QUIET, wheel)
    own = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": ""}
    where = run(bin_ / "python", "-c", "import attrlint; print(attrlint.__file__)", env=own, cwd=tmp_path)
    assert Path(where).is_relative_to(tmp_path / "env")
    draft = ROOT / "examples" / "draft.md"
    command = ["check", "--isolated", "--exit-zero", str(draft)]
    said = run(bin_ / "attrlint", *command, env=own, cwd=tmp_path)
    assert said == run(sys.executable, "-m", "attrlint", *command)
    assert {line.split()[2] for line in said.splitlines()} >= {"ATT002", "PLC001", "QUO001", "RES008"}
    assert run(bin_ / "attrlint", "rules", "test", "attribution", env=own, cwd=tmp_path) == ""


def test_pip_installs_the_tree(exported: Path, tmp_path: Path) -> None:
    """pip install of a checkout without .git works, and so does the command."""
    bin_ = environment(tmp_path / "env")
    tree = shutil.copytree(exported, tmp_path / "tree")
    run(sys.executable, "-m", "pip", "--python", bin_ / "python", "install", *QUIET, "--no-build-isolation", tree)
    shutil.rmtree(tree)
    said = run(bin_ / "attrlint", "rules", "list", "--isolated", cwd=tmp_path, env={**os.environ, "PYTHONPATH": ""})
    assert "QUO001  repeated-quote" in said


PACK_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "ap-style"
version = "1.0"

[project.entry-points."attrlint.packs"]
ap-style = "ap_style.rules"
"""
PACK_RULES = HARBOR_PACK.format(code="APS001")


def test_a_pack_from_a_package(wheel: Path, tmp_path: Path) -> None:
    """An installed pack is found by its entry point, as data: a package whose code cannot run serves as well."""
    bin_ = environment(tmp_path / "env")
    toy = tmp_path / "toy"
    (toy / "ap_style" / "rules").mkdir(parents=True)
    (toy / "pyproject.toml").write_text(PACK_PROJECT)
    (toy / "ap_style" / "__init__.py").write_text("raise SystemExit('code of a pack ran')\n")
    (toy / "ap_style" / "rules" / "style.yaml").write_text(PACK_RULES, encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", bin_ / "python", "install", *QUIET, "--no-build-isolation"]
    run(*install, wheel, toy)
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "attrlint.toml").write_text('packs = ["default", "package:ap-style"]\n')
    (desk / "a.md").write_text("The harbor is shut.\n")
    own = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": ""}
    said = run(bin_ / "attrlint", "check", "--exit-zero", "a.md", env=own, cwd=desk)
    assert said == "a.md:1:5: warning APS001 “harbor” is “harbour” in our copy\n"
    assert "APS001  harbor-spelling" in run(bin_ / "attrlint", "rules", "list", env=own, cwd=desk)
    assert run(bin_ / "attrlint", "rules", "test", "package:ap-style", env=own, cwd=desk) == ""
    (desk / "attrlint.toml").write_text('packs = ["package:ap-stile"]\n')
    done = subprocess.run(
        [bin_ / "attrlint", "check", "a.md"], env=own, cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "“package:ap-stile”: no installed package has this pack (did you mean “ap-style”?)" in done.stderr
