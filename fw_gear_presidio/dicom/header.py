"""The values of a header that identify somebody, as seeds for recognizers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag
from pydicom.uid import UID

from fw_gear_presidio.dicom.dicom_file import PARSE_ERRORS
from fw_gear_presidio.dicom.header_terms import TECHNICAL_KEYWORDS, TECHNICAL_WORDS
from fw_gear_presidio.domain import HeaderValue

_TEXT_VRS = frozenset({"PN", "LO", "SH", "LT", "ST", "UT", "UC", "DA", "TM", "DT", "AS"})
_NUMBER_VRS = frozenset({"IS", "DS"})
_IDENTIFYING_NUMBERS = frozenset({"PatientWeight", "PatientSize"})
"""Numbers of Table E.1-1 that can stand on an image; others are measurements of the image."""
_OVERLAY_GROUPS = range(0x6000, 0x6100)
_OVERLAY_COMMENTS = 0x4000
"""The one attribute of an overlay plane that Table E.1-1 lists, besides its data."""
_SHORT_NUMBER = re.compile(r"[-+]?\d{0,3}(\.\d*)*")
"""Version numbers and short counts; a longer run of digits may be an identifier."""
_MIN_UID_DOTS = 3
_MIN_PRIVATE_CHARACTERS = 3
_MAX_CHARACTERS = 1024
"""A longer text is a report or a parameter dump, never burned in as one piece."""
_MAX_DEPTH = 12


def header_values(header: Dataset) -> tuple[HeaderValue, ...]:
    """Identifying values (PS3.15 Table E.1-1), also from sequences and private attributes.

    Leaves out what is no PHI: UIDs, coded terms, modality, body part, sex, equipment and
    protocol parameters. A value that cannot be read is left out. Deduplicated, in order.
    """
    found: dict[tuple[str, str], HeaderValue] = {}
    for value in _walk(header, 0):
        found.setdefault((value.keyword, value.value), value)
    return tuple(found.values())


def _walk(dataset: Dataset, depth: int) -> Iterator[HeaderValue]:
    for tag in sorted(dataset.keys()):
        try:
            element = dataset[tag]
        except PARSE_ERRORS:
            continue
        if element.VR == "SQ":
            if depth < _MAX_DEPTH and not _is_coded(element):
                for item in element.value or ():
                    yield from _walk(item, depth + 1)
        elif _may_identify(element, tag):
            yield from _values(element, tag)


def _is_coded(element: DataElement) -> bool:
    """A sequence of coded terms (PS3.3 section 8): words of a dictionary, not of a patient."""
    items = element.value or ()
    return bool(items) and all("CodeMeaning" in item and "CodeValue" in item for item in items)


def _may_identify(element: DataElement, tag: BaseTag) -> bool:
    if element.VR in _NUMBER_VRS:
        return element.keyword in _IDENTIFYING_NUMBERS
    if element.VR not in _TEXT_VRS or tag.is_private_creator:
        return False
    if tag.group in _OVERLAY_GROUPS:
        return tag.element == _OVERLAY_COMMENTS
    return element.keyword not in TECHNICAL_KEYWORDS


def _values(element: DataElement, tag: BaseTag) -> Iterator[HeaderValue]:
    keyword = element.keyword or f"({tag.group:04X},{tag.element:04X})"
    try:
        values = [element.value] if element.VM <= 1 else list(element.value)
        texts = [str(value).strip(" \0") for value in values if value is not None]
    except PARSE_ERRORS:
        return
    for text in texts:
        if text and len(text) <= _MAX_CHARACTERS and not _is_technical(text, element, tag):
            yield HeaderValue(keyword, str(element.VR), text)


def _is_technical(text: str, element: DataElement, tag: BaseTag) -> bool:
    """A technical word, a UID, no word at all; in a private attribute also a flag or version."""
    if element.VR in ("PN", "DA", "TM", "DT", "AS"):
        return False
    if text.upper() in TECHNICAL_WORDS or not any(c.isalnum() for c in text):
        return True
    if text.count(".") > _MIN_UID_DOTS and UID(text).is_valid:
        return True
    is_flag = len(text) < _MIN_PRIVATE_CHARACTERS or _SHORT_NUMBER.fullmatch(text) is not None
    return bool(tag.is_private) and is_flag
