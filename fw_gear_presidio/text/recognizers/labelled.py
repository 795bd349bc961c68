"""What the value of a label is: a label alone is no proof, its value must look the part."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.fields import FieldValue, Place, find_fields
from fw_gear_presidio.text.recognizers.labels import LabelKind
from fw_gear_presidio.text.recognizers.rules import PATTERN, Match
from fw_gear_presidio.text.recognizers.vocabulary import (
    GENERIC_NAMES,
    JARGON,
    NO_NAMES_BEHIND_STAFF,
    PRODUCTS,
    TECHNICAL_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.domain import Entity

_RULE = "label "
_BESIDE, _ELSEWHERE, _UNSURE = 0.75, 0.55, 0.4
_MIN_UNSURE_LABEL = 4
"""A label without a separator must have this many letters."""

_NAME_WORD = r"(?:['’`]?[\p{L}][\p{L}\p{M}'’`.\-]*|\^+|,|&)"
_NAME = regex.compile(rf"(?:\*{{0,2}}{_NAME_WORD}(?:[ ,^]*{_NAME_WORD})*)")
_LONE_NAME = regex.compile(r"\p{Lu}(?:\p{Ll}+|\p{Lu}{3,}|['’\-]\p{L}{3,})[\p{L}'’\-]*")
_NO_NAMES = TECHNICAL_WORDS | JARGON | PRODUCTS | GENERIC_NAMES | NO_NAMES_BEHIND_STAFF
_ID = regex.compile(r"[\p{L}\d](?:[\p{L}\d./_\-]|[ ](?=[\d\-/])|\*)*")
_AGE = regex.compile(
    r"(?<!\d)\d{1,3}(?!\d)(?:\s?[./,]\d)?\s?(?:y(?:rs?|ears?|o)?|m(?:os?|onths?)?|w(?:ks?)?|d(?:ays?)?|j(?:ahre?)?"
    r"|ans?|años?|anni|anos?|lat|let|år|ani|rok[iů]?|év|яс|лет|歳|岁|세"
    # In other languages, too, a short word in small letters behind the age is its unit.
    r"|(?-i:(?!male|mann|man|frau|homme|femme|vrouw|kvinn)\p{Ll}{2,5}))?\b\.?",
    regex.IGNORECASE,
)
_PHONE = regex.compile(r"[+(]?\d[\d\s().\-/]{4,}\d")
_DATE = regex.compile(
    r"[\dOIl]{1,4}[\s./\-,'年월月]+(?:[\dOIl]{1,2}|\p{L}{3,9}\.?)[\s./\-,'日]*(?:[\dOIl]{2,4})?"
    r"|\p{L}{3,9}\.?[\s\-]*\d{1,2}[\s,\-]+\d{2,4}|\d{6,8}|(?:0?[1-9]|1[0-2])[/\-]\d{4}"
)
_BIRTH = regex.compile(
    "b[io]rn|birth|yob|dob|geb|nai|nac|nasc|nat[oa]|föd|født|ur[.]|lahir", regex.I
)
_BIRTH_ABBREVIATED = ("dob", "yob")
_YEAR = regex.compile(r"(?:19|20)\d\d(?![\d.,]\d)")
_TIME = regex.compile(
    r"(?!0\.)\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[:.]\s?\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?|\d{6}(?:\.\d+)?",
    regex.IGNORECASE,
)
_ZIP = regex.compile(r"(?=[\p{L}\d\- ]*\d)[\p{L}\d][\p{L}\d\- ]{2,9}")
_TOKEN = regex.compile(r"[\p{L}\d][\p{L}\d._@\\\-]{1,}")
_PARTS_OF_NAMES = (
    *("last name", "first name", "surname", "given name", "family name", "middle name", "forename"),
    *(
        "nachname",
        "vorname",
        "prénom",
        "apellido",
        "apellidos",
        "cognome",
        "achternaam",
        "voornaam",
    ),
    *("sobrenome", "efternamn", "förnamn", "nazwisko", "imię"),
)
_ADDRESSES = (
    "address",
    "home address",
    "street",
    "city",
    "adresse",
    "dirección",
    "indirizzo",
    "adres",
)
"""What names a field and nothing else: the segment behind it is its value, sign or no sign."""
_INITIALS = regex.compile(r"\p{Lu}{2,4}")
_STAFF_CODE = regex.compile(r"\p{L}{1,3}[ \-]?(?:\d ?){3,8}")
_LOGIN = regex.compile(r"\p{Ll}[\p{Ll}.]{3,}\d{0,4}")
"""In small letters as people are not written, and the only text behind its label."""
_EMAIL = regex.compile(r"\S+@\S+")
_SEX = regex.compile(r"[\s(\[/]*\b(?:[MFU]|male|female)\b[)\]\s]*$", regex.IGNORECASE)


def find_labelled(text: str) -> Iterator[Match]:
    """The value of every label on the page that looks like what the label names."""
    for field in find_fields(text):
        reader = _READERS.get(field.kind)
        if reader is None or not _is_sure_enough(field):
            continue
        found = reader(text[field.start : field.end], field)
        if found is None:
            continue
        entity, start, end = found
        score = _BESIDE if field.place is Place.BESIDE and field.certain else _ELSEWHERE
        if not field.certain:
            score = _UNSURE
        yield Match(entity, field.start + start, field.start + end, score, f"{_RULE}{field.kind}")


def is_labelled(entity: Entity) -> bool:
    """Whether a label says what ``entity`` is."""
    reason = entity.reason
    return reason.recognizer == PATTERN and reason.detail.startswith(_RULE)


_Found = tuple[EntityType, int, int] | None
_Reader = Callable[[str, FieldValue], _Found]


def _is_sure_enough(field: FieldValue) -> bool:
    return (
        field.certain
        or len(field.label) >= _MIN_UNSURE_LABEL
        or field.label.lower() in _BIRTH_ABBREVIATED
    )


def name_span(text: str) -> tuple[int, int] | None:
    """Where a person's name starts and ends in ``text``, if it begins with one."""
    found = _NAME.match(text)
    if not found:
        return None
    name = text[: found.end()]
    # The sex printed behind a name is no part of it.
    name = _SEX.sub("", name) or name
    name = name.rstrip(" ,.^&-") or name
    letters = sum(c.isalpha() for c in name)
    words = [w for w in regex.split(r"[^\p{L}]+", name.lower()) if w]
    if letters < 2 or all(w in TECHNICAL_WORDS for w in words):
        return None
    return 0, len(name)


