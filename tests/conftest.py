"""Every test has a cache folder of its own, and none sees the configuration, colours or repository of whoever runs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from attrlint.running.cache import RESULTS, STAMPS
from attrlint.store.store import finish, user_store

if TYPE_CHECKING:
    from pathlib import Path

# The same examples in every run: a run of the tests does not depend on luck. Random ones are for benchmarks.fuzz.
settings.register_profile("attrlint", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("attrlint")

# Set by a git hook or a coloured terminal, and inherited by what the tests start.
FOREIGN = ("NO_COLOR", "FORCE_COLOR", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "COLUMNS")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for the whole run."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    for name in FOREIGN:
        os.environ.pop(name, None)
    return folder


@pytest.fixture(autouse=True)
def _no_results(_cache: Path) -> None:
    """No test sees what another has linted: compiled packs are kept, results are not."""
    store = user_store()
    for namespace in (RESULTS, STAMPS):
        store.clear(namespace)
    finish()


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The files of the repository in a folder of their own: what git tracks or would, without .git.

    Where git does not know the folder (an unpacked archive), everything but the usual leftovers.
    """
    import shutil
    import subprocess

    root = request.config.rootpath
    target = tmp_path_factory.mktemp("export") / "attrlint"
    git = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        leftovers = (".git", ".venv", "*.pyc", "__pycache__", ".*_cache", ".hypothesis", "build", "dist")
        shutil.copytree(root, target, ignore=shutil.ignore_patterns(*leftovers))
        return target
    for name in sorted(set(filter(None, listed))):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, target / name)
    return target
