"""PHI by its form: what needs no model and no header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.text.recognizers.addresses import find_addresses
from fw_gear_presidio.text.recognizers.colour_names import find_colour_names
from fw_gear_presidio.text.recognizers.dates import find_dates, find_times
from fw_gear_presidio.text.recognizers.known_names import find_known_names
from fw_gear_presidio.text.recognizers.labelled import find_labelled
from fw_gear_presidio.text.recognizers.names import find_names
from fw_gear_presidio.text.recognizers.numbers import find_numbers
from fw_gear_presidio.text.recognizers.organizations import find_organizations
from fw_gear_presidio.text.recognizers.rules import in_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.text.recognizers.rules import Match


def find_patterns(text: str) -> Iterator[Match]:
    """What of a page's ``text`` has the form of PHI, of any entity."""
    yield from find_dates(text)
    yield from find_times(text)
    yield from find_labelled(text)
    yield from _find_shapes(text)


@in_rows
def _find_shapes(text: str) -> Iterator[Match]:
    """What depends on nothing but its row."""
    yield from find_numbers(text)
    yield from find_names(text)
    yield from find_addresses(text)
    yield from find_organizations(text)
    yield from find_known_names(text)
    yield from find_colour_names(text)
