"""Which files are drafts, in which order, and what git and the configuration leave out."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrlint.running.discovery import find_drafts
from attrlint.settings.config import Config
from tests.cli.test_check import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["desk"]


def grow(*names: str) -> None:
    """Make empty files, with the folders they are in."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def drafts(*paths: str, config: Config | None = None, force_exclude: bool = False) -> list[str]:
    """The drafts behind paths where nothing goes wrong."""
    found, errors = find_drafts(paths, lambda _: config or Config(), force_exclude=force_exclude)
    assert [str(error) for error in errors] == []
    return found


def wrong(paths: Sequence[str]) -> list[str]:
    """What is wrong with paths, as it is printed."""
    return [line for error in find_drafts(paths, lambda _: Config())[1] for line in error.lines()]


def test_what_is_a_draft(desk: Path) -> None:
    """Endings say so; locks of Word and Writer, licences, lists of requirements and the like are none, in whatever folder."""
    grow(
        "a.md",
        "B.MD",
        "c.markdown",
        "d.txt",
        "e.html",
        "f.htm",
        "g.py",
        "h.docx",
        "i",
        "j.odt",
        "~$h.docx",
        ".~lock.j.odt#",
    )
    grow("LICENSE.md", "LICENSE-MIT.txt", "LICENCE.txt", "license.txt", "COPYING.md", "NOTICE.txt", "AUTHORS.md")
    grow("requirements.txt", "requirements-dev.txt", "constraints.txt", "robots.txt", "humans.txt", "CMakeLists.txt")
    grow("sub/requirements.txt", "x.egg-info/SOURCES.txt")
    grow("licence-fee-rises.md", "notice-of-strike.txt", "authors-protest.md")
    assert drafts(".") == [
        "B.MD", "a.md", "authors-protest.md", "c.markdown", "d.txt", "e.html", "f.htm", "h.docx", "j.odt", "licence-fee-rises.md",
        "notice-of-strike.txt",
    ]  # fmt: skip
    assert drafts("LICENSE.md", "g.py") == ["LICENSE.md", "g.py"]


def test_folders_that_are_not_ours(desk: Path) -> None:
    """Hidden folders and those of tools are left out below a folder, not when they are named."""
    skipped = [".git", ".hidden", "node_modules", ".venv", "venv", "__pycache__", "site-packages", "dist", "build"]
    grow("a.md", "sub/b.md", *(f"{name}/c.md" for name in skipped), *(f"sub/{name}/c.md" for name in skipped))
    assert drafts(".") == ["a.md", "sub/b.md"]
    assert drafts("build") == ["build/c.md"]


def test_force_exclude_leaves_out_what_a_walk_would(desk: Path) -> None:
    """A hook names every file; what lies above the working folder does not matter."""
    (desk / "build").mkdir()
    os.chdir(desk / "build")
    grow("a.md", "LICENSE.md", "node_modules/b.md", "old/c.md")
    config = Config(exclude=("old/",))
    named = ("a.md", "LICENSE.md", "node_modules/b.md", "old/c.md")
    assert drafts(*named, config=config) == list(named)
    assert drafts(*named, config=config, force_exclude=True) == ["a.md"]
    os.chdir(desk)


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        (("old",), ["a.md", "new/b.md", "new/old.md"]),
        (("old.md",), ["a.md", "new/b.md", "old/c.md", "old/deep/d.md"]),
        (("./new/*.md",), ["a.md", "old/c.md", "old/deep/d.md"]),
        (("old/deep/",), ["a.md", "new/b.md", "new/old.md", "old/c.md"]),
        (("*.md",), ["none"]),
    ],
)
def test_exclude(desk: Path, globs: tuple[str, ...], left: list[str]) -> None:
    """A glob fits a name, a folder, or a path from the folder of the configuration."""
    grow("a.md", "new/b.md", "new/old.md", "old/c.md", "old/deep/d.md")
    found, _ = find_drafts(["."], lambda _: Config(exclude=globs))
    assert (found or ["none"]) == left


def test_order_and_names(desk: Path) -> None:
    """Paths in the order given, folders by name, files before folders; each file once, under its first name."""
    grow("b/z.md", "b/a/x.md", "b/y.md", "a.md", "é t.md")
    assert drafts("b", "a.md", "./a.md", str(desk / "a.md"), "b/../a.md", "b/y.md") == [
        "b/y.md", "b/z.md", "b/a/x.md", "a.md",
    ]  # fmt: skip
    assert drafts("./b/") == ["b/y.md", "b/z.md", "b/a/x.md"]
    assert drafts(str(desk / "b" / "a")) == [f"{desk.as_posix()}/b/a/x.md"]
    assert drafts(".")[:2] == ["a.md", "é t.md"]


