"""The forms in which devices print what a DICOM header says of a patient and a study."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.vocabulary import (
    GENERIC_NAMES,
    MONTH_NAMES,
    ORGANIZATION_WORDS,
    TECHNICAL_CODES,
    TECHNICAL_WORDS,
    TITLES,
    VENDORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.domain import HeaderValue

_WHOLE, _PART = 0.95, 0.8
_MIN_PART = 3
"""Letters of a name part that may match alone."""
_MIN_DIGITS = 5
"""A shorter number is too common on a screen to be known as an ID."""
_MAX_NAME_PARTS = 5

_GENERIC = frozenset(
    word
    for entry in (*ORGANIZATION_WORDS, *TITLES, *VENDORS)
    for word in regex.findall(r"\p{L}+", entry.lower())
) | frozenset(GENERIC_NAMES)
"""Words that name nobody: alone they never match."""

_ABBREVIATIONS = {
    "hospital": "hosp", "medical": "med", "center": "ctr", "centre": "ctr", "university": "univ",
    "general": "gen", "saint": "st", "regional": "reg", "memorial": "mem", "community": "comm",
    "radiology": "rad", "associates": "assoc", "institute": "inst", "department": "dept",
    "universitätsklinikum": "uk", "krankenhaus": "kh", "hôpital": "hop",
}  # fmt: skip

_ENTITIES_BY_KEYWORD = (
    (r"Address|Country|Region|City|Residence|Location", EntityType.LOCATION),
    (r"Telephone|Phone|Fax", EntityType.PHONE_NUMBER),
    (r"Institution|Department|Organization|Facility|Hospital", EntityType.ORGANIZATION),
    (r"Occupation", EntityType.PROFESSION),
    (r"Email", EntityType.EMAIL),
    (
        r"(?<!File)(?<!Model)(?<!Protocol)(?<!Station)Name$|(?:Physician|Operator)(?!.*ID)",
        EntityType.PERSON,
    ),
)  # fmt: skip
_IDENTIFYING = regex.compile(
    r"ID$|IDs$|Number$|Accession|Identif|Insurance|Tokens|StationName|Serial|^\("
)
_DESCRIPTIVE = regex.compile(
    r"Description|Comment|Protocol|Reason|Diagnos|History|Procedure|Type$|Version|Software"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One printed form (PHI) of the value of ``keyword``."""

    text: str
    entity: EntityType
    keyword: str
    score: float


def terms_of(value: HeaderValue) -> Iterator[Term]:
    """Every form of one header value; none for a value that identifies nobody."""
    makers = {"PN": _name, "DA": _date, "TM": _time, "DT": _datetime, "AS": _age}
    entity = _entity_of(value)
    if value.vr in makers:
        yield from makers[value.vr](value.value, value.keyword)
    elif entity is EntityType.PERSON:
        yield from _name(value.value, value.keyword)
    elif entity in (EntityType.ORGANIZATION, EntityType.LOCATION):
        yield from _place(value.value, value.keyword, entity)
    elif entity is not None:
        yield from _identifier(value.value, value.keyword, entity)


def _entity_of(value: HeaderValue) -> EntityType | None:
    for expression, entity in _ENTITIES_BY_KEYWORD:
        if regex.search(expression, value.keyword):
            return entity
    if _DESCRIPTIVE.search(value.keyword):
        return None
    return EntityType.ID if _IDENTIFYING.search(value.keyword) else None


def _words(text: str) -> list[str]:
    return [found.group() for found in regex.finditer(r"[\p{L}\p{M}\d]+", text)]


def _names_somebody(word: str) -> bool:
    lowered = word.lower()
    return (
        sum(c.isalpha() for c in word) >= _MIN_PART
        and lowered not in _GENERIC
        and lowered not in TECHNICAL_WORDS
        and word.upper() not in TECHNICAL_CODES
    )


def _name(text: str, keyword: str) -> Iterator[Term]:
    """A person's name (PS3.5 6.2.1): its components in any order, initials, single parts."""
    for group in text.split("="):
        components = [part.strip() for part in group.split("^")]
        structured = len(components) > 1
        parts = [part for part in components[:3] if part] if structured else _words(group)
        words = [word for part in parts for word in _words(part)]
        if not any(_names_somebody(word) for word in words) and len(words) < 2:
            continue
        for form in _name_forms(parts[:_MAX_NAME_PARTS]):
            yield Term(form, EntityType.PERSON, keyword, _WHOLE)
        for word in {*words, *("".join(_words(part)) for part in parts)}:
            # Ideographs say more each than letters do.
            if _names_somebody(word) or regex.fullmatch(r"[\p{Han}\p{Hangul}\p{Kana}]{2,}", word):
                yield Term(word, EntityType.PERSON, keyword, _PART)


