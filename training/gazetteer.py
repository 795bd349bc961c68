"""Writes the names of places that stand alone for no other thing: ``python -m training.gazetteer``.

A model that reads "Moncton" in a corner, with nothing beside it, has only the word to go by.
"""

from __future__ import annotations

import re
from pathlib import Path

import fw_gear_presidio
from fw_gear_presidio.text.recognizers import vocabulary
from fw_gear_presidio.text.recognizers.known_places import folded
from training.places import every_place
from training.word_lists import common_words

FILE = Path(fw_gear_presidio.__file__).parent / "text" / "recognizers" / "places.txt"
_NAME = re.compile(r"[a-z][a-z '.\-]{4,}")
_WORD = re.compile(r"[a-z]+")
_MOST_WORDS, _LONGEST_PART = 3, 4
_OTHER_THINGS = frozenset(
    (
        *("artery", "backer", "bursa", "canal", "carina", "column", "front", "frontal", "glava"),
        *("lobe", "marker", "ortho", "phantom", "posterior", "rainbow", "roden", "sesso"),
        *("supino", "viewer", "zoom"),
    )
)
"""Places as well, but on images the word of a view, a part of the body or a colour map."""


def places() -> list[str]:
    """Towns, regions and countries in small letters without diacritics, sorted.

    None holds a word of technical texts, of a sentence, of a maker's or a method's name.
    """
    other = (
        vocabulary.JARGON
        | vocabulary.TECHNICAL_WORDS
        | vocabulary.EPONYMS
        | vocabulary.PRODUCTS
        | vocabulary.SENTENCE_WORDS
        | {word for vendor in vocabulary.VENDORS for word in vendor.lower().split()}
        | {code.lower() for code in vocabulary.TECHNICAL_CODES}
        | {folded(word) for words in common_words().values() for word in words}
        | _OTHER_THINGS
    )
    names = {folded(place) for place in every_place()}
    return sorted(name for name in names if _stands_for_a_place(name, other))


def _stands_for_a_place(name: str, other: frozenset[str]) -> bool:
    words = _WORD.findall(name)
    return (
        _NAME.fullmatch(name) is not None
        and len(words) <= _MOST_WORDS
        and max(map(len, words)) >= _LONGEST_PART
        and not any(len(word) > 2 and word in other for word in words)
    )


if __name__ == "__main__":
    FILE.write_text("\n".join(places()) + "\n", encoding="utf-8")