def _person(text: str, field: FieldValue) -> _Found:
    if text.startswith(("'s ", "’s ")) or (field.place is Place.BELOW and not _looks_named(text)):
        return None
    if field.place is Place.COLUMN and not (_looks_named(text) or _may_be_a_name(text)):
        return None
    if not field.certain and not (_looks_named(text) or _is_lone_name(text, field)):
        return None
    if field.kind is LabelKind.PATIENT and text[:1].isdigit():
        return _id(text, field)
    span = name_span(text)
    if span and field.place is not Place.BESIDE and text[span[1] :].lstrip()[:1] in (":", "="):
        # "VA: 0.8" names another field.
        return None
    return (EntityType.PERSON, *span) if span else None


def _staff(text: str, field: FieldValue) -> _Found:
    """A name, or the code somebody has in place of one."""
    if _STAFF_CODE.fullmatch(text):
        return EntityType.USERNAME, 0, len(text)
    in_column = field.place is Place.COLUMN
    if in_column and _INITIALS.fullmatch(text) and text.lower() not in TECHNICAL_WORDS:
        return EntityType.PERSON, 0, len(text)
    return _person(text, field)


def _looks_named(text: str) -> bool:
    """At least two words with capitals, none of them technical."""
    span = name_span(text)
    if not span:
        return False
    words = [w for w in regex.split(r"[^\p{L}'’\-]+", text[: span[1]]) if len(w) > 1]
    return (
        len(words) > 1
        and all(w[0].isupper() or w[0].isalpha() == w[0].islower() == w[0].isupper() for w in words)
        and not any(w.lower() in TECHNICAL_WORDS for w in words)
    )


