"""The JSON Schema of attrlint.toml says what the settings reader says."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from attrlint.base.errors import ConfigError
from attrlint.cli import run
from attrlint.packs import pack
from attrlint.settings.config import KEYS, read_config
from attrlint.settings.settings_reference import SCHEMA_FILE, SETTINGS, sample_file
from attrlint.settings.settings_schema import settings_schema, settings_schema_text

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SCHEMA = settings_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def plain(value: object) -> object:
    """TOML's values as JSON has them: days are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def samples() -> list[tuple[str, str]]:
    """Every settings file that the docs show, with its page: those of other programs name none of our keys alone."""
    found = []
    for page in PAGES:
        for text in FENCE.findall(page.read_text(encoding="utf-8")):
            table = tomllib.loads(text)
            tool = table.get("tool", {})
            own = tool.get("attrlint") if "tool" in table else table
            if own is not None and not table.keys() - {*KEYS, "tool"}:
                found.append((f"{page.relative_to(ROOT)}: {text[:30]!r}", json.dumps(plain(own))))
    return found


def test_it_is_a_schema_with_every_setting() -> None:
    """And with what each says; every built-in rule is in it by code and name."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    properties = SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert sorted(properties) == sorted(KEYS)
    assert {key: value["description"] for key, value in properties.items()} == {one.key: one.says for one in SETTINGS}
    rules = {name for rule in pack.builtin() for name in (rule.code, rule.name)}
    assert properties["rules"]["properties"].keys() == rules
    assert json.loads(settings_schema_text()) == SCHEMA


@pytest.mark.parametrize(("name", "text"), samples(), ids=[name for name, _ in samples()])
def test_the_examples_of_the_docs(name: str, text: str) -> None:
    """Each is valid."""
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []


def test_there_are_examples() -> None:
    """The test above has something to do."""
    assert len(samples()) > len(SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        'preset = "loud"', 'ignor = ["A"]', "select = 3", "cache-size = 0", 'date = "soon"', "sources-complete = 1",
        '[rules.STY001]\nseverity = "bad"', "[rules.QUO001]\nmin_wrods = 3", '[rules.QUO001]\nmin_words = "3"',
        "rules = 3", "per-file-ignores = []", "[[sources]]\ncovers = [3]", "speakers = 3", 'house-style = "nyt"', 'quote-policy = "loose"', "select = [3]",
    ],
)  # fmt: skip
def test_what_is_wrong_is_wrong_in_both(text: str, tmp_path: Path) -> None:
    """What the reader or the rules refuse, the schema refuses as well."""
    assert list(VALIDATOR.iter_errors(plain(tomllib.loads(text))))
    (tmp_path / "attrlint.toml").write_text(text)
    (tmp_path / "a.md").write_text("Copy.\n")
    try:
        read_config(tmp_path / "attrlint.toml")
    except ConfigError:
        return
    assert run(["check", str(tmp_path / "a.md")]) == 2


@pytest.mark.parametrize(
    "text", ["date = 2026-05-07", 'select = "QUO"', '[rules.HSE001]\nmine = 3\nseverity = "info"', ""]
)
def test_what_is_right_is_right_in_both(text: str, tmp_path: Path) -> None:
    """A day as such, one string for a list, a rule of a house pack."""
    assert list(VALIDATOR.iter_errors(plain(tomllib.loads(text)))) == []
    (tmp_path / "attrlint.toml").write_text(text)
    read_config(tmp_path / "attrlint.toml")


def test_init_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line leads to the file beside it; one that is there already stays."""
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    first = (tmp_path / "attrlint.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == sample_file().splitlines()[0] == f"#:schema ./{SCHEMA_FILE}"
    assert json.loads((tmp_path / SCHEMA_FILE).read_text(encoding="utf-8")) == SCHEMA
    capsys.readouterr()
    assert run(["schema", "--settings"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
    (tmp_path / "attrlint.toml").unlink()
    (tmp_path / SCHEMA_FILE).write_text("mine")
    assert run(["init"]) == 0
    assert (tmp_path / SCHEMA_FILE).read_text() == "mine"
