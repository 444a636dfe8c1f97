"""Charts of answers: Vega-Lite charts rendered as SVG, so that a page needs no script and no network."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from attrlint.archive.extras import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrlint.archive.reports import Answer

Values = list[dict[str, object]]
WIDTH, HEIGHT = 620, 220  # CSS pixels
BARS = 12  # at most
LOOKS = {
    "light": {"background": None, "axis": {"labelColor": "#333", "titleColor": "#333", "gridColor": "#ddd"}},
    "dark": {"background": None, "axis": {"labelColor": "#ddd", "titleColor": "#ddd", "gridColor": "#444"}},
}
COLORS = {"light": "#1f6f8b", "dark": "#6cc3dd"}


def chart(answer: Answer) -> str:
    """The chart of an answer as HTML, for light and dark pages; empty if there is nothing to draw."""
    made = CHARTS[answer.name](answer) if answer.rows and answer.name in CHARTS else None
    if made is None or not made[1]:
        return ""
    title, values, mark = made
    light, dark = (_svg(values, mark, look) for look in ("light", "dark"))
    said = "; ".join(f"{one['x']}: {one['y']}" for one in values[:40])
    return (
        f'<figure><picture><source media="(prefers-color-scheme: dark)" srcset="{dark}">'
        f'<img src="{light}" alt="{escape(f"{title}. {said}", quote=True)}"></picture>'
        f"<figcaption>{escape(title)}</figcaption></figure>\n"
    )


def _svg(values: Values, mark: str, look: str) -> str:
    """A chart as a data URL that contains all of it."""
    flat = mark == "line"
    category = {"field": "x", "type": "ordinal" if flat else "nominal", "title": None, "sort": None}
    measure = {"field": "y", "type": "quantitative", "title": None}
    bars = {**category, "axis": {"labelLimit": 220}}
    drawing = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": HEIGHT if flat else {"step": 22},
        "data": {"values": values},
        "mark": {"type": mark, "color": COLORS[look], **({"point": {"color": COLORS[look]}} if flat else {})},
        "encoding": {"x": category, "y": measure} if flat else {"y": bars, "x": measure},
        "config": {**LOOKS[look], "view": {"stroke": None}, "font": "sans-serif"},
    }
    svg = library("vl_convert").vegalite_to_svg(json.dumps(drawing))
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _records(answer: Answer) -> Iterable[dict[str, object]]:
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float(str(value or 0))


def _classes(answer: Answer) -> tuple[str, Values, str]:
    counts: dict[str, int] = {}
    for one in _records(answer):
        counts[str(one["class"])] = counts.get(str(one["class"]), 0) + 1
    return "Pairs by class", [{"x": name, "y": count} for name, count in counts.items()], "bar"


def _top(answer: Answer) -> tuple[str, Values, str]:
    first = [one for one in _records(answer) if one["by_what"] == "all"][:BARS]
    values: Values = [{"x": one["source"], "y": _number(one["words"])} for one in first]
    return "Quoted words of the most quoted sources", values, "bar"


def _ten(answer: Answer) -> tuple[str, Values, str]:
    values: Values = [{"x": str(one["year"]), "y": one["top_10_share"]} for one in _records(answer)]
    return "Share of quoted words that the ten most quoted sources have, by year", values, "line"


def _share(title: str, part: str, whole: str) -> Callable[[Answer], tuple[str, Values, str]]:
    def drawn(answer: Answer) -> tuple[str, Values, str]:
        sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for one in _records(answer):
            if one["year"] is not None:
                sums[str(one["year"])][0] += _number(one[part])
                sums[str(one["year"])][1] += _number(one[whole])
        return title, [{"x": year, "y": round(a / b, 4)} for year, (a, b) in sorted(sums.items()) if b], "line"

    return drawn


def _rates(answer: Answer) -> tuple[str, Values, str]:
    rows = [one for one in _records(answer) if one["by_what"] == "all"]
    rows.sort(key=lambda one: -_number(one["per_1000_words"]))
    values: Values = [{"x": f"{o['code']} {o['rule']}", "y": _number(o["per_1000_words"])} for o in rows[:BARS]]
    return "Findings per 1,000 words of the most frequent rules", values, "bar"


def _copies(answer: Answer) -> tuple[str, Values, str]:
    counts: dict[str, int] = {}
    for one in _records(answer):
        year = str(one["date"] or "no date")[:4]
        counts[year] = counts.get(year, 0) + 1
    return "Copies by year", [{"x": year, "y": count} for year, count in sorted(counts.items())], "bar"


CHARTS: dict[str, Callable[[Answer], tuple[str, Values, str]]] = {
    "drift": _classes,
    "speakers": _classes,
    "quoted": _top,
    "diversity": _ten,
    "anonymous": _share("Share of sources without a name, by year", "nameless", "sources"),
    "single": _share("Share of stories with one source, by year", "one_source", "stories"),
    "rules": _rates,
    "syndicated": _copies,
}
