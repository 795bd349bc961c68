"""What is no PHI whoever takes it for that: names of fields, makers, codes of settings."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.fields import Label, labels_of
from fw_gear_presidio.text.recognizers.jargon import (
    SURE,
    UNSURE,
    is_eponym_in_prose,
    is_jargon,
)
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.organizations import (
    ends_as_institution,
    is_method,
    is_vendor,
)
from fw_gear_presidio.text.recognizers.plausible import is_implausible
from fw_gear_presidio.text.recognizers.prose import ORDINARY
from fw_gear_presidio.text.recognizers.rules import NAMES, PATTERN, segment_of
from fw_gear_presidio.text.recognizers.technical_text import (
    is_amount_or_model,
    is_dose,
    is_population,
    is_technical,
)
from fw_gear_presidio.text.recognizers.vocabulary import (
    NO_NAMES,
    SENTENCE_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fw_gear_presidio.domain import Entity

_MIN_LABEL = 4
"""Letters of a label that is told from a name without a separator; Pat and Ora are names."""
_NO_AMOUNTS = NAMES | {EntityType.ZIP}
_MATRIX = re.compile(r"\d{1,4}( ?[xX×*] ?\d{1,4}){1,2}")
"""Rows by columns, or millimetres by millimetres."""
_MIRRORED = re.compile(r"(\d{2,4})[A-Z]\1")
"""The same number on both sides of its unit: 630P630."""
_HEADING = re.compile(r"([^\W\d_]{3,}(?: [^\W\d_]{2,})?): ")
_LOWER_BEHIND = re.compile(r" (?=[^\W\d_])[a-zà-ÿ]")
_ASKED = re.compile(r" (?:you|not|it|we|they|the|this)\b")
"""Behind a verb: "Do you", "Do not"."""
_SENTENCE = 4
"""Words."""
_NEVER_INSTITUTIONS = frozenset(
    ("site", "site name", "facility", "facility name", "institution", "institution name")
)
_ABBREVIATED = frozenset(("PID", "MRN", "DOB", "UHID", "SSN", "HN"))
"""In capitals these name a field wherever they stand."""
_OF_NUMBERS = (LabelKind.ID, LabelKind.DATE, LabelKind.TIME, LabelKind.AGE)
_NUMBER_BEHIND = re.compile(r" ?\d")
_FITTING = {
    EntityType.ID: (LabelKind.ID,),
    EntityType.DATE_TIME: (LabelKind.DATE, LabelKind.TIME),
    EntityType.PERSON: (LabelKind.PERSON, LabelKind.PATIENT, LabelKind.STAFF),
}
"""The labels that are told from such a value without a separator. Page and Case are names."""


def without_spared(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` of ``text`` without labels at their start, makers' names, codes, amounts."""
    labels = labels_of(text)
    kept = []
    for entity in _split_at(labels, entities):
        start = entity.start
        for label in labels:
            if label.start <= start < label.end and _names_a_field(text, label, entity):
                start = label.end
        if entity.entity is EntityType.PERSON:
            start = _behind_heading(text, start, entity.end)
        while start < entity.end and text[start] in " \t\n:=#":
            start += 1
        if start < entity.end and not (
            _MATRIX.fullmatch(text, start, entity.end)
            or _is_mirrored(text, start, entity)
            or is_implausible(entity, text, start, labels)
            or is_technical(_segment(text, start, entity.end))
            or (entity.entity in _NO_AMOUNTS and is_amount_or_model(text[start : entity.end]))
            or (
                entity.entity in NAMES and entity.score < SURE and is_dose(text[start : entity.end])
            )
            or (entity.entity in NAMES and is_population(text[start : entity.end]))
            or _is_maker_or_method(text, labels, start, entity.end)
            or _is_jargon(text, labels, start, entity)
            or (
                entity.entity in NAMES
                and entity.reason.recognizer != PATTERN
                and (
                    is_eponym_in_prose(text, start, entity.end)
                    or _is_of_a_sentence(text, start, entity)
                )
            )
        ):
            kept.append(dataclasses.replace(entity, start=start))
    return kept


def _split_at(labels: Iterable[Label], entities: Iterable[Entity]) -> Iterator[Entity]:
    """``entities``, each cut in two where a label with its separator stands within it."""
    signed = [label for label in labels if label.has_separator]
    for entity in entities:
        start = entity.start
        for label in signed:
            if start < label.start < entity.end:
                yield dataclasses.replace(entity, start=start, end=label.start)
                start = label.start
        yield dataclasses.replace(entity, start=start)


def _behind_heading(text: str, start: int, end: int) -> int:
    """``start``, or where a name begins behind words that name nobody: "Report: Lee"."""
    heading = _HEADING.match(text, start, end)
    if heading and all(word in NO_NAMES for word in heading[1].lower().split()):
        return heading.end()
    return start


