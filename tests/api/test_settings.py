"""`attrlint.Settings` has the keys of a settings file."""

from __future__ import annotations

import datetime
import pickle
from typing import TYPE_CHECKING

import pytest

import attrlint
from attrlint.api import ConfigError, UsageError
from attrlint.api.settings import SETTING_NAMES
from attrlint.settings.settings_reference import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

SEVERAL = {
    "include",
    "exclude",
    "fail-on",
    "cache-size",
    "max-file-size",
    "extend",
}  # about more than one draft, or about files


def test_every_setting_about_a_draft() -> None:
    """No setting is missing, and none is made up."""
    assert set(SETTING_NAMES) - {"covers"} == {one.key.replace("-", "_") for one in SETTINGS if one.key not in SEVERAL}
    assert tuple(name for name in attrlint.Settings.__slots__ if name != "file") == SETTING_NAMES


def test_values_are_frozen_copies() -> None:
    """Lists become tuples, a lone string a list of one, a day its text; equal settings are equal, also after a pickle."""
    codes = ["QUO"]
    desk = attrlint.Settings(
        select=codes, ignore="QUO001", date=datetime.date(2026, 5, 7), per_file_ignores={"a/*": "RES"}
    )
    codes.append("STY")
    assert (desk.select, desk.ignore, desk.date) == (("QUO",), ("QUO001",), "2026-05-07")
    assert desk.per_file_ignores == {"a/*": ("RES",)}
    assert pickle.loads(pickle.dumps(desk)) == desk
    with pytest.raises(AttributeError):
        desk.preset = "wire"  # type: ignore[misc]


def test_from_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file says holds, its paths from its folder, from wherever it is used."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "names.txt").write_text("Brynask\n")
    (tmp_path / "desk" / "attrlint.toml").write_text(
        'select = ["PLC001", "STY"]\nnames = ["names.txt"]\n[per-file-ignores]\n"old/*" = ["STY"]\n'
    )
    monkeypatch.chdir(tmp_path)
    desk = attrlint.Settings.from_file("desk/attrlint.toml")
    assert desk == attrlint.Settings.find("desk")
    assert attrlint.Settings.find(tmp_path / "desk" / "old") == desk
    monkeypatch.chdir("/")
    draft = "Brynask was targetted. A train left Bryansk."
    assert [one.code for one in attrlint.lint(draft, settings=desk)] == ["STY001"]
    assert attrlint.lint(draft, path=tmp_path / "desk" / "old" / "a.md", settings=desk) == []


def test_faults_of_a_file(tmp_path: Path) -> None:
    """Have their place; a file that is not there is said."""
    file = tmp_path / "attrlint.toml"
    file.write_text('\nselect = ["STX001"]\n')
    with pytest.raises(ConfigError) as caught:
        attrlint.lint("Copy.", settings=attrlint.Settings.from_file(file))
    assert caught.value.place is not None
    assert caught.value.place.line == 2
    with pytest.raises(UsageError, match="no such settings file"):
        attrlint.Settings.from_file(tmp_path / "gone.toml")


def test_nothing_is_found_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settings file in the working folder is not read unless it is asked for."""
    (tmp_path / "attrlint.toml").write_text('select = ["QUO"]\n')
    monkeypatch.chdir(tmp_path)
    assert [one.code for one in attrlint.lint("It was targetted.", path="a.md")] == ["STY001"]
    assert attrlint.lint("It was targetted.", settings=attrlint.Settings.find()) == []
