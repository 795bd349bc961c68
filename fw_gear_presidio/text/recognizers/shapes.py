"""Rules that need no label: numbers, addresses, names and institutions by their own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match, Rule, cased, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    COUNTRIES,
    CREDENTIALS,
    FOREIGN_STREETS,
    ORGANIZATION_WORDS,
    PROFESSIONS,
    STATES,
    STREET_ENDINGS,
    STREETS,
    TECHNICAL_WORDS,
    TITLES,
    UNITS,
    VENDORS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = shape(r"\A[\ ]?{units}(?!\w)", units=UNITS)
_MAX_AGE = 120


def _without_unit(found: regex.Match[str]) -> bool:
    return _UNIT.match(found.string[found.end() : found.end() + 8]) is None


def _plausible_age(found: regex.Match[str]) -> bool:
    return int(found.group("n")) <= _MAX_AGE


def _not_technical(found: regex.Match[str]) -> bool:
    words = regex.findall(r"\p{L}{2,}", found.group("v").lower())
    return bool(words) and not any(word in TECHNICAL_WORDS for word in words)


RULES = (
    # Ages.
    Rule("age in years", EntityType.AGE, shape(
        r"""(?<![\w.,:/+\-]) (?P<n>\d{1,3}) [\ \-]? (?:y\.?/?o\.?|yrs?|years?(?:[\ -]old)?|ans|años|anni|anos|jahre|jaar|lat|let|år|ani|éves|лет|歳|岁|세)
            (?:\.|(?!\w))"""), 0.6, _plausible_age),
    Rule("age with y", EntityType.AGE, shape(r"(?<![\w.,:/+\-]) (?P<n>\d{1,3}) \ ? y (?![\w/])"), 0.5, _plausible_age),
    Rule("DICOM age", EntityType.AGE, cased(r"(?<![\w.,:/+\-]) (?P<n>[01]\d\d) [YMWD] (?!\w)"), 0.6, _plausible_age),
    Rule("age and sex", EntityType.AGE, shape(
        r"(?<![\w.,:+\-/]) (?P<v>(?P<n>\d{1,3})(?:y|yo)?) \ ?/\ ? (?:m|f|male|female) (?![\w/])"), 0.55, _plausible_age),
    Rule("sex and age", EntityType.AGE, shape(
        r"(?<!\w) (?:m|f|male|female) (?:\ ?[/,]\ ?|\ ) (?P<v>(?P<n>\d{1,3})\ ?(?:y|yo|yrs?)|0\d\d?(?:y|yo|yrs?)?) (?![\w/.])"), 0.55,
        lambda found: int(regex.sub(r"\D", "", found.group("v"))) <= _MAX_AGE),
    # Phones and e-mail addresses.
    Rule("phone with area code", EntityType.PHONE_NUMBER, shape(
        r"(?<![\w.\-/]) (?:\+?1[\ .\-]?)? (?:\(\d{3}\)\ ?|\d{3}[.\-]) \d{3}[\ .\-]\d{4} (?![\w\-/]|\.\d)"), 0.7),
    Rule("international phone", EntityType.PHONE_NUMBER, shape(
        r"(?<![\w.]) (?:\+|00) [1-9]\d{0,2} (?:[\ .\-/]?\(?\d{1,5}\)?){2,5} (?!\w)"), 0.6,
        lambda found: 8 <= sum(c.isdigit() for c in found.group()) <= 15),  # noqa: PLR2004
    Rule("e-mail", EntityType.EMAIL, shape(
        r"(?<![\w.]) [\w.+\-]{1,64} \ ?@\ ? [\p{L}\d\-]+ (?:\.[\p{L}\d\-]+)+ (?!\w)"), 0.95),
    # Postal codes that have a shape of their own.
    Rule("state and ZIP", EntityType.ZIP, cased(r"\b{states}[,.]?\ ?(?P<v>\d{5}(?:-\d{4})?)(?![\d\-])", states=STATES), 0.6),
    Rule("ZIP plus four", EntityType.ZIP, shape(r"(?<![\w\-.]) \d{5}-\d{4} (?![\w\-])"), 0.4),
    Rule("British postcode", EntityType.ZIP, cased(
        r"(?<![\w\-]) [A-Z]{1,2}\d[A-Z\d]?\ \d[ABD-HJLNP-UW-Z]{2} (?!\w)"), 0.4),
    Rule("Canadian postcode", EntityType.ZIP, cased(
        r"(?<![\w\-]) [ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\ ?\d[ABCEGHJ-NPRSTV-Z]\d (?!\w)"), 0.5),
    # Numbers.
    Rule("grouped number", EntityType.ID, shape(r"(?<![\w./+\-]) \d{2,6}(?:-\d{2,10}){2,5} (?![\w/\-]|\.\d)"), 0.65,
         lambda found: sum(c.isdigit() for c in found.group()) >= 9),  # noqa: PLR2004
    Rule("social security number", EntityType.ID, shape(r"(?<![\w.\-]) \d{3}-\d{2}-\d{4} (?![\w\-])"), 0.7),
    Rule("year and number", EntityType.ID, shape(r"(?<![\w./\-]) (?:19|20)\d\d[\-/]\d{4,} (?![\w/\-]|\.\d)"), 0.6),
    Rule("long number", EntityType.ID, shape(r"(?<![\w.,/+\-]) \d{7,} (?![\w/\-]|[.,]\d)"), 0.55, _without_unit),
    Rule("letters and number", EntityType.ID, cased(
        r"(?<![\w./+\-]) [A-Z]{1,5}[\-.\ ]?\d{6,}(?:-\d+)?[A-Z]{0,2} (?![\w/\-])"), 0.55),
    Rule("number and letters", EntityType.ID, cased(r"(?<![\w.,/+\-]) \d{6,}[A-Z]{1,3}\d* (?![\w/\-])"), 0.5, _without_unit),
    Rule("coded number", EntityType.ID, cased(
        r"(?<![\w./+\-]) [A-Z]{1,4}-?\d{2,4}[\-/]\d{3,}(?:[\-/]\d+)? (?![\w/])"), 0.5),
    Rule("UID", EntityType.ID, shape(r"(?<![\w.]) [0-2](?:\.\d+){5,} (?![\w.])"), 0.7),
    # Persons.
    Rule("caret name", EntityType.PERSON, shape(r"(?<![\w^]) \p{L}[\p{L}'\-]* (?:\^[\p{L}'.\ \-]*)+ \p{L}"), 0.9),
    Rule("name and comma", EntityType.PERSON, cased(
        r"(?<![\w,:/]) (?P<v>\p{Lu}[\p{L}'’\-]+(?:\ \p{Lu}[\p{L}'’\-]+)? ,\ ? \p{Lu}(?:[\p{L}'’\-]+|\.|(?=\W|$))(?:\ \p{Lu}\p{L}*\.?)*) (?!\w)"), 0.45,
        _not_technical),
    Rule("title and name", EntityType.PERSON, shape(
        r"(?<![\w.]) {titles}\.?\ (?P<v>(?:(?-i:\p{Lu})[\p{L}'’.\-]*\ ?){1,4})", titles=TITLES), 0.6, _not_technical),
    Rule("name and degree", EntityType.PERSON, cased(
        r"(?<![\w]) (?P<v>(?:\p{Lu}[\p{L}'’.\-]*\ ){0,2}\p{Lu}[\p{L}'’\-]+) (?:,\ ?|\ ) {degrees} (?!\w)",
        degrees=[d.upper() for d in CREDENTIALS if len(d.replace(".", "")) > 1]), 0.5, _not_technical),
    Rule("name and sex", EntityType.PERSON, cased(
        r"(?<![^\n\t]) (?P<v>\p{Lu}[\p{L}'’\-]+(?:[\ ,^]+\p{Lu}[\p{L}'’.\-]*){1,3}) \ ?[\[(](?:M|F|U|O|m|f)[\])]"), 0.6, _not_technical),
    Rule("name and number", EntityType.PERSON, cased(
        r"(?<![^\n\t]) (?P<v>\p{Lu}[\p{L}'’\-]+(?:[\ ,]+\p{Lu}[\p{L}'’.\-]*){1,3}) [\ \t]+ (?:ID:?\ ?)?\d{6,}(?![\d.])"), 0.5, _not_technical),
    # Places.
    Rule("street", EntityType.LOCATION, cased(
        r"(?<![\w.,/\-]) \d{1,5}[A-Za-z]? \ (?:[NSEW]\.?\ )? (?:\p{Lu}[\p{L}.'\-]*\ ){1,4}(?i:{streets})(?!\w)[^\n\t]*", streets=STREETS), 0.6),
    Rule("foreign street", EntityType.LOCATION, shape(
        r"(?<!\w) (?:\d{1,4},?\ )?{streets}\ (?:\p{L}[\p{L}.'\-]*\ ?){1,4},?\ ?\d{1,4}?(?!\d)", streets=FOREIGN_STREETS), 0.45,
        lambda found: any(c.isdigit() for c in found.group())),
    Rule("street and number", EntityType.LOCATION, shape(
        r"(?<!\w) (?:\p{L}[\p{L}.\-]*\ )?\p{L}{3,}{endings}\ \d{1,4}\ ?[a-z]?(?![\w.])", endings=STREET_ENDINGS), 0.6),
    Rule("post office box", EntityType.LOCATION, shape(r"(?<!\w) p\.?\ ?o\.?\ ?box\ ?\d+"), 0.7),
    Rule("city and state", EntityType.LOCATION, cased(
        r"(?<![\w,]) (?:\p{Lu}[\p{L}.'\-]+\ ?){1,3},\ ?{states}(?![\p{L}\d])", states=STATES), 0.55,
        lambda found: not any(w in TECHNICAL_WORDS for w in regex.findall(r"\p{L}{3,}", found.group().lower()))),
    Rule("country", EntityType.LOCATION, shape(r"(?<![^\n\t,]) [\ ]*(?P<v>{countries}) (?![^\n\t])", countries=COUNTRIES), 0.5),
    # Professions.
    Rule("profession", EntityType.PROFESSION, shape(r"(?<!\w) {words} (?![\w])", words=PROFESSIONS), 0.5,
         lambda found: not regex.match(r"\s*['’]?s?\s*[:=]", found.string[found.end():found.end() + 4])),
    Rule("degree", EntityType.PROFESSION, cased(
        r"(?<=\p{Lu}[\p{L}'’\-]+,?\ )(?P<v>{degrees}(?:,\ ?{degrees})*)(?!\w)",
        degrees=[d.upper() for d in CREDENTIALS if len(d.replace(".", "")) > 1]), 0.4,
        lambda found: regex.search(r"(\p{L}{3,}),?\ $", found.string[:found.start()]) is not None
        and regex.findall(r"\p{L}{3,}", found.string[:found.start()])[-1].lower() not in TECHNICAL_WORDS),
)  # fmt: skip

_ORGANIZATION = shape(r"(?<!\p{L}) {words} (?!\p{L})", words=ORGANIZATION_WORDS)
_STUCK_ORGANIZATION = shape(
    r"(?<=\p{L}{3})(?:krankenhaus|klinikum|kliniken?|spital|ziekenhuis|sjukhus(?:et)?|sykehus|sygehus|sairaala|hospital)(?!\p{L})"
)
_ASIAN_ORGANIZATION = regex.compile("病院|医院|診療所|クリニック|医療センター|병원|의원")
_VENDOR = shape(r"\A\W*{vendors}\W*\Z", vendors=VENDORS)
_VENDOR_START = shape(r"\A\W*{vendors}(?!\p{L})", vendors=[v for v in VENDORS])
_SEGMENT = regex.compile(r"[^\t\n]+")
_MAX_ORGANIZATION = 90
"""Longer segments are sentences; only a keyword's neighbourhood would be meant."""