def _name_forms(parts: list[str]) -> set[str]:
    joined = ["".join(_words(part)) for part in parts]
    forms = {"".join(joined)}
    for count in (2, 3):
        if len(joined) >= count:
            forms.update("".join(order) for order in permutations(joined[:3], count))
    if len(joined) > 1:
        family, given, *rest = joined
        for a, b in ((family, given), (given, family)):
            initials = b[:1] + "".join(other[:1] for other in rest)
            forms.update({a + b[:1], b[:1] + a, a + initials, initials + a})
    return {form for form in forms if len(form) >= 4 or not form.isascii()}


def _parse_date(text: str) -> datetime.date | None:
    digits = regex.sub(r"[.\-/]", "", text)[:8]
    try:
        return datetime.datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None


def _date(text: str, keyword: str) -> Iterator[Term]:
    for part in text.split("-") if len(text) > 10 else [text]:
        date = _parse_date(part)
        if date:
            for form in _date_forms(date):
                yield Term(form, EntityType.DATE_TIME, keyword, _WHOLE)


def _date_forms(date: datetime.date) -> Iterator[str]:
    years = (f"{date.year:04}", f"{date.year % 100:02}")
    days = {f"{date.day:02}", str(date.day)}
    for year in years:
        for day in days:
            for month in {f"{date.month:02}", str(date.month)}:
                for order in ((day, month, year), (month, day, year), (year, month, day)):
                    if len("".join(order)) > _MIN_DIGITS:
                        yield "".join(order)
            for name in MONTH_NAMES[date.month - 1]:
                yield day + name + year
                yield name + day + year
                yield year + name + day


def _time(text: str, keyword: str) -> Iterator[Term]:
    digits = regex.sub(r"\D", "", text.split(".", 1)[0])
    if len(digits) < 6:
        return
    hour, rest = int(digits[:2]), digits[2:6]
    yield Term(f"{hour:02}{rest}", EntityType.DATE_TIME, keyword, _WHOLE)
    half = "pm" if hour >= 12 else "am"
    for form in {f"{hour % 12 or 12}", f"{hour % 12 or 12:02}"}:
        yield Term(form + rest + half, EntityType.DATE_TIME, keyword, _WHOLE)


def _datetime(text: str, keyword: str) -> Iterator[Term]:
    yield from _date(text[:8], keyword)
    yield from _time(text[8:], keyword)


def _age(text: str, keyword: str) -> Iterator[Term]:
    found = regex.fullmatch(r"(\d{1,3})([DWMY])", text.strip(), regex.IGNORECASE)
    if not found:
        return
    number, unit = int(found[1]), found[2].lower()
    suffixes = {
        "y": ("y", "yo", "yr", "yrs", "years", "ans", "jahre", "j", "anni", "años"),
        "m": ("mo", "mos", "months", "mois", "monate"),
        "w": ("wk", "wks", "weeks", "semaines", "wochen"),
        "d": ("days", "jours", "tage"),
    }[unit]
    for form in (f"{number:03}{unit}", *(f"{number}{suffix}" for suffix in suffixes)):
        yield Term(form, EntityType.AGE, keyword, _WHOLE)


def _place(text: str, keyword: str, entity: EntityType) -> Iterator[Term]:
    """An institution or an address: whole, abbreviated, by its own words, by its initials."""
    words = _words(text)
    own = [word for word in words if _names_somebody(word)]
    if not own:
        return
    yield Term("".join(words), entity, keyword, _WHOLE)
    short = [_ABBREVIATIONS.get(word.lower(), word) for word in words]
    if short != words:
        yield Term("".join(short), entity, keyword, _WHOLE)
    for count in range(2, len(words)):
        yield Term("".join(words[:count]), entity, keyword, _PART)
    for word in own:
        if len(word) > _MIN_PART:
            yield Term(word, entity, keyword, _PART)
    initials = "".join(word[0] for word in words if word.lower() not in ("of", "the", "and", "for"))
    if len(initials) > _MIN_PART and initials.lower() not in TECHNICAL_WORDS:
        yield Term(initials, entity, keyword, 0.5)


def _identifier(text: str, keyword: str, entity: EntityType) -> Iterator[Term]:
    """An ID with and without its separators and leading zeros."""
    joined = "".join(_words(text))
    if _is_distinct(joined):
        yield Term(joined, entity, keyword, _WHOLE)
    stripped = joined.lstrip("0")
    if stripped != joined and _is_distinct(stripped) and len(stripped) > _MIN_DIGITS:
        yield Term(stripped, entity, keyword, _WHOLE)


def _is_distinct(text: str) -> bool:
    """Whether an ID is long enough to be told from the numbers of a screen."""
    digits = sum(c.isdigit() for c in text)
    if text.isdigit():
        return digits >= _MIN_DIGITS
    if digits == 0:
        return _names_somebody(text) and len(text) > _MIN_DIGITS
    return len(text) >= _MIN_DIGITS and digits > 1
