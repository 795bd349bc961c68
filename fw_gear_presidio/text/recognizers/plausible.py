"""What a text must look like, or stand beside, to be what a recognizer took it for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.columns import is_count, is_misread_value
from fw_gear_presidio.text.recognizers.device_text import is_of_a_device
from fw_gear_presidio.text.recognizers.jargon import SURE, UNSURE
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.rules import NAMES, PATTERN, segment_of
from fw_gear_presidio.text.recognizers.vocabulary import TECHNICAL_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.domain import Entity
    from fw_gear_presidio.text.recognizers.fields import Label

_FREE_TEXT = frozenset(
    ("comment", "comments", "study", "series", "procedure", "new patient", "patient entry")
)
"""Labels of no PHI behind which anything may stand."""
_DESCENT = frozenset(("race", "ethnicity", "ethnic", "ethnic group", "sex / ethnic"))
_AT, _DOMAIN = re.compile(r" @|@ |\A@"), re.compile(r"\.\s?[^\W\d_]{2}|@ ?[^\W\d_]{4}")
_RATIO = re.compile(r"\d{1,2}[.,]\d{1,3} ?: ?1|\d{1,3}/\d{1,2}:\d{2}")
"""A scale, or slices and the minutes they take."""
_CLOCK = re.compile(r"\d{1,3}(?::\d{2}){1,2}")
_LASTS = re.compile(
    r"\b(?:duration|elapsed|remaining|time left|ta|fluoro(?:scopy)? time|screening time|dauer"
    r"|durée|durata|duración|duração)"
    r"[ \t:=.]{0,3}\Z",
    re.IGNORECASE,
)
"""What names a stretch of time beyond doubt: behind "inj" or "clip", which the rule for dates takes
for timers, a model may well see the time of a day."""
_DAYS = re.compile(r"(?:2[4-9]|[3-9]\d|\d{3}) ?h(?:rs?|ours?)?", re.IGNORECASE)
"""More hours than the time of a day has."""
_ELAPSED = re.compile(r" ?(?:elapsed|remaining|verstrichen|écoulé|transcurrido)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"(?:\b(?:height|weight|ht|wt)\b|\((?:in|ft|cm|m|lbs?|kg)\)) ?[:=]? ?\Z", re.IGNORECASE
)
_LONE_WORD = re.compile(r"\W{0,2}[A-Za-z\u00c0-\u024f'’\-]+\W{0,2}(?![^\t\n])")
"""A segment of one word in Latin letters."""
_CERTAIN = 0.95
"""From this score on a model is believed against the other values of a column."""
_REACH = 20
_YEAR_SPAN = re.compile(r"\d-years?\Z", re.IGNORECASE)
_OLD = re.compile(r"[ -]?old", re.IGNORECASE)
_MIN_PHONE = 3
"""Digits of the shortest extension."""
_SEX_BEFORE, _SEX_BEHIND = re.compile(r"\b[MFW]\W{0,3}\Z"), re.compile(r"\W{0,3}[MFWO]\b")


def is_implausible(entity: Entity, text: str, start: int, labels: Sequence[Label]) -> bool:
    """Whether ``text`` from ``start`` to the end of ``entity`` is not what it was taken for.

    Either it lacks the form ("50 mm @ 9.8" is no address), or a label says otherwise, or nothing
    but a doubtful opinion speaks for it.
    """
    return (
        _lacks_its_form(entity, text, start)
        or _is_named_otherwise(entity, text, start, labels)
        or _is_lone_word(entity, text, start, labels)
    )


def _lacks_its_form(entity: Entity, text: str, start: int) -> bool:
    """The phone number "x16", the time "0.984:1", the age of "Height(in): 65", "Version 5.2.1"."""
    value = text[start : entity.end]
    if is_of_a_device(entity, text, start):
        return True
    if entity.entity is EntityType.EMAIL:
        return _AT.search(value) is not None and not _DOMAIN.search(value)
    if entity.entity is EntityType.PHONE_NUMBER:
        return sum(c.isdigit() for c in value) < _MIN_PHONE
    if entity.entity is EntityType.DATE_TIME:
        return (
            value.strip(" .,") in TECHNICAL_CODES
            or _RATIO.fullmatch(value) is not None
            or _DAYS.fullmatch(value) is not None
            or (
                _CLOCK.fullmatch(value) is not None
                and (
                    _LASTS.search(text, max(0, start - _REACH), start) is not None
                    or _ELAPSED.match(text, entity.end) is not None
                )
            )
        )
    if entity.entity is EntityType.AGE:
        # "10-year risk" is nobody's age.
        spans_time = _YEAR_SPAN.search(value) is not None and not _OLD.match(text, entity.end)
        return spans_time or _MEASURE.search(text, max(0, start - _REACH), start) is not None
    return entity.entity in NAMES and not any(c.isalpha() for c in value)


def _is_named_otherwise(entity: Entity, text: str, start: int, labels: Sequence[Label]) -> bool:
    """Whether an age is a count or nothing beside a doubtful one says so, or a label else."""
    if entity.entity is EntityType.AGE:
        if entity.reason.recognizer != PATTERN and is_count(text, start):
            return True
        if any(_names_another_age(label, text, start) for label in labels):
            return True
        return (
            entity.score < UNSURE
            and text[start : entity.end].isdigit()
            and not _SEX_BEFORE.search(text, 0, start)
            and not _SEX_BEHIND.match(text, entity.end)
            and not any(_may_name(label, text, start) for label in labels)
        )
    if entity.entity not in NAMES:
        return False
    is_doubtful = entity.score < _CERTAIN and entity.reason.recognizer != PATTERN
    return (is_doubtful and is_misread_value(text, start)) or any(
        label.kind is LabelKind.OTHER
        and label.has_separator
        and label.end <= start
        and not text[label.end : start].strip(" \t")
        and (
            (entity.score < SURE and label.name.lower() not in _FREE_TEXT)
            or label.name.lower() in _DESCENT
        )
        for label in labels
    )


def _names_another_age(label: Label, text: str, start: int) -> bool:
    """Whether ``label`` is right before ``start`` and names no patient's age: "Heart age:"."""
    return (
        label.kind is LabelKind.OTHER
        and label.end <= start
        and not text[label.end : start].strip(" \t")
        and label.name.lower().endswith("age")
    )


def _is_lone_word(entity: Entity, text: str, start: int, labels: Sequence[Label]) -> bool:
    """Whether a doubtful occupation is one word by itself that no label names.

    Models take words of languages they hardly know for one. A doubtful place may be somebody.
    """
    if (
        entity.entity is not EntityType.PROFESSION
        or entity.score >= SURE
        or entity.reason.recognizer == PATTERN
    ):
        return False
    begin, _ = segment_of(text, start, entity.end)
    word = _LONE_WORD.match(text, begin)
    return (
        word is not None
        and entity.end <= word.end()
        and not any(
            label.end <= begin
            and text.count("\n", label.end, begin) <= 1
            and text[label.end : label.end + 1] in ("", "\t", "\n")
            for label in labels
        )
    )


def _may_name(label: Label, text: str, start: int) -> bool:
    """Whether ``label`` names an age at ``start``: beside it, or in the row above."""
    if label.start < start <= label.end:
        return True
    is_near = label.end <= start and text.count("\n", label.end, start) <= 1
    return label.kind is LabelKind.AGE and is_near
