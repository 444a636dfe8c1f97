"""The setting `sources`: paths, or tables that also say which drafts quote nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrlint.settings.config_faults import ConfigFaults

SOURCES = "sources"  # a list of paths, or [[sources]] tables
GROUP = ("paths", "covers")  # keys of such a table


def read_sources(value: object, fault: ConfigFaults) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths of `sources`, and the globs of drafts that they cover."""
    listed = [value] if isinstance(value, str | dict) else value
    paths: list[str] = []
    covers: list[str] = []
    for item in listed if isinstance(listed, list) else [None]:
        if isinstance(item, str):
            paths.append(item)
        elif isinstance(item, dict):
            from attrlint.packs.located import close_to

            for key in item:
                if key not in GROUP:
                    raise fault.at(SOURCES, f"unknown key “{key}” in [[sources]]{close_to(key, GROUP)}")
            if not item.get("paths"):
                raise fault.at(SOURCES, "[[sources]] needs “paths”, a list of files and folders")
            for key, into in (("paths", paths), ("covers", covers)):
                given = item.get(key, [])
                given = [given] if isinstance(given, str) else given
                if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
                    raise fault.at(SOURCES, f"“{key}” must be a list of strings")
                into += given
        else:
            raise fault.at(SOURCES, "“sources” must be a list of strings, or tables: [[sources]]")
    return tuple(paths), tuple(covers)
