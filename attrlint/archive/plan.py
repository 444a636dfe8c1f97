"""What an audit still has to do: its inputs, what is known of each, and shards cut from their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.archive.folder import InputState
from attrlint.base.errors import UsageError
from attrlint.base.facts import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrlint.archive.folder import Shard, State
    from attrlint.archive.inputs.base import Input
    from attrlint.archive.settings import Record

OVERHEAD = 200  # bytes that a record counts in addition to its text, so that a shard of tiny records ends too


class Cut(NamedTuple):
    """A run of records that makes a shard: rows [`first`, `end`) of an input."""

    first: int
    end: int
    records: list[Record]


def cut(records: Iterable[Record], first: int, most: int) -> Iterator[Cut]:
    """Records from row `first` on in runs of about `most` bytes; depends only on the input."""
    run: list[Record] = []
    size = 0
    end = first
    for record in records:
        run.append(record)
        size += record.size + OVERHEAD
        end = record.row + 1
        if size >= most:
            yield Cut(first, end, run)
            run, size, first = [], 0, end
    if run:
        yield Cut(first, end, run)


def differences(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs between two digests, in words."""
    return [name for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name)]


def check_digest(state: State, digest: Mapping[str, str], out: str) -> None:
    """Raise UsageError if an audit was begun with other rules, settings or columns."""
    changed = differences(state.digest, digest)
    if changed:
        said = f"audited before with different {', '.join(changed)}; use another folder, or --restart to begin again"
        raise UsageError(f"{out}: {said}")


def planned(state: State, inputs: Sequence[Input]) -> tuple[State, list[tuple[int, Input]]]:
    """The state with all inputs in it, and the inputs with something to do, by number, unfinished ones first.

    An input with a known name and a different identity replaces the newest version of it.
    """
    todo: dict[int, Input] = {}
    newest = {one.name: number for number, one in enumerate(state.inputs)}
    for one in inputs:
        identity = one.identity()
        number = newest.get(one.name, -1)
        if number >= 0 and state.inputs[number].identity == identity:
            if not state.inputs[number].done:
                todo[number] = one
            continue
        if number >= 0 and not state.inputs[number].done:
            said = "has changed since this audit of it began; use --restart to begin again"
            raise UsageError(f"{one.name}: {said}")
        todo[len(state.inputs)] = one
        state = replace(state, inputs=(*state.inputs, InputState(one.name, one.format, identity, number)))
    return state, sorted(todo.items())


def resumed(shards: Iterable[Shard], number: int) -> tuple[dict[int, Shard], int]:
    """The finished shards of an input by their first row, and the first row after the contiguous ones."""
    own = {shard.first: shard for shard in shards if shard.input == number and not shard.kept}
    row = 0
    while row in own:
        row = own[row].end
    return own, row
