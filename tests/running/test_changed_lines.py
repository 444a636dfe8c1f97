"""check --diff-base: only what touches lines that have changed since a revision, in a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from attrlint.cli import run
from attrlint.running.changed_lines import Lines, meet, read_diff

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
GIT = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
CLEAN = "The bridge over the river is shut until the spring.\n"
OLD = "# The bridge\n\nNo deaths have been reported.\n\n" + CLEAN
NEW = "Two ships lay in the harbour, and no injuries have been reported.\n"


def git(*words: str) -> None:
    """Run git here."""
    subprocess.run([*GIT, *words], check=True, capture_output=True)


def commit() -> None:
    """Commit all there is."""
    git("add", "--all")
    git("commit", "--quiet", "--no-verify", "--message", "all")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one draft, committed, with one finding."""
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    (tmp_path / "a.md").write_text(OLD)
    commit()
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, list[str], str]:
    """Check against HEAD; gives exit code, the places found and standard error."""
    base = () if "--diff-base" in argv else ("--diff-base", "HEAD")
    code = run(["check", "--isolated", "--select", "ATT002", *base, *argv])
    out, err = capsys.readouterr()
    return code, [line.split(": ")[0] for line in out.splitlines()], err


@needs_git
@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(OLD, [], id="nothing has changed"),
        pytest.param(CLEAN + "\n" + OLD, [], id="a paragraph put in before"),
        pytest.param(OLD + "\n" + NEW, ["a.md:7:47"], id="a new paragraph"),
        pytest.param(OLD.replace("deaths", "injuries"), ["a.md:3:13"], id="the line itself"),
        pytest.param(OLD.replace(CLEAN, ""), [], id="lines taken away"),
        pytest.param(OLD + "\n" + NEW.strip(), ["a.md:7:47"], id="no newline at the end"),
        pytest.param(OLD + "\n++ b/x\n\n@@ -1,9 +1,9 @@\n\n" + NEW, ["a.md:11:47"], id="words like those of a diff"),
    ],
)
def test_a_changed_draft(desk: Path, capsys: pytest.CaptureFixture[str], text: str, found: list[str]) -> None:
    """Staged or not, the working tree is compared with the revision."""
    (desk / "a.md").write_text(text)
    assert told(capsys)[:2] == (int(bool(found)), found)
    git("add", "--all")
    assert told(capsys)[:2] == (int(bool(found)), found)


@needs_git
def test_whole_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that git does not track is all new, one that it ignores too; one that moved is not."""
    (desk / ".gitignore").write_text("ignored.md\n")
    (desk / "ignored.md").write_text(OLD)
    (desk / "b.md").write_text(OLD.replace("deaths", "injuries in the town"))
    assert told(capsys)[1] == ["b.md:3:25"]
    assert told(capsys, "a.md", "ignored.md")[1] == ["ignored.md:3:11"]
    (desk / "b.md").unlink()
    git("mv", "a.md", "c.md")
    assert told(capsys)[1] == []


@needs_git
@pytest.mark.parametrize("name", ["two words.md", "Київ.md", 'a"b\\c.md', "tab\there.md", "b/b/x.md"])
def test_names(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Git writes some names with marks and escapes."""
    draft = desk / name
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(OLD)
    commit()
    assert told(capsys)[1] == []
    draft.write_text(OLD + "\n" + NEW)
    assert [place.rsplit(":", 2)[1:] for place in told(capsys)[1]] == [["7", "47"]]


@needs_git
def test_settings_of_git_change_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither prefixes, colours, other programs for a diff nor the environment of a hook."""
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("diff.interHunkContext", "50"),
        ("diff.relative", "true"),
        ("core.quotePath", "true"),
    ):
        git("config", key, value)
    (desk / "sub").mkdir()
    (desk / "sub" / "é.md").write_text(OLD)
    commit()
    (desk / "sub" / "é.md").write_text(CLEAN + "\n" + OLD + "\n" + NEW)
    os.environ["GIT_DIR"] = "nowhere"
    try:
        assert told(capsys)[1] == ["sub/é.md:9:47"]
    finally:
        del os.environ["GIT_DIR"]


PROGRAMS = {
    "a filter": ("filter.evil.clean", "*.md filter=evil"),
    "a filter that must not fail": ("filter.evil.clean", "*.md filter=evil", "filter.evil.required", "true"),
    "a filter that goes on": ("filter.evil.process", "*.md filter=evil", "filter.evil.required", "true"),
    "a filter with a dotted name": ("filter.e.v.il.clean", "*.md filter=e.v.il"),
    "textconv": ("diff.evil.textconv", "*.md diff=evil"),
    "a diff program": ("diff.evil.command", "*.md diff=evil"),
    "a diff program for all": ("diff.external", ""),
    "a monitor": ("core.fsmonitor", ""),
    "a pager": ("core.pager", ""),
    "a pager for diffs": ("pager.diff", ""),
}


@needs_git
@pytest.mark.parametrize(("words"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_no_program_of_a_repository_runs(
    desk: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Whatever its settings and attributes name; what has changed is found all the same."""
    (desk / "a.md").write_text(OLD + "\n" + NEW)
    key, attributes, *more = words
    (desk / ".gitattributes").write_text(f"{attributes}\n")
    git("config", key, f"touch '{desk}/RAN'; cat")
    if more:
        git("config", *more)
    assert told(capsys, "a.md")[:2] == (1, ["a.md:7:47"])
    assert not (desk / "RAN").exists()


