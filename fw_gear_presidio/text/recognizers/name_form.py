"""What is written or known as a name needs less of a model's opinion to be one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.fields import labels_of
from fw_gear_presidio.text.recognizers.jargon import SURE
from fw_gear_presidio.text.recognizers.organizations import JOINING
from fw_gear_presidio.text.recognizers.rules import NAMES, any_of
from fw_gear_presidio.text.recognizers.vocabulary import (
    DEVICE_WORDS,
    NO_NAMES,
    PARTICLES,
    TECHNICAL_CODES,
    VENDOR_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LIFT = 3.0
"""A model that sees a name with a third of the probability is believed."""
_ENOUGH = 0.5
"""No score is lifted above this."""
_GLIMPSE, _BY_PLACE = 0.05, 0.35
"""A model that sees so little in a row below an institution is believed, with the second score."""
_NAME_WORD = r"['’`]?\p{Lu}[\p{L}\p{M}'’`\-]{2,}"
"""Romanised names may begin with the sign of a letter that Latin lacks."""
_PARTICLE = any_of(PARTICLES)
_NAME = regex.compile(
    rf"""(?:{_PARTICLE}\ )? {_NAME_WORD}
        (?: (?:,?\ (?:{_NAME_WORD}|\p{{Lu}}\p{{Ll}}?\.?|{_PARTICLE})){{0,3}} ,?\ {_NAME_WORD}
            | (?<=\p{{L}}{{4}}),?\ \p{{Lu}}\.?(?:\ \p{{Lu}}\.?)? )
        | {_PARTICLE}\ {_NAME_WORD}""",
    regex.VERBOSE,
)
"""Two words, or one with a particle or initials."""
_TOWN = regex.compile(r"\p{Lu}[\p{L}\p{M}'’\-]{2,}(?: \p{L}[\p{L}\p{M}'’\-]+){0,2}(?![^\n])")
"""A row of its own."""
_SEGMENT = regex.compile(r"(?<![^\t\n])[^\s\d:=#@](?:[^\t\n\d:=#@]{0,58}[^\s\d:=#@])?(?![^\t\n])")
"""A whole segment without digits or signs of a setting."""
_USER = regex.compile(r"(?<![^\t\n])[a-z]{6,14}(?![^\t\n])")
"""A text of one word in small letters: operators log in by names like that."""
_PIECE = regex.compile(r"\S+")
_PART = regex.compile(r"[^\t\n:=#]+")
"""A segment without the label at its start."""
_WORD = regex.compile(r"\p{L}{3,}")
_NO_USERS = NO_NAMES | {word[1:] for word in VENDOR_WORDS}
"""OCR loses the first letter of faint type: "arestream"."""


def lifted(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """``entities`` of a model, surer of those that fill a text in the form of a name."""
    found = list(entities)
    persons = [
        part.span()
        for part in _PART.finditer(text)
        if _looks_like_a_name(part.group().strip(" .;|"))
    ]
    users = [user.span() for user in _USER.finditer(text) if user.group() not in _NO_USERS]
    towns = list(_below_institutions(text, found))
    for entity in found:
        # A lone occupation that is not sure would be dropped.
        doubtful = SURE if entity.entity is EntityType.PROFESSION else _ENOUGH
        if entity.score < doubtful and _within(entity, users):
            yield _lifted(entity, EntityType.USERNAME)
        elif entity.score >= _ENOUGH:
            yield entity
        elif _within(entity, persons):
            yield _lifted(entity, EntityType.PERSON)
        elif _GLIMPSE <= entity.score < _BY_PLACE and (span := _within(entity, towns)):
            reason = Reason(entity.reason.recognizer, "below an institution")
            yield Entity(EntityType.LOCATION, *span, _BY_PLACE, reason)
        else:
            yield entity


def _within(entity: Entity, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    return next((s for s in spans if s[0] <= entity.start and entity.end <= s[1]), None)


def _below_institutions(text: str, entities: Iterable[Entity]) -> Iterator[tuple[int, int]]:
    """Rows that may be the town of the institution in the row above."""
    for entity in entities:
        below = text.find("\n", entity.end)
        if entity.entity is EntityType.ORGANIZATION and entity.score >= _ENOUGH and below >= 0:
            town = _TOWN.match(text, below + 1)
            words = _WORD.findall(town.group().lower()) if town else ()
            if town and DEVICE_WORDS.isdisjoint(words):
                yield town.span()


def _lifted(entity: Entity, kind: EntityType) -> Entity:
    if entity.score >= _ENOUGH:
        return dataclasses.replace(entity, entity=kind)
    score = min(_LIFT * entity.score, _ENOUGH)
    reason = Reason(entity.reason.recognizer, "form of a name")
    return dataclasses.replace(entity, entity=kind, score=score, reason=reason)


def filled(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """``entities`` of ``text`` (without overlaps, by position), names widened to their segments.

    Of an institution a recognizer often knows one word: "MEDSTAR FRANKLIN SQ". Where all else in
    the segment is words with capitals that nothing shows to be technical, they belong to it.
    """
    found = list(entities)
    labels = labels_of(text) if found else []
    for segment in _SEGMENT.finditer(text):
        start, end = segment.span()
        within = [e for e in found if start <= e.start and e.end <= end]
        if not within or any(e.entity not in NAMES for e in within):
            continue
        if any(label.start < end and start < label.end for label in labels):
            continue
        rest = [
            word.group()
            for word in _PIECE.finditer(text, start, end)
            if not any(e.start < word.end() and word.start() < e.end for e in within)
        ]
        if rest and all(map(_may_belong_to_a_name, rest)):
            best = max(within, key=lambda e: e.score)
            found = [e for e in found if e not in within]
            found.append(dataclasses.replace(best, start=start, end=end))
    return sorted(found, key=lambda e: e.start)


def _may_belong_to_a_name(word: str) -> bool:
    letters = word.strip(".,'’-&")
    if not letters or letters in JOINING:
        return True
    return (
        len(letters) > 1
        and letters[0].isupper()
        and letters.replace("-", "").isalpha()
        and letters not in TECHNICAL_CODES
        and letters.lower() not in DEVICE_WORDS
    )


def _looks_like_a_name(words: str) -> bool:
    if not _NAME.fullmatch(words) or any(word in TECHNICAL_CODES for word in words.split()):
        return False
    return not any(word in DEVICE_WORDS for word in _WORD.findall(words.lower()))
