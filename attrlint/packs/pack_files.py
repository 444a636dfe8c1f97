"""Where rule packs are: the files that the setting ``packs`` refers to. None of them is read here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import PackError, Place
from attrlint.base.files import is_file, is_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE, VALE = "package:", "vale:"


def rules_folder() -> Path:
    """The folder of the built-in packs: next to this module in the wheel, one folder up in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if is_folder(inside) else package.parent / "rules"


def builtin_names() -> tuple[str, ...]:
    """The names of the built-in packs."""
    return tuple(sorted(path.stem for path in rules_folder().glob("*.yaml")))


def pack_files(sources: Sequence[str], base: str | None, faults: list[tuple[Place, str]]) -> list[Path]:
    """The pack files of the sources, each once, in order."""
    found: dict[Path, None] = {}
    for source in sources:
        if source == "default":
            found.update(dict.fromkeys(sorted(rules_folder().glob("*.yaml"))))
            continue
        if source in builtin_names():
            found[rules_folder() / f"{source}.yaml"] = None
            continue
        try:
            path = installed(source) if source.startswith(PACKAGE) else Path(base or ".") / source
        except PackError as error:
            faults += error.faults
            continue
        if is_folder(path):
            inside = sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
            if not inside:
                faults.append((Place(source), "no pack (*.yaml) in this folder"))
            found.update(dict.fromkeys(inside))
        elif is_file(path):
            found[path] = None
        else:
            from attrlint.packs.located import close_to

            hint = close_to(path.name, ("default", *builtin_names(), *_packs_in(path.parent)))
            faults.append((Place(source), f"no such pack: neither a built-in name nor a file{hint}"))
    return list(found)


def _packs_in(folder: Path) -> list[str]:
    """The names of the files in a folder that may be packs."""
    return sorted(path.name for path in folder.glob("*.y*ml"))


def installed(source: str) -> Path:
    """The folder of ``package:NAME``: what an installed distribution names in its entry-point group `attrlint.packs`.

    Nothing of it is imported: ``house.rules`` is the folder ``rules`` in the package ``house``. Raises PackError.
    """
    from importlib.metadata import entry_points

    from attrlint.packs.located import close_to

    name = source.removeprefix(PACKAGE)
    points = entry_points(group="attrlint.packs")
    for point in points:
        if point.name == name and point.dist is not None:
            folder = Path(str(point.dist.locate_file(point.value.replace(".", "/"))))
            if not is_folder(folder):
                folder = _editable(point.value) or folder
            if not is_folder(folder):
                raise PackError([(Place(source), f"{point.value} is not a folder of {point.dist.name}")])
            return folder
    raise PackError([(Place(source), f"no installed package has this pack{close_to(name, points.names)}")])


def _editable(dotted: str) -> Path | None:
    """The folder of a package that is installed as a link to its source."""
    from importlib.util import find_spec

    top, _, inner = dotted.partition(".")
    spec = find_spec(top)  # for a top-level name this looks, and runs nothing
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]).joinpath(*inner.split(".")) if places else None
