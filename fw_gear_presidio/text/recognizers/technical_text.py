"""Texts that are technical by their form and their words: codes, exams, credentials, amounts."""

from __future__ import annotations

import re

from fw_gear_presidio.text.recognizers.jargon import is_exam, is_model
from fw_gear_presidio.text.recognizers.rules import shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    CREDENTIALS,
    JARGON,
    POPULATIONS,
    TECHNICAL_CODES,
    TECHNICAL_WORDS,
    TELLING_POPULATIONS,
    UNITS,
)

_AMOUNT = shape(
    r"""[+\-–]? \d{1,4} (?:[.,]\d{1,3})? (?:\ ?[\-–]\ ?\d{1,4}(?:[.,]\d{1,3})?)? \ ? {units} \W*""",
    # "34 M" is somebody's age and sex, "10 h" may be a time of day.
    units=(unit for unit in UNITS if len(unit) > 1),
)
_DOSE = re.compile(r"[^\W\d_]{4,} \d{1,6}(?:[.,]\d+)? ?(?:IU|IE|UI|mg|mcg|µg|mmol|mEq)\W*")
_DEGREES = shape(
    r"{words}(?:\([a-z]{1,3}\))*(?:[,\ ]+{words}(?:\([a-z]{1,3}\))*)*",
    words=(word for word in CREDENTIALS if len(word) > 2),
)
"""By themselves they are nobody's."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
"""Beside a code; what is longer may be an identifier or a date."""
_LONG_CODE = 4
"""Letters."""


def is_technical(segment: str) -> bool:
    """Whether ``segment`` is codes, an exam, credentials or an amount, and nothing else."""
    alone = segment.strip()
    return (
        _is_coded(segment)
        or is_exam(segment)
        or _DEGREES.fullmatch(alone) is not None
        or _AMOUNT.fullmatch(alone) is not None
    )


def is_amount_or_model(value: str) -> bool:
    """Whether ``value`` is a number with its unit, or a product with its number."""
    return _AMOUNT.fullmatch(value) is not None or is_model(value)


def is_dose(value: str) -> bool:
    """Whether ``value`` is a drug and its amount."""
    return _DOSE.fullmatch(value) is not None


def is_population(value: str) -> bool:
    """Whether ``value`` is of whom a norm was taken."""
    words = set(value.lower().split())
    return words <= POPULATIONS and not words.isdisjoint(TELLING_POPULATIONS)


def _is_coded(segment: str) -> bool:
    """Whether it holds a code, and beside it numbers and technical words.

    They are in small letters, unless there are two codes or a long one: LAD is one, too.
    """
    words = [word.strip(".,:;%") for word in segment.split()]
    codes = [word for word in words if word in TECHNICAL_CODES]
    others = [word for word in words if word and word not in TECHNICAL_CODES]
    if len(codes) > 1 or any(len(code) >= _LONG_CODE for code in codes):
        others = [word for word in others if word.lower() not in JARGON]
    return bool(codes) and all(
        word in TECHNICAL_WORDS or _NUMBER.fullmatch(word) for word in others
    )
