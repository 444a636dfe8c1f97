"""A command line that is read without Typer means what it means to Typer."""

from __future__ import annotations

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
DEFAULTS = check_options.check_command.__kwdefaults__
WORDS = [
    *PARAMETERS.keys() - {"paths"}, *["--quiet", "--select", "--date", "--no-cache"] * 4, "--help", "-h", "--", "-", "-x", "-qq", "--",
    "a.md", "drafts", "", "QUO", "json", "error", "--select=QUO,ATT", "--select=", "--quiet=1", "--output-format=json:a=b",
    "--config=x", "--date=2024-01-02", "--isolate", "check", "--no-cache ", "=", "--=", "-q=", "strict", "é\udc80",
]  # fmt: skip


def quickly(*words: str) -> dict[str, object] | None:
    """What is read without Typer."""
    return quick_options.read_check(words, DEFAULTS)


def test_every_option_is_read_by_its_name_and_default() -> None:
    """In the same way as Typer reads it: as a flag, as one of several values, or as one value."""
    assert {parameter.name for parameter in COMMAND.params} == DEFAULTS.keys()
    assert {p.name for p in COMMAND.params if p.type.name == "choice"} | {"add_ignore"} == quick_options.TYPED
    for name in DEFAULTS.keys() - quick_options.TYPED - {"paths"}:
        option = f"--{name.replace('_', '-')}"
        parameter = PARAMETERS[option]
        assert not parameter.envvar
        assert not parameter.secondary_opts
        flag, several = quickly(option), quickly(option, "a", f"{option}=b")
        assert (flag is not None) is parameter.is_flag
        assert (several is not None and "paths" not in several) is parameter.multiple
    for short, option in quick_options.SHORT.items():
        assert PARAMETERS[short] is PARAMETERS[option]


@given(st.lists(st.sampled_from(WORDS), max_size=7))
@settings(max_examples=400, deadline=None)
def test_any_command_line(words: list[str]) -> None:
    """Read by both, it gives the same options; what Typer refuses is never read here."""
    if quickly(*words) is None:
        return
    heard: list[dict[str, object]] = []

    def listen(**given: object) -> int:
        heard.append(given)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(COMMAND, "callback", lambda **given: listen(**given))
        assert COMMAND.main(args=quick_options.with_reason(words), prog_name="check", standalone_mode=False) == 0
    ours, theirs = quickly(*words), heard[0]
    assert ours is not None
    lists = {name: [*value] or None for name, value in theirs.items() if isinstance(value, list | tuple)}
    assert {**DEFAULTS, **ours} == {**theirs, **lists}


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
    assert quickly(*words) == options


def test_other_commands_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a command line that a shell asks to complete."""
    assert quick_options.run_quickly([]) is None
    assert quick_options.run_quickly(["sources", "a.md"]) is None
    monkeypatch.setenv("_ATTRLINT_COMPLETE", "complete_bash")
    assert quick_options.run_quickly(["check", "a.md"]) is None


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
