"""Names of persons, and texts that are the name of a town or an institution and nothing else.

A model has only the word to go by where "Moncton" or "Charité" stands alone in a corner.
"""

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

_SCORE, _OF_NAME = 0.5, 0.35
_WORD = 4
"""Letters."""
_IN_SENTENCE = regex.compile(
    r"""(?<=\p{Ll}\ ) \p{Lu}[\p{L}\p{M}'’\-]+
        (?:\ (?:\p{Lu}|d[eiou]\ |of\ )[\p{L}\p{M}'’\-]+){0,3}""",
    regex.VERBOSE,
)
"""A run of words with capitals, behind one without."""
_LONE_NAME = regex.compile(
    r"""(?<![^\t\n]) (?P<name>['’`]?\p{Lu}[\p{L}\p{M}'’`]{2,}) (?:,?\ \p{Lu}\.?\p{Lu}?\.?)?
        (?![^\t\n])""",
    regex.VERBOSE,
)
"""A text of one word that may be a name, with initials at most."""
_SEGMENT = regex.compile(r"(?<![^\t\n])\p{Lu}[\p{L}\p{M} &'’.\-]{3,}(?=[.,;]?(?![^\t\n]))")
_BESIDE = regex.compile(r" [-–/] |, ")
"""Between the name of an institution and what belongs to it: "Charité - Campus Mitte"."""


@functools.cache
def _known() -> dict[str, EntityType]:
    """What a name, in the form of :func:`key_of`, stands for.

    ``training.gazetteer`` writes ``places.txt``; ``institutions.txt`` is kept by hand.
    """
    folder = Path(__file__).parent
    places = (folder / "places.txt").read_text(encoding="utf-8").splitlines()
    institutions = (folder / "institutions.txt").read_text(encoding="utf-8").splitlines()
    return dict.fromkeys(places, EntityType.LOCATION) | dict.fromkeys(
        map(key_of, institutions), EntityType.ORGANIZATION
    )


def key_of(name: str) -> str:
    """``name`` as it is looked up: in small letters, without diacritics and a stop at its end."""
    return bare(name).replace("’", "'").rstrip(" .")


@functools.cache
def _names() -> frozenset[str]:
    """Of persons; ``training.gazetteer`` writes the file."""
    file = Path(__file__).parent / "names.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


def is_known_place(name: str) -> bool:
    """Whether ``name`` is a town, a region or a country."""
    return _known().get(key_of(name)) is EntityType.LOCATION


def find_known_names(text: str) -> Iterator[Match]:
    """Segments that name a person, a town, a region, a country or an institution.

    Institutions within sentences, too.
    """
    for found in _LONE_NAME.finditer(text):
        # Three capitals are a code.
        is_word = len(found["name"]) >= _WORD or not found["name"].isupper()
        if is_word and bare(found["name"]) in _names():
            yield Match(EntityType.PERSON, *found.span(), _OF_NAME, "known name")
    for found in _IN_SENTENCE.finditer(text):
        if _known().get(key_of(found.group())) is EntityType.ORGANIZATION:
            yield Match(EntityType.ORGANIZATION, *found.span(), _SCORE, "known organization")
    for found in _SEGMENT.finditer(text):
        entity = _known().get(key_of(found.group()))
        first = _BESIDE.split(found.group(), maxsplit=1)[0]
        if entity is None and _known().get(key_of(first)) is EntityType.ORGANIZATION:
            entity = EntityType.ORGANIZATION
        if entity:
            yield Match(entity, *found.span(), _SCORE, f"known {entity.value.lower()}")
