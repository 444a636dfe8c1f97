"""weekday-date against the calendar: every wrong weekday is found in every way of writing a date, no right one is."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest

from attrlint.kinds.figures.weekday_date import WeekdayDate
from attrlint.model.match_scope import Field
from attrlint.model.scope import PROSE_BLOCKS, Scope
from tests.drafts import draft

FORMS = {
    "British": "{weekday} {day} {month} {year}",
    "British with a comma": "{weekday}, {day} {month} {year}",
    "British ordinal": "{weekday} the {day}{th} of {month}, {year}",
    "American": "{weekday}, {month} {day}, {year}",
    "American without commas": "{weekday} {month} {day} {year}",
    "American ordinal": "{weekday}, {month} {day}{th}, {year}",
    "cut short": "{wk}., {mon}. {day}, {year}",
    "cut short without stops": "{wk} {day} {mon} {year}",
    "in capitals": "{WEEKDAY}, {MONTH} {day}, {year}",
    "in brackets": "{weekday} ({month} {day}, {year})",
    "the weekday in brackets": "{month} {day}, {year} ({weekday})",
    "the weekday behind": "{month} {day}, {year}, a {weekday}",
    "the weekday behind, British": "{day} {month} {year}, a {weekday}",
    "a clause": "{day} {month} {year}, which was a {weekday}",
    "as the machine writes it": "{weekday}, {year}-{number:02}-{day:02}",
}
DAYS = [date(1931, 1, 1) + timedelta(days=step) for step in range(0, 40_000, 397)]


def found(text: str, published: date | None = None) -> list[str]:
    """What the kind marks in a plain text, with the weekday it offers."""
    document = draft(text)
    if published:
        document.article.date = published
    where = Field(document, document.sentences, Scope.ANY, PROSE_BLOCKS)
    return [
        f"{text[slice(*finding.span)]} => {finding.repair.edits[0][1]}"
        for finding in WeekdayDate().find(document, where)
        if finding.repair
    ]


def written(form: str, day: date, weekday: int) -> str:
    """A day in one of the forms, under a weekday that may be wrong."""
    name, month = calendar.day_name[weekday], calendar.month_name[day.month]
    th = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    words = form.format(
        weekday=name, WEEKDAY=name.upper(), wk=name[:3], month=month, MONTH=month.upper(), mon=month[:3],
        day=day.day, year=day.year, number=day.month, th=th,
    )  # fmt: skip
    return words.replace("May.", "May")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_wrong_weekday_is_found(form: str) -> None:
    """Six wrong weekdays a day, and the right one, over more than a century."""
    for day in DAYS:
        for weekday in range(7):
            text = f"The council met on {written(form, day, weekday)}."
            marks = found(text)
            assert len(marks) == (weekday != day.weekday()), text
            if marks:
                assert marks[0].rpartition("=> ")[2].lower() in calendar.day_name[day.weekday()].lower(), text


@pytest.mark.parametrize("published", [date(2023, 5, 4), date(2024, 2, 29), date(2025, 12, 30), date(2026, 1, 2)])
def test_days_near_publication_need_no_year(published: date) -> None:
    """Three weeks either way, past a New Year too."""
    for step in range(-21, 22):
        day = published + timedelta(days=step)
        for weekday in range(7):
            for form in ("{weekday} {day} {month}", "{weekday}, {month} {day}", "{month} {day}, a {weekday}"):
                text = f"The council met on {written(form, day, weekday)}."
                assert len(found(text, published)) == (weekday != day.weekday()), text
                assert not found(text), text


SILENT = {
    "another year in the paragraph": "It was 2022. They met on Tuesday, May 3.",
    "another year told in words": "A year ago they met on Tuesday, May 3.",
    "an anniversary": "On the anniversary, Tuesday, May 3, they met.",
    "months away, and right the year before": "They met on Friday, Feb. 3, and won. Or on Tuesday, March 1.",
    "half a year away": "They met on Sunday, Nov. 11.",
    "a range": "They meet on Monday, May 3-5.",
    "a list": "They meet on Monday and Tuesday, May 3 and 4.",
    "every": "They meet every Monday, May 3 being the first.",
    "a paper": "So wrote the Mail on Sunday, 3 May.",
    "another sentence": "They met on Tuesday. May 3 was dry.",
    "a clock": "They play on Wednesday, 3 May 2000 GMT.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_is_in_doubt_is_let_pass(text: str) -> None:
    """The day of publication is 4 May 2023."""
    assert found(text, date(2023, 5, 4)) == []


def test_a_day_months_away_that_fits_no_year() -> None:
    """1 March was a Wednesday in 2023, a Tuesday the year before, a Friday the year after."""
    assert found("They met on Monday, March 1.", date(2023, 5, 4)) == ["Monday, March 1 => Wednesday"]
