"""Word lists of the pattern rules, from ``vocabulary.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def load_lists(name: str) -> dict[str, Any]:
    """The lists of a data file beside this module."""
    with (Path(__file__).parent / name).open("rb") as file:
        return tomllib.load(file)


_LISTS = load_lists("vocabulary.toml")


def _words(name: str) -> tuple[str, ...]:
    return tuple(_LISTS[name])


MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(tuple(names) for names in _LISTS["months"])
"""The names of each month, January first, in full and short."""
MONTHS = tuple(dict.fromkeys(name for names in MONTH_NAMES for name in names))
AMBIGUOUS_MONTHS = frozenset(_words("ambiguous_months"))
WEEKDAYS = _words("weekdays")
DATE_LIKE_NOT_DATES = _words("date_like_not_dates")
TIMER_WORDS = _words("timer_words")
UNITS = _words("units")
VENDORS = _words("vendors")
ORGANIZATION_WORDS = _words("organization_words")
INSTITUTION_ENDINGS = _words("institution_endings")
LEGAL_FORMS = _words("legal_forms")
ORGANIZATION_ENDINGS = _words("organization_endings")
METHODS = _words("methods")
UNNAMED_INSTITUTIONS = frozenset(_words("unnamed_institutions"))
INSTITUTION_SUBJECTS = frozenset(_words("institution_subjects"))
TITLES = _words("titles")
FORMS_OF_ADDRESS = _words("forms_of_address")
PARTICLES = frozenset(_words("particles"))
KINDS_OF_ID = _words("kinds_of_id")
CREDENTIALS = _words("credentials")
PROFESSIONS = _words("professions")
STREETS = _words("streets")
FOREIGN_STREETS = _words("foreign_streets")
ABBREVIATED_STREETS = _words("abbreviated_streets")
STREET_ENDINGS = _words("street_endings")
STREETS_BEHIND = _words("streets_behind")
STATES = _words("states")
COUNTRIES = _words("countries")
GENERIC_NAMES = frozenset(_words("generic_names"))
PRODUCTS = frozenset(_words("products"))
RARE_EPONYMS = frozenset(_words("rare_eponyms"))
COMMON_EPONYMS = frozenset(_words("common_eponyms"))
EPONYMS = RARE_EPONYMS | COMMON_EPONYMS
SENTENCE_WORDS = frozenset(_words("sentence_words"))
EPONYM_NOUNS = frozenset(_words("eponym_nouns"))
"""What medicine names after people, in the singular and the plural."""
BODY_SURNAMES = frozenset(_words("body_surnames"))
TECHNICAL_SURNAMES = frozenset(_words("technical_surnames")) | BODY_SURNAMES
FAMILY_WORDS = TECHNICAL_SURNAMES | frozenset(_words("family_words"))
HEADS_OF_COUNTS = frozenset(_words("heads_of_counts"))
NO_NAMES_BEHIND_STAFF = frozenset(_words("no_names_behind_staff"))
MODALITIES = frozenset(_words("modalities"))
POPULATIONS = frozenset(_words("populations"))
TELLING_POPULATIONS = frozenset(_words("telling_populations"))
TECHNICAL_CODES = frozenset(_words("technical_codes"))
"""In the case in which devices print them."""
TECHNICAL_WORDS = frozenset(_words("technical_words"))
JARGON = frozenset((Path(__file__).parent / "jargon.txt").read_text(encoding="utf-8").split())
"""Words of technical texts in many languages, written by ``training.jargon``."""
REPORT_WORDS = frozenset(
    (Path(__file__).parent / "report_words.txt").read_text(encoding="utf-8").split()
)
"""Words of sentences about patients in seventeen languages, written by it as well."""
VENDOR_WORDS = frozenset(word for vendor in VENDORS for word in vendor.lower().split())
DEVICE_WORDS = TECHNICAL_WORDS | JARGON | EPONYMS | PRODUCTS | VENDOR_WORDS
"""What devices print: some are names as well."""
NO_NAMES = DEVICE_WORDS | REPORT_WORDS | SENTENCE_WORDS
