"""Dates in a text: 3 May 2023, May 3, Tuesday 3 May, May 3, a Tuesday, 2023-05-03.

The calendar is the standard library's. If no year is given, the day nearest to the date of publication is meant
(Associated Press: dates in the current year omit the year).
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, in_order
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import regex

    from attrlint.reading.prose import Block

MONTHS = in_order("months.long")
WEEKDAYS = in_order("weekdays.long")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month in a leap year
GREGORIAN = 1924  # from this year on all countries with a press use the Gregorian calendar
FIRST_YEAR = 1583  # the first full year of that calendar


def _forms(*lists: str) -> str:
    every = in_order(*lists)
    return "|".join(sorted({*every, *(name.upper() for name in every)}, key=lambda name: (-len(name), name)))


_WEEKDAY = rf"(?P<weekday>{_forms('weekdays.long', 'weekdays.short')})"
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
# 2000 GMT and a count of 2000 people are not years.
_CLOCK = "{times.clock}"
_YEAR = (
    rf"(?P<year>1[5-9]\d\d|20\d\d)(?![\w%:]|[-–/.,]\d|\s{{1,2}}(?:{_CLOCK}))(?!(?<=00)\s"
    rf"(?!{{prepositions.after-year}}\b)[a-z])"
)
_MORE = r"(?=\s{0,2}(?:[-–—/&,]|{connectives.days}\b)\s{0,2}\d{1,2}(?:st|nd|rd|th)?(?![\w%]|[.,:]\d))"
MONTH = LexiconPattern(rf"(?<![\w@#/'’-])(?P<month>{_forms('months.long', 'months.short')})(?![\w'’/-])")
MONTH_HEADS = tuple(sorted({head for name in MONTHS for head in (name[:3], name[:3].upper())}))
LOOKS_ISO = LexiconPattern(r"\d-\d\d-\d\d")
DAY_BEHIND = LexiconPattern(rf"\.?\s{{1,3}}(?:the\s)?{_DAY}(?![\w%:]|[.,]\d)(?P<more>{_MORE})?(?:,?\s{{1,3}}{_YEAR})?")
DAY_BEFORE = LexiconPattern(rf"(?<![\w.,:/$£€§#+])(?<![-–—]){_DAY}\s{{1,3}}(?:of\s{{1,3}})?\Z")
MORE_BEFORE = LexiconPattern(r"\d(?:st|nd|rd|th)?\s{0,2}(?:[-–—/&,]|{connectives.days})\s{0,2}\Z")
RANGE_BEFORE = LexiconPattern(r"\d\s?[-–—]\d{1,2}\s{1,3}(?:of\s{1,3})?\Z")
YEAR_BEHIND = LexiconPattern(rf"\.?,?\s{{1,3}}{_YEAR}")
ISO = LexiconPattern(r"(?<![\w/.-])(?P<year>1[5-9]\d\d|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")

_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
WEEKDAY_BEFORE = LexiconPattern(rf"\b{_WEEKDAY}(?:(?<!day)(?<!DAY)\.)?{_PART}(?:,?\s{{1,3}}(?:the\s)?|,?\s?\(\s?)\Z")
WEEKDAY_BEHIND = LexiconPattern(
    rf"(?:,?\s(?:which\s)?{{auxiliaries.weekday}}\s(?:on\s)?a\s|,\sa\s|,?\s?\((?:a\s)?|,\s"
    rf"(?=\w+[,.;)])){_WEEKDAY}\b(?!['’-])(?!\s(?!{{times.part-of-day}})\w)"
)
# Tuesday and Wednesday, May 3 and 4; every Friday, 6 May; The Sun, 3 May; Mail on Sunday, 3 May
NO_WEEKDAY = LexiconPattern(
    r"(?:{weekdays.listed}s?\.?(?:,|\s?[-–—/&]|,?\s{connectives.range})\s?|\b(?:[Ee]very"
    r"|[Ee]ach|Mail on)\s)\Z"
)
NAME_BEFORE = LexiconPattern(r"(?:\b[Tt]he|[A-Z][\w.'’-]+)\s\Z")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written; `span` holds all of it with its weekday, `day_span` the date without the weekday.

    `month` and `day` count from 1 and need not exist; `weekday` counts from 0 for Monday, None if none is written.
    `several` means that the day is one of a range or a list (May 3-5, 3 and 4 May). `day_first` is the British order.
    """

    span: Span
    day_span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_span: Span | None = None
    several: bool = False
    day_first: bool = False
    ordinal: bool = False

    @property
    def date(self) -> date | None:
        """The date, if it is written with its year and exists."""
        return day_of(self.year, self.month, self.day) if self.year is not None else None


