"""Streams that are closed, files that are none, and folders that nobody may read: a line each, and the right exit code."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.running.discovery import find_drafts
from attrlint.settings.config import Config, find_config
from tests.cli.test_check import desk, told
from tests.faults.program import COMMAND, TOP, run

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["desk"]

FLAW = "No deaths have been reported.\n"
FOUND = "a.md:1:11: warning ATT002 “have been reported”: by whom? Name the source\n"
NO_FILE = "not a regular file (use - to read standard input)"


def in_shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which ``$A`` is attrlint."""
    command = f"A() {{ '{COMMAND[0]}' -m attrlint \"$@\"; }}\n{line}"
    environ = {**os.environ, "PYTHONPATH": TOP}
    return subprocess.run(["sh", "-c", command], cwd=cwd, env=environ, capture_output=True, text=True, timeout=60)


CLOSED = {
    "findings": ("A check --isolated a.md >&-", 2, "", "error: cannot write: standard output is closed\n"),
    "nothing to print": ("A check --isolated -q clean.md >&-", 0, "", ""),
    "a report": ("A check --isolated -q --output-format json:r.json clean.md >&-", 0, "", ""),
    "the version": ("A --version >&-", 2, "", "error: cannot write: standard output is closed\n"),
    "help": ("A check --help >&-", 2, "", "error: cannot write: standard output is closed\n"),
    "no standard error": ("A check --isolated a.md 2>&-", 1, FOUND, ""),
    "no input": ("A check --isolated - <&-", 2, "", "-: error: standard input is closed\n"),
    "sources of no input": ("A sources --isolated - <&-", 2, "", "-: error: standard input is closed\n"),
    "none at all": ("A check --isolated a.md <&- >&- 2>&-", 2, "", ""),
}


@pytest.mark.parametrize(("line", "code", "out", "err"), CLOSED.values(), ids=CLOSED.keys())
def test_closed_streams(tmp_path: Path, line: str, code: int, out: str, err: str) -> None:
    """Nothing is lost in silence, and a stream that is not needed does not matter."""
    (tmp_path / "a.md").write_text(FLAW)
    (tmp_path / "clean.md").write_text("The bridge is shut.\n")
    done = in_shell(line, tmp_path)
    assert (done.returncode, done.stdout, done.stderr.replace("'", "’")) == (code, out, err)


def test_a_full_device(tmp_path: Path) -> None:
    """Standard output and reports that cannot be written are errors."""
    (tmp_path / "a.md").write_text(FLAW)
    done = in_shell("A check --isolated a.md >/dev/full", tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "error: cannot write: no space left on device")
    done = in_shell("A check --isolated -q --output-format json:/dev/full a.md", tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "/dev/full: error: cannot be written: no space left on device\n",
    )


def test_special_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe, a device, an endless stream and a file that is too large; the draft beside them is linted."""
    (desk / "a.md").write_text(FLAW)
    os.mkfifo("pipe.md")
    with Path("large.md").open("wb") as file:
        file.truncate(20_000_001)
    code, out, err = told(capsys, "check", "--isolated", "pipe.md", "/dev/zero", "large.md", "a.md")
    assert (code, out) == (2, FOUND)
    assert err.splitlines()[:3] == [
        f"pipe.md: error: is a pipe, {NO_FILE}",
        f"/dev/zero: error: is a device, {NO_FILE}",
        "large.md: error: larger than 20 MB (max-file-size)",
    ]
    for command in (["sources"], ["check", "--fix"], ["check", "--add-ignore"], ["check", "--diff"], ["baseline"]):
        code, _, err = told(capsys, *command, "--isolated", "pipe.md", "/dev/zero", "large.md")
        assert (command, code, len(err.splitlines()) >= 3) == (command, 2, True)
    done = in_shell("A check --isolated - </dev/zero", desk)
    assert (done.returncode, done.stderr) == (2, "-: error: larger than 20 MB (max-file-size)\n")


def test_the_limit_is_a_setting(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In megabytes, for the drafts that its file is for."""
    (desk / "a.md").write_text("The bridge is shut. " * 60_000)
    (desk / "attrlint.toml").write_text("max-file-size = 1\n")
    assert told(capsys, "check", "a.md") == (2, "", "a.md: error: larger than 1 MB (max-file-size)\n")
    (desk / "attrlint.toml").write_text("max-file-size = 0\n")
    assert "must be a whole number from 1 to 1000" in told(capsys, "check", "a.md")[2]


SPECIAL: dict[str, tuple[Callable[[], object], list[str], str]] = {
    "a pack": (lambda: os.mkfifo("p.yaml"), ["rules", "test", "p.yaml"], "p.yaml: error: is a pipe"),
    "settings": (lambda: os.mkfifo("s.toml"), ["check", "--config", "s.toml", "a.md"], "no such settings file: s.toml"),
    "a baseline": (
        lambda: os.mkfifo("b.json"),
        ["check", "--baseline", "b.json", "a.md"],
        "b.json: error: is a pipe",
    ),
    "sources": (lambda: os.mkfifo("s.txt"), ["verify", "--against", "s.txt", "a.md"], "s.txt: error: is a pipe"),
}


