"""Dataclasses like those of `dataclasses`, made thirty times as fast.

The standard library takes half a millisecond for each class, and a run makes 130. This saves 65 ms of CPU time on a run
over one article or one line (Python 3.11); remove it once the saving is below 15 ms. For the options used here the
names mean the same, and a test compares them. All classes share one `__init__` until enough objects of a class are made
for the standard one to pay off.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

C = TypeVar("C", bound=type)
T = TypeVar("T")


class _Missing:
    """Marks a field without a default."""


MISSING = _Missing()
OFTEN = 2000  # objects of a class after which it gets the standard `__init__`, which pays off in a run over many drafts


class DataclassField:
    """A field of a dataclass: its name and its default."""

    __slots__ = ("default", "default_factory", "name", "repr")

    def __init__(self, default: object, default_factory: Callable[[], object] | _Missing, repr: bool) -> None:
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.repr = repr

    def make(self) -> object:
        """The default for a new object. Raises TypeError if there is none."""
        if isinstance(self.default_factory, _Missing):
            if self.default is MISSING:
                raise TypeError(f"the value of “{self.name}” is missing")
            return self.default
        return self.default_factory()


def field(
    *, default: object = MISSING, default_factory: Callable[[], object] | _Missing = MISSING, repr: bool = True
) -> DataclassField:
    """A field whose default is made for each object, or that is left out of the repr."""
    return DataclassField(default, default_factory, repr)


def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[C], C]:
    """Make a class a dataclass by its annotations, which must be strings (``from __future__ import annotations``)."""

    def make(cls: C) -> C:
        inside = dict(vars(cls))
        made = tuple(_fields_of(cls))
        names = tuple(one.name for one in made)
        for one in made:
            inside.pop(one.name, None)
            if not slots and one.default is not MISSING:
                inside[one.name] = one.default
        for name in ("__dict__", "__weakref__"):
            inside.pop(name, None)
        methods = _methods(made, frozen=frozen)
        inside.update((name, method) for name, method in methods.items() if name not in inside or name == "__hash__")
        inside.update(__dataclass_fields__={one.name: one for one in made}, __match_args__=names)
        if slots:
            inside["__slots__"] = names
        new = type(cls)(cls.__name__, cls.__bases__, inside)
        type.__setattr__(new, "__init__", _slotted_init(new, made) if slots else _init(made))
        return new

    return make


def _fields_of(cls: type) -> list[DataclassField]:
    made = []
    for name, annotation in cls.__annotations__.items():
        if not annotation.startswith("ClassVar"):
            given = vars(cls).get(name, MISSING)
            one = given if isinstance(given, DataclassField) else DataclassField(given, MISSING, repr=True)
            one.name = name
            made.append(one)
    return made


def _bind(made: Sequence[DataclassField], args: Sequence[object], given: dict[str, object]) -> list[object]:
    """The values of all fields in order, from positional and keyword arguments. Raises TypeError."""
    if len(args) > len(made):
        raise TypeError(f"takes {len(made)} values, {len(args)} given")
    values = [*args]
    for one in made[len(args) :]:
        values.append(given.pop(one.name) if one.name in given else one.make())
    if given:
        raise TypeError(f"knows no “{next(iter(given))}”, or has it twice")
    return values


def _init(made: Sequence[DataclassField]) -> Callable[..., None]:
    names = [one.name for one in made]

    def begin(self: object, *args: object, **given: object) -> None:
        self.__dict__.update(zip(names, _bind(made, args, given), strict=True))

    return begin


def _slotted_init(cls: type, made: Sequence[DataclassField]) -> Callable[..., None]:
    count = len(made)
    setters = [vars(cls)[one.name].__set__ for one in made]
    tail = tuple(one.default for one in made)
    plain = all(isinstance(one.default_factory, _Missing) for one in made)
    least = next((i for i, one in enumerate(made) if one.default is not MISSING), count)

    left = OFTEN

    def begin(self: object, *args: object, **given: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            type.__setattr__(cls, "__init__", _standard_init(made))
        if given or len(args) != count:
            if plain and not given and least <= len(args) <= count:
                args += tail[len(args) :]
            else:
                args = tuple(_bind(made, args, given))
        for put, value in zip(setters, args, strict=True):
            put(self, value)

    return begin


def _standard_init(made: Sequence[DataclassField]) -> Callable[..., None]:
    """The `__init__` that `dataclasses` would write for these fields: twice as fast to run, and slow to make."""
    import dataclasses

    defaults = {
        one.name: dataclasses.field(default_factory=one.default_factory)
        if not isinstance(one.default_factory, _Missing)
        else dataclasses.field(default=one.default)
        for one in made
        if one.default is not MISSING or not isinstance(one.default_factory, _Missing)
    }
    model = type("Model", (), {"__annotations__": {one.name: "object" for one in made}, **defaults})
    begin: Callable[..., None] = vars(dataclasses.dataclass(frozen=True)(model))["__init__"]
    return begin


def _methods(made: Sequence[DataclassField], *, frozen: bool) -> dict[str, object]:
    names = [one.name for one in made]
    shown = [one.name for one in made if one.repr]
    key: Callable[[object], object] = attrgetter(*names) if names else _nothing

    def show(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def equals(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    def parts(self: object) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in names])

    methods: dict[str, object] = {"__repr__": show, "__eq__": equals, "__reduce__": parts}
    if frozen:
        return {**methods, "__hash__": hashed, "__setattr__": _refuse, "__delattr__": _refuse}
    return {**methods, "__hash__": None}


def _nothing(_: object) -> tuple[()]:
    return ()


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"cannot change “{name}” of a frozen {type(self).__name__}")


def fields(cls: object) -> tuple[DataclassField, ...]:
    """The fields of a dataclass or of one of its objects, in order."""
    known: dict[str, DataclassField] = cls.__dataclass_fields__  # type: ignore[attr-defined]
    return tuple(known.values())


def replace(obj: T, /, **changes: object) -> T:
    """A copy of a dataclass object with some values changed."""
    values = [changes.pop(one.name) if one.name in changes else getattr(obj, one.name) for one in fields(obj)]
    return type(obj)(*values, **changes)
