"""Results from the cache: the same to the byte, found again only where nothing has changed, and never believed when broken."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
import tomllib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.base.facts import fields
from attrlint.cli import run
from attrlint.output import FORMATS
from attrlint.running import draft_files, file_stamp, settings_key
from attrlint.running.cache import RESULTS
from attrlint.running.runner import Choice, Runner
from attrlint.settings.config import Config
from attrlint.store import version
from attrlint.store.database import FORMAT
from attrlint.store.store import user_store
from tests.house_packs import OUR_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.base.files import SeenFile
    from attrlint.running.runner import Result

Told = tuple[int, str, str]
DRAFTS = {
    "clean.md": b"The bridge is shut.\n",
    "flaw.md": b"---\ndate: 2026-03-02\n---\n# The bridge\n\nNo deaths have been **reported** in Caf\xc3\xa9 \xf0\x9f\x9a\xa2 Bar. TK\n",
    "marks.txt": '“The ship is late, and nobody knows why it is,” he said. "The ship is late.\n\nTK\n'.encode(),
    "silenced.md": b"<!-- attrlint: ignore[ATT002] the desk knows -->\nNo deaths have been reported.\n",
    "page.html": b"<p>No deaths have been <b>reported</b>.</p>\r\n<p>TK</p>\r\n",
    "wide.txt": "No deaths have been reported.\n".encode("utf-16"),
    "legacy.txt": (
        "« Le café est fermé », a déclaré le maire à la presse. Les élèves étaient déçus. No deaths have been reported.\n"
    ).encode("cp1252"),
    "marked.txt": b"\xef\xbb\xbfNo deaths have been reported.\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts and no results kept, outside CI."""
    monkeypatch.delenv("CI", raising=False)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    for name, data in DRAFTS.items():
        (desk / name).write_bytes(data)
    return desk


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are linted, as they are."""
    seen: list[str] = []
    real = Runner.lint_bytes

    def lint_bytes(self: Runner, data: bytes, path: str) -> Result:
        seen.append(path)
        return real(self, data, path)

    monkeypatch.setattr(Runner, "lint_bytes", lint_bytes)
    return seen


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written count as old, so that their stamps are believed."""
    monkeypatch.setattr(file_stamp, "SETTLED", -(10**18))


def kept() -> Path:
    """The file that results are kept in."""
    return Path(os.environ["XDG_CACHE_HOME"]) / "attrlint" / f"store-{FORMAT}.sqlite"


def count() -> int:
    """How many results are kept."""
    if not kept().exists():
        return 0
    with closing(sqlite3.connect(kept())) as connection:
        number: int = connection.execute("SELECT count(*) FROM entry WHERE namespace = ?", (RESULTS,)).fetchone()[0]
    return number


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> Told:
    """Run a command line; gives exit code, standard output and standard error."""
    code = run(argv)
    out, err = capsys.readouterr()
    return code, out, err