@needs_git
def test_no_hook_and_no_fetch_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hooks do not run, and objects that a partial clone lacks are not fetched by a program of its choice."""
    hook = desk / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch '{desk}/RAN'\n")
    hook.chmod(0o755)
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.url", f"ext::sh -c touch% '{desk}/RAN'")
    git("config", "protocol.ext.allow", "always")
    for blob in (desk / ".git" / "objects").glob("??/*"):
        if (
            subprocess.run([*GIT, "cat-file", "-t", blob.parent.name + blob.name], capture_output=True).stdout
            == b"blob\n"
        ):
            blob.unlink()
    (desk / "a.md").write_text(OLD + "\n" + NEW)
    assert told(capsys, "a.md")[0] == 2
    assert not (desk / "RAN").exists()


@needs_git
def test_a_filter_that_cannot_be_switched_off(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name would cut the option short: then nothing is done at all."""
    git("config", "filter.a=b.clean", f"touch '{desk}/RAN'; cat")
    (desk / ".gitattributes").write_text("*.md filter=a=b\n")
    code, _, err = told(capsys, "a.md")
    assert (code, err) == (2, "error: --diff-base: cannot switch off the git filter “a=b”; rename it\n")
    assert not (desk / "RAN").exists()


@needs_git
def test_from_another_folder(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each draft is looked up in the repository that it lies in."""
    (desk / "a.md").write_text(OLD + "\n" + NEW)
    other = desk / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    git("init", "--quiet")
    (other / "b.md").write_text(OLD)
    commit()
    assert told(capsys, "../a.md", "b.md")[1] == ["../a.md:7:47"]


@needs_git
def test_related_places_count(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is new as well where the change lies at the other place that belongs to it."""
    said = "“We shall open the bridge to all traffic in the spring,” Ilze Kaleja said.\n"
    (desk / "q.md").write_text(CLEAN + "\n" + CLEAN.replace("bridge", "road") + "\n" + said)
    commit()
    (desk / "q.md").write_text(said + "\n" + CLEAN.replace("bridge", "road") + "\n" + said)
    assert run(["check", "--isolated", "--select", "QUO001", "--diff-base", "HEAD", "q.md"]) == 1
    assert capsys.readouterr().out.startswith("q.md:5:1: warning QUO001")


@needs_git
def test_with_a_baseline(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both at once: what is new and on changed lines."""
    assert run(["baseline", "--isolated", "--select", "ATT002"]) == 0
    capsys.readouterr()
    (desk / "a.md").write_text(OLD + "\n" + NEW)
    code, found, err = told(capsys, "--baseline", "attrlint-baseline.json")
    assert (code, found) == (1, ["a.md:7:47"])
    assert err.endswith("1 known finding hidden (attrlint-baseline.json)\n")


@needs_git
@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--diff-base", "nosuch"], "error: --diff-base: no such revision “nosuch”\n"),
        (["--diff-base", "--output=x"], "error: --diff-base: no such revision “--output=x”\n"),
        (["--diff-base", "HEAD", "-"], "error: --diff-base does not work with standard input\n"),
        (["--diff-base", "HEAD", "--fix"], "error: --fix cannot be combined with --diff-base\n"),
    ],
)
def test_what_cannot_be_asked(desk: Path, capsys: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    """One line, exit 2."""
    assert told(capsys, *argv) == (2, [], said)
    assert not (desk / "x").exists()


@needs_git
def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that lies in no repository has no lines that changed; neither has one where there is no git."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("a.md").write_text(OLD)
    assert told(capsys) == (2, [], "a.md: error: is not in a git repository (--diff-base)\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(capsys) == (2, [], "error: --diff-base needs git, which is not installed\n")


def test_reading_a_diff() -> None:
    """Counts left out mean one; lines taken away count as none."""
    diff = (
        b"--- a/x\n+++ b/x\n@@ -1 +1 @@ h\n-a\n\\ No newline at end of file\n+b\n@@ -5,2 +4,0 @@\n-c\n-+++ b/z\n"
        b'diff --git "a/\\303\\251" "b/\\303\\251"\n--- /dev/null\n+++ "b/\\303\\251"\n@@ -0,0 +1,2 @@\n+d\n+e\n'
    )
    assert read_diff(diff) == {"x": [Lines(1, 1)], "é": [Lines(1, 2)]}
    changed = [Lines(3, 4), Lines(9, 9)]
    assert [line for line in range(1, 12) if meet(Lines(line, line), changed)] == [3, 4, 9]
    assert meet(Lines(1, 20), changed)
    assert not meet(Lines(5, 8), changed)