def day_of(year: int, month: int, day: int) -> date | None:
    """A date; None for one that does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str, spans: Iterable[Span]) -> tuple[DateMention, ...]:
    """The dates within `spans`, in order; code points of `text`."""
    found: list[DateMention] = []
    months = _month_places(text)
    iso = LOOKS_ISO.search(text) is not None
    for span in spans:
        found += (_with_weekday(text, span, mention) for mention in _days(text, span, months, iso=iso))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _month_places(text: str) -> list[int]:
    """Where the name of a month may begin, in order."""
    places = []
    for head in MONTH_HEADS:
        at = text.find(head)
        while at >= 0:
            places.append(at)
            at = text.find(head, at + 1)
    return sorted(places)


def _days(text: str, span: Span, months: Sequence[int], *, iso: bool) -> Iterator[DateMention]:
    for at in months[bisect_left(months, span.start) : bisect_left(months, span.end)]:
        month = MONTH.match(text, at, span.end)
        mention = _day_at(text, span, month) if month else None
        if mention:
            yield mention
    for found in ISO.finditer(text, *span) if iso else ():
        place = Span(*found.span())
        yield DateMention(place, place, int(found["year"]), int(found["month"]), int(found["day"]))


def _day_at(text: str, span: Span, month: regex.Match[str]) -> DateMention | None:
    """The date whose month is at a match: 3 May 2023 or May 3, 2023."""
    number = next(i for i, name in enumerate(MONTHS, 1) if month[0].upper() == name[: len(month[0])].upper())
    low = max(span.start, month.start() - 16)
    before = DAY_BEFORE.search(text, low, month.start())
    behind = DAY_BEHIND.match(text, month.end(), span.end)
    if behind and (before is None or behind["year"]):
        if RANGE_BEFORE.search(text, low, month.start()):
            return None
        place = Span(month.start(), behind.end())
        year = int(behind["year"]) if behind["year"] else None
        several = behind["more"] is not None
        ordinal = behind["ordinal"] is not None
        return DateMention(place, place, year, number, int(behind["day"]), several=several, ordinal=ordinal)
    if before is None:
        return None
    after = YEAR_BEHIND.match(text, month.end(), span.end)
    place = Span(before.start(), after.end() if after else month.end())
    several = MORE_BEFORE.search(text, max(span.start, before.start() - 12), before.start()) is not None
    return DateMention(
        place, place, int(after["year"]) if after else None, number, int(before["day"]),
        several=several, day_first=True, ordinal=before["ordinal"] is not None,
    )  # fmt: skip


def _with_weekday(text: str, span: Span, mention: DateMention) -> DateMention:
    """The mention with the weekday before or after it, if there is one that belongs only to it."""
    start, end = mention.day_span
    found = WEEKDAY_BEFORE.search(text, max(span.start, start - 26), start)
    if found:
        first = found.start("weekday")
        if NO_WEEKDAY.search(text, max(span.start, first - 20), first) or (
            found["weekday"] in ("Sun", "Mon", "SUN") and NAME_BEFORE.search(text, max(span.start, first - 20), first)
        ):
            return mention
    else:
        found = WEEKDAY_BEHIND.match(text, end, span.end)
        if not found:
            return mention
    weekday = next(i for i, name in enumerate(WEEKDAYS) if found["weekday"][:3].upper() == name[:3].upper())
    place = Span(*found.span("weekday"))
    return DateMention(
        Span(min(start, place.start), max(end, place.end)), mention.day_span, mention.year, mention.month,
        mention.day, weekday, place, mention.several, mention.day_first, mention.ordinal,
    )  # fmt: skip


def fits(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a date was on a weekday, by the Gregorian calendar or, where it was in use, the Julian one."""
    written = day_of(year, month, day)
    if written is not None and written.weekday() == weekday:
        return True
    if year >= GREGORIAN:
        return False
    late, years = (month + 9) % 12, year + 4800 - (month < 3)
    # Julian day number of a Julian date; its remainder by 7 is 0 on a Monday (Meeus, Astronomical Algorithms)
    return (day + (153 * late + 2) // 5 + 365 * years + years // 4 - 32083) % 7 == weekday


def nearest(month: int, day: int, published: date) -> date | None:
    """The day of that name nearest to the date of publication; None if none of three years has it."""
    days = (day_of(published.year + step, month, day) for step in (-1, 0, 1))
    return min((d for d in days if d), key=lambda d: abs((d - published).days), default=None)


DATE_LINE = LexiconPattern(r"\s*{labels.date}:?\s*")
HEAD = 6  # blocks from the start that may hold the line with the date


def find_published(text: str, blocks: Sequence[Block]) -> date | None:
    """The date of publication from the head of a draft: a dateline, "Published 4 May 2023", "date 2023-05-04".

    None if the head gives no date with its year.
    """
    for block in blocks[:HEAD]:
        start, end = block.span
        named = DATE_LINE.match(text, start, end)
        if block.kind is BlockKind.PARAGRAPH and not named:
            continue  # prose: no date in it can be that of publication
        for mention in find_dates(text, (block.span,)):
            alone = (named.end() if named else start) == mention.span.start
            short = end - mention.span.end <= 24 and block.kind is not BlockKind.PARAGRAPH
            if mention.date and (block.kind in (BlockKind.DATELINE, BlockKind.BYLINE) or (alone and (named or short))):
                return mention.date
    return None


def read_day(text: str) -> date | None:
    """The date in `text`, a field of metadata: 2023-05-04T10:00Z, May 4, 2023; None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return next((m.date for m in find_dates(text, (Span(0, len(text)),)) if m.date), None)