SAME = [[name] for name in FORMATS]
SAME += [["concise", "--columns", "utf16"], ["json", "--statistics"], ["sarif", "--show-suppressed"]]


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("words", SAME, ids=" ".join)
def test_the_same_in_every_format(
    desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """Exit code, findings and messages are those of a run without the cache, to the byte; the second run lints nothing."""
    argv = ["check", ".", "--output-format", *words]
    without = told(capsys, *argv, "--no-cache")
    assert without[0] == 1
    assert count() == 0
    assert told(capsys, *argv) == without
    assert sorted(linted) == sorted([*DRAFTS, *DRAFTS])
    linted.clear()
    assert told(capsys, *argv) == without
    assert linted == []
    assert told(capsys, *argv, "--no-cache") == without
    assert sorted(linted) == sorted(DRAFTS)


def same_size(desk: Path) -> None:
    """Change a draft, and set its time back."""
    draft = desk / "clean.md"
    was = draft.stat()
    draft.write_bytes(DRAFTS["clean.md"].replace(b"is shut", b"TK shut"))
    assert draft.stat().st_size == was.st_size
    os.utime(draft, ns=(was.st_atime_ns, was.st_mtime_ns))


def write(name: str, text: str) -> Callable[[Path], object]:
    """Write a file of the desk."""
    return lambda desk: (desk / name).write_text(text)


def move(name: str, to: str) -> Callable[[Path], object]:
    """Give a draft another name."""

    def moved(desk: Path) -> None:
        (desk / to).parent.mkdir(exist_ok=True)
        (desk / name).rename(desk / to)

    return moved


CONFIG = 'date = "2026-03-01"\nnames = ["house.names"]\npacks = ["default", "house.yaml"]\n'
PACK = f"rules:\n{OUR_WORD}"
# What changes, and the words of the command line then; the drafts that are linted anew.
MISSES: dict[str, tuple[Callable[[Path], object] | None, list[str], set[str]]] = {
    "content": (write("clean.md", "The road is shut.\n"), [], {"clean.md"}),
    "content of the same size and age": (same_size, [], {"clean.md"}),
    "ending": (move("clean.md", "clean.txt"), [], {"clean.txt"}),
    "a new draft": (write("new.md", "The road is shut.\n"), [], {"new.md"}),
    "--date": (None, ["--date", "2026-03-05"], set(DRAFTS)),
    "--select": (None, ["--select", "ATT"], set(DRAFTS)),
    "--extend-select": (None, ["--extend-select", "ANO"], set(DRAFTS)),
    "--ignore": (None, ["--ignore", "ATT002"], set(DRAFTS)),
    "--preset": (None, ["--preset", "strict"], set(DRAFTS)),
    "--isolated": (None, ["--isolated"], set(DRAFTS)),
    "day": (write("attrlint.toml", CONFIG.replace("03-01", "03-02")), [], set(DRAFTS)),
    "genre": (write("attrlint.toml", f'genre = "opinion"\n{CONFIG}'), [], set(DRAFTS)),
    "house style": (write("attrlint.toml", f'house-style = "bbc"\n{CONFIG}'), [], set(DRAFTS)),
    "select": (write("attrlint.toml", f'select = ["ATT"]\n{CONFIG}'), [], set(DRAFTS)),
    "ignore": (write("attrlint.toml", f'ignore = ["ATT002"]\n{CONFIG}'), [], set(DRAFTS)),
    "severity": (write("attrlint.toml", f'{CONFIG}[rules.ATT002]\nseverity = "error"\n'), [], set(DRAFTS)),
    "ignores of one file": (
        write("attrlint.toml", f'{CONFIG}[per-file-ignores]\n"fl*.md" = ["ATT002"]\n'),
        [],
        {"flaw.md"},
    ),
    "names": (write("house.names", "Kyiv\nBrynask\n"), [], set(DRAFTS)),
    "pack": (write("house.yaml", PACK.replace("[foo]\n", "[foo, shut]\n")), [], set(DRAFTS)),
}
HITS: dict[str, tuple[Callable[[Path], object] | None, list[str]]] = {
    "nothing": (None, []),
    "a new name": (move("clean.md", "fresh.md"), []),
    "another folder": (move("clean.md", "in/a.md"), []),
    "saved again": (lambda desk: (desk / "clean.md").touch(), []),
    "--fail-on": (None, ["--fail-on", "error"]),
    "fail-on": (write("attrlint.toml", f'fail-on = "info"\n{CONFIG}'), []),
    "--exit-zero": (None, ["--exit-zero"]),
    "--exclude": (None, ["--exclude", "page.html"]),
    "exclude": (write("attrlint.toml", f'exclude = ["page.html"]\n{CONFIG}'), []),
}


@pytest.fixture
def configured(desk: Path) -> Path:
    """The desk with a configuration, a pack and house names."""
    for name, text in (("attrlint.toml", CONFIG), ("house.yaml", PACK), ("house.names", "Kyiv\n")):
        (desk / name).write_text(text)
    return desk


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("case", MISSES)
def test_what_is_linted_anew(
    configured: Path, linted: list[str], capsys: pytest.CaptureFixture[str], case: str
) -> None:
    """What a result depends on has changed: the cache gives what a run without it gives."""
    assert told(capsys, "check")[0] == 1
    linted.clear()
    change, words, anew = MISSES[case]
    if change:
        change(configured)
    after = told(capsys, "check", *words)
    assert set(linted) == anew
    assert after == told(capsys, "check", *words, "--no-cache")


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("case", HITS)
def test_what_is_not_linted_anew(
    configured: Path, linted: list[str], capsys: pytest.CaptureFixture[str], case: str
) -> None:
    """What the findings do not depend on may change."""
    assert told(capsys, "check")[0] == 1
    linted.clear()
    change, words = HITS[case]
    if change:
        change(configured)
    after = told(capsys, "check", *words)
    assert linted == []
    assert after == told(capsys, "check", *words, "--no-cache")


@pytest.mark.parametrize(
    ("name", "value"),
    [("__version__", "9.9.9"), ("_versions", lambda: ["a-1", "b-1", "c-1", "d-1"])],
    ids=["version", "packages"],
)
def test_another_program(
    desk: Path,
    linted: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: object,
) -> None:
    """Another attrlint, or another package that it finds with, has results of its own."""
    told(capsys, "check", "clean.md")
    monkeypatch.setattr(version, name, value)
    version.program_hash.cache_clear()
    told(capsys, "check", "clean.md")
    version.program_hash.cache_clear()
    assert linted == ["clean.md"] * 2


def test_own_files_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line changed in attrlint itself makes another program, by time or by content."""
    monkeypatch.setattr(version, "__file__", str(tmp_path / "attrlint" / "store" / "version.py"))
    code = tmp_path / "attrlint" / "linter.py"
    (tmp_path / "attrlint" / "store").mkdir(parents=True)
    code.write_text("a = 1\n")
    before = [version.program_hash.__wrapped__(by_stat=by_stat) for by_stat in (True, False)]
    os.utime(code, (1, 1))
    touched = [version.program_hash.__wrapped__(by_stat=by_stat) for by_stat in (True, False)]
    code.write_text("a = 2\n")
    os.utime(code, (1, 1))
    edited = version.program_hash.__wrapped__(by_stat=False)
    assert before[0] != touched[0]
    assert before[1] == touched[1] != edited
    monkeypatch.setattr(version, "_versions", lambda: ["regex-1"])
    assert version.program_hash.__wrapped__(by_stat=True) is None


def test_every_setting_has_a_say_or_none() -> None:
    """A setting that comes new to a configuration or to the command line counts until it is said to have no say."""
    known = {one.name for of in (Config(), Choice()) for one in fields(of)}
    assert known >= settings_key.IGNORED_KEYS
    assert known - settings_key.IGNORED_KEYS == {
        "preset", "select", "extend_select", "ignore", "genre", "date", "house_style", "rules",
        "sources", "speakers", "quote_policy", "against",
    }  # fmt: skip


def test_every_package_that_finds_is_named() -> None:
    """A new dependency is either one that findings depend on, or known not to be."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    names = {line.partition(">")[0].replace("-", "_") for line in project["dependencies"]}
    without = {"pathspec", "pyahocorasick", "typer", "wcwidth"}  # gated and ungated runs give the same findings
    assert names == {*version.RELEVANT_PACKAGES, *without}


def test_stamps(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft whose size and times are the same is not read again: not in CI, and not where it is just written."""
    read: list[str] = []
    real = draft_files.read_file

    def read_file(path: str, *limits: object) -> SeenFile:
        read.append(path)
        return real(path, *limits)  # type: ignore[arg-type]

    monkeypatch.setattr(draft_files, "read_file", read_file)

    def is_read() -> bool:
        read.clear()
        assert told(capsys, "check", "--isolated", "clean.md")[0] == 0
        return "clean.md" in read

    assert [is_read(), is_read()] == [True, True]  # it is too young to be known by its stamp
    monkeypatch.setattr(file_stamp, "SETTLED", -(10**18))
    assert [is_read(), is_read()] == [True, False]
    monkeypatch.setenv("CI", "true")
    assert [is_read(), is_read()] == [True, True]


def test_standard_input_is_not_kept(
    desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes by a pipe is linted each time."""
    import io

    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFTS["flaw.md"])))
        assert told(capsys, "check", "-", "--stdin-filename", "flaw.md")[0] == 1
    assert linted == ["flaw.md"] * 2
    assert count() == 0


