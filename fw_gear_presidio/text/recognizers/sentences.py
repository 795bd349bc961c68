"""Where a name ends within a sentence: titles and initials belong to it, other words do not."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.organizations import end_with_legal_form
from fw_gear_presidio.text.recognizers.prose import ORDINARY, in_prose
from fw_gear_presidio.text.recognizers.rules import segment_of, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    ABBREVIATED_STREETS,
    FOREIGN_STREETS,
    FORMS_OF_ADDRESS,
    KINDS_OF_ID,
    PARTICLES,
    SENTENCE_WORDS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fw_gear_presidio.domain import Entity

_TITLE = shape(r"(?<![\p{L}\d]) {titles} [. ]{0,2}\Z", titles=(*TITLES, *FORMS_OF_ADDRESS))
_DESCENT = regex.compile(r"(?<![\p{L}\d])[asdw]/[lpo] ?\Z", regex.IGNORECASE)
"""Son or daughter of, before a name: "a/l"."""
_STREET = shape(
    r"(?<![\p{L}\d]) {streets} [. ]{1,2}\Z", streets=(*FOREIGN_STREETS, *ABBREVIATED_STREETS)
)
"""Before a street's name."""
_KIND_OF_ID = shape(r"(?<![^\t\n ]) {kinds} \ \Z", kinds=KINDS_OF_ID)
_INITIAL = regex.compile(r",?[ \t]{1,2}\p{Lu}\.?(?![\p{L}\d])")
_VERBS = (
    "is|was|were|are|has|have|had|did|does|would|could|cannot|not|says|said|came|moved|sent|see|seen|"
    "needed|lives|fell|felt|who|which|about|after|before|during|because|until|since|when|while|"
    "wurde|ist|wird|nicht|était|été|fue|está|"
)
_GLUE = regex.compile(rf"(?<![^\s,;.])(?:{_VERBS}for|on|at|by|with|from|to)(?![^\s,;.])")
_GLUE_OF_INSTITUTIONS = regex.compile(rf"(?<![^\s,;.])(?:{_VERBS.rstrip('|')})(?![^\s,;.])")
"""Words of sentences that stand in no name, place or date, in small letters."""
_LEADING = regex.compile(
    rf"(?:(?:{'|'.join(sorted(SENTENCE_WORDS - PARTICLES, key=len, reverse=True))})[ ,]+)+"
)
_TRAILING = regex.compile(
    rf"(?:[ ,;]+(?:{'|'.join(sorted(SENTENCE_WORDS, key=len, reverse=True))}"
    r"|dated|study|exam|images?|report|reported|tel|phone|born|dob|aged?)\.?)+\Z"
)
"""Words of a sentence, in small letters, before and behind what names somebody or something."""
_FAMILY_FIRST = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+, ?\p{Lu}")
"""Before it a small word is the family's: "die Witte, Rayan"."""
_TORN = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]{3,} \p{Ll}{2,3}")
"""A text by itself that OCR put a blank in: "Wögerbau er"."""
_SEX = regex.compile(r"[ \t]*[(\[][ ]?[MFW][ ]?[)\]]\W*\Z")
"""Stands behind a name, a date of birth or an age."""
_SEX_BEHIND = regex.compile(r"(?<=[\p{L}\d])[ \t]*[ \t,/][ \t]*[MFWO]\Z")
_SEX_JOINED = regex.compile(r" ?/ ?[MFWO](?![\p{L}\d/])")
_SEX_BEFORE = regex.compile(r"[MFWO][ \t]*[ \t,/][ \t]*(?=\d)")
"""Without brackets: beside a name it may be an initial."""
_SEX_WITHIN = regex.compile(r"(?<=[\p{L}\d])[ \t]+[MFWO][ \t]+(?=\d)")
_BEFORE_DATE = regex.compile(
    r"(?:em|on|am|le|el|il|del|den|op|vom|dne|dnia|at|from|since|seit|du|dal|al|bis|until|pada|tanggal|"
    r"ngày|la|på|d\.)[ :]+(?=\d)"
)
_CUT = {
    EntityType.PERSON: _GLUE,
    EntityType.LOCATION: _GLUE,
    EntityType.DATE_TIME: _GLUE,
    EntityType.AGE: _GLUE,
    EntityType.ORGANIZATION: _GLUE_OF_INSTITUTIONS,
}
_NAMED = (EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION)
_WORD = regex.compile(r"([\p{L}\p{M}'’-]+)[^\p{L}\d]*")
_HAS_NAME = regex.compile(r"[\p{Lu}\p{Lo}\d]")
_NUMERIC = (EntityType.DATE_TIME, EntityType.AGE)
_FULL_STOP = regex.compile(
    r"(?<=\p{Ll}{3}[.!?])(?<!\b(?i:prof|med|dott|dent|phil|habil|univ|hosp|klin|clin|inst|dept|cent|"
    r"blvd|str|ave|gral|mgr|dipl|bldg|abt|serv|ltd|corp|esq|vet|rer|nat|jun|sen|geb|resp|dres)\.)"
    r"[ \t\n]+(?=\p{Lu})"
)
"""Between two sentences, not behind an abbreviation."""


