"""What patterns compile to comes back from the cache as the same patterns, or is compiled anew."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex

import attrlint
from attrlint.base import cache_folder
from attrlint.base import kept as storage
from attrlint.base.patterns import LazyPattern
from attrlint.base.programs import Engine, Programs, RegexEngine, extended, keep_programs
from attrlint.base.rule_pattern import IGNORECASE, V0, Pattern, typographic
from attrlint.packs import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "It's said the “alleged” attack was reported by officials on 4 May 2023, near İzmir.\n\nDoe, 41, denied it."
SOURCE = r"(?P<who>\w+)'s (?:said|told)|(a)(b)?"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "attrlint"


def file_of(engine: type[Engine] = RegexEngine, source: str = SOURCE) -> Path:
    """A pattern compiled and kept; gives the file."""
    store = Programs(engine())
    store.pattern(source, 0)
    store.kept.write()
    (file,) = cache_folder.cache_folder().glob("patterns-*.json")
    return file


def built_in() -> Iterator[tuple[type[Engine], str, int]]:
    """Every pattern of our own modules, and of the packs what stands in their options."""
    for path in sorted(Path(attrlint.__file__).parent.rglob("*.py")):
        parts = path.relative_to(Path(attrlint.__file__).parent.parent).with_suffix("").parts
        if parts[-1] in ("__main__", "__init__") or "lsp" in parts:
            continue
        module = import_module(".".join(parts))
        for value in vars(module).values():
            if isinstance(value, LazyPattern):
                engine = RegexEngine if r"\p" in value.source else Engine
                yield engine, value.source, 2 if value.ignorecase else 0
    for rule in pack.builtin():
        for value in vars(rule.kind).values():
            for text in value if isinstance(value, tuple) else ():
                yield RegexEngine, typographic(str(text)), V0
                yield RegexEngine, typographic(str(text)), V0 | IGNORECASE


def test_every_pattern_comes_back_the_same(home: Path) -> None:
    """Of our own patterns and those of the packs: the same data, and the same matches in a text."""
    every = [item for item in dict.fromkeys(built_in()) if _compiles(item[1])]
    assert len(every) > 900
    for engine in (Engine, RegexEngine):
        made, again = Programs(engine()), Programs(engine())
        mine = [(source, flags) for each, source, flags in every if each is engine]
        first = [made.pattern(*item) for item in mine]
        made.kept.write()
        second = [again.pattern(*item) for item in mine]
        assert (made.compiled, again.compiled) == (len(mine), 0)
        for (source, flags), old, new in zip(mine, first, second, strict=True):
            assert engine().data_of(old, source, flags) == engine().data_of(new, source, flags)
            assert (old.pattern, old.flags, old.groupindex) == (new.pattern, new.flags, new.groupindex)
            assert [m.regs for m in old.finditer(TEXT)] == [m.regs for m in new.finditer(TEXT)]


def _compiles(source: str) -> bool:
    try:
        regex.compile(source)
    except regex.error:
        return False
    return True


@pytest.mark.parametrize("engine", [Engine, RegexEngine])
def test_damage_is_noticed(home: Path, engine: type[Engine]) -> None:
    """Whichever byte of the file is another one, the pattern is right: compiled anew, unless it was the last line end."""
    file = file_of(engine)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        store = Programs(engine())
        match = store.pattern(SOURCE, 0).search(TEXT + " Doe's said")
        assert match is not None
        assert match["who"] == "It"
        assert store.compiled == 1 or at == len(whole) - 1
    for end in (0, 9, len(whole) // 2):
        file.write_bytes(whole[:end])
        store = Programs(engine())
        assert store.pattern(SOURCE, 0).groups == 3
        assert store.compiled == 1


def test_a_line_for_another_pattern_is_not_taken(home: Path) -> None:
    """Two patterns may have one key; the line says whose it is."""
    file = file_of()
    store = Programs(RegexEngine())
    store.pattern("other", 0)
    (key,) = store.kept._made
    file.write_bytes(key + file.read_bytes()[8:])
    again = Programs(RegexEngine())
    assert again.pattern("other", 0).pattern == "other"
    assert again.compiled == 1


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
def test_a_file_that_others_may_write_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one of another user."""
    file = file_of()
    assert file.stat().st_mode & 0o777 == 0o600

    def compiled() -> int:
        store = Programs(RegexEngine())
        store.pattern(SOURCE, 0)
        return store.compiled

    assert compiled() == 0
    file.chmod(0o660)
    assert compiled() == 1
    file.chmod(0o606)
    assert compiled() == 1
    file.chmod(0o600)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert compiled() == 1


