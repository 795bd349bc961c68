"""What some recognizer found, and what of it is left."""

from __future__ import annotations

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.spared import without_spared


def found(text: str, what: str, kind: EntityType = EntityType.PERSON) -> Entity:
    start = text.index(what)
    return Entity(kind, start, start + len(what), 0.9, Reason("test"))


def spared(text: str, what: str, kind: EntityType = EntityType.PERSON) -> list[str]:
    return [text[e.start : e.end] for e in without_spared(text, [found(text, what, kind)])]
