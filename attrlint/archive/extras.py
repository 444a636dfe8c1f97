"""Libraries that only an audit needs: what to install is said where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType


def library(name: str, extra: str = "archive") -> ModuleType:
    """An optional library, imported. Raises UsageError with the install command where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise UsageError(f"{package} is not installed; run: pip install 'attrlint[{extra}]'") from None
