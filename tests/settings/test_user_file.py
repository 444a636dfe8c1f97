"""The user's own settings: where they are, and what they give way to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import attrlint
from attrlint.cli import run
from attrlint.lsp.drafts import Drafts, buffer_of
from attrlint.running.runner import Choice
from attrlint.settings import user_file as module
from attrlint.settings.user_file import user_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On each system; XDG_CONFIG_HOME counts on all, if it is an absolute path."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    cases = {"linux": ".config", "darwin": "Library/Application Support", "win32": "Roaming", "freebsd14": ".config"}
    for platform, folder in cases.items():
        monkeypatch.setattr(sys, "platform", platform)
        assert user_file() == tmp_path / folder / "attrlint" / "attrlint.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "x"))
    for platform in cases:
        monkeypatch.setattr(sys, "platform", platform)
        assert user_file() == tmp_path / "x" / "attrlint" / "attrlint.toml"


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then there is none, and everything works."""

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr(module.Path, "home", homeless)
    monkeypatch.setattr(sys, "platform", "linux")
    assert user_file() is None
    assert attrlint.Settings.find("/") == attrlint.Settings()


def test_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """--isolated over --config over the project over the user over the defaults; nothing is merged."""
    own = tmp_path / "home" / "attrlint"
    project = tmp_path / "project"
    own.mkdir(parents=True)
    project.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent))
    monkeypatch.chdir(project)
    draft = project / "a.md"
    draft.write_text("The bridge was targetted, critics say.\n")

    def codes(*argv: str) -> list[str]:
        run(["check", "--quiet", "--output-format", "concise", *argv, "a.md"])
        return [line.split()[2] for line in capsys.readouterr().out.splitlines()]

    assert codes() == ["STY001", "VAG001"]
    (own / "attrlint.toml").write_text('ignore = ["VAG001"]\nnames = ["names.txt"]\n')
    (own / "names.txt").write_text("Brynask\n")
    assert codes() == ["STY001"]
    assert attrlint.Settings.find(project).names == (str(own / "names.txt"),)
    assert codes("--isolated") == ["STY001", "VAG001"]
    drafts = Drafts(Choice())
    assert len(drafts.lint(buffer_of(draft.read_text(), str(draft), "markdown", str(project))).diagnostics) == 1
    (project / "attrlint.toml").write_text('ignore = ["STY001"]\n')
    assert drafts.changed()
    assert codes() == ["VAG001"]
    assert codes("--config", str(own / "attrlint.toml")) == ["STY001"]
    (project / "attrlint.toml").unlink()
    (own / "attrlint.toml").write_text('ignor = ["VAG001"]\n')
    assert run(["check", "a.md"]) == 2
    assert "did you mean “ignore”" in capsys.readouterr().err
    assert run(["check", "--isolated", "--exit-zero", "a.md"]) == 0
