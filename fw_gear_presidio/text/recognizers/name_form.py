"""Two words written like a name need less of a model's opinion to be one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType, Reason
from fw_gear_presidio.text.recognizers.vocabulary import (
    EPONYMS,
    PRODUCTS,
    TECHNICAL_CODES,
    TECHNICAL_WORDS,
    VENDORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fw_gear_presidio.domain import Entity

_LIFT = 3.0
"""A model that sees a name with a third of the probability is believed."""
_ENOUGH = 0.5
"""No score is lifted above this."""
_SMALL = r"de|da|do|di|du|van|von|der|den|del|della|la|le|el|al|bin|binti|ibn|ben|dos"
_NAME = regex.compile(
    rf"""\p{{Lu}}[\p{{L}}\p{{M}}'’\-]{{2,}}
        (?:,?\ (?:\p{{Lu}}[\p{{L}}\p{{M}}'’\-]{{2,}}|\p{{Lu}}\.?|{_SMALL})){{0,3}}
        ,?\ \p{{Lu}}[\p{{L}}\p{{M}}'’\-]{{2,}}""",
    regex.VERBOSE,
)
_PART = regex.compile(r"[^\t\n:=#]+")
"""A segment without the label at its start."""
_WORD = regex.compile(r"\p{L}{3,}")
_NO_NAMES = (
    TECHNICAL_WORDS
    | EPONYMS
    | PRODUCTS
    | {word for vendor in VENDORS for word in vendor.lower().split()}
)


def lifted(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """``entities`` of a model, surer of those persons that fill a text in the form of a name."""
    forms = [
        found.span()
        for found in _PART.finditer(text)
        if _looks_like_a_name(found.group().strip(" .;|"))
    ]
    for entity in entities:
        if entity.score < _ENOUGH and any(a <= entity.start and entity.end <= b for a, b in forms):
            score = min(_LIFT * entity.score, _ENOUGH)
            reason = Reason(entity.reason.recognizer, "form of a name")
            yield dataclasses.replace(
                entity, entity=EntityType.PERSON, score=max(score, entity.score), reason=reason
            )
        else:
            yield entity


def _looks_like_a_name(words: str) -> bool:
    if not _NAME.fullmatch(words) or any(word in TECHNICAL_CODES for word in words.split()):
        return False
    return not any(word in _NO_NAMES for word in _WORD.findall(words.lower()))
