"""What the rows of an audit depend on besides the records: a hash or a value each, so differences can be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.archive.schema import SCHEMA_VERSION
from attrlint.base.errors import UsageError
from attrlint.running.settings_key import settings_key
from attrlint.store.version import program_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from attrlint.archive.rows import Auditor
    from attrlint.archive.settings import AuditSettings


def options_digest(settings: AuditSettings, shard_bytes: int) -> dict[str, str]:
    """The command-line options that affect the rows, by name."""
    return {
        "--text-format": settings.text_format,
        "--marks": "latex" if settings.latex_marks else "",
        "--no-text": "" if settings.keep_text else "yes",
        "--relative-to": "published" if settings.dated else "",
        "--max-chars": str(settings.max_chars),
        "--shard-bytes": str(shard_bytes),
        "schema": str(SCHEMA_VERSION),
    }


def rules_digest(auditor: Auditor, folders: Iterable[Path]) -> dict[str, str]:
    """Hashes of the program, and of the rules and settings of each folder. Raises AttrlintError."""
    program = program_hash(by_stat=False) or b""
    found: dict[str, None] = {}
    for folder in dict.fromkeys(folders):
        config = auditor.runner.config_of(folder)
        auditor.runner.linter_of(folder / "record.txt")  # faults in the rules are reported before anything is done
        key = settings_key(config, auditor.settings.choice, ())
        if key is None:
            raise UsageError("a rule pack of the settings cannot be read")
        ignores = repr(config.per_file_ignores)
        found[key.hex() + ignores] = None
    return {"version of attrlint": program.hex(), "rules or settings": " ".join(sorted(found))}
