"""Dates and times of day in the forms that devices print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.remembered import remembered
from fw_gear_presidio.text.recognizers.rules import Match, Rule, in_rows, rows_of, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    AMBIGUOUS_MONTHS,
    DATE_LIKE_NOT_DATES,
    MONTHS,
    TIMER_WORDS,
    UNITS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_DIGIT = r"[\dOoQIl|SBZ]"
"""A digit, or a letter that OCR reads in its place."""
_TO_DIGITS = str.maketrans("OoQqIiLl|SsBbZz", "000011111558822")
_MIN_REAL_DIGITS = 4
_WEEKDAY = r"(?:\b{weekdays}\b\.?,?[\ ]*)?"


_SHORT_YEAR = 2
_CALENDARS = ((1880, 2100), (2420, 2640), (1290, 1450))
"""Years of living people in the Gregorian, Buddhist and Persian calendars."""


def _number(text: str) -> int:
    """The number that a text of digits and their look-alikes stands for."""
    return int(text.translate(_TO_DIGITS))


def _is_year(text: str) -> bool:
    """Two digits, or a year of the Gregorian, Buddhist or Persian calendar."""
    year = _number(text)
    return len(text) == _SHORT_YEAR or any(first <= year <= last for first, last in _CALENDARS)


def _is_day_and_month(a: int, b: int) -> bool:
    return (1 <= a <= 31 and 1 <= b <= 12) or (1 <= a <= 12 and 1 <= b <= 31)


def _is_numeric_date(found: regex.Match[str]) -> bool:
    parts = [found.group(name) for name in ("a", "b", "y")]
    if sum(c.isdigit() for part in parts for c in part) < _MIN_REAL_DIGITS:
        return False
    if not _is_day_and_month(_number(parts[0]), _number(parts[1])) or not _is_year(parts[2]):
        return False
    short = len(parts[2]) == _SHORT_YEAR
    # 3/1/91 after "Rev." is a revision, 1.10.12 after "SW" a version.
    return not (short and _follows(found, _NOT_DATES)) and not _has_unit(found)


def _is_iso_date(found: regex.Match[str]) -> bool:
    return (
        _is_day_and_month(_number(found.group("a")), _number(found.group("b")))
        and _is_year(found.group("y"))
        and not _has_unit(found)
    )


def _is_named_date(found: regex.Match[str]) -> bool:
    groups = found.groupdict()
    day, year = groups.get("d"), groups.get("y")
    short_year = year is None or len(year.strip(" '")) == _SHORT_YEAR
    if short_year and found.group("m").lower() in AMBIGUOUS_MONTHS and " " in found.group():
        return False
    year = year.strip(" '") if year else None
    return (day is None or 1 <= _number(day) <= 31) and (year is None or _is_year(year))


def _is_compact(found: regex.Match[str]) -> bool:
    return not _has_unit(found)


_NOT_DATES = shape(r"\b{words}[.:\#]?[\ \t]*$", words=DATE_LIKE_NOT_DATES)
_TIMERS = shape(r"(?:[+\-–]|\b{words}[.:=]?)[\ \t]*$", words=TIMER_WORDS)
_UNIT = shape(r"\A[\ ]?{units}(?!\w)", units=UNITS)


def _follows(found: regex.Match[str], expression: regex.Pattern[str]) -> bool:
    before = found.string[max(0, found.start() - 24) : found.start()]
    return expression.search(before) is not None


def _has_unit(found: regex.Match[str]) -> bool:
    return _UNIT.match(found.string[found.end() : found.end() + 8]) is not None


_SHAPES = (
    (
        "numeric date",
        r"""(?<![\w/.\-+]) DAY (?P<a>D{1,2}) (?P<s>[\ ]?[./\-–,'][\ ]?) (?P<b>D{1,2}) (?P=s)
            (?P<y>\d{4}|D{4}|D{2}) (?![\d/\-]|[.,]\d|[A-Za-z](?<!T))""",
        0.65,
        _is_numeric_date,
    ),
    (
        "year first date",
        r"""(?<![\w/.\-+]) (?P<y>[12][\dOo]{3}) (?P<s>[\ ]?[./\-–][\ ]?) (?P<a>D{1,2}) (?P=s)
            (?P<b>D{1,2}) (?![\d/\-]|[.,]\d)""",
        0.7,
        _is_iso_date,
    ),
    (
        "date of digits",
        r"""(?<![\d.,/\-]) (?:19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])
            (?:[T_\-]? (?:[01]\d|2[0-3]) [0-5]\d [0-5]\d (?:\.\d+)?)? (?![\d.,/\-])""",
        0.55,
        _is_compact,
    ),
    (
        "day month year",
        r"""(?<![\d.,]) DAY (?P<d>[0-3OoIl|]?[\dOoIlS])
            (?:st|nd|rd|th|er|º|°|\.)? SEP (?:de[lr]?\ ?)?
            (?P<m>{months}) SEP (?:de[l]?\ ?|of\ )? (?P<y>[12][\dO]{3}|'?\d\d) (?![\d:%.,]\d|\d)""",
        0.8,
        _is_named_date,
    ),
    (
        "month day year",
        r"""(?<![\p{L}]) DAY (?P<m>{months}) SEP (?P<d>[0-3Oo]?[\dOoIlS]) (?:st|nd|rd|th)? SEP
            (?P<y>[12][\dO]{3}|'\d\d|(?<=[,\-/])\ ?\d\d) (?![\d:%])""",
        0.8,
        _is_named_date,
    ),
    (
        "year month day",
        r"""(?<![\d.,]) (?P<y>[12][\dO]{3}) SEP (?P<m>{months}) SEP
            (?P<d>[0-3Oo]?[\dOoIlS]) (?![\d:%])""",
        0.8,
        _is_named_date,
    ),
    (
        "month and year",
        r"""(?<![\p{L}]) (?P<m>{months}) (?:[\ ./\-,]|'){1,2} (?:de\ )?
            (?P<y>(?:19|20)\d\d|'\d\d) (?![\d:%.])""",
        0.6,
        _is_named_date,
    ),
    (
        "day and month",
        r"""(?<![\w.,/\-]) (?P<d>[0-3]?\d) (?:st|nd|rd|th|\.)? [\ \-] (?P<m>{months})
            (?![\p{L}\d'.\-/])""",
        0.4,
        _is_named_date,
    ),
    (
        "Japanese era date",
        r"""(?<![\w.]) [MTSHR](?P<era>\d{1,2})[./\-](?P<a>0?[1-9]|1[0-2])[./\-]
            (?P<b>[0-3]?\d)(?![\w./\-])""",
        0.45,
        None,
    ),
    (
        "month of a year",
        r"""(?<![\w/.\-]) (?:0[1-9]|1[0-2])[/\-.](?:19|20)\d\d (?![\w/\-]|[.]\d)""",
        0.35,
        None,
    ),
)


