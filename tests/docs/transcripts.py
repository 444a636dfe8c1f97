"""What the pages of the documentation show of a terminal, run again as it stands there.

A block of the language ``console`` is a session: lines with ``$ `` are run by a shell in a folder of their own, what
follows is what they print, ``...`` any number of lines. A comment ``<!-- file: NAME -->`` before a block says that its
text is written to that file first. All sessions of a page run in one folder, which begins with the examples in it.

usage: python -m tests.docs.transcripts PAGE...     shows in the pages what is printed now; read what has changed
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
PARTS = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n+)?(?P<fence>```+)(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
ELISION = "..."


@dataclass(frozen=True)
class Step:
    """A file to write, or a command to run with what it prints; `line` is the 1-based line of the page."""

    line: int
    file: str = ""
    text: str = ""
    command: str = ""
    prints: tuple[str, ...] = ()


def steps(page: str) -> Iterator[Step]:
    """The steps of a page, in order."""
    for part in PARTS.finditer(page):
        line = page.count("\n", 0, part.start("text")) + 1
        if part["file"]:
            yield Step(line, file=part["file"], text=part["text"])
        elif part["language"] == "console":
            yield from _session(part["text"].splitlines(), line)


def _session(lines: list[str], first: int) -> Iterator[Step]:
    starts = [i for i, line in enumerate(lines) if line.startswith("$ ")]
    assert starts, f"line {first}: a session without a command"
    assert starts[0] == 0, f"line {first}: a session begins with a command"
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Step(first + start, command=lines[start][2:], prints=tuple(lines[start + 1 : end]))


class Desk:
    """A folder in which the steps of a page are done, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        shutil.copytree(ROOT / "examples", folder / "examples")
        (folder / "home").mkdir()
        self.environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME") or str(folder / "home" / "cache"),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "GIT_CONFIG_COUNT": "3",
            **{f"GIT_CONFIG_KEY_{i}": key for i, key in enumerate(("user.name", "user.email", "init.defaultBranch"))},
            **{f"GIT_CONFIG_VALUE_{i}": value for i, value in enumerate(("Desk", "desk@example.org", "main"))},
        }

    def do(self, step: Step) -> list[str]:
        """Do a step; the lines that it prints, standard error last, as on a terminal where the summary ends a run."""
        if step.file:
            path = self.folder / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
            return []
        command = step.command.replace("$?", str(self.code))
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        self.code = done.returncode
        return (done.stdout + done.stderr).splitlines()


def fits(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Whether what a page shows is what was printed, with what it leaves out."""
    pattern = "".join(r"(?:.*\n)*" if line == ELISION else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def renewed(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """What a page should show: all of it, or as many lines at both ends as it showed before."""
    if fits(shown, printed):
        return list(shown)
    if shown.count(ELISION) != 1:
        return printed
    head = shown.index(ELISION)
    tail = len(shown) - head - 1
    return [*printed[:head], ELISION, *printed[len(printed) - tail :]]


def renew(path: Path, folder: Path) -> None:
    """Write a page anew with what its commands print in an empty folder."""
    page = path.read_text(encoding="utf-8")
    lines = page.split("\n")
    desk = Desk(folder)
    done = [(step, desk.do(step)) for step in steps(page)]
    for step, printed in reversed(done):
        if step.command:
            lines[step.line : step.line + len(step.prints)] = renewed(step.prints, printed)
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as empty:
            renew(Path(name), Path(empty))
