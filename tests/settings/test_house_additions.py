"""A name added to house names: in every form that the files may have, and only where the file says it afterwards."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from attrlint.base.errors import UsageError
from attrlint.settings.config import Config, read_config
from attrlint.settings.house_additions import add_name, with_name, with_names_setting

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    ("names.txt", "", "Sea Harbour\n"),
    ("names.txt", "Kyiv", "Kyiv\nSea Harbour\n"),
    ("names.txt", "# ours\nKyiv\n", "# ours\nKyiv\nSea Harbour\n"),
    ("names.txt", "Sea Harbour\n", "Sea Harbour\n"),
    ("n.yaml", "", "places:\n  - Sea Harbour\n"),
    ("n.yaml", "people:\n  - Ann Roe\n", "people:\n  - Ann Roe\nplaces:\n  - Sea Harbour\n"),
    ("n.yaml", "places:\n- Kyiv # the capital\n\npeople: [Ann Roe]\n", "places:\n- Kyiv # the capital\n- Sea Harbour\n\npeople: [Ann Roe]\n"),
    ("n.yaml", "places:\n    # east\n    - Kyiv\n    - Lviv", "places:\n    # east\n    - Kyiv\n    - Lviv\n    - Sea Harbour\n"),
    ("n.yaml", "places:\n", "places:\n  - Sea Harbour\n"),
    ("n.yaml", "places: [Kyiv]\n", None),
    ("n.yaml", "places: [\n", None),
    ("n.yaml", "plcaes:\n  - Kyiv\n", None),
    ("names.txt", "---\n", None),
]  # fmt: skip
SETTINGS = [
    ("attrlint.toml", "", ""),
    ("attrlint.toml", '#:schema ./a.json\n# ours\n\nselect = ["QUO"]\n[rules.STY001]\nseverity = "info"\n', "#:schema ./a.json\n# ours\n"),
    ("pyproject.toml", '[project]\nname = "x"\n\n[tool.attrlint]\nselect = ["QUO"]\n', '[project]\nname = "x"\n\n[tool.attrlint]\n'),
    ("attrlint.toml", "names = []\n", None),
    ("pyproject.toml", '[tool.attrlint.rules.STY001]\nseverity = "info"\n', None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after"), TEXTS)
def test_with_name(path: str, before: str, after: str | None) -> None:
    """At the end of its list, everything else as it was; None where a line cannot be added."""
    assert with_name(before, "Sea Harbour", "places", path) == after


@pytest.mark.parametrize("name", ["O’Neill", "yes", "12 Rue", "A: B", "Ann #1", "“Q”", "Zürich", "- x", "null"])
def test_any_name_is_read_back(name: str) -> None:
    """In YAML with quotation marks where they are needed; a plain file may refuse a name, never change it."""
    assert with_name("", name, "people", "n.yaml") is not None
    made = with_name("", name, "people", "n.txt")
    assert made in (None, f"{name}\n")


@pytest.mark.parametrize(("path", "text", "before"), SETTINGS)
def test_with_names_setting(path: str, text: str, before: str | None) -> None:
    """The key is first among the settings, which are what they were."""
    made = with_names_setting(text, path)
    if before is None:
        assert made is None
        return
    assert made is not None
    assert made.startswith(f'{before}names = ["house-names.yaml"]\n')
    assert made.replace('names = ["house-names.yaml"]\n', "", 1) == text
    tomllib.loads(made)


def test_add_name(tmp_path: Path) -> None:
    """To the first file that can take it; otherwise to a new one that the settings then name."""

    def read(path: str) -> str | None:
        try:
            with open(path, encoding="utf-8") as file:  # noqa: PTH123
                return file.read()
        except OSError:
            return None

    made = add_name(" Sea  Harbour", "places", Config(), str(tmp_path), read)
    assert [(one.path, one.before) for one in made] == [
        (str(tmp_path / "house-names.yaml"), None),
        (str(tmp_path / "attrlint.toml"), None),
    ]
    for one in made:
        with open(one.path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(one.after)
    config = read_config(tmp_path / "attrlint.toml")
    assert config.names == (str(tmp_path / "house-names.yaml"),)
    assert add_name("Sea Harbour", "places", config, str(tmp_path), read) == ()
    (again,) = add_name("Ann Roe", "people", config, str(tmp_path), read)
    assert again.after == "places:\n  - Sea Harbour\npeople:\n  - Ann Roe\n"
    (tmp_path / "house-names.yaml").write_text("people: [A B]\n")
    with pytest.raises(UsageError, match="by hand"):
        add_name("Ann Roe", "people", config, str(tmp_path), read)
    with pytest.raises(UsageError, match="one of places, people, outlets"):
        add_name("Ann Roe", "person", config, str(tmp_path), read)
