"""Writes the words of technical texts that nobody is called: ``python -m training.jargon``.

The recognizers overrule a model that is not sure of a name made of such words alone. Those of
reports overrule one only within a sentence: institutions are named with them as well.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import fw_gear_presidio
from fw_gear_presidio.text.recognizers import vocabulary
from fw_gear_presidio.text.recognizers.letters import bare
from training import (
    body_words,
    device_words,
    foreign_words,
    function_words,
    panel_words,
    prose,
    report_words,
    technical_words,
    view_words,
    viewer_words,
)
from training.institutions import institution_parts
from training.names import every_name
from training.places import every_place, place_parts
from training.romanise import is_latin
from training.technical import coded_terms
from training.trades import every_trade
from training.word_lists import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(fw_gear_presidio.__file__).parent / "text" / "recognizers"
FILE, REPORT_FILE = _FOLDER / "jargon.txt", _FOLDER / "report_words.txt"
_HELD_OUT = "HELD_OUT_"
_WORD = re.compile(r"[^\W\d_]{3,}")

_MODULES = (
    technical_words,
    view_words,
    device_words,
    panel_words,
    foreign_words,
    body_words,
    viewer_words,
    function_words,
)
_SHORTEST_COMMON, _SHORTEST_CODED = 5, 9
"""Shorter words of English, and of medicine, are names elsewhere."""
_OF_NAMES = (
    "allergy association asthma bedlington bernoulli bernthsen bimbo brewerton caucasian chebyshev chosen "
    "committee diabetes division fridericia groups hound institution institutional insurance ischerwood "
    "kuchendorf kurzbauer laquerriere levenberg library organizational ottonello pharaoh "
    "obesity physician poiseuille prinzmetal romanowsky scheimpflug senarmont sénarmont settegast "
    "shinozuka simmental sleep uncle"
)
"""Words in names of people and institutions that no list has."""
_UNMARKED = "công đại đường hưởng lưu sáng thân thùy tiền toàn tuyến żyła"
"""Frequent names that the lists have only without their diacritics."""
_SPECIALTY = re.compile(
    r"\w*(?:logy|logic|therapy|iatry|iatrics?|metry)|\w*(?:surg|obstet|orthop)\w+"
)
"""Institutions are named after these."""


def jargon() -> list[str]:
    """The words in small letters, with and without diacritics, sorted."""
    telling = (vocabulary.ORGANIZATION_WORDS, vocabulary.TITLES, vocabulary.PROFESSIONS)
    told = (word for some in telling for word in some)
    called = _words((*every_name(), *every_place(), *told, _UNMARKED))
    return sorted(word for word in technical_words() - called if is_latin(word))


def technical_words() -> set[str]:
    """The words of all technical texts, names among them, with and without diacritics."""
    texts = [
        text
        for module in _MODULES
        for name, text in vars(module).items()
        if name.isupper() and not name.startswith(_HELD_OUT)
    ]
    texts += vocabulary.TECHNICAL_WORDS | vocabulary.TECHNICAL_CODES | vocabulary.PRODUCTS
    return _words((*texts, *vocabulary.VENDORS)) | _common()


def words_of_reports() -> list[str]:
    """Words of sentences about patients, that nobody and no place is called by, sorted."""
    texts = [text for name, text in vars(report_words).items() if name.isupper()]
    called = _words((*every_name(), *every_place(), _UNMARKED))
    return sorted(word for word in _words(texts) - called if is_latin(word))


def _common() -> set[str]:
    """Ordinary English words of DICOM's codes and of what is said on images, and long medical ones."""
    coded = _words(coded_terms())
    said = _words((prose.SENTENCES, prose.TECHNICAL_SENTENCES))
    english = {word for word in common_words()["en"] if len(word) >= _SHORTEST_COMMON}
    medical = {word for word in coded if len(word) >= _SHORTEST_CODED}
    known = {word for word in english & (coded | said) | medical if not _SPECIALTY.fullmatch(word)}
    return known - _words((*every_trade(), *institution_parts(), *place_parts(), _OF_NAMES))


def _words(texts: Iterable[str]) -> set[str]:
    return {form for text in texts for word in _WORD.findall(text) for form in _forms(word)}


def _forms(word: str) -> tuple[str, str]:
    return word.lower(), bare(word)


def _write(file: Path, words: Iterable[str]) -> None:
    lines = textwrap.fill(" ".join(words), 99, break_long_words=False, break_on_hyphens=False)
    file.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write(FILE, jargon())
    _write(REPORT_FILE, words_of_reports())
