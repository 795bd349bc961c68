"""Names like "Mary White": a given name, and a family name that is a technical word as well.

A model that has learned what a screen says takes them for that.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.rules import Match
from fw_gear_presidio.text.recognizers.vocabulary import FAMILY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCORE = 0.5
_TWO = regex.compile(
    r"(?<![^\t\n]) (\p{Lu}[\p{L}'’\-]+) (?:,\ ?|\ |\^) (?:\p{Lu}\.?\ )? (\p{Lu}[\p{L}'’\-]+) "
    r"(?:\ \p{Lu}\.?)? (?![^\t\n])",
    regex.VERBOSE,
)


@functools.cache
def _given_names() -> frozenset[str]:
    """In small letters; ``training.gazetteer`` writes the file."""
    file = Path(__file__).parent / "given_names.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


def find_colour_names(text: str) -> Iterator[Match]:
    """Segments of such a name and nothing else, in either order."""
    for found in _TWO.finditer(text):
        words = {found[1].lower(), found[2].lower()}
        if words & FAMILY_WORDS and words & _given_names():
            yield Match(EntityType.PERSON, *found.span(), _SCORE, "given name")
