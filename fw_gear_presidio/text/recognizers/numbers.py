"""PHI that is mostly digits and shows it by its form: ages, phones, postal codes, IDs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match, Rule, cased, in_rows, shape
from fw_gear_presidio.text.recognizers.vocabulary import STATES, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNIT = shape(r"\A[\ ]?{units}(?!\w)", units=UNITS)
_MAX_AGE = 120
_YEARS = (
    r"y\.?/?o\.?|yrs?|years?(?:[\ -]old)?"
    r"|ans|años|anni|anos|jahre|jaar|lat|let|år|ani|éves|thn|tahun|tuổi|rok[ouů]v?|vuotta"
    r"|met[aųu]|gadi|gadu|aastat?|yaş|vjeç|лет|歳|岁|세"
)
_START = r"(?<![\w.,:/+\-])"
"""Not in the middle of a number, a ratio or a word."""
_YEAR_SPAN = regex.compile(r"-year\Z", regex.IGNORECASE)
_OLD = regex.compile(r"[ \-]?old", regex.IGNORECASE)


def _has_no_unit(found: regex.Match[str]) -> bool:
    return _UNIT.match(found.string[found.end() : found.end() + 8]) is None


def _is_age(found: regex.Match[str]) -> bool:
    # A "10-year risk" is nobody's age.
    spans_time = _YEAR_SPAN.search(found.group()) and not _OLD.match(found.string, found.end())
    return not spans_time and int(regex.sub(r"\D", "", found.group("n"))) <= _MAX_AGE


def _digits(fewest: int, most: int = 64) -> Callable[[regex.Match[str]], bool]:
    def check(found: regex.Match[str]) -> bool:
        return fewest <= sum(c.isdigit() for c in found.group()) <= most

    return check


def _is_spaced(found: regex.Match[str]) -> bool:
    """Whether groups of digits are one number of at least seven, and no ticks of a scale."""
    numbers = [int(group) for group in found.group().split()]
    steps = {right - left for left, right in pairwise(numbers)}
    return _digits(7, 12)(found) and len(steps) > 1 and len(set(numbers)) == len(numbers)


_AGES = (
    Rule(
        "age in years",
        EntityType.AGE,
        shape(_START + rf"(?P<n>\d{{1,3}}) [\ \-]? (?:{_YEARS}) (?:\.|(?!\w))"),
        0.6,
        _is_age,
    ),
    Rule(
        "young age and sex",
        EntityType.AGE,
        shape(
            _START + r"(?P<n>\d{1,3})\ ?(?:wks?|weeks|mos?|mths?|months|days)\ ?[/,]?\ ?[mf] (?!\w)"
        ),
        0.5,
        _is_age,
    ),
    Rule(
        "age with y",
        EntityType.AGE,
        shape(_START + r"(?P<n>\d{1,3}) \ ? y (?![\w/])"),
        0.5,
        _is_age,
    ),
    # PS3.5 6.2, value representation AS: three digits and a letter.
    Rule(
        "DICOM age", EntityType.AGE, cased(_START + r"(?P<n>[01]\d\d) [YMWD] (?!\w)"), 0.6, _is_age
    ),
    Rule(
        "age and sex",
        EntityType.AGE,
        shape(_START + r"(?P<v>(?P<n>\d{1,3})(?:y|yo)?) \ ?/\ ? (?:m|f|male|female) (?![\w/])"),
        0.55,
        _is_age,
    ),
    Rule(
        "sex and age",
        EntityType.AGE,
        shape(
            r"""(?<!\w) (?:m|f|male|female) (?:\ ?[/,]\ ?|\ )
                (?P<v>(?P<n>\d{1,3})\ ?(?:y|yo|yrs?)|(?P<n>0\d\d?)(?:y|yo|yrs?)?
                    |(?<=/\ ?)(?P<n>\d{2,3})) (?![\w/.])"""
        ),
        0.55,
        _is_age,
    ),
)

_PHONES = (
    Rule(
        "phone with area code",
        EntityType.PHONE_NUMBER,
        shape(
            r"""(?<![\w.\-/]) (?:\+?1[\ .\-]?)? (?:\(\d{3}\)\ ?|\d{3}[.\-]) \d{3}[\ .\-]\d{4}
                (?:\ ?x\d{1,5})? (?![\w\-/]|\.\d)"""
        ),
        0.7,
    ),
    Rule(
        "international phone",
        EntityType.PHONE_NUMBER,
        shape(r"(?<![\w.]) (?:\+|00) [1-9]\d{0,2} (?:[\ .\-/]?\(?\d{1,5}\)?){2,5} (?!\w)"),
        0.6,
        _digits(8, 15),
    ),
)

BRITISH_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\ \d[ABD-HJLNP-UW-Z]{2}"
CANADIAN_POSTCODE = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\ ?\d[ABCEGHJ-NPRSTV-Z]\d"
_POSTAL_CODES = (
    Rule(
        "state and ZIP",
        EntityType.ZIP,
        cased(r"\b{states}[,.]?\ ?(?P<v>\d{5}(?:-\d{4})?)(?![\d\-])", states=STATES),
        0.6,
    ),
    Rule("ZIP plus four", EntityType.ZIP, shape(r"(?<![\w\-.]) \d{5}-\d{4} (?![\w\-])"), 0.4),
    Rule(
        "British postcode",
        EntityType.ZIP,
        cased(rf"(?<![\w\-]) {BRITISH_POSTCODE} (?!\w)"),
        0.4,
    ),
    Rule(
        "Canadian postcode",
        EntityType.ZIP,
        cased(rf"(?<![\w\-]) {CANADIAN_POSTCODE} (?!\w)"),
        0.5,
    ),
)

_IDS = (
    Rule(
        "grouped number",
        EntityType.ID,
        shape(r"(?<![\w./+\-]) \d{2,6}(?:-\d{2,10}){2,5} (?![\w/\-]|\.\d)"),
        0.65,
        _digits(9),
    ),
    Rule(
        # Alone on its row or in its segment.
        "spaced number",
        EntityType.ID,
        shape(r"(?<![^\n\t]) \d{2,4} (?:\ \d{2,4}){2,3} (?![^\n\t])"),
        0.35,
        _is_spaced,
    ),
    Rule(
        "social security number",
        EntityType.ID,
        shape(r"(?<![\w.\-]) \d{3}-\d{2}-\d{4} (?![\w\-])"),
        0.7,
    ),
    Rule(
        "masked social security number",
        EntityType.ID,
        shape(r"(?<![\w.\-*]) [*x]{3}-[*x]{2}-\d{4} (?![\w\-])"),
        0.6,
    ),
    Rule(
        "year and number",
        EntityType.ID,
        shape(r"(?<![\w./\-]) (?:19|20)\d\d[\-/]\d{4,} (?![\w/\-]|\.\d)"),
        0.6,
    ),
    Rule(
        "long number",
        EntityType.ID,
        shape(_START + r"\d{7,} (?![\w/\-]|[.,]\d)"),
        0.55,
        _has_no_unit,
    ),
    Rule(
        "letters and number",
        EntityType.ID,
        cased(r"(?<![\w./+\-]) [A-Z]{1,5}[\-.]?\d{6,}(?:-\d+)?[A-Z]{0,2} (?![\w/\-])"),
        0.55,
    ),
    Rule(
        "number and letters",
        EntityType.ID,
        cased(_START + r"\d{6,}[A-Z]{1,3}\d* (?![\w/\-])"),
        0.5,
        _has_no_unit,
    ),
    Rule(
        "British insurance number",
        EntityType.ID,
        cased(r"(?<!\w) [A-CEGHJ-PR-TW-Z]{2}(?:\ \d\d){3}\ [A-D] (?!\w)"),
        0.6,
    ),
    Rule(
        "German pension insurance number",
        EntityType.ID,
        cased(r"(?<!\w) \d\d\ ?\d{6}\ ?[A-Z]\ ?\d{3} (?!\w)"),
        0.6,
    ),
    Rule(
        "letter within a number",
        EntityType.ID,
        cased(_START + r"(?!\d{1,4}X\d{1,4}(?!\d)) \d{3,}[A-Z]\d{2,} (?![\w/\-])"),
        0.5,
        _digits(7),
    ),
    Rule(
        "year, letters, number",
        EntityType.ID,
        cased(_START + r"(?:\d{2}|(?:19|20)\d\d)[A-Z]{2,3}\d{4,} (?![\w/\-])"),
        0.5,
    ),
    Rule(
        "coded number",
        EntityType.ID,
        cased(r"(?<![\w./+\-]) [A-Z]{1,4}-?\d{2,4}[\-/]\d{3,}(?:[\-/]\d+)? (?![\w/])"),
        0.5,
    ),
    Rule("UID", EntityType.ID, shape(r"(?<![\w.]) [0-2](?:\.\d+){5,} (?![\w.])"), 0.7),
)

_EMAIL = Rule(
    "e-mail",
    EntityType.EMAIL,
    shape(r"(?<![\w.]) [\w.+\-]{1,64} \ ?@\ ? (?:[\p{L}\d\-]+\.)+ \p{L}{2,24} (?!\w)"),
    0.95,
)

_RULES = (*_AGES, *_PHONES, *_POSTAL_CODES, *_IDS, _EMAIL)


@in_rows
def find_numbers(text: str) -> Iterator[Match]:
    """Ages, phone numbers, e-mail addresses, postal codes and IDs in ``text``."""
    for rule in _RULES:
        yield from rule.matches(text)
