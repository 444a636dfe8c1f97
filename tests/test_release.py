"""What a release builds: the workflow, the container image as far as it can be tried without Docker, and the single file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

import attrlint

ROOT = Path(__file__).parent.parent
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STEPS = [(name, step) for name, job in WORKFLOW["jobs"].items() for step in job["steps"]]


def copied() -> list[str]:
    """What the Dockerfile copies from the checkout."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [name for line in lines for name in line.split()[:-1]]


def test_the_workflow_publishes_only_what_was_tried() -> None:
    """Publishing needs all other jobs and a tag, has an environment with a review, and uses no stored token."""
    publish = WORKFLOW["jobs"]["publish"]
    assert set(publish["needs"]) == set(WORKFLOW["jobs"]) - {"publish"}
    assert publish["if"] == "github.ref_type == 'tag'"
    assert publish["environment"] == "release"
    assert publish["permissions"]["id-token"] == "write"
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert all("password" not in step.get("with", {}) for _, step in STEPS)


@pytest.mark.parametrize(("job", "step"), [(job, step) for job, step in STEPS if "run" in step])
def test_scripts_of_the_workflow(job: str, step: dict[str, str]) -> None:
    """Each script is valid shell, and the only expressions in it are those that nobody outside can set."""
    script = step["run"]
    assert re.findall(r"\$\{\{ (.+?) \}\}", script) == ["runner.os"] * script.count("${{")
    done = subprocess.run(["bash", "-n", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    for name in re.findall(r"\b(?:scripts|examples)/[\w./-]+", script):
        assert (ROOT / name).exists(), job


def test_actions_have_versions() -> None:
    """Each action is used at a version or a release branch."""
    uses = [step["uses"] for _, step in STEPS if "uses" in step]
    assert uses
    assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@(v\d+|release/v\d+)", use) for use in uses)


def test_the_image_runs_without_rights() -> None:
    """The last user is not root, and the command is attrlint in its list form."""
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == ["1000"]
    assert 'ENTRYPOINT ["attrlint"]' in DOCKERFILE.split("USER 1000")[1]


def test_the_image_has_all_it_needs(exported: Path, tmp_path: Path) -> None:
    """A wheel built from only the files that the Dockerfile copies has the same files as one from the whole checkout."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in copied():
        source, target = exported / name, tmp_path / "tree" / name
        assert f"!{name}" in ignored
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    for out, tree in (("image", tmp_path / "tree"), ("whole", shutil.copytree(exported, tmp_path / "whole_tree"))):
        subprocess.run([*build, tmp_path / out, tree], capture_output=True, check=True, timeout=300)
    image, whole = (zipfile.ZipFile(next((tmp_path / out).glob("*.whl"))).namelist() for out in ("image", "whole"))
    assert sorted(image) == sorted(whole)


def test_the_dockerfile_with_hadolint() -> None:
    """hadolint has no complaint."""
    hadolint = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if hadolint is None:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_single_file(tmp_path: Path) -> None:
    """It is built as make zipapp builds it, and checks a draft like the checkout, in a folder and a home of its own."""
    out = tmp_path / "attrlint.pyz"
    build = [sys.executable, ROOT / "scripts" / "build_zipapp.py", out]
    done = subprocess.run(build, capture_output=True, text=True, check=False, timeout=400)
    if "No matching distribution" in done.stdout + done.stderr or "ConnectionError" in done.stdout + done.stderr:
        pytest.skip("pip cannot reach the packages that attrlint needs")
    assert done.returncode == 0, done.stdout + done.stderr
    own = {**os.environ, "HOME": str(tmp_path), "SHIV_ROOT": str(tmp_path / "shiv"), "PYTHONPATH": ""}
    run = [sys.executable, "-S", out]
    version = subprocess.run([*run, "--version"], env=own, capture_output=True, text=True, check=True, timeout=120)
    assert version.stdout == f"attrlint {attrlint.__version__}\n"
    check = ["check", "--isolated", "--exit-zero", ROOT / "examples" / "draft.md"]
    said = subprocess.run([*run, *check], env=own, capture_output=True, text=True, check=True, timeout=120)
    checkout = subprocess.run(
        [sys.executable, "-m", "attrlint", *check], capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout == checkout.stdout
    assert len(said.stdout.splitlines()) > 20
