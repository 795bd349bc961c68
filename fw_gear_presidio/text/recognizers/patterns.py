"""PHI by its form: what needs no model and no header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.text.recognizers.dates import find_dates, find_times
from fw_gear_presidio.text.recognizers.labelled import find_labelled
from fw_gear_presidio.text.recognizers.names import find_names
from fw_gear_presidio.text.recognizers.numbers import find_numbers
from fw_gear_presidio.text.recognizers.organizations import find_organizations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.text.recognizers.rules import Match

_FINDERS = (
    find_dates,
    find_times,
    find_labelled,
    find_numbers,
    find_names,
    find_organizations,
)


def find_patterns(text: str) -> Iterator[Match]:
    """What of a page's ``text`` has the form of PHI, of any entity."""
    for find in _FINDERS:
        yield from find(text)
