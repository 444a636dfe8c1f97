"""JSON in the store, and tables that are worked out once."""

from __future__ import annotations

import pytest

from attrlint.store.json_values import get_json, put_json, table
from attrlint.store.store import user_store


@pytest.mark.parametrize("value", [None, [1, "é", {"a": [True, None]}], "", {}, 1.5])
def test_what_is_put_is_there(value: object) -> None:
    """As JSON has it."""
    put_json("test", b"key", value)
    assert get_json("test", b"key") == value
    assert get_json("test", b"another") is None


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_not_json_is_not_there(broken: bytes) -> None:
    """Whoever put it."""
    user_store().put("test", b"key", broken)
    assert get_json("test", b"key") is None


def test_what_json_cannot_express() -> None:
    """Is refused at once."""
    with pytest.raises(TypeError):
        put_json("test", b"key", object())


def test_a_table_is_made_once() -> None:
    """For as long as attrlint is the same."""
    made: list[int] = []

    def make() -> object:
        made.append(1)
        return {"a": ["b", 1]}

    name = "a table of a test"
    assert [table(name, make), table(name, make)] == [{"a": ["b", 1]}] * 2
    assert made == [1]
    user_store().close()
    assert table(name, make) == {"a": ["b", 1]}
    assert made == [1, 1]  # it was not saved
    user_store().save()
    user_store().close()
    assert table(name, make) == {"a": ["b", 1]}
    assert made == [1, 1]
