"""Values of the store as JSON, and tables that are worked out once."""

from __future__ import annotations

import json

from attrlint.store.store import user_store


def get_json(namespace: str, key: bytes) -> object:
    """The value that was put under a key; None if there is none. Its form is the caller's to check."""
    data = user_store().get(namespace, key)
    try:
        return None if data is None else json.loads(data)
    except (ValueError, RecursionError):
        return None


def put_json(namespace: str, key: bytes, value: object) -> None:
    """Keep a value. Raises TypeError if JSON cannot express it."""
    user_store().put(namespace, key, json.dumps(value, separators=(",", ":")).encode())
