"""Findings that run on into technical text, in rows whose values nothing but blanks part."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.dates import find_dates
from fw_gear_presidio.text.recognizers.labelled import is_labelled
from fw_gear_presidio.text.recognizers.organizations import JOINING, find_organizations
from fw_gear_presidio.text.recognizers.remembered import remembered
from fw_gear_presidio.text.recognizers.rules import shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    INSTITUTION_SUBJECTS,
    JARGON,
    MONTHS,
    TECHNICAL_CODES,
    TITLES,
    WEEKDAYS,
)
from fw_gear_presidio.text.recognizers.word_kinds import GLUE, Kind, Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fw_gear_presidio.domain import Entity

_NAMES = frozenset(
    (
        *("co", "ed", "es", "hu", "in", "la", "ma", "no", "on", "or", "ou", "ra", "te", "ti"),
        *("to", "us"),
        *(code.lower() for code in TECHNICAL_CODES if len(code) > 2 and code.lower() not in JARGON),
    )
)
"""Codes that people are called as well."""
_TIMES = frozenset((*MONTHS, *WEEKDAYS, "am", "pm", "uhr", "hrs", "h"))
_TITLED = shape(r"\W*{titles}[.\ ]{1,2}(?-i:\p{Lu})", titles=TITLES)
_NAME_WORD = regex.compile(r"\W*\p{Lu}[\p{L}\p{M}'’\-]+[.,;]*")
_JOINING_SIGNS = (",", "-", "&", "^", "/")
_SEX = regex.compile(r"(?<=[^\t\n ,;]) *[,;]? *\t\(?[MFUOWKV]\)?\Z")
_COMPLETE = 6
"""Digits of a date and its year."""
_FULL = 2
"""Words of somebody's name."""


@dataclass(frozen=True, slots=True)
class _Trust:
    """What begins technical text behind a finding of some type; a word nobody is called does.

    ``names`` are technical words that may belong to the finding.
    """

    names: frozenset[str]
    alone: bool = True
    """With nothing technical behind it, too."""
    codes: frozenset[Kind] = frozenset()
    """A code begins it before one of these."""
    shared: bool = False
    """A technical word begins it that somebody may be called."""
    initials: bool = False
    """Capitals may belong to the finding."""


_OF_DATES = _Trust(_TIMES, codes=frozenset(Kind), shared=True)
_OF_INSTITUTIONS = _Trust(_NAMES | INSTITUTION_SUBJECTS, codes=frozenset((Kind.SURE,)))
_OF_TITLED = _Trust(_NAMES, codes=frozenset((Kind.SURE, Kind.NUMBER)), initials=True)
_OF_LABELLED = dataclasses.replace(_OF_TITLED, alone=False)
_OF_NAMES = _Trust(_NAMES, alone=False, initials=True)


def without_tails(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """``entities`` of ``text``, each ended where technical text begins that is no part of it.

    What remains must be whole: a date with its year, somebody's full or titled name, the name of
    an institution. Values of labels stay as they are, but for titled names.
    """
    for entity in map(partial(_without_sex, text), entities):
        for part in _at_dates(text, entity):
            stops = (text.find(sign, part.end) for sign in "\t\n")
            stop = min((at for at in stops if at >= 0), default=len(text))
            moved = dataclasses.replace(part, start=0, end=part.end - part.start)
            end = _end((text[part.start : stop], moved))
            yield dataclasses.replace(part, end=part.start + end)


def _without_sex(text: str, entity: Entity) -> Entity:
    """``entity`` without the letter of a sex, where that is a segment of its own."""
    sex = _SEX.search(text, entity.start, entity.end)
    if entity.entity is not EntityType.PERSON or not sex:
        return entity
    return dataclasses.replace(entity, end=sex.start())


def _at_dates(text: str, entity: Entity) -> Iterator[Entity]:
    """``entity``, in two where it is an institution that runs on into a date."""
    date = None
    if entity.entity is EntityType.ORGANIZATION and not is_labelled(entity):
        starts = (date.start for date in find_dates(text))
        date = next((at for at in starts if entity.start < at < entity.end), None)
    if date is None:
        yield entity
    else:
        yield dataclasses.replace(entity, end=date)
        yield dataclasses.replace(entity, entity=EntityType.DATE_TIME, start=date)


@remembered
def _end(finding: tuple[str, Entity]) -> int:
    """Where an entity ends without its tail; the text is its own to the end of its segment."""
    text, entity = finding
    end = entity.end
    trust = _trust(text, entity)
    if trust is None:
        return end
    is_named = entity.entity is not EntityType.DATE_TIME
    words = words_of(text, end, trust.names, is_named=is_named)
    inside = sum(word.start < end for word in words)
    if inside > 1 and words[inside - 1].text in GLUE and words[inside - 2].text[-1].isalpha():
        # "Klinikum Ulm on". Behind a comma, "by" is a part of a country.
        inside -= 1
        end = words[inside - 1].end
    no_part = (Kind.NAME, Kind.CAPITALS) if trust.initials else (Kind.NAME,)
    first = inside
    while first > 1 and words[first - 1].kind not in no_part:
        first -= 1
    before = words[first - 1].text if first else ""
    if before.lower() in JOINING or before.endswith(_JOINING_SIGNS):
        return end
    while first < inside and not _begins(words, first, trust):
        first += 1
    if 0 < first < inside and _is_whole(text[: words[first - 1].end], entity.entity):
        return words[first - 1].end
    return end


def _trust(text: str, entity: Entity) -> _Trust | None:
    """None: ``entity`` stays as it is."""
    if entity.entity is EntityType.PERSON and _TITLED.match(text, entity.start, entity.end):
        return _OF_LABELLED if is_labelled(entity) else _OF_TITLED
    if is_labelled(entity):
        return None
    match entity.entity:
        case EntityType.PERSON | EntityType.LOCATION:
            return _OF_NAMES
        case EntityType.ORGANIZATION:
            return _OF_INSTITUTIONS
        case EntityType.DATE_TIME:
            return _OF_DATES
    return None


def _begins(words: Sequence[Word], n: int, trust: _Trust) -> bool:
    """Whether technical text begins with word ``n``."""
    word = words[n]
    beside = words[n + 1].kind if n + 1 < len(words) else Kind.NAME
    # "Farrugia WRIST"
    is_other = word.text.isupper() and not words[n - 1].text.isupper()
    match word.kind:
        case Kind.SURE:
            return trust.alone or is_other or beside is not Kind.NAME
        case Kind.TECHNICAL:
            return trust.shared and beside is not Kind.NAME
        case Kind.CODE:
            return beside in trust.codes and is_other
        case Kind.SIDE:
            return beside is Kind.SURE or (trust.shared and beside is Kind.TECHNICAL)
    return word.kind is Kind.SETTING


def _is_whole(rest: str, entity: EntityType) -> bool:
    """Whether what is left before a tail is an ``entity`` by itself."""
    if entity is EntityType.ORGANIZATION:
        return any(find_organizations(rest))
    if entity is EntityType.DATE_TIME:
        return sum(c.isdigit() for c in rest) >= _COMPLETE or bool(find_dates(rest))
    # A title is as good as another word of the name.
    return sum(bool(_NAME_WORD.fullmatch(word)) for word in rest.split()) >= _FULL
