"""What is no PHI whoever takes it for that: names of fields, makers, codes of settings."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.fields import Label, labels_of
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.organizations import is_vendor
from fw_gear_presidio.text.recognizers.rules import shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    TECHNICAL_CODES,
    TECHNICAL_WORDS,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fw_gear_presidio.domain import Entity

_MIN_LABEL = 4
"""Letters of a label that is told from a name without a separator; Pat and Ora are names."""
_AMOUNT = shape(r"[\d.,:/x*+\-–]+ \ ? {units} \W*", units=UNITS)
_NEVER_INSTITUTIONS = frozenset(
    ("site", "site name", "facility", "facility name", "institution", "institution name")
)
_NEVER_NAMES = (LabelKind.ID, LabelKind.DATE)


def without_spared(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text`` without labels at their start, makers' names, codes, amounts."""
    labels = labels_of(text)
    kept = []
    for entity in entities:
        start = entity.start
        for label in labels:
            if label.start <= start < label.end and _names_a_field(text, label, entity):
                start = label.end
        while start < entity.end and text[start] in " \t\n:=#":
            start += 1
        if start < entity.end and not _is_technical(_segment(text, start, entity.end)):
            kept.append(dataclasses.replace(entity, start=start))
    return kept


def _is_technical(segment: str) -> bool:
    return (
        is_vendor(segment) or _is_coded(segment) or _AMOUNT.fullmatch(segment.strip()) is not None
    )


def _is_coded(segment: str) -> bool:
    """Whether it holds a code, and beside it numbers and technical words in small letters."""
    words = [word.strip(".,:;") for word in segment.split()]
    return any(word in TECHNICAL_CODES for word in words) and all(
        word in TECHNICAL_CODES or word in TECHNICAL_WORDS or word.replace(".", "").isdigit()
        for word in words
    )


def _names_a_field(text: str, label: Label, entity: Entity) -> bool:
    if label.has_separator or label.start < entity.start:
        return True
    if entity.entity is EntityType.PROFESSION and text[label.end :][:1] in ("", "\t", "\n"):
        # Alone it says what somebody is.
        return False
    if label.kind in _NEVER_NAMES:
        return True
    if label.kind is LabelKind.PATIENT and any(s in text[label.end : entity.end] for s in ",^"):
        # Pat is a name, but not before a family name.
        return True
    if label.kind is LabelKind.ORGANIZATION:
        # "Centro Santa Maria" is all name.
        return label.name.lower() in _NEVER_INSTITUTIONS
    return len(label.name) >= _MIN_LABEL


def _segment(text: str, start: int, end: int) -> str:
    """All of the segment that ``text[start:end]`` is part of."""
    begin = max(text.rfind(sign, 0, start) for sign in "\t\n") + 1
    stops = [stop for sign in "\t\n" if (stop := text.find(sign, end)) >= 0]
    return text[begin : min(stops, default=len(text))]
