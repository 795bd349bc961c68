"""Places by the form in which they are written: streets, doors, cities beside a state or a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.known_names import is_known_place
from fw_gear_presidio.text.recognizers.names import is_not_technical
from fw_gear_presidio.text.recognizers.numbers import BRITISH_POSTCODE, CANADIAN_POSTCODE
from fw_gear_presidio.text.recognizers.rules import Match, Rule, cased, in_rows, shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    COUNTRIES,
    FOREIGN_STREETS,
    STATES,
    STREET_ENDINGS,
    STREETS,
    STREETS_BEHIND,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_CITY = r"\p{Lu}[\p{L}\p{M}.'’\-]+(?:\ \p{L}[\p{L}\p{M}.'’\-]+){0,3}"


_REGIONS = (
    *("State", "Province", "County", "Region", "ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC"),
    *("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK"),
)


def _has_number(found: regex.Match[str]) -> bool:
    """Whether it has a number that is not glued to capitals, as in a version's name."""
    return regex.search(r"(?<![\p{Lu}\d])\d", found.group()) is not None


_RULES = (
    Rule(
        "street",
        EntityType.LOCATION,
        cased(
            r"""(?<![\w.,/\-]) \d{1,5}[A-Za-z]? \ (?:[NSEW]\.?\ )? (?:\p{Lu}[\p{L}.'\-]*\ ){1,4}
                (?i:{streets})(?!\w)[^\n\t]*""",
            streets=STREETS,
        ),
        0.6,
    ),
    Rule(
        # "St" may begin a name, but not here.
        "numbered street",
        EntityType.LOCATION,
        cased(
            r"""(?<![^\n\t,]) \ ? \d{1,5}[A-Za-z]? \ (?:[NSEW]\.?\ )? (?:\p{Lu}[\p{L}.'\-]*\ ){1,3}
                (?:St|ST|Dr|DR|Ct|CT|Pl|PL|Sq|SQ|Cres|CRES|Tce|TCE|Cl|CL) \.?
                (?=,|$|\t|\ (?:\#|Apt|APT|Unit|UNIT|Ste|STE|Fl|FL)) [^\n\t]*"""
        ),
        0.6,
    ),
    Rule(
        "foreign street",
        EntityType.LOCATION,
        shape(
            r"""(?<!\w) (?:\d{1,4},?\ )?{streets}\ (?:\p{L}[\p{L}.'\-]*\ ?){1,4},?\ ?
                \d{1,4}(?!\d)""",
            streets=FOREIGN_STREETS,
        ),
        0.45,
        _has_number,
    ),
    Rule(
        "street and number",
        EntityType.LOCATION,
        shape(
            r"""(?<!\w) (?:\p{L}[\p{L}.\-]*[\ \-])?\p{L}{3,}(?:-?{endings}|\ {words})
                \ \d{1,4}\ ?[a-z]?(?!\w|\.\d)""",
            endings=STREET_ENDINGS,
            words=STREETS_BEHIND,
        ),
        0.6,
    ),
    Rule(
        "Vietnamese street",
        EntityType.LOCATION,
        shape(
            r"""(?<![^\n\t,]) \ ? (?:số\ )? \d{1,4}[a-z]?(?:/\d{1,4})*,?[\ ]
                (?:(?:ngõ|ngách|hẻm|kiệt)\ \d{1,4}(?:/\d{1,4})*,?\ )*
                (?:phố|đường|đ\.|ngõ|ngách|hẻm) \ [^\n\t]{2,}"""
        ),
        0.6,
    ),
    Rule(
        "door",
        EntityType.LOCATION,
        shape(
            r"""(?<!\w) (?:apt|apartment|suite|flat|h\.?\ ?no|house\ no|puerta|piso
                |depto|dpto|apto|stiege|tür|whg|wohnung|appartement|bâtiment|bât|escalier|interno|scala|bloco)
                \.?\ \#?\d{1,4}[a-z]? (?![\w.])"""
        ),
        0.5,
    ),
    Rule("post office box", EntityType.LOCATION, shape(r"(?<!\w) p\.?\ ?o\.?\ ?box\ ?\d+"), 0.7),
    Rule(
        "city and state",
        EntityType.LOCATION,
        cased(
            r"(?<![\w,]) (?P<v>(?:\p{Lu}[\p{L}.'\-]+\ ?){1,3},\ ?{states})(?![\p{L}\d])",
            states=STATES,
        ),
        0.55,
        is_not_technical,
    ),
    Rule(
        "city and postcode",
        EntityType.LOCATION,
        cased(
            rf"""(?<![^\n\t,]) \ ? (?P<v>{_CITY}) ,?\ (?:{BRITISH_POSTCODE}|{CANADIAN_POSTCODE})
                (?![^\n\t,])"""
        ),
        0.5,
        is_not_technical,
    ),
    Rule(
        "postcode and city",
        EntityType.LOCATION,
        cased(
            rf"""(?<![^\n\t,]) \ ? (?:[A-Z]{{1,2}}-)?
                (?:\d{{4,5}}|\d{{3}}\ \d{{2}}|\d{{2}}-\d{{3}}|\d{{3}}-\d{{4}}) (?:\ [A-Z]{{2}})?
                \ (?P<v>{_CITY}) (?![^\n\t,])"""
        ),
        0.5,
        lambda found: is_known_place(found["v"]),
    ),
    Rule(
        "region",
        EntityType.LOCATION,
        cased(
            rf"(?<![^\n\t,]) \ ? (?P<city>{_CITY}) \ {{regions}} (?![^\n\t,])",
            regions=(*STATES, *_REGIONS),
        ),
        0.45,
        lambda found: is_known_place(found["city"]),
    ),
    Rule(
        "district of a city",
        EntityType.LOCATION,
        shape(
            r"""(?<![^\n\t,]) \ ? (?:praha|prague|wien|vienna|dublin|paris|lyon|marseille|budapest
                |bratislava|brno|zürich|bucurești) \ \d{1,2}(?:e|er|ème)? (?![^\n\t,])"""
        ),
        0.45,
    ),
    Rule(
        "country",
        EntityType.LOCATION,
        shape(r"(?<![^\n\t,]) [\ ]*(?P<v>{countries}) (?![^\n\t])", countries=COUNTRIES),
        0.5,
    ),
)


@in_rows
def find_addresses(text: str) -> Iterator[Match]:
    """Places in ``text``."""
    for rule in _RULES:
        yield from rule.matches(text)
