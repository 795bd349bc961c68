"""What a statistical model may not take for PHI: the names of fields and of manufacturers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from fw_gear_presidio.text.recognizers.fields import Label, labels_of
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.organizations import is_vendor
from fw_gear_presidio.text.recognizers.vocabulary import ORGANIZATION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fw_gear_presidio.domain import Entity

_MIN_LABEL = 4
"""Letters of a label that is told from a name without a separator; Pat and Ora are names."""
_NEVER_NAMES = (LabelKind.ID, LabelKind.DATE)


def without_spared(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text`` without labels at their start, and without makers' names."""
    labels = labels_of(text)
    kept = []
    for entity in entities:
        start = entity.start
        for label in labels:
            if label.start <= start < label.end and _names_a_field(label, entity):
                start = label.end
        while start < entity.end and text[start] in " \t\n:=#":
            start += 1
        if start < entity.end and not is_vendor(_segment(text, start, entity.end)):
            kept.append(dataclasses.replace(entity, start=start))
    return kept


def _names_a_field(label: Label, entity: Entity) -> bool:
    if label.has_separator or label.start < entity.start:
        return True
    if label.kind in _NEVER_NAMES:
        return True
    # "Clinic Santa Maria" is all name.
    return len(label.name) >= _MIN_LABEL and label.name.lower() not in ORGANIZATION_WORDS


def _segment(text: str, start: int, end: int) -> str:
    """All of the segment that ``text[start:end]`` is part of."""
    begin = max(text.rfind(sign, 0, start) for sign in "\t\n") + 1
    stops = [stop for sign in "\t\n" if (stop := text.find(sign, end)) >= 0]
    return text[begin : min(stops, default=len(text))]
