"""A text that is the name of a town and nothing else, from ``places.txt``."""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_SCORE = 0.5
_SEGMENT = regex.compile(r"(?<![^\t\n])\p{Lu}[\p{L}\p{M} '’.\-]{3,}(?=[.,;]?(?![^\t\n]))")


@functools.cache
def _places() -> frozenset[str]:
    """In small letters without diacritics; ``training.gazetteer`` writes the file."""
    file = Path(__file__).parent / "places.txt"
    return frozenset(file.read_text(encoding="utf-8").splitlines())


def folded(name: str) -> str:
    """``name`` in small letters without diacritics."""
    decomposed = unicodedata.normalize("NFD", name.lower().translate(_BARE))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")


def find_known_places(text: str) -> Iterator[Match]:
    """Segments that name a town, a region or a country."""
    for found in _SEGMENT.finditer(text):
        if folded(found.group().rstrip(" .")) in _places():
            yield Match(EntityType.LOCATION, *found.span(), _SCORE, "known place")
