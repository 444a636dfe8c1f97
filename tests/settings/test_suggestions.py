"""A misspelled name in a settings file: the line and column of the name itself, and the nearest one that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrlint.cli import run

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "a pack": ('packs = ["defualt"]', "1:10: error: “defualt”: no such pack: neither a built-in name nor a file (did you mean “default”?)"),
    "a built-in pack": ('packs = [\n  "default",\n  "qoutations",\n]', "3:3: error: “qoutations”: no such pack: neither a built-in name nor a file (did you mean “quotations”?)"),
    "a pack's file": ("packs = ['default', 'packs/hosue.yaml']", "1:21: error: “packs/hosue.yaml”: no such pack: neither a built-in name nor a file (did you mean “house.yaml”?)"),
    "a package": ('preset = "wire"\npacks = ["package:nothing-like-it"]', "2:10: error: “package:nothing-like-it”: no installed package has this pack"),
    "a Vale style": ('packs = ["vale:styles"]', "1:10: error: “vale:styles”: no Vale style (*.yml) in this folder"),
    "a selector": ('select = ["QUO", "STX001"]', "1:18: error: no rule named “STX001” (did you mean “STY001”?)"),
    "one more": ('extend-select = [\n"QUO001",\n"vague-sorce"]', "3:1: error: no rule named “vague-sorce” (did you mean “vague-source”?)"),
    "one in a table": ('[per-file-ignores]\n"QUX/*" = ["ATT", "QUX"]', "2:19: error: no rule named “QUX”"),
    "a rule": ("[rules.QUO01]\nmin_words = 3", "1:8: error: no rule named “QUO01” (did you mean “QUO0"),
    "house names": ('names = ["nmaes.txt"]', "1:10: error: no such file: nmaes.txt (did you mean “names.txt”?)"),
    "a parent": ('extend = "bsae.toml"', "1:10: error: no such file: bsae.toml (did you mean “base.toml”?)"),
    "a preset": ('preset = "strickt"', "1:1: error: “preset” must be one of recommended, strict, wire, residue, not “strickt” (did you mean “strict”?)"),
    "a genre": ('genre = "intervew"', "(did you mean “interview”?)"),
    "a house style": ('house-style = "gaurdian"', "(did you mean “guardian”?)"),
    "a key": ('ignor = ["QUO"]', "1:1: error: unknown key “ignor” (did you mean “ignore”?)"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES)
def test_suggestions(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In whichever form the settings file names it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "packs").mkdir()
    for name in ("packs/house.yaml", "names.txt", "base.toml", "a.md"):
        (tmp_path / name).write_text("" if name.endswith("toml") else "Copy.\n")
    (tmp_path / "attrlint.toml").write_text(text)
    assert run(["check", "a.md"]) == 2
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith("attrlint.toml:")
    assert message in first
