"""A command line that is read without Typer means what it means to Typer."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st

import attrlint
from attrlint.cli import app, check_options, quick_options, run

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = typer.main.get_command(app.app).commands["check"]  # type: ignore[attr-defined]
PARAMETERS = {option: parameter for parameter in COMMAND.params for option in parameter.opts}
SIGNATURE = inspect.signature(check_options.check_as_asked)
WORDS = [
    *quick_options.FLAGS, *quick_options.LISTS, *quick_options.TEXTS, "--preset", "--add-ignore", "--fail-on", "--help", "-h", "--", "-", "-x", "-qq", "--",
    "a.md", "drafts", "", "QUO", "json", "error", "--select=QUO,ATT", "--select=", "--quiet=1", "--output-format=json:a=b",
    "--config=x", "--date=2024-01-02", "--isolate", "check", "--no-cache ", "=", "--=", "-q=", "strict", "é\udc80",
]  # fmt: skip


def test_options_are_those_of_typer() -> None:
    """Each has the same name there, and the same sort of value."""
    for options, flag, several in (
        (quick_options.FLAGS, True, False),
        (quick_options.LISTS, False, True),
        (quick_options.TEXTS, False, False),
    ):
        for option, name in options.items():
            parameter = PARAMETERS[option]
            assert (parameter.name, parameter.is_flag, parameter.multiple) == (name, flag, several)
            assert (parameter.type.name == "boolean") is flag
            assert not parameter.envvar
            assert not parameter.secondary_opts


def test_defaults_are_those_of_typer() -> None:
    """What is not given is the same by both doors."""
    there = inspect.signature(app.check).parameters
    assert {name: p.default for name, p in there.items()} == {n: p.default for n, p in SIGNATURE.parameters.items()}


@given(st.lists(st.sampled_from(WORDS), max_size=7))
@settings(max_examples=400, deadline=None)
def test_any_command_line(words: list[str]) -> None:
    """Read by both, it gives the same options; what Typer refuses is never read here."""
    mine = quick_options.read_check(["check", *words])
    if mine is None:
        return
    heard: list[dict[str, object]] = []

    def listen(**given: object) -> int:
        heard.append(given)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check_options, "check_as_asked", listen)
        assert app.app(args=["check", *words], prog_name="attrlint", standalone_mode=False) == 0
        assert quick_options.run_quickly(["check", *words]) == 0
    theirs, ours = ({**SIGNATURE.bind(**given).kwargs} for given in heard)
    every = {name: parameter.default for name, parameter in SIGNATURE.parameters.items()}
    assert {**every, **theirs} == {**every, **ours}


READ = {
    "paths": (["a.md", "-", "b"], {"paths": ["a.md", "-", "b"]}),
    "nothing": ([], {}),
    "options": (
        ["--select", "QUO", "a.md", "--select=ATT", "-q", "--config=x.toml"],
        {"paths": ["a.md"], "select": ["QUO", "ATT"], "quiet": True, "config": "x.toml"},
    ),
    "help": (["--help"], None),
    "the end of options": (["a.md", "--", "-a.md", "--", "--fix"], {"paths": ["a.md", "-a.md", "--", "--fix"]}),
    "no value": (["a.md", "--select"], None),
    "an option for a value": (["--select", "--fix"], None),
    "an empty value": (["--select="], None),
    "a value for a flag": (["--fix=yes"], None),
    "twice": (["--date=2024-01-02", "--date=2024-01-03"], None),
    "another option": (["--preset", "wire"], None),
    "a slip": (["--isolate"], None),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read(case: str) -> None:
    """And what is left to Typer."""
    words, options = READ[case]
    assert quick_options.read_check(["check", *words]) == options


def test_other_commands_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a command line that a shell asks to complete."""
    assert quick_options.read_check([]) is None
    assert quick_options.read_check(["sources", "a.md"]) is None
    monkeypatch.setenv("_ATTRLINT_COMPLETE", "complete_bash")
    assert quick_options.read_check(["check", "a.md"]) is None


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """As Typer says it."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"attrlint {attrlint.__version__}\n"
    assert app.app(args=["--version"], prog_name="attrlint", standalone_mode=False) == 0
    assert capsys.readouterr().out == f"attrlint {attrlint.__version__}\n"


def test_a_usual_run_loads_no_typer(tmp_path: Path) -> None:
    """That is what it is for; an error is said all the same."""
    (tmp_path / "a.md").write_text("The bridge is shut.\n")
    code = (
        "import sys\nfrom attrlint.cli import run\nsys.stdout.write(f'{run(sys.argv[1:])} {\"typer\" in sys.modules}')"
    )

    def told(*argv: str) -> str:
        argv = (sys.executable, "-c", code, *argv)
        return subprocess.run(argv, capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    assert told("check", "--isolated", "-q", "a.md") == "0 False"
    assert told("check", "--isolated", "--date=soon", "a.md") == "2 False"
    assert told("check", "--isolated", "gone.md") == "2 False"