def find_organizations(text: str) -> Iterator[Match]:
    """Segments that name an institution: they hold one of its words and are no vendor's name."""
    for segment in _SEGMENT.finditer(text):
        words = segment.group()
        if len(words) > _MAX_ORGANIZATION or _VENDOR.match(words):
            continue
        keyword = (
            _ORGANIZATION.search(words)
            or _STUCK_ORGANIZATION.search(words)
            or _ASIAN_ORGANIZATION.search(words)
        )
        if keyword:
            start, end = _around(words, keyword.start(), keyword.end())
            names = [w for w in regex.findall(r"\p{L}{2,}", words[start:end].lower())]
            alone = len(names) <= len(regex.findall(r"\p{L}{2,}", keyword.group()))
            if _VENDOR_START.match(words[start:end]) and not alone:
                # "Philips Healthcare" as a host's name cannot be told from the vendor's; an
                # institution is assumed where the word is one that institutions bear.
                yield Match(
                    EntityType.ORGANIZATION,
                    segment.start() + start,
                    segment.start() + end,
                    0.4,
                    "vendor or institution",
                )
                continue
            if alone and len(keyword.group()) < 8:  # noqa: PLR2004
                continue
            yield Match(
                EntityType.ORGANIZATION,
                segment.start() + start,
                segment.start() + end,
                0.6,
                "institution word",
            )


def _around(words: str, start: int, end: int) -> tuple[int, int]:
    """The part of a segment around a keyword that numbers, dates and labels do not cut off."""
    left = start
    for found in regex.finditer(r"[:;|=]|\d[\d/.:\-]{3,}\d", words[:start]):
        left_cut = found.end()
        left = min(left, left_cut) if left_cut > start else left_cut
    begin = left if left != start or regex.search(r"[:;|=]|\d[\d/.:\-]{3,}\d", words[:start]) else 0
    stop = regex.search(r"[:;|=]|\d[\d/.:\-]{3,}\d", words[end:])
    finish = end + stop.start() if stop else len(words)
    while begin < start and words[begin] in " \t-*":
        begin += 1
    while finish > end and words[finish - 1] in " \t-*":
        finish -= 1
    return begin, finish


def find_shapes(text: str) -> Iterator[Match]:
    """Every match of every rule, and every institution."""
    for rule in RULES:
        yield from rule.matches(text)
    yield from find_organizations(text)