def test_errors_are_not_kept(
    desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be done is tried again, and ends in 2 each time."""

    (desk / "bin.md").write_bytes(b"a\0b")
    (desk / "house.yaml").write_text(PACK.replace("[foo]\n", "['(?:x+x+)+y']\n"))
    (desk / "attrlint.toml").write_text('packs = ["house.yaml"]\n')
    (desk / "slow.txt").write_text("x" * 4000 + " xy\n")
    from attrlint.base import pattern_time

    monkeypatch.setattr(pattern_time, "SECONDS", 1e-9)
    monkeypatch.setattr(pattern_time, "SECONDS_PER_MILLION", 0.0)
    first = told(capsys, "check", "bin.md", "slow.txt")
    assert first[0] == 2
    assert "took longer than" in first[2]
    assert told(capsys, "check", "bin.md", "slow.txt") == first
    assert linted == ["bin.md", "slow.txt"] * 2


def test_faults_of_the_settings_are_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A configuration that is broken after a good run is an error, whatever is kept."""
    (desk / "attrlint.toml").write_text('packs = ["default"]\n')
    told(capsys, "check", "clean.md")
    for fault in ('ignore = ["QUO999"]\n', 'packs = ["gone.yaml"]\n', 'names = ["gone.txt"]\n', "packs = [\n"):
        (desk / "attrlint.toml").write_text(fault)
        code, out, err = told(capsys, "check", "clean.md")
        assert (code, out) == (2, "")
        assert "error: " in err


def test_what_is_left_out_comes_after(desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A baseline takes known findings out of kept results, and nothing of it is kept."""
    whole = told(capsys, "check", "--isolated", ".")
    assert told(capsys, "baseline", "--isolated", ".")[0] == 0
    linted.clear()
    argv = ["check", "--isolated", ".", "--baseline", "attrlint-baseline.json"]
    (desk / "flaw.md").write_text("No deaths have been reported. TK\n")
    narrow = told(capsys, *argv)
    assert narrow == told(capsys, *argv) == told(capsys, *argv, "--no-cache")
    assert narrow[1].startswith("flaw.md:1:11: ")
    (desk / "flaw.md").write_bytes(DRAFTS["flaw.md"])
    linted.clear()
    assert told(capsys, "check", "--isolated", ".") == whole
    assert linted == []


def test_changed_lines_come_after(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--diff-base looks at the lines of kept results."""
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], check=True, cwd=desk)
    with (desk / "flaw.md").open("a") as draft:
        draft.write("\nNo injuries have been reported.\n")
    argv = ["check", "--isolated", ".", "--diff-base", "HEAD"]
    first = told(capsys, *argv)
    assert first == told(capsys, *argv) == told(capsys, *argv, "--no-cache")
    assert "“have been reported”" in first[1]
    assert len(first[1].splitlines()) == 1


