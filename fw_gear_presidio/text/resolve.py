"""Several recognizers' findings on one page become one entity for each occurrence."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable


_NUMBER_OF = re.compile(r"[ ,]{0,2}(?:nr|no|n|nº|n°|№|núm|num)[.]? ?", re.IGNORECASE)
"""Between a street and the number of a house: "Str. Florilor nr. 90"."""
_SIGNS = re.compile(r"[^\w\t\n]{1,3}")
"""Between two parts of one value: "0022 / 597812"."""


_GROUPED = (EntityType.ID, EntityType.PHONE_NUMBER)
_GROUPS = re.compile(r"(?<![\w.,:/\-])\d{2,4}(?: \d{2,4}){2,5}(?![\w/\-]|[.,:]\d)")
_BEFORE = re.compile(r"(?:(?<![^\n])|(?<=\t)(?![:=]))[^\w\s]{1,3} ?\Z")
_DOUBLED = re.compile(r"(?<=[:=])[:;|!.'] ?\Z")
"""Behind the sign of a label, another one is the first digit of the value."""
_AFTER = re.compile(r" ?[^\w\s]{1,3}(?![^\t\n])")


def whole_numbers(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text``; an identifier of which groups of digits were found has all groups.

    Groups are parted by one blank: "04 12 855".
    """
    runs = [found.span() for found in _GROUPS.finditer(text)]
    found = []
    for entity in entities:
        start, end = entity.start, entity.end
        if entity.entity in _GROUPED:
            for a, b in runs:
                if a < end and start < b:
                    start, end = min(start, a), max(end, b)
        found.append(dataclasses.replace(entity, start=start, end=end))
    return found


def joined(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text``, by position, those that only signs part made one."""
    found: list[Entity] = []
    for entity in entities:
        last = found[-1] if found else None
        alike = last and (
            last.entity is entity.entity or (last.entity in _GROUPED and entity.entity in _GROUPED)
        )
        if last and _is_house(text, last, entity):
            found[-1] = dataclasses.replace(last, entity=EntityType.LOCATION, end=entity.end)
        elif last and alike and _SIGNS.fullmatch(text, last.end, entity.start):
            best = max(last, entity, key=lambda e: e.score)
            found[-1] = Entity(best.entity, last.start, entity.end, best.score, best.reason)
        else:
            found.append(entity)
    return found


def _is_house(text: str, street: Entity, number: Entity) -> bool:
    """Whether ``number`` is that of a house in ``street``, whoever took it for what."""
    return (
        street.entity in (EntityType.LOCATION, EntityType.PERSON)
        and text[number.start].isdigit()
        and _NUMBER_OF.fullmatch(text, street.end, number.start) is not None
    )


def with_signs(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text`` with the signs between them and the ends of their segments.

    Where a date or a name fills its segment, a sign at its end is more often a misread letter or
    digit than punctuation: OCR reads the 1 of "13 May" as a colon or a bar. A colon behind a tab
    may belong to a label in the segment before, and stays.
    """
    found = []
    for entity in entities:
        before, after = _BEFORE.search(text, 0, entity.start), _AFTER.match(text, entity.end)
        if before is None and text[entity.start].isdigit():
            before = _DOUBLED.search(text, 0, entity.start)
        start = before.start() if before else entity.start
        end = after.end() if after else entity.end
        found.append(dataclasses.replace(entity, start=start, end=end))
    return found


def resolve(entities: Iterable[Entity]) -> list[Entity]:
    """Entities without overlaps, by position.

    The union of what was found is kept, so that no recognizer's PHI is lost: of overlapping
    entities the best (by score, then length) gives type, score and reason, and reaches over
    the parts that only another one saw.
    """
    merged: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, e.end)):
        if merged and entity.start < merged[-1].end:
            last = merged.pop()
            best = max(last, entity, key=lambda e: (e.score, e.end - e.start))
            end = max(last.end, entity.end)
            merged.append(Entity(best.entity, last.start, end, best.score, best.reason))
        else:
            merged.append(entity)
    return merged


def without_contained(entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` without those that lie in one of their own type with no lower score."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, -e.end, -e.score)):
        if not any(
            entity.entity is other.entity
            and entity.end <= other.end
            and entity.score <= other.score
            for other in kept
        ):
            kept.append(entity)
    return kept
