"""The recipes for CI run as written: their files, the page that explains them, the action's scripts and its matcher."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from attrlint import __version__

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "recipes"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
PLACEHOLDER = "<this repository>"
FAULTY = "No deaths have been reported.\n"
CLEAN = "The bridge is shut, the council said.\n"
COMMAND = re.compile(r"^[-\s]*(attrlint \w+ .*?)\\?(?:\s#.*)?$", re.MULTILINE)
GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


def commands(text: str) -> list[str]:
    """The attrlint commands that a text gives, each up to its pipe."""
    return [line.partition(" |")[0].strip() for line in COMMAND.findall(text)]


def fences(text: str) -> str:
    """What stands in the code blocks of a page."""
    return "\n".join(re.findall(r"^```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


COMMANDS = sorted(
    {c for text in (fences(PAGE), *(p.read_text() for p in RECIPES.iterdir() if p.is_file())) for c in commands(text)}
)
YAML = [ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml", *sorted(RECIPES.glob("*.y*ml"))]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one faulty draft under drafts/ and a clean one beside it."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a draft.md").write_text(FAULTY)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


def run(command: list[str], folder: Path, **more: str) -> tuple[int, str]:
    """Run a command with this environment's attrlint first on the path; gives its exit code and what it prints."""
    found = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {**os.environ, "PATH": found, **more}
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_yaml(path: Path) -> None:
    """Every recipe in YAML can be read, and is a mapping or a list."""
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), (dict, list))


@pytest.mark.parametrize(
    "path", sorted(p for p in RECIPES.iterdir() if p.is_file() and p.suffix != ".json"), ids=lambda path: path.name
)
def test_the_page_holds_every_recipe(path: Path) -> None:
    """What is copied from the page is what lies in the folder."""
    assert f"\n{path.read_text(encoding='utf-8')}```\n" in PAGE


def test_there_are_commands() -> None:
    """The next test has something to run."""
    assert len(COMMANDS) >= 5
    assert any("rdjson" in line for line in COMMANDS)
    assert any("gitlab:gl-code-quality-report.json" in line for line in COMMANDS)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands(line: str, desk: Path) -> None:
    """Each command runs as written, and finds the fault."""
    drafts = line.replace('"$@"', "drafts/")
    code, out = run(shlex.split(drafts), desk)
    assert code == (0 if "--exit-zero" in line else 1), out
    for file in re.findall(r"--output-format \w+:(\S+)", line):
        assert "ATT002" in (desk / file).read_text(encoding="utf-8")


def test_the_gitlab_report_lies_where_gitlab_looks() -> None:
    """The file that the command writes is the one that the job hands on."""
    job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text(encoding="utf-8"))["attrlint"]
    assert f"--output-format gitlab:{job['artifacts']['reports']['codequality']} " in job["script"][-1]


def test_the_hooks_of_the_configurations_exist() -> None:
    """Each hook named in a recipe is one of ours, and all of ours are named."""
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    named = [
        hook["id"]
        for path in RECIPES.glob("pre-commit-*.yaml")
        for hook in yaml.safe_load(path.read_text(encoding="utf-8"))["repos"][0]["hooks"]
    ]
    assert sorted(named) == sorted(ours)


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [([], 1), (["drafts/a draft.md"], 1), (["clean.md"], 0), (["clean.md", "drafts"], 1), (["no such.md"], 2)],
    ids=["no arguments", "a fault", "clean", "both", "not there"],
)
def test_the_shell_script(shell: str, arguments: list[str], wanted: int, desk: Path) -> None:
    """Exit 1 on a draft with a fault, 0 on a clean one, 2 where there is none; the path may hold a space."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    code, out = run([shell, str(RECIPES / "check-drafts.sh"), *arguments], desk)
    assert code == wanted, out
    assert ("drafts/a draft.md:1:11: warning ATT002 " in out) == (wanted == 1)
    assert sorted(path.name for path in desk.iterdir()) == ["clean.md", "drafts"]


def matches(line: str) -> dict[str, str | None] | None:
    """What the problem matcher reads from a line, by the names that its pattern gives."""
    (matcher,) = json.loads((RECIPES / "attrlint-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    found = re.search(pattern.pop("regexp"), line)
    if not found:
        return None
    return {name: found[group] or matcher.get(name) for name, group in pattern.items()}


def test_the_matcher_reads_every_finding(tmp_path: Path) -> None:
    """All lines of a real run are read as JSON gives them; info becomes GitHub's notice."""
    draft = shutil.copy(ROOT / "examples" / "draft.md", tmp_path / "a draft: 2.md")
    check = ["attrlint", "check", "--isolated", "--quiet", "--exit-zero", draft.name, "--output-format"]
    _, lines = run([*check, "concise"], tmp_path)
    _, listed = run([*check, "json"], tmp_path)
    wanted = [
        {
            "file": draft.name,
            "line": str(found["line"]),
            "column": str(found["column"]),
            "severity": found["severity"].replace("info", "notice"),
            "code": found["code"],
            "message": found["message"],
        }
        for found in json.loads(listed)
    ]
    assert [matches(line) for line in lines.splitlines()] == wanted
    assert {row["severity"] for row in wanted} == {"error", "warning", "notice"}