def _date_rule(
    name: str, expression: str, score: float, check: Callable[[regex.Match[str]], bool] | None
) -> Rule:
    expression = expression.replace("DAY", _WEEKDAY).replace("SEP", r"[\ ./\-–,']{0,3}")
    expression = regex.sub(r"(?<![A-Z\\])D\{", _DIGIT.replace("\\", "\\\\") + "{", expression)
    compiled = shape(expression, months=MONTHS, weekdays=WEEKDAYS)
    return Rule(name, EntityType.DATE_TIME, compiled, score, check)


_DATES = tuple(_date_rule(*spec) for spec in _SHAPES)
_EAST_ASIAN = Rule(
    "East Asian date",
    EntityType.DATE_TIME,
    shape(r"(?P<y>\d{2,4}) \s?[年년]\s? (?P<a>\d{1,2}) \s?[月월]\s? (?P<b>\d{1,2}) \s?[日일]?"),
    0.9,
    _is_iso_date,
)
"""The one that may go on in the next row."""

_CLOCK = shape(
    r"""(?<![\d:.,/+]) (?P<h>[01]?\d|2[0-3]|[O][\dO]) [\ ]?(?P<s>[:.])[\ ]?(?P<m>[0-5O][\dO])
        (?: (?P=s) (?P<sec>[0-5O][\dO]) (?:[.,]\d{1,6})? )?
        (?: [\ ]? (?P<half>[ap]\.?[\ ]?m\.?(?!\w)|uhr|uur|hrs?(?!\w)) )?
        (?: [\ ]? (?:GMT|UTC|[CE]ES?T|EDT|PDT|PST|CDT) )?
        (?:[+\-]\d\d:?\d\d)?
        (?![\d:/%]|[.,]\d|\w)"""
)
_HOURS = shape(
    r"""(?<![\w.,:]) (?:[01]?\d|2[0-3]) [\ ]? h [\ ]? [0-5]\d
        (?:[\ ]?(?:m(?:in)?)? [\ ]?[0-5]\d s?)? (?!\w)"""
)


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day in a row: score and rule where no date stands near it, and where one does."""

    start: int
    end: int
    alone: tuple[float, str]
    dated: tuple[float, str]


@remembered
def find_dates(text: str) -> tuple[Match, ...]:
    """Every date in ``text``."""
    return (*_dates_in_rows(text), *_EAST_ASIAN.matches(text))


@in_rows
def _dates_in_rows(row: str) -> Iterator[Match]:
    for rule in _DATES:
        yield from rule.matches(row)


def find_times(text: str) -> Iterator[Match]:
    """Every time of day in ``text``: with seconds, with a.m. or p.m., or near a date.

    A bare ``10:24`` may be a ratio or a position on a clock face, so it needs a date in its
    own row or in the row above or below.
    """
    dates = find_dates(text)
    for at, row in rows_of(text):
        for time in _times_of(row):
            start, end = at + time.start, at + time.end
            dated = _has_date_nearby(text, start, end, dates)
            score, name = time.dated if dated else time.alone
            if score:
                yield Match(EntityType.DATE_TIME, start, end, score, name)


@remembered
def _times_of(row: str) -> tuple[_Time, ...]:
    clocks = (
        _Time(*found.span(), _time_score(found, dated=False), _time_score(found, dated=True))
        for found in _CLOCK.finditer(row)
        if not (_follows(found, _TIMERS) or _has_unit(found))
    )
    hours = (
        _Time(*found.span(), (0.35, "time in hours"), (0.6, "time in hours"))
        for found in _HOURS.finditer(row)
    )
    return (*clocks, *hours)


def _time_score(found: regex.Match[str], *, dated: bool) -> tuple[float, str]:
    if found.group("s") == "." and not (found.group("half") or (found.group("sec") and dated)):
        return 0.0, ""
    if found.group("half"):
        return 0.7, "time with half of day"
    if found.group("sec"):
        # A lone 0:00:13 is more likely a timer than a minute after midnight.
        timer = _number(found.group("h")) == 0 and not dated
        return (0.2 if timer else 0.55), "time with seconds"
    return (0.5, "time beside a date") if dated else (0.2, "hours and minutes")


def _has_date_nearby(text: str, start: int, end: int, dates: Sequence[Match]) -> bool:
    """Whether a date stands in the same row, or in the row above or below."""
    first = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
    below = text.find("\n", end)
    last = text.find("\n", below + 1) if below >= 0 else -1
    return any(first <= date.start and (last < 0 or date.end <= last) for date in dates)