@pytest.mark.parametrize(("make", "argv", "said"), SPECIAL.values(), ids=SPECIAL.keys())
def test_other_special_files(
    desk: Path, capsys: pytest.CaptureFixture[str], make: Callable[[], object], argv: list[str], said: str
) -> None:
    """Nothing waits for a pipe that nobody writes to."""
    (desk / "a.md").write_text("“We left the town at dawn,” Ann Lee said.\n")
    make()
    code, _, err = told(capsys, *argv)
    assert (code, said in err) == (2, True), err


def test_ignore_files_that_are_none(desk: Path) -> None:
    """A pipe or a folder in the place of .gitignore, of the settings or of a pyproject.toml."""
    (desk / ".git" / "info").mkdir(parents=True)
    os.mkfifo(".gitignore")
    os.mkfifo(".git/info/exclude")
    os.mkfifo("attrlint.toml")
    (desk / "pyproject.toml").mkdir()
    (desk / "a.md").touch()
    assert find_drafts(["."], lambda _: Config()) == (["a.md"], [])
    assert find_config(desk) != desk / "attrlint.toml"


def test_loops(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link that leads to itself, two that lead to each other, one through a folder: said, and the rest is linted."""
    (desk / "a.md").write_text(FLAW)
    Path("b.md").symlink_to("b.md")
    Path("c.md").symlink_to("d.md")
    Path("d.md").symlink_to("c.md")
    Path("up").symlink_to(".")
    Path("e.md").symlink_to("gone.md")
    code, out, err = told(capsys, "check", "--isolated", ".")
    assert (code, out) == (2, FOUND)
    said = "cannot be read: a loop of symbolic links"
    assert err.splitlines()[:3] == [f"{name}.md: error: {said}" for name in "bcd"]
    assert told(capsys, "check", "--isolated", "b.md")[2] == f"b.md: error: {said}\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_what_may_not_be_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a draft, settings: each is named, the walk goes on, and it is exit 2 at the end."""
    for name in ("secret", "shut", "open"):
        Path(name).mkdir()
        Path(name, "a.md").write_text(FLAW)
    Path("b.md").write_text(FLAW)
    told(capsys, "check", "--no-cache", ".")  # so that all modules are there: nobody may not read them either
    Path("b.md").chmod(0)
    Path("secret").chmod(0)
    Path("shut").chmod(0o444)
    folder = desk
    while folder.stat().st_uid == 0 and folder != Path("/"):  # whoever it is must get there
        folder.chmod(folder.stat().st_mode | 0o055)
        folder = folder.parent
    os.seteuid(65534)
    try:
        code, out, err = told(capsys, "check", "--no-cache", ".")
    finally:
        os.seteuid(0)
    assert (code, out) == (2, f"open/{FOUND}"), err
    denied = "error: cannot be read: permission denied"
    assert sorted(err.splitlines()[:-1]) == [f"b.md: {denied}", f"secret: {denied}", f"shut/a.md: {denied}"]


def test_the_folder_is_gone(tmp_path: Path) -> None:
    """Whoever deletes the folder that attrlint is started in gets a line about it."""
    done = in_shell("mkdir x; cd x; rmdir ../x; A check --isolated .", tmp_path)
    assert (done.returncode, done.stderr) == (2, "error: the current folder no longer exists\n")


HOMES = {"relative": "home", "empty": "", "missing": "/nowhere/at/all", "a file": "/dev/null", "with a tilde": "~"}


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES.keys())
def test_any_home(tmp_path: Path, home: str) -> None:
    """The cache is where it should be or nowhere: nothing is made in the folder that is linted."""
    (tmp_path / "a.md").write_text(FLAW)
    done = run("check", "--isolated", "a.md", cwd=tmp_path, env={"HOME": home, "XDG_CACHE_HOME": ""})
    assert (done.returncode, done.stdout) == (1, FOUND)
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


NESTED = {
    "TOML": ("attrlint.toml", "ignore = " + "[" * 30_000, "attrlint.toml: error: not TOML"),
    "TOML that is closed": ("attrlint.toml", "a = " + "[" * 9000 + "]" * 9000, "attrlint.toml: error: not TOML"),
    "tables": ("attrlint.toml", "a = " + "{a=" * 9000 + "1" + "}" * 9000, "attrlint.toml: error: not TOML"),
    "pyproject.toml": ("pyproject.toml", "[tool.attrlint]\na = " + "[" * 9000, "pyproject.toml: error: not TOML"),
    "YAML": ("p.yaml", "rules:\n  " + "[" * 30_000, "p.yaml:2:1002: error: not YAML"),
    "blocks of YAML": ("p.yaml", "rules:\n" + "".join(" " * n + "-\n" for n in range(1, 3000)), "p.yaml:"),
    "JSON": ("b.json", "[" * 90_000, "b.json: error: not a baseline"),
}


@pytest.mark.parametrize(("name", "text", "said"), NESTED.values(), ids=NESTED.keys())
def test_nested_deeply(desk: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str) -> None:
    """A line about the file, and nothing of Python's."""
    (desk / "a.md").write_text(FLAW)
    (desk / name).write_text(text)
    argv = {"p.yaml": ["rules", "test", name], "b.json": ["check", "--baseline", name, "a.md"]}
    code, _, err = told(capsys, *argv.get(name, ["check", "a.md"]))
    assert (code, err.startswith(said), "internal error" in err) == (2, True, False), err
