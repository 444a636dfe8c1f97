"""The dataclasses of a run behave as those of the standard library, which the type checker sees in their place."""

from __future__ import annotations

import ast
import copy
import dataclasses
import pickle
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

import attrlint
from attrlint.base import fast_dataclasses

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD, OURS = dataclasses, fast_dataclasses
MODULES = sorted([*Path(attrlint.__file__).parent.rglob("*.py"), *Path(__file__).parent.rglob("*.py")])


def classes(made_by: object) -> tuple[type, ...]:
    """A slotted class with every sort of field, one with room for what is worked out later, one without fields, one that changes."""
    dataclass = made_by.dataclass  # type: ignore[attr-defined]
    field = made_by.field  # type: ignore[attr-defined]

    @dataclass(frozen=True, slots=True)
    class Slotted:
        """A fact."""

        kinds: ClassVar[tuple[str, ...]] = ("a",)
        a: int
        b: str = "b"
        c: tuple[int, ...] = ()

        @property
        def double(self) -> int:
            return self.a * 2

    @dataclass(frozen=True)
    class Roomy:
        a: int
        b: dict[str, int] = field(default_factory=dict)
        c: list[int] = field(default_factory=list, repr=False)

        @cached_property
        def triple(self) -> int:
            return self.a * 3

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(slots=True)
    class Changing:
        a: int = 1
        b: set[str] = field(default_factory=set)

        def __repr__(self) -> str:
            return "changing"

    return Slotted, Roomy, Empty, Changing


BOTH = list(zip(classes(STANDARD), classes(OURS), strict=True))
CALLS: list[tuple[int, tuple[object, ...], dict[str, object]]] = [
    (0, (), {}),
    (0, (1,), {}),
    (0, (1, "x"), {}),
    (0, (1, "x", (2,)), {}),
    (0, (1, "x", (2,), 3), {}),
    (0, (1,), {"c": (3,)}),
    (0, (), {"c": (3,), "a": 1}),
    (0, (), {"c": (3,), "b": "y", "a": 1}),
    (0, (1,), {"a": 1}),
    (0, (1,), {"d": 1}),
    (0, (), {"b": "y"}),
    (1, (1,), {}),
    (1, (1, {"x": 2}), {}),
    (1, (1,), {"c": [3]}),
    (1, (), {"b": {}}),
    (2, (), {}),
    (2, (1,), {}),
    (3, (), {}),
    (3, (4, {"x"}), {}),
    (3, (), {"b": {"y"}}),
]


def outcome(do: Callable[[], object]) -> str:
    """What comes of a call, in words. All errors are alike: some Pythons have the wrong one for a frozen slotted object."""
    try:
        return repr(do()).replace("classes.<locals>.", "")
    except (AttributeError, TypeError):
        return "refused"


@pytest.mark.parametrize(("which", "args", "given"), CALLS)
def test_objects_are_alike(which: int, args: tuple[object, ...], given: dict[str, object]) -> None:
    """Made, shown, compared, hashed, copied, taken apart, changed: all as in the standard library, errors too."""
    told: list[object] = []
    for made_by, cls in zip((STANDARD, OURS), BOTH[which], strict=True):

        def new(cls: type = cls) -> object:
            return cls(*args, **given)

        if outcome(new) == "refused":
            told.append("refused")
            continue
        obj = new()
        told.append(
            [
                outcome(lambda obj=obj: obj),
                obj == new(),
                obj != new(),
                obj == (1, "b", ()),
                outcome(lambda obj=obj: isinstance(hash(obj), int)),
                outcome(lambda obj=obj, new=new: hash(obj) == hash(new())),
                outcome(lambda obj=obj: setattr(obj, "a", 5)),
                outcome(lambda obj=obj: delattr(obj, "a")),
                outcome(lambda obj=obj: setattr(obj, "unknown", 5)),
                outcome(lambda new=new: copy.copy(new())),
                outcome(lambda new=new: copy.deepcopy(new()) == new()),
                outcome(lambda new=new, by=made_by: by.replace(new(), a=7)),
                outcome(lambda new=new, by=made_by: by.replace(new(), unknown=7)),
                [one.name for one in made_by.fields(new())],  # type: ignore[attr-defined]
                [(one.default is made_by.MISSING, one.name) for one in made_by.fields(cls)],  # type: ignore[attr-defined]
                hasattr(new(), "__dict__"),
                outcome(lambda new=new: new().double),
                outcome(lambda new=new: new().triple),
                outcome(lambda cls=cls: cls.kinds),
                cls.__match_args__,  # type: ignore[attr-defined]
                cls.__doc__ if which == 0 else "",
                getattr(cls, "b", "none") if which == 1 else "",
            ]
        )
    assert told[0] == told[1]


def test_a_default_that_is_made_is_made_for_each() -> None:
    """Two objects share no list."""
    _, roomy, _, changing = classes(OURS)
    assert roomy(1).b is not roomy(1).b
    one = changing()
    one.b.add("x")
    one.a = 2
    assert changing().b == set()


def test_facts_go_from_one_process_to_another() -> None:
    """A diagnostic comes back equal from where `--jobs` would send it."""
    from tests.drafts import draft

    document = draft("“We will go,” he said.\n")
    for obj in (document.prose, *document.quotations.outer):
        assert pickle.loads(pickle.dumps(obj)) == obj


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_where_dataclasses_come_from(path: Path) -> None:
    """Each module takes them from `facts` and has its annotations as strings; tests may make their own, not change ours.

    The public types of the library are dataclasses of the standard library, so that its functions work with them.
    """
    if path.parent.name in {"api", "serving"} and "tests" not in path.parts:
        return
    froms = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{alias.name}" for node in froms for alias in node.names}
    assert "dataclasses.replace" not in names or path.stem == "facts"
    assert "dataclasses.fields" not in names or path.stem == "facts"
    if "attrlint" in path.parts and "tests" not in path.parts and path.stem != "facts":
        assert "dataclasses.dataclass" not in names
    assert "attrlint.base.facts.dataclass" not in names or "__future__.annotations" in names


def test_the_type_checker_sees_dataclasses(tmp_path: Path) -> None:
    """A wrong value, and a change of a frozen object, are told before the run."""
    (tmp_path / "wrong.py").write_text(
        "from __future__ import annotations\n"
        "from attrlint.base.facts import dataclass, replace\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class A:\n    a: int\n"
        "x = A('a')\nx.a = 3\nreplace(x, b=3)\n"
    )
    argv = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(tmp_path / "wrong.py")]
    said = subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    assert [line.rpartition("[")[2] for line in said.splitlines()[:3]] == ["arg-type]", "misc]", "call-arg]"]


def test_a_class_of_many_objects() -> None:
    """From some number of objects on a class has the standard `__init__`, which takes and refuses the same."""

    @fast_dataclasses.dataclass(frozen=True, slots=True)
    class Often:
        a: int
        b: str = "b"
        c: list[int] = fast_dataclasses.field(default_factory=list)  # type: ignore[assignment]

    before = Often.__init__
    first = Often(1)  # type: ignore[call-arg]
    objects = [Often(1) for _ in range(fast_dataclasses.OFTEN + 1)]  # type: ignore[call-arg]
    assert Often.__init__ is not before
    assert objects[-1] == first
    assert objects[-1].c is not objects[-2].c
    assert Often(b="x", a=2, c=[3]) == Often(2, "x", [3])  # type: ignore[call-arg]
    for args, given in (((), {}), ((1, "b", [], 4), {}), ((1,), {"a": 1}), ((1,), {"z": 1})):
        with pytest.raises(TypeError):
            Often(*args, **given)
