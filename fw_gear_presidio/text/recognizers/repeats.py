"""A name that is sure in one place of an instance is a name in all its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import Entity, EntityType, Reason
from fw_gear_presidio.text.recognizers.vocabulary import (
    GENERIC_NAMES,
    JARGON,
    TECHNICAL_WORDS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SURE = 0.9
"""Score from which a person's name is looked for in all places."""
_WORD = regex.compile(r"(?<![\p{L}\d])\p{L}[\p{L}\p{M}'’]{3,}(?!\d)")
"""Shorter words are names and syllables of anything."""
_NOT_TELLING = TECHNICAL_WORDS | JARGON | GENERIC_NAMES | frozenset(TITLES)


def repeated_names(
    texts: Sequence[str], found: Sequence[Sequence[Entity]]
) -> Iterator[tuple[int, Entity]]:
    """Page and entity of every word of a sure person's name that nobody found elsewhere.

    ``texts`` are the pages of one instance, ``found`` what was found on each.
    """
    names: dict[str, Entity] = {}
    for text, entities in zip(texts, found, strict=True):
        for entity in entities:
            if entity.entity is EntityType.PERSON and entity.score >= SURE:
                for word in _WORD.findall(text, entity.start, entity.end):
                    names.setdefault(word.casefold(), entity)
    for word in names.keys() & _NOT_TELLING:
        del names[word]
    for page, (text, entities) in enumerate(zip(texts, found, strict=True)):
        for match in _WORD.finditer(text) if names else ():
            known = names.get(match.group().casefold())
            if known and not any(e.start < match.end() and match.start() < e.end for e in entities):
                yield (
                    page,
                    Entity(
                        EntityType.PERSON,
                        match.start(),
                        match.end(),
                        known.score,
                        Reason(known.reason.recognizer, "repeated"),
                    ),
                )
