"""attrlint: a source-attribution linter for news copy.

The library is four names: `lint`, `sources`, `verify` and `Settings`. Each is loaded when it is first used, so that
``import attrlint`` costs next to nothing. The types of what they give are in `attrlint.api`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.api import Settings, lint, sources, verify

__version__ = "0.2.0"
__all__ = ["Settings", "lint", "sources", "verify"]


def __getattr__(name: str) -> object:
    """One of the library's names, loaded. Raises AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module “attrlint” has no attribute “{name}”")
    from importlib import import_module

    found: object = getattr(import_module("attrlint.api"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The names of the library, loaded or not."""
    return sorted({*globals(), *__all__})
