from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fw_gear_presidio.text.recognizers.dates import find_dates, find_times
from fw_gear_presidio.text.recognizers.vocabulary import AMBIGUOUS_MONTHS, MONTH_NAMES

THRESHOLD = 0.3


def dates(text: str) -> list[str]:
    return [text[m.start : m.end].strip() for m in find_dates(text) if m.score >= THRESHOLD]


def times(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_times(text) if m.score >= THRESHOLD]


NUMERIC = [
    "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d-%m-%Y", "%Y.%m.%d", "%Y%m%d",
    "%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%d-%m-%y", "%d / %m / %Y", "%Y%m%d%H%M%S",
]  # fmt: skip
NAMED = [
    "{d} {m} {y}",
    "{d}-{m}-{y}",
    "{d}{m}{y}",
    "{m} {d}, {y}",
    "{y} {m} {d}",
    "{d}. {m} {y}",
    "{m}-{d}-{y}",
    "{d} de {m} de {y}",
]


@given(
    day=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    form=st.sampled_from(NUMERIC),
)
def test_every_numeric_form_is_found_whole(day: datetime.date, form: str) -> None:
    printed = datetime.datetime.combine(day, datetime.time(14, 22, 8)).strftime(form)
    assert printed in dates(f"OB {printed}\tMI 1.1"), printed


@given(
    day=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    form=st.sampled_from(NAMED),
    data=st.data(),
)
def test_every_month_name_in_every_form_is_found_whole(
    day: datetime.date, form: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(MONTH_NAMES[day.month - 1]))
    name = data.draw(st.sampled_from([name, name.upper(), name.title()]))
    printed = form.format(d=day.day, m=name, y=day.year)
    assert printed in dates(printed), printed


@pytest.mark.parametrize(
    "text",
    [
        "17 Oct 16",
        "24-MAY-02",
        "24MAY02",
        "2018 Oct 23",
        "05/12/42",
        "Mon, 17 Oct 2016",
        "23rd March 2011",
        "2018年10月23日",
        "2021년 3월 4일",
        "O5/12/1942",
        "25/05/2554",
        "07 SEP 2021",
        "H24.05.12",
        "Okt 2014",
    ],
)
def test_dates_of_devices(text: str) -> None:
    assert dates(text) == [text] or text in dates(text)


@pytest.mark.parametrize(
    "text",
    [
        "3/3/4",
        "T1/+1/3/ 2",
        "T1/+1/3/2",
        "Se: 3/2",
        "Im: 1/1",
        "1.06 cm",
        "+ Cist Mag\t1.06 cm",
        "10.5.1",
        "V3.10.12",
        "SW 10.11.12",
        "127/1281",
        "110/1112",
        "192.168.10.20",
        "1.2.840.10008",
        "W: 3498 L: 2000",
        "M12L 3cm",
        "R15 G66 C6",
        "MI 1.1\tTIB 0.2",
        "19 Gen 0",
        "Gen 0",
        "-.62",
        "12-5 MHz",
        "20110525.5",
        "LOC 356",
        "32/13/2011",
    ],
)
def test_technical_numbers_are_no_dates(text: str) -> None:
    assert dates(text) == []
    assert times(text) == []


@pytest.mark.parametrize(
    "text",
    ["14:23:53", "2:56:22 PM", "05:24:57PM", "1:29:49 pm", "9:05 am", "14h32", "16:39:14.123"],
)
def test_times_of_day(text: str) -> None:
    assert times(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "+2:09:04",
        "-0:01:12",
        "2:30",
        "RT BREAST 3:00 N+4",
        "0:00:13",
        "Timer 2:09:04",
        "1:1",
        "25:61:00",
    ],
)
def test_timers_ratios_and_clock_faces_are_no_times(text: str) -> None:
    assert times(text) == []


def test_hours_and_minutes_need_a_date_in_their_row_or_beside_it() -> None:
    assert times("17 Oct 2016\t14:22") == ["14:22"]
    assert times("17 Oct 2016\n14:22\nMI 1.1") == ["14:22"]
    assert times("17 Oct 2016\nMI 1.1\nGen\n14:22") == []


def test_ambiguous_month_names_are_months_in_their_own_lists() -> None:
    known = {name for names in MONTH_NAMES for name in names}
    assert known >= AMBIGUOUS_MONTHS
