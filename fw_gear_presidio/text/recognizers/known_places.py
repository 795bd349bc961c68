"""A text that is the name of a town and nothing else, from ``places.txt``."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.letters import bare
from fw_gear_presidio.text.recognizers.rules import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCORE = 0.5
_SEGMENT = regex.compile(r"(?<![^\t\n])\p{Lu}[\p{L}\p{M} '’.\-]{3,}(?=[.,;]?(?![^\t\n]))")


@functools.cache
def _places() -> frozenset[str]:
    """In small letters without diacritics; ``training.gazetteer`` writes the file."""
    file = Path(__file__).parent / "places.txt"
    return frozenset(file.read_text(encoding="utf-8").splitlines())


def key_of(name: str) -> str:
    """``name`` as the file has it."""
    return bare(name).replace("’", "'")


def find_known_places(text: str) -> Iterator[Match]:
    """Segments that name a town, a region or a country."""
    for found in _SEGMENT.finditer(text):
        if key_of(found.group().rstrip(" .")) in _places():
            yield Match(EntityType.LOCATION, *found.span(), _SCORE, "known place")