@pytest.mark.parametrize(
    "line", ["", "11 errors, 15 warnings, 2 info in 1 of 1 draft (5 fixable with --fix)", "a.md: error: cannot be read"]
)
def test_the_matcher_leaves_other_lines(line: str) -> None:
    """The summary and the faults of a run are no findings."""
    assert matches(line) is None


def action_script(name: str) -> str:
    """The script of a step of the action."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (script,) = [step["run"] for step in steps if step["name"] == name]
    assert "${{" not in script
    return str(script)


def lint_step(desk: Path, **inputs: str) -> tuple[int, str]:
    """Run the linting step of the action as a runner does, with the attrlint of this environment."""
    (desk / "temp").mkdir()
    (desk / "temp" / "attrlint").symlink_to(sys.prefix)
    env = {"PATHS": ".", "PRESET": "", "FAIL_ON": "warning", "SARIF": "", **inputs}
    (desk / "step.sh").write_text(action_script("Lint"))
    return run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "step.sh"],
        desk,
        RUNNER_TEMP=str(desk / "temp"),
        GITHUB_ACTION_PATH=str(ROOT),
        **env,
    )


def test_the_inputs_of_the_action() -> None:
    """Every input has a word of explanation and reaches the step that lints."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert list(action["inputs"]) == ["paths", "preset", "fail-on", "sarif"]
    assert all(given["description"] for given in action["inputs"].values())
    passed = action["runs"]["steps"][-1]["env"]
    assert list(passed.values()) == [f"${{{{ inputs.{name} }}}}" for name in action["inputs"]]
    used = yaml.safe_load((RECIPES / "github-workflow.yml").read_text(encoding="utf-8"))["jobs"]["attrlint"]["steps"]
    assert set(used[2]["with"]) <= set(action["inputs"])
    assert used[2]["with"]["sarif"] == used[3]["with"]["sarif_file"]


@pytest.mark.parametrize(
    ("inputs", "wanted"),
    [
        ({}, 1),
        ({"PATHS": "clean.md\n"}, 0),
        ({"PATHS": "clean.md\ndrafts/a draft.md\n"}, 1),
        ({"FAIL_ON": "error"}, 0),
        ({"PRESET": "residue"}, 0),
        ({"PRESET": "recommended", "SARIF": "out.sarif"}, 1),
        ({"PRESET": "$(touch pwned)"}, 2),
    ],
    ids=["defaults", "clean", "two lines", "fail-on", "preset", "sarif", "no code"],
)
def test_the_action(inputs: dict[str, str], wanted: int, desk: Path) -> None:
    """The step fails as the command does, and takes its matcher away again; SARIF is written although it fails."""
    code, out = lint_step(desk, **inputs)
    assert code == wanted, out
    registered = re.search(r"^::add-matcher::(.+)$", out, re.MULTILINE)
    assert registered
    (matcher,) = json.loads(Path(registered[1]).read_text(encoding="utf-8"))["problemMatcher"]
    assert f"::remove-matcher owner={matcher['owner']}::" in out
    if wanted == 1:
        assert "drafts/a draft.md:1:11: warning ATT002 " in out
    if inputs.get("SARIF"):
        assert json.loads((desk / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert not (desk / "pwned").exists()


def test_the_pre_commit_configurations(exported: Path, tmp_path: Path) -> None:
    """Pasted and pointed at a clone of this tree: the one names the fault and changes nothing, the other mends."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    house = shutil.copytree(exported, tmp_path / "attrlint")
    desk = tmp_path / "desk"
    (desk / "drafts").mkdir(parents=True)
    draft = desk / "drafts" / "a draft.md"
    text = "The bridge is definately shut, the council said.\n"
    draft.write_text(text)
    own = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PRE_COMMIT_COLOR": "never", "GIT_CONFIG_GLOBAL": os.devnull}
    for folder in (house, desk):
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
            code, out = run([*GIT, *command], folder, **own)
            assert code == 0, out
    assert run([*GIT, "tag", f"v{__version__}"], house)[0] == 0

    def hold(recipe: str) -> tuple[int, str]:
        pasted = (RECIPES / recipe).read_text(encoding="utf-8").replace(PLACEHOLDER, str(house))
        (desk / ".pre-commit-config.yaml").write_text(pasted)
        assert run([*GIT, "add", "--all"], desk, **own)[0] == 0
        return run([sys.executable, "-m", "pre_commit", "run", "--all-files"], desk, **own)

    code, out = hold("pre-commit-check.yaml")
    assert code == 1, out
    assert "drafts/a draft.md:1:15: warning STY001 " in out
    assert draft.read_text() == text
    code, out = hold("pre-commit-fix.yaml")
    assert code == 1, out
    assert "files were modified by this hook" in out
    assert draft.read_text() == text.replace("definately", "definitely")
    for recipe in ("pre-commit-check.yaml", "pre-commit-fix.yaml"):
        code, out = hold(recipe)
        assert code == 0, out


def test_nothing_names_a_place_to_fetch_from() -> None:
    """Each recipe installs from this repository or a checkout of it."""
    for text in (
        PAGE,
        (ROOT / "action.yml").read_text(),
        *(path.read_text() for path in RECIPES.rglob("*.*") if path.is_file() and path.suffix != ".pyc"),
    ):
        assert "://" not in text
        for line in re.findall(r".*\bpip install.*", text):
            assert re.search(r"(attrlint|\$GITHUB_ACTION_PATH)\b", line, re.IGNORECASE), line