def test_fixes_are_made(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--fix changes drafts whose findings are kept, and what is found then is what is left."""
    (desk / "fix.txt").write_text('“The ship is late," he said. It was teh first.\n')
    before = told(capsys, "check", "--isolated", "fix.txt")
    assert "fixable" in before[2]
    fixed = told(capsys, "check", "--isolated", "--fix", "fix.txt")
    assert fixed[2].startswith("Fixed ")
    after = told(capsys, "check", "--isolated", "fix.txt")
    assert after[1] == fixed[1] != before[1]
    assert told(capsys, "check", "--isolated", "fix.txt") == after


def test_styles_of_vale_say_what_is_not_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each run says so, also one that lints nothing."""
    (desk / "House").mkdir()
    (desk / "House" / "Script.yml").write_text("extends: script\nmessage: no\nscript: x\n")
    (desk / "House" / "Words.yml").write_text("extends: existence\nmessage: no\ntokens: [shut]\n")
    (desk / "attrlint.toml").write_text('packs = ["vale:House"]\n')
    first = told(capsys, "check", "clean.md")
    assert "House.Script was skipped" in first[2]
    assert told(capsys, "check", "clean.md") == first


POISON = [
    b"",
    b"[",
    b"{}",
    b"\x80\x04K\x01.",
    b"\xff\xfe\x00",
    b"SQLite format 3\0",
    b"SQLite format 3\0" * 1000,
    b"SQLite format 3\0\x10\0" + b"\xff" * 9_000_000,
]


@pytest.mark.parametrize("poison", POISON, ids=range(len(POISON)))
def test_what_is_no_cache(desk: Path, capsys: pytest.CaptureFixture[str], poison: bytes) -> None:
    """Whatever stands in the file, the findings are those of the drafts, and the next run has a good one."""
    argv = ["check", "--isolated", ".", "--output-format", "json"]
    right = told(capsys, *argv, "--no-cache")
    kept().parent.mkdir(parents=True, exist_ok=True)
    kept().write_bytes(poison)
    assert told(capsys, *argv) == right
    assert told(capsys, *argv) == right
    assert count() == len(DRAFTS)


def test_a_cache_changed_by_hand(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that change, go or come cost results and alter none."""
    argv = ["check", "--isolated", ".", "--output-format", "json"]
    right = told(capsys, *argv)
    good = kept().read_bytes()
    chance = random.Random(20261128)
    broken = [
        good.replace(b'"warning"', b'"error"'),
        good.replace(b",[],[]]", b",[[],]"),
        good.replace(b"ATT002", b"ATT001"),
        good[: len(good) // 2],
        good.replace(b"\n", b"\r\n"),
    ]
    for _ in range(30):
        at, end = sorted(chance.randrange(len(good)) for _ in range(2))
        data = bytearray(good)
        data[at] ^= 1 << chance.randrange(8)
        broken += [bytes(data), good[:at] + good[end:], good[:at] + good[at:end] * 2 + good[end:]]
    for data in broken:
        kept().write_bytes(data)
        assert told(capsys, *argv) == right


def finding(**changes: object) -> list[object]:
    """A finding as it is kept."""
    whole: dict[str, object] = {
        "code": "ATT002",
        "name": "agentless-report",
        "severity": "warning",
        "confidence": "high",
        "message": "forged",
        "start": 3,
        "end": 6,
        "related": [],
        "fix": None,
        "fingerprint": "0" * 16,
    }
    return list((whole | changes).values())


FORGED: list[object] = [
    None,
    3,
    {},
    ["", []],
    ["", [], [], []],
    [None, [], []],
    ["", {}, []],
    ["", [[]], []],
    ["", [3], []],
    ["", [finding(severity="fatal")], []],
    ["", [finding(severity=["error"])], []],
    ["", [finding(confidence=None)], []],
    ["", [finding(code=3)], []],
    ["", [finding(message={"a": 1})], []],
    ["", [finding(start=-1)], []],
    ["", [finding(start=9)], []],
    ["", [finding(end=10_000)], []],
    ["", [finding(start=True, end=True)], []],
    ["", [finding(start=1.0)], []],
    ["", [finding(related=[[1, 2]])], []],
    ["", [finding(related=[[1, 9999, "x"]])], []],
    ["", [finding(fix=["x", 1, []])], []],
    ["", [finding(fix=["x", True, [[1, 2, 3]]])], []],
    ["", [finding(fix=["x", True, [[1, 9999, "a"]]])], []],
    ["", [finding(fingerprint=None)], []],
    ["", [], [[finding(), 1, 2]]],
    ["", [], [[finding(), 1, 9999, ""]]],
    ["rot13", [finding()], []],
    ["no-such-encoding", [finding()], []],
    ["utf-16", [finding()], []],
    ["a\0b", [finding()], []],
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_what_is_no_result(
    desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, forged: object
) -> None:
    """An entry with a good checksum that is no result is none: the draft is linted."""

    argv = ["check", "--isolated", "clean.md", "--output-format", "json"]
    right = told(capsys, *argv)
    with monkeypatch.context() as patched:
        patched.setattr("attrlint.running.cache.to_json", lambda _: json.dumps(forged, separators=(",", ":")).encode())
        user_store().clear(RESULTS)
        user_store().save()
        told(capsys, *argv)
    assert json.dumps(forged, separators=(",", ":")).encode() in kept().read_bytes()
    linted.clear()
    assert told(capsys, *argv) == right
    assert linted == ["clean.md"]


@pytest.mark.parametrize("case", ["a file for a folder", "a folder for a file", "no home"])
def test_where_there_can_be_no_cache(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    """Is done without, and nothing is said."""
    right = told(capsys, "check", "--isolated", ".", "--no-cache")
    if case == "a file for a folder":
        (desk.parent / "x").write_text("x")
        monkeypatch.setenv("XDG_CACHE_HOME", str(desk.parent / "x"))
    elif case == "a folder for a file":
        monkeypatch.setenv("XDG_CACHE_HOME", str(desk.parent / "xdg"))
        kept().mkdir(parents=True)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "")
        monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    for _ in range(2):
        assert told(capsys, "check", "--isolated", ".") == right


def test_interrupted(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was linted before Ctrl-C is kept, and no lock is left."""
    real = Runner.lint_bytes
    done: list[str] = []

    def lint_bytes(self: Runner, data: bytes, path: str) -> Result:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(path)
        return real(self, data, path)

    monkeypatch.setattr(Runner, "lint_bytes", lint_bytes)
    assert told(capsys, "check", "--isolated", ".")[0] == 130
    assert count() == 3
    assert [path.name for path in kept().parent.glob("store*")] == [kept().name]
    done.append("")
    assert told(capsys, "check", "--isolated", ".")[0] == 1
    assert len(done) == len(DRAFTS) + 1


def test_the_words_of_drafts_are_for_their_owner(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody else may read what is kept of an unpublished draft."""
    if os.name != "posix":
        pytest.skip("files have no modes here")
    told(capsys, "check", "--isolated", ".")
    assert kept().stat().st_mode & 0o077 == 0


def test_a_cache_that_others_may_write(desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Is not believed, and made anew for the owner alone."""
    if os.name != "posix":
        pytest.skip("files have no modes here")
    told(capsys, "check", "--isolated", "clean.md")
    kept().chmod(0o666)
    for _ in range(2):
        told(capsys, "check", "--isolated", "clean.md")
    assert linted == ["clean.md"] * 2
    assert kept().stat().st_mode & 0o077 == 0


def test_runs_at_once_lose_nothing(desk: Path, linted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Five processes that lint different drafts at the same time: all their results are there."""
    for run_number in range(5):
        (desk / f"run{run_number}").mkdir()
        for i in range(4):
            (desk / f"run{run_number}" / f"{i}.txt").write_text(f"Road {run_number} to farm {i} is shut.\n")
    told(capsys, "check", "--isolated", "--no-cache", "run0")  # compiles the packs
    command = [sys.executable, "-m", "attrlint", "check", "--isolated", "--quiet"]
    runs = [subprocess.Popen([*command, f"run{i}"], cwd=desk) for i in range(5)]
    assert [one.wait(120) for one in runs] == [0] * 5
    linted.clear()
    assert told(capsys, "check", "--isolated", *(f"run{i}" for i in range(5)))[0] == 0
    assert linted == []


def test_killed_at_any_moment(desk: Path) -> None:
    """The next run says what a run without the cache says, and nothing is left over but the store."""
    for i in range(30):
        (desk / f"road{i}.txt").write_text(f"Road {i} is shut. No deaths have been reported. TK\n" * (1 + i % 5))
    command = [sys.executable, "-m", "attrlint", "check", "--isolated", "--jobs", "1", "."]
    right = subprocess.run([*command, "--no-cache"], cwd=desk, capture_output=True, check=False)
    chance = random.Random(20261201)
    for _ in range(6):
        run = subprocess.Popen(command, cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * 1.5)
        run.kill()
        run.wait()
        assert not {path.name for path in kept().parent.iterdir()} - {kept().name, f"{kept().name}-journal"}
    for _ in range(2):
        done = subprocess.run(command, cwd=desk, capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (right.returncode, right.stdout, right.stderr)
    assert [path.name for path in kept().parent.iterdir()] == [kept().name]


def test_clean(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """attrlint clean removes what is kept, with a journal that was left behind and what earlier versions kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk.parent))
    told(capsys, "check", "--isolated", ".")
    for name in (f"{kept().name}-journal", "results.json", "results.lock", "pack-0.json", "pack-0.1.part"):
        kept().with_name(name).write_text("gone")
    assert told(capsys, "clean")[0] == 0
    assert not kept().parent.exists()


HEAVY = "kinds linting.linter linting.prefilter model.document model.rule packs.compiled_pack packs.pack reading.prose"


def test_a_run_from_the_cache_is_quick_to_start(desk: Path) -> None:
    """Where every result is kept, nothing of the analysis and of the packs is loaded."""
    code = (
        "import sys\nfrom attrlint.cli import run\nrun(sys.argv[1:])\nsys.stderr.write('\\n'.join(['', *sys.modules]))"
    )
    command = [sys.executable, "-c", code, "check", "--isolated", "--quiet", "."]

    def loaded() -> set[str]:
        done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=True)
        return set(done.stderr.splitlines())

    heavy = {"regex", "charset_normalizer", "concurrent.futures", "multiprocessing"}
    heavy |= {f"attrlint.{name}" for name in HEAVY.split()}
    assert heavy - {"concurrent.futures", "multiprocessing"} <= loaded()
    time.sleep(0.01)
    assert sorted(loaded() & heavy) == []
