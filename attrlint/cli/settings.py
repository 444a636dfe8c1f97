"""attrlint config show and init: the settings that apply, and a file to set them in."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from attrlint.base.errors import Place, UsageError
from attrlint.base.replacing import create_file
from attrlint.running.draft_files import file_ignores
from attrlint.running.runner import Choice, Runner
from attrlint.settings.config import settings
from attrlint.settings.settings_reference import SCHEMA_FILE, sample_file


def show(path: str, config: str, *, isolated: bool) -> int:
    """Print each setting with its value and where it comes from."""
    place = Path(path)
    if not place.exists():
        raise UsageError(f"no such file or folder: {path}")
    held = Runner(Choice(config=config, isolated=isolated)).config_of(place if place.is_dir() else place.parent)
    sys.stdout.write(f"# settings for {path}: {held.path or 'no settings file, all defaults'}\n")
    for key, value, origin in settings(held):
        sys.stdout.write(f"{key} = {toml(value)}  # {origin}\n")
    ignored = file_ignores(place, held)
    if ignored:
        sys.stdout.write(f"# ignored here by per-file-ignores: {', '.join(dict.fromkeys(ignored))}\n")
    return 0


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{" + ", ".join(f"{toml(glob)} = {toml(codes)}" for glob, codes in value) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    return str(value)


def init() -> int:
    """Write attrlint.toml here, and the schema that editors complete it by; refuses where there is one."""
    from attrlint.settings.settings_schema import settings_schema_text

    create_file("attrlint.toml", sample_file().encode())
    if Path(SCHEMA_FILE).exists():
        sys.stderr.write("Wrote attrlint.toml. Next: attrlint check\n")
        return 0
    create_file(SCHEMA_FILE, settings_schema_text().encode())
    sys.stderr.write(f"Wrote attrlint.toml, and {SCHEMA_FILE} for completion in editors. Next: attrlint check\n")
    return 0


def clean() -> int:
    """Empty and remove the cache folder; only what attrlint wrote there is touched."""
    from attrlint.store.folder import OUR_FILES, cache_folder

    try:
        folder = cache_folder()
    except RuntimeError:
        raise UsageError("no home folder, so there is no cache") from None
    kept = sorted(file for names in OUR_FILES for file in folder.glob(names) if file.is_symlink() or not file.is_dir())
    size = 0
    for file in kept:
        try:
            size += file.lstat().st_size
            file.unlink()
        except OSError as error:
            raise UsageError(f"cannot be removed: {(error.strerror or str(error)).lower()}", Place(str(file))) from None
    with suppress(OSError):  # it has files of someone else's, or does not exist
        folder.rmdir()
    files = f"{len(kept)} file{'' if len(kept) == 1 else 's'}"
    sys.stderr.write(f"{files} of {size / 1000:.0f} kB removed from {folder}\n" if kept else "The cache is empty\n")
    return 0
