"""Every test has a cache folder of its own, and none sees the configuration or colours of whoever runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the whole run."""
    import os

    folder = tmp_path_factory.mktemp("cache")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        os.environ.pop(name, None)
    return folder
