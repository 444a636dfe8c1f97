"""The user's own settings file, used where a project has none."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_file() -> Path | None:
    """The path of the user's settings file, whether it exists or not; None if there is no home folder.

    If ``XDG_CONFIG_HOME`` is an absolute path, it is used on every platform; otherwise the platform's own folder:
    ``%APPDATA%`` on Windows, ``~/Library/Application Support`` on macOS, ``~/.config`` elsewhere.
    """
    base = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    if not base.is_absolute():
        roaming = Path(os.environ.get("APPDATA", ""))
        if sys.platform == "win32" and roaming.is_absolute():
            base = roaming
        else:
            try:
                home = Path.home()
            except RuntimeError:
                return None
            base = home / ("Library/Application Support" if sys.platform == "darwin" else ".config")
    return base / "attrlint" / "attrlint.toml" if base.is_absolute() else None
