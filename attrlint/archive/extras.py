"""Libraries that only an audit needs: what to install is said where one is missing."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attrlint.base.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType


def library(name: str, extra: str = "archive") -> ModuleType:
    """An optional library, imported. Raises UsageError with the install command where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise missing(name.partition(".")[0], extra) from None


class _NoPandas:
    """Finds every module but pandas."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """What the import system asks for."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def leave_pandas_out() -> None:
    """Let pyarrow find no pandas: it would load it, 70 MB, to see whether a list is one of its series."""
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas)
        try:
            library("pyarrow").array([0])  # looks once
        finally:
            sys.meta_path.remove(_NoPandas)


def check_installed(*names: str, extra: str = "archive") -> None:
    """Raises UsageError where an optional library is missing, without importing any."""
    for name in names:
        if find_spec(name) is None:
            raise missing(name, extra)


def missing(name: str, extra: str) -> UsageError:
    """The error of a library that is missing."""
    return UsageError(f"{name} is not installed; install attrlint with the extra “{extra}”")