def _is_lone_name(text: str, field: FieldValue) -> bool:
    """Whether all there is behind a profession is one word that may be a family name.

    The same holds for the segment behind "Surname".
    """
    if field.place is Place.NEXT_SEGMENT and field.label.lower() in _PARTS_OF_NAMES:
        return _may_be_a_name(text)
    if field.kind is not LabelKind.STAFF or field.place is Place.BELOW:
        return False
    # "Ordering Provider" names a field.
    is_somebody = not field.label.lower().endswith("ing")
    return is_somebody and _may_be_a_name(text)


def _may_be_a_name(text: str) -> bool:
    return bool(_LONE_NAME.fullmatch(text)) and text.lower() not in _NO_NAMES


def _id(text: str, field: FieldValue) -> _Found:
    found = _ID.match(text)
    if not found:
        return None
    digits = sum(c.isdigit() for c in found.group())
    fewest = (2 if field.place is Place.BESIDE else 4) if field.certain else 5
    return (EntityType.ID, 0, found.end()) if digits >= fewest else None


def _by(expression: regex.Pattern[str], entity: EntityType, *, anywhere: bool = False) -> _Reader:
    def read(text: str, field: FieldValue) -> _Found:  # noqa: ARG001 - readers are called alike
        found = expression.search(text) if anywhere else expression.match(text)
        return (entity, found.start(), found.end()) if found else None

    return read


def _age(text: str, field: FieldValue) -> _Found:  # noqa: ARG001 - readers are called alike
    found = _AGE.search(text)
    if not found or found.start() > 3:
        return None
    number = regex.search(r"\d+", found.group())
    return (EntityType.AGE, *found.span()) if number and int(number.group()) <= 130 else None


def _date(text: str, field: FieldValue) -> _Found:
    found = _DATE.match(text)
    if found and any(c.isdigit() for c in found.group()):
        return EntityType.DATE_TIME, 0, len(found.group().rstrip(" ,.-/'"))
    if _BIRTH.search(field.label) and (year := _YEAR.match(text)):
        return EntityType.DATE_TIME, 0, year.end()
    # "Exam: 12345" names a number, "Born: Smith" nothing.
    return _id(text, field) if field.certain and field.label.lower() == "exam" else None


def _free_text(entity: EntityType) -> _Reader:
    def read(text: str, field: FieldValue) -> _Found:
        letters = sum(c.isalpha() for c in text)
        words = [w for w in regex.split(r"[^\p{L}]+", text.lower()) if w]
        if field.place is Place.COLUMN and all(w in TECHNICAL_WORDS | JARGON for w in words):
            # A column of states may be one of orders, not of a country.
            return None
        is_beside = field.place is Place.NEXT_SEGMENT and field.label.lower() in _ADDRESSES
        if not (field.certain or is_beside) or letters < 2:
            return None
        if all(w in TECHNICAL_WORDS for w in words):
            return None
        return entity, 0, len(text)

    return read


def _username(text: str, field: FieldValue) -> _Found:
    found = _TOKEN.match(text)
    if not found or not any(c.isalpha() for c in found.group()):
        return None
    if not field.certain and (not _LOGIN.fullmatch(text) or text in _NO_NAMES):
        return None
    return EntityType.USERNAME, 0, found.end()


_READERS: dict[LabelKind, _Reader] = {
    LabelKind.PATIENT: _person,
    LabelKind.PERSON: _person,
    LabelKind.STAFF: _staff,
    LabelKind.DATE: _date,
    LabelKind.TIME: _by(_TIME, EntityType.DATE_TIME),
    LabelKind.AGE: _age,
    LabelKind.ID: _id,
    LabelKind.ORGANIZATION: _free_text(EntityType.ORGANIZATION),
    LabelKind.LOCATION: _free_text(EntityType.LOCATION),
    LabelKind.PHONE: _by(_PHONE, EntityType.PHONE_NUMBER, anywhere=True),
    LabelKind.ZIP: _by(_ZIP, EntityType.ZIP),
    LabelKind.USERNAME: _username,
    LabelKind.EMAIL: _by(_EMAIL, EntityType.EMAIL, anywhere=True),
    LabelKind.PROFESSION: _free_text(EntityType.PROFESSION),
}