def _is_jargon(text: str, labels: Iterable[Label], start: int, entity: Entity) -> bool:
    """Whether the segment is technical throughout, and no label says that somebody is meant."""
    if entity.entity not in NAMES or entity.reason.recognizer == PATTERN:
        return False
    begin, end = segment_of(text, start, entity.end)
    telling = [
        label
        for label in labels
        if label.kind is not LabelKind.OTHER
        and (label.end == begin - 1 or (label.start < end and begin < label.end))
    ]
    beside = text[begin:end]
    if not telling and is_jargon(beside, entity.score):
        return True
    # "Test" in "Central 24-2 Threshold Test", but not in "Test, Anna".
    return (
        entity.score < UNSURE
        and not any(label.has_separator or label.end == begin - 1 for label in telling)
        and not ("," in beside or "^" in beside)
        and is_jargon(text[start : entity.end], entity.score)
    )


def _is_of_a_sentence(text: str, start: int, entity: Entity) -> bool:
    """Whether a sentence goes on behind what ``entity`` finds: "Die Nieren sind …".

    That holds small words of sentences, with technical words; one alone may be a name ("Le").
    """
    behind = _LOWER_BEHIND.match(text, entity.end)
    words = text[start : entity.end].lower().split()
    begin, stop = segment_of(text, start, entity.end)
    return (
        behind is not None
        and (len(words) > 1 or entity.score < SURE or _ASKED.match(text, entity.end) is not None)
        and len(text[begin:stop].split()) >= _SENTENCE
        and not SENTENCE_WORDS.isdisjoint(words)
        and all(word in ORDINARY for word in words)
    )


def _is_maker_or_method(text: str, labels: Iterable[Label], start: int, end: int) -> bool:
    """Whether ``text[start:end]`` names one of them, alone or behind a label of no PHI."""
    begin, stop = segment_of(text, start, end)
    if text[begin:start].rstrip()[-1:] not in ("", ":") or end < stop:
        return False
    labelled = any(begin <= label.start < start or label.end == begin - 1 for label in labels)
    named = text[start:end]
    return (is_vendor(named) or is_method(named)) and not labelled


def _is_mirrored(text: str, start: int, entity: Entity) -> bool:
    return (
        entity.reason.recognizer != PATTERN
        and _MIRRORED.fullmatch(text, start, entity.end) is not None
    )


def _names_a_field(text: str, label: Label, entity: Entity) -> bool:
    if label.has_separator or label.start < entity.start:
        return True
    if (
        label.name.replace(".", "") in _ABBREVIATED
        # Nobody is called "Patient ID".
        or (" " in label.name and label.kind is not LabelKind.ORGANIZATION)
        or (
            entity.entity in NAMES
            and label.kind in _OF_NUMBERS
            and label.end >= entity.end
            and _NUMBER_BEHIND.match(text, label.end)
        )
    ):
        return True
    value = text[label.end : entity.end].strip()
    if value[:1] in (",", "^") and value:
        # The family name that a label looks like: "Reader, Ann".
        return False
    if entity.entity is EntityType.PROFESSION and text[label.end :][:1] in ("", "\t", "\n"):
        # Alone it says what somebody is; beside another text it names the field of that.
        return text[label.end : label.end + 1] == "\t"
    if label.kind is LabelKind.ORGANIZATION:
        # "Centro Santa Maria" is all name, and a row with "Clinic" may end one; beside another
        # text "Hospital" names a field.
        is_alone = _segment(text, label.start, label.end).strip(" .") == label.name
        return (
            label.name.lower() in _NEVER_INSTITUTIONS
            or ends_as_institution(value)
            or (is_alone and text[label.end : label.end + 1] == "\t")
        )
    return _tells_the_value(label, entity, value)


def _tells_the_value(label: Label, entity: Entity, value: str) -> bool:
    """Whether ``label`` is told from the ``value`` behind it though no sign parts them."""
    if value[:1].isdigit() and (
        entity.entity is EntityType.DATE_TIME
        or (entity.entity is EntityType.AGE and label.kind is LabelKind.AGE)
    ):
        return True
    if entity.entity in _FITTING and label.kind not in _FITTING[entity.entity]:
        return False
    if label.kind in (LabelKind.ID, LabelKind.DATE, LabelKind.TIME):
        return entity.entity in (EntityType.ID, EntityType.DATE_TIME)
    # Pat is a name, but not before a family name.
    before_family = label.kind is LabelKind.PATIENT and ("," in value or "^" in value)
    return before_family or len(label.name) >= _MIN_LABEL


def _segment(text: str, start: int, end: int) -> str:
    """All of the segment that ``text[start:end]`` is part of."""
    begin, stop = segment_of(text, start, end)
    return text[begin:stop]
