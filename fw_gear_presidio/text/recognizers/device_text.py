"""What devices print that looks like PHI: versions, windows, channels, standards, intervals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.columns import is_decimal, is_headed_count
from fw_gear_presidio.text.recognizers.jargon import SURE, UNSURE
from fw_gear_presidio.text.recognizers.labelled import is_labelled
from fw_gear_presidio.text.recognizers.rules import NAMES, PATTERN, segment_of
from fw_gear_presidio.text.recognizers.vocabulary import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from fw_gear_presidio.domain import Entity

_VERSION = re.compile(
    r"\b(?:v|vers?|version|rev|revision|release|build|sw|fw|software|firmware)[.:]{0,2} ?"
    r"[\w.\-]*\Z",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"(?:\S{1,8} )?(?:\d{2,4} )?\d(?:\.\d{1,2}){2}\.\d{1,4}")
"""Four numbers with dots, the first of one digit, and a product before them."""
_WINDOW = re.compile(r"W(?:W|C)? ?-?\d{1,5}[ ,/]?L ?-?\d{1,5}", re.IGNORECASE)
_SETTINGS = re.compile(r"(?:\S+ )*\d{1,3}\.\d{1,2}(?: \S+)+")
"""A decimal number among others: no identifier holds one."""
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_SCRAP = re.compile(r"(?:[a-z]{1,2} ){2,}[a-z]{1,2}|[wmnvu]{1,6}(?: [wmnvu]{1,6})+")
"""What a curve looks like to OCR."""
_GUIDELINE = re.compile(
    r"\b(?:consensus|criteria|guidelines?|classification|edition)"
    r" ?\(?(?:19|20)\d{2}\)?\Z",
    re.IGNORECASE,
)
"""The year of a publication."""
_NUMBERED = re.compile(r"[\d.]*\d\.\d[\d.]*")
_COUNT = re.compile(
    r"(?:\d{1,3} ?)?(?:atm|bar|imgs?|images?|frames?|slices?|px|fps|bpm)(?!\w)", re.IGNORECASE
)
_REACH = 20
_ELECTRODE = r"(?:Fp|AF|FC|FT|CP|TP|PO|[FCPOTAM])(?:\d{1,2}|[zZ])"
_CHANNEL = re.compile(rf"{_ELECTRODE} ?[-–] ?(?:{_ELECTRODE}|[0O]\d|Ref|Avg)")
"""Two electrodes of the 10-20 system."""
_STANDARD = re.compile(
    r"\b(?:ISO|IEC|EN|DIN|ANSI|ASTM|AAMI|NEMA|IEEE|JIS)(?: ?/ ?(?:IEC|EN|TS|ISO))?"
    r" ?\d{2,5}(?:[-:]\d{1,4})*(?!\w)"
)
_DIMENSIONS = re.compile(r"[234]D")
_INTERVAL_BEFORE = re.compile(
    r"\b(?:follow[- ]?up|f/u|interval|every|after|post|since|within|next|recall|kontrolle in|nach"
    r"|suivi|contrôle dans|control en|controllo tra)[ :]{1,2}\Z",
    re.IGNORECASE,
)
_SMALL_NUMBERS = re.compile(r"(?:(?:<|-)?\d{1,2}[ \t]+)*(?:<|-)?\d{1,2}")
_NAMES_OF_DAYS = frozenset((*MONTHS, *WEEKDAYS))
_GRID_ROWS, _GRID_NUMBERS = 3, 12
"""Rows of a visual field that stand together, and their numbers."""


def is_of_a_device(entity: Entity, text: str, start: int) -> bool:
    """Whether ``text`` from ``start`` to the end of ``entity`` is such, whatever a model sees."""
    value = text[start : entity.end]
    kind = entity.entity
    if (
        kind in (EntityType.ID, EntityType.PHONE_NUMBER)
        and not is_labelled(entity)
        and _is_in_grid(text, start)
    ):
        return True
    if entity.reason.recognizer == PATTERN:
        return False
    before = text[max(0, start - _REACH) : start]
    return bool(
        (_NUMBERED.fullmatch(value) and _VERSION.search(before))
        or _WINDOW.fullmatch(value)
        or _CHANNEL.fullmatch(value)
        or _GUIDELINE.search(text, max(0, start - _REACH), entity.end)
        or _is_of_standard(text, start, entity)
        or (kind is EntityType.ID and _RELEASE.fullmatch(value))
        or (kind is EntityType.ID and entity.score < SURE and _SETTINGS.fullmatch(value))
        or (kind is EntityType.DATE_TIME and entity.score < UNSURE and _is_of_words(value))
        or (kind is EntityType.ID and value.isdigit() and is_headed_count(text, start))
        or (kind in NAMES and _SCRAP.fullmatch(value))
        or (
            kind is EntityType.AGE
            and (
                _COUNT.match(text, start)
                or _DIMENSIONS.fullmatch(value)
                or _INTERVAL_BEFORE.search(before)
            )
        )
        or (kind is EntityType.DATE_TIME and is_decimal(text, start))
    )


def _is_of_words(value: str) -> bool:
    """Whether a date has a digit at most, and a word that names no month or day: "3:PELVIS"."""
    words = _LETTERS.findall(value.lower())
    return sum(map(str.isdigit, value)) == 1 and any(word not in _NAMES_OF_DAYS for word in words)


def _is_of_standard(text: str, start: int, entity: Entity) -> bool:
    """Whether a standard is all of it, or a part of what a model is not sure of."""
    end = entity.end
    begin, stop = segment_of(text, start, end)
    return any(
        (found.start() <= start and end <= found.end())
        or (entity.score < SURE and found.start() < end and start < found.end())
        for found in _STANDARD.finditer(text, begin, stop)
    )


def _is_in_grid(text: str, start: int) -> bool:
    """Whether the row at ``start`` is one of several of small numbers and nothing else.

    Phone numbers below each other begin with a zero.
    """
    at = text.count("\n", 0, start)
    rows = text.split("\n")
    first, last = at, at + 1
    while first > 0 and _is_of_small_numbers(rows[first - 1]):
        first -= 1
    while last < len(rows) and _is_of_small_numbers(rows[last]):
        last += 1
    together = rows[first:last]
    return (
        _is_of_small_numbers(rows[at])
        and len(together) >= _GRID_ROWS
        and sum(len(row.split()) for row in together) >= _GRID_NUMBERS
    )


def _is_of_small_numbers(row: str) -> bool:
    return not row.startswith("0") and _SMALL_NUMBERS.fullmatch(row.strip()) is not None
