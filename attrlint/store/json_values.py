"""Values of the store as JSON, and tables that are computed once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrlint.store.store import user_store

if TYPE_CHECKING:
    from collections.abc import Callable


def get_json(namespace: str, key: bytes) -> object:
    """The value stored under a key; None if there is none. The caller checks its form."""
    data = user_store().get(namespace, key)
    try:
        return None if data is None else json.loads(data)
    except (ValueError, RecursionError):
        return None


def put_json(namespace: str, key: bytes, value: object) -> None:
    """Store a value. Raises TypeError if JSON cannot express it."""
    user_store().put(namespace, key, json.dumps(value, separators=(",", ":")).encode())


def table(name: str, make: Callable[[], object]) -> object:
    """What a module makes of attrlint's own data files, as JSON: computed once per version of attrlint."""
    made = get_json("tables", name.encode())
    if made is None:
        made = make()
        put_json("tables", name.encode(), made)
    return made
