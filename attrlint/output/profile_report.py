"""The output of check --profile: CPU time by step, by rule, by fact and by file, the largest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.output.concise import visible
from attrlint.running.profile import FACT, FILE, RULE, STEP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.running.profile import Clock, Spent

MOST = 15  # rows of a table
WIDTH = 60  # of a name


def profile_lines(clock: Clock, size: int) -> Iterator[str]:
    """The tables as lines; `size` is the size of all drafts in bytes.

    Steps, rules and facts are counted without what they call, so that they add up to the total; files are counted with
    it.
    """
    files = clock.spent[FILE]
    whole = sum(one.whole for one in files.values())
    pace = f", {size / whole / 1e6:.2f} MB a second" if whole else ""
    many = "" if len(files) == 1 else "s"
    yield f"{whole * 1000:,.0f} ms of CPU for {len(files)} draft{many} of {size / 1000:,.0f} kB{pace}"
    rest = sum(one.own for one in files.values())
    steps = [(name, one.own, one.times) for name, one in clock.spent[STEP].items()]
    if files:
        steps.append(("wording, suppressions, order", rest, len(files)))
    yield from _table("step", steps, whole)
    yield from _table("rule", _own(clock.spent[RULE]), whole)
    yield from _table("fact", _own(clock.spent[FACT]), whole)
    yield from _table("file", [(name, one.whole, one.times) for name, one in files.items()], whole)


def _own(spent: dict[str, Spent]) -> list[tuple[str, float, int]]:
    return [(name, one.own, one.times) for name, one in spent.items()]


def _table(title: str, rows: list[tuple[str, float, int]], whole: float) -> Iterator[str]:
    yield ""
    yield f"{'ms':>9} {'%':>5} {'times':>6}  {title}"
    ordered = sorted(rows, key=lambda row: (-row[1], row[0]))
    for name, seconds, times in ordered[:MOST]:
        shown = visible(name)
        shown = shown if len(shown) <= WIDTH else f"…{shown[1 - WIDTH :]}"
        yield f"{seconds * 1000:9.1f} {100 * seconds / (whole or 1):5.1f} {times:6}  {shown}"
    others = ordered[MOST:]
    if others:
        seconds, times = sum(row[1] for row in others), sum(row[2] for row in others)
        yield f"{seconds * 1000:9.1f} {100 * seconds / (whole or 1):5.1f} {times:6}  {len(others)} more"