def test_links(desk: Path) -> None:
    """A link to a file is a draft; links to folders are not followed, so that none leads round in a circle."""
    grow("a.md", "sub/b.md")
    (desk / "sub" / "loop").symlink_to(desk)
    (desk / "l.md").symlink_to(desk / "a.md")
    (desk / "gone.md").symlink_to(desk / "nothing")
    assert drafts(".") == ["a.md", "l.md", "sub/b.md"]
    assert drafts("sub/loop/sub") == ["sub/loop/sub/b.md"]
    assert wrong(["gone.md"]) == ["gone.md: error: no such file or folder"]


def test_what_leads_nowhere(desk: Path) -> None:
    """One line each."""
    grow("a.md", "empty/x.py")
    assert wrong(["gone", "a.md/b", "empty", "", "\0"]) == [
        "gone: error: no such file or folder",
        "a.md/b: error: no such file or folder",
        "empty: error: no drafts in this folder (see --include)",
        "error: a path is empty",
        "\0: error: cannot be read: embedded null byte",
    ]
    (long,) = wrong(["a" * 5000])
    assert long.endswith(": error: cannot be read: file name too long")


def test_a_folder_that_cannot_be_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error, not an empty folder."""
    grow("a.md", "sub/b.md")
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "sub":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found, errors = find_drafts(["."], lambda _: Config())
    assert found == ["a.md"]
    assert [line for error in errors for line in error.lines()] == ["sub: error: cannot be read: permission denied"]


HOSTILE = ("*a" * 12 + "b.md", "**/a" * 9 + "/b.md", "[!x]*" * 14 + "b.md")


@pytest.mark.parametrize("line", HOSTILE)
def test_a_gitignore_that_would_take_forever(desk: Path, line: str) -> None:
    """Such a line is given up within a second, with one error, and the others hold."""
    Path(".git").mkdir()
    name = "a" * 120
    grow(f"{name}.md", f"{name}c.md", f"{'a/' * 60}a.md", "out.md")
    Path(".gitignore").write_text(f"# one\n{line}\nout.md\n")
    begun = time.process_time()
    found, errors = find_drafts(["."], lambda _: Config())
    assert time.process_time() - begun < 5
    assert found == [f"{name}.md", f"{name}c.md", f"{'a/' * 60}a.md"]
    said = [".gitignore:2: error: this pattern takes too long to match and is left out"]
    assert [one for error in errors for one in error.lines()] in ([], said)


def test_odd_lines_of_a_gitignore(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is no pattern is passed over, as git does; many stars are stars."""
    Path(".git").mkdir()
    grow("a.md", "b1c2d3.md", "news/x/y/old.md", "news/x/y/new.md")
    lines = "[z-a]", "!", "\\", "[[:bogus:]]", "a\\", "(", "[", "b*c*d*.md", "**/x/**/o*l*d.md"
    Path(".gitignore").write_text("\n".join(lines))
    assert drafts(".") == ["a.md", "news/x/y/new.md"]
    assert capfd.readouterr().err == ""


def test_gitignore(desk: Path) -> None:
    """The files of all folders from the repository's top, the deepest word holds, and .git/info/exclude before all."""
    grow("news/a.md", "news/b.tmp.md", "news/deep/c.tmp.md", "news/deep/d.md", "out/e.md", "secret.md", "shown.md")
    grow(".git/info/exclude")
    Path(".git/info/exclude").write_text("secret.md\nshown.md\n")
    Path(".gitignore").write_text("# comment\n*.tmp.md\n/out/\n!shown.md\n")
    Path("news/deep/.gitignore").write_text("!c.tmp.md\n/d.md\n")
    assert drafts(".") == ["shown.md", "news/a.md", "news/deep/c.tmp.md"]
    assert drafts("news") == ["news/a.md", "news/deep/c.tmp.md"]
    os.chdir("news/deep")
    assert drafts(".") == ["c.tmp.md"]
    assert drafts("..") == ["../a.md", "../deep/c.tmp.md"]
    os.chdir(desk)


def test_an_ignored_folder_that_is_named(desk: Path) -> None:
    """Who names it means it; what is said inside it still holds."""
    grow(".git/x", "out/a.md", "out/b.md", "out/deep/c.md")
    Path(".gitignore").write_text("out/\n")
    Path("out/.gitignore").write_text("b.md\n")
    assert wrong(["."]) == [".: error: no drafts in this folder (see --include)"]
    assert drafts("out") == ["out/a.md", "out/deep/c.md"]
    assert drafts("out/deep") == ["out/deep/c.md"]