def at_names(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """``entities`` of ``text``, cut where a sentence goes on, with the titles of persons."""
    for entity in entities:
        sentences = (part for one in _of_sentences(text, entity) for part in in_prose(text, one))
        for part in (part for one in sentences for part in _parts(text, one)):
            match part.entity:
                case EntityType.PERSON:
                    yield _whole_name(text, part)
                case EntityType.ORGANIZATION:
                    yield dataclasses.replace(part, end=end_with_legal_form(text, part.end))
                case EntityType.LOCATION:
                    yield _whole_street(text, part)
                case EntityType.ID | EntityType.PHONE_NUMBER:
                    yield _with_kind(text, part)
                case EntityType.AGE:
                    yield _with_sex(text, part)
                case _:
                    yield part


def _of_sentences(text: str, entity: Entity) -> Iterator[Entity]:
    """``entity``, apart where one sentence ends and another begins.

    Ordinary words with which that begins name nobody: "Dr. Suter. Die Niere".
    """
    start = entity.start
    if entity.entity in _NAMED:
        for stop in _FULL_STOP.finditer(text, entity.start, entity.end):
            yield dataclasses.replace(entity, start=start, end=stop.start())
            start = stop.end()
    while start > entity.start and (word := _WORD.match(text, start, entity.end)):
        if word[1].lower() not in ORDINARY:
            break
        start = word.end()
    if start < entity.end:
        yield dataclasses.replace(entity, start=start)


def _parts(text: str, entity: Entity) -> Iterator[Entity]:
    if entity.entity not in _CUT:
        yield entity
        return
    sex = _SEX.search(text, entity.start, entity.end)
    start, end = entity.start, sex.start() if sex else entity.end
    if entity.entity is EntityType.DATE_TIME and (before := _BEFORE_DATE.match(text, start, end)):
        start = before.end()
    if entity.entity in _NUMERIC:
        start, end = _without_sex(text, start, end)
    elif before := _SEX_BEFORE.match(text, start, end):
        # "F 58 Years", taken for somebody.
        start = before.end()
    parts: list[Entity] = []
    cut = _SEX_WITHIN if entity.entity in _NUMERIC else None
    words = sorted(
        (
            *_CUT[entity.entity].finditer(text, start, end),
            *(cut.finditer(text, start, end) if cut else ()),
        ),
        key=lambda word: word.start(),
    )
    for word in words:
        parts += _trimmed(text, entity, start, word.start())
        start = word.end()
    parts += _trimmed(text, entity, start, end)
    if len(parts) > 1:
        # "Kaleo fell down": a name among words has a capital.
        named = [part for part in parts if _HAS_NAME.search(text, part.start, part.end)]
        parts = named or parts
    yield from parts


def _without_sex(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` without a lone letter that tells the sex."""
    behind, before = _SEX_BEHIND.search(text, start, end), _SEX_BEFORE.match(text, start, end)
    return before.end() if before else start, behind.start() if behind else end


def _trimmed(text: str, entity: Entity, start: int, end: int) -> Iterator[Entity]:
    while start < end and text[start] in " \t\n,;":
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    # Where a name is written in small letters, so may its parts be: "na yao".
    if entity.entity in _NAMED and _HAS_NAME.search(text, start, end):
        leading = _LEADING.match(text, start, end)
        if leading and not _FAMILY_FIRST.match(text, leading.end(), end):
            start = leading.end()
        words = _TRAILING.search(text, start, end)
        if words and not _TORN.fullmatch(text, *segment_of(text, start, end)):
            end = words.start()
    if start < end:
        yield dataclasses.replace(entity, start=start, end=end)


def _whole_street(text: str, entity: Entity) -> Entity:
    begin, _ = segment_of(text, entity.start, entity.end)
    street = _STREET.search(text, begin, entity.start)
    return dataclasses.replace(entity, start=street.start()) if street else entity


def _with_kind(text: str, entity: Entity) -> Entity:
    kind = _KIND_OF_ID.search(text, 0, entity.start)
    return dataclasses.replace(entity, start=kind.start()) if kind else entity


def _with_sex(text: str, entity: Entity) -> Entity:
    """An age and the sex behind a stroke are one value: "85 Y / M"."""
    sex = _SEX_JOINED.match(text, entity.end)
    return dataclasses.replace(entity, end=sex.end()) if sex else entity


def _whole_name(text: str, entity: Entity) -> Entity:
    start, end = entity.start, entity.end
    begin, _ = segment_of(text, start, end)
    for before in (_DESCENT, _TITLE):
        if found := before.search(text, begin, start):
            start = found.start()
    initial = _INITIAL.match(text, end)
    if initial and "," in text[max(start, end - 1) : initial.end()]:
        end = initial.end()
    return dataclasses.replace(entity, start=start, end=end)
