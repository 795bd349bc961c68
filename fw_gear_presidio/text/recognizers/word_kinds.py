"""What the words of a row may be, where nothing but blanks part names from technical text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.text.recognizers.organizations import JOINING
from fw_gear_presidio.text.recognizers.rules import shape
from fw_gear_presidio.text.recognizers.vocabulary import (
    CREDENTIALS,
    JARGON,
    PRODUCTS,
    TECHNICAL_CODES,
    TECHNICAL_SURNAMES,
    TECHNICAL_WORDS,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Kind(Enum):
    """What a word may be."""

    NAME = auto()
    """Anything."""
    SURE = auto()
    """A technical word that nobody is called."""
    TECHNICAL = auto()
    """A technical word that somebody may be called."""
    NUMBER = auto()
    """With or without its unit, but no year."""
    CODE = auto()
    """A short one: of two letters that devices print, or with a digit."""
    CAPITALS = auto()
    """Initials, or a code."""
    SIDE = auto()
    """L or R."""
    SETTING = auto()
    """A letter before a number: b 1000, W 350 L 40."""


@dataclass(frozen=True, slots=True)
class Word:
    """The characters ``start:end`` of a text."""

    text: str
    start: int
    end: int
    kind: Kind


GLUE = frozenset(("on", "at", "for", "by", "with", "from", "to", "is", "was"))
"""Small words behind which a sentence goes on."""
_NUMBER = shape(
    r"[<>+~\-–]? (?!(?:19|20)\d\d\Z) \d{1,4} (?:[.,]\d{1,3})? (?:{units}|f/s|d|f|fr)?",
    units=UNITS,
)
_WITH_DIGIT = regex.compile(r"(?=\D*[234679])(?:\p{Lu}{1,4}\d{1,2}|\p{Lu}{1,2}\d\p{Lu}{1,3})")
"""The digit is none that a letter is misread as."""
_CAPITALS = regex.compile(r"\p{Lu}{2,3}")
_CODE_LENGTH = 2
"""Letters that in capitals are no word."""
_PIECE, _PARTS = regex.compile(r"\S+"), regex.compile(r"[/+\-]")
_SIGNS = ".,;:()[]*'’\""
_TECHNICAL = (TECHNICAL_WORDS | PRODUCTS) - TECHNICAL_SURNAMES
_NEVER = frozenset(
    (*GLUE, *JOINING, *(word.upper() for word in CREDENTIALS), "JR", "SR", "II", "III", "IV")
)
"""What stands in names and sentences alone, written like this."""


def words_of(text: str, end: int, names: frozenset[str], *, is_named: bool) -> list[Word]:
    """The words of a finding, ``text[:end]``, and of the rest of its segment.

    ``names`` are technical words, in small letters, that are names here. Of a word that ends
    behind ``end`` whoever found the rest was not sure: it is technical, but for a word with a
    capital if what was found is somebody or something with a name (``is_named``).
    """
    pieces = list(_PIECE.finditer(text))
    texts = [piece.group().strip(_SIGNS) for piece in pieces]
    words = []
    for n, piece in enumerate(pieces):
        kind = _kind(texts[n], texts[n + 1 : n + 4], names)
        is_cut = piece.start() < end < piece.end() and texts[n].isalpha()
        may_be_name = texts[n].lower() in names or (is_named and not texts[n].islower())
        if kind is Kind.NAME and is_cut and not may_be_name:
            kind = Kind.SURE
        words.append(Word(piece.group(), *piece.span(), kind))
    return words


def _kind(word: str, behind: Sequence[str], names: frozenset[str]) -> Kind:
    lowered = word.lower()
    has_number = bool(behind) and _NUMBER.fullmatch(behind[0]) is not None
    # "Mag 1.8x", but "Mag 18", the month.
    is_name = lowered in names and not (has_number and not behind[0].isdigit())
    if is_name or word in _NEVER:
        return Kind.NAME
    if _NUMBER.fullmatch(word):
        return Kind.NUMBER
    if len(word) == 1:
        return _kind_of_letter(word, behind) if has_number or word in "LR" else Kind.NAME
    is_code = word.isupper() and len(word) == _CODE_LENGTH and lowered in TECHNICAL_WORDS
    if is_code or word in TECHNICAL_CODES or _WITH_DIGIT.fullmatch(word):
        return Kind.SURE if lowered in JARGON else Kind.CODE
    parts = _PARTS.split(lowered)
    if all(part in JARGON or part in _TECHNICAL for part in parts):
        return Kind.SURE if any(part in JARGON for part in parts) else Kind.TECHNICAL
    return Kind.CAPITALS if _CAPITALS.fullmatch(word) else Kind.NAME


def _kind_of_letter(letter: str, behind: Sequence[str]) -> Kind:
    """L or R, or a letter that a number follows."""
    is_window = len(behind) > 2 and len(behind[1]) == 1 and behind[2].isdigit()
    if is_window or (letter.islower() and behind):
        return Kind.SETTING
    return Kind.SIDE if letter in "LR" else Kind.NAME