def test_two_runs_at_once_lose_nothing(home: Path) -> None:
    """Each adds its lines to the end of the file."""
    one, two = Programs(RegexEngine()), Programs(RegexEngine())
    one.pattern("one", 0)
    two.pattern("two", 0)
    one.kept.write()
    two.kept.write()
    again = Programs(RegexEngine())
    assert [again.pattern(word, 0).pattern for word in ("one", "two")] == ["one", "two"]
    assert again.compiled == 0


def test_a_full_file_is_begun_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not grow for ever."""
    file = file_of()
    monkeypatch.setattr(storage, "MOST", 10)
    file_of(source="other")
    assert file.read_bytes().count(b"\n") == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is done without, and so is a home."""
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store = Programs(RegexEngine())
    assert store.pattern("a+", 0).pattern == "a+"
    store.kept.write()
    monkeypatch.setattr(storage, "cache_folder", _no_home)
    store = Programs(RegexEngine())
    assert store.pattern("a+", 0).pattern == "a+"
    store.kept.write()


def _no_home() -> Path:
    raise RuntimeError


def test_an_engine_that_hides_its_programs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of Python or of `regex` may have none of what we use: the patterns are compiled each time."""
    monkeypatch.setitem(sys.modules, "_sre", None)
    monkeypatch.setitem(sys.modules, "re._compiler", None)
    monkeypatch.setattr(Engine, "version", "0")
    for _ in range(2):
        store = Programs(Engine())
        assert store.pattern("a+", 0).pattern == "a+"
        assert store.compiled == 1
        store.kept.write()


def test_a_bad_pattern_is_an_error() -> None:
    """As it is without a cache."""
    with pytest.raises(regex.error):
        _ = Pattern("(").compiled


def test_literals_are_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pattern cannot lack is read off it once; a pattern is compiled of what its source is rewritten to."""
    storage.literals.cache_clear()
    extended.cache_clear()
    first = Pattern("(?:mayor|council)'s")
    assert first.needs == ("council", "mayor")
    assert first.compiled.search("The day of the mayor’s")
    keep_programs()
    storage.literals.cache_clear()
    extended.cache_clear()
    monkeypatch.setattr("attrlint.base.rule_pattern.required", _no_home)
    again = Pattern("(?:mayor|council)'s")
    assert again.needs == first.needs
    assert again.compiled.pattern == first.compiled.pattern == typographic(first.source)
    assert extended().compiled == 0
    storage.literals.cache_clear()
    extended.cache_clear()


def test_a_table_is_made_once(home: Path, tmp_path: Path) -> None:
    """For as long as its data and the module that makes it stay as they are."""
    module = tmp_path / "module.py"
    module.write_text("1")
    made: list[str] = []

    def told(data: bytes) -> object:
        storage.tables.cache_clear()
        value = storage.table(str(module), data, lambda: [made.append("x"), {"a": ("b", 1)}])
        storage.tables().write()
        return value

    assert told(b"data") == [None, {"a": ("b", 1)}]
    assert told(b"data") == [None, {"a": ["b", 1]}]  # as JSON tells it
    assert len(made) == 1
    told(b"other")
    assert len(made) == 2
    module.write_text("2")
    told(b"data")
    assert len(made) == 3
    module.unlink()  # in an archive, say
    told(b"data")
    told(b"data")
    assert len(made) == 4
    storage.tables.cache_clear()


def test_what_other_versions_kept_goes_in_time(home: Path) -> None:
    """When a file is begun those of its name go that nobody has written to for a month, and nothing else."""
    home.mkdir(parents=True)
    old = [
        "patterns-regex-2020.1.1-0.0.9-1-x.json",
        "patterns-re-1-0.0.9-1-x.json",
        "literals-0.0.9-1-x.json",
        "notes.txt",
    ]
    for name in [*old, "patterns-re-2-0.0.9-1-x.json"]:
        (home / name).write_text("x")
    for name in old:
        os.utime(home / name, (1, 1))
    store = Programs(RegexEngine())
    store.pattern(SOURCE, 0)
    store.kept.write()
    left = {file.name for file in home.iterdir()}
    assert {"literals-0.0.9-1-x.json", "notes.txt", "patterns-re-2-0.0.9-1-x.json"} < left
    assert len(left) == 4
