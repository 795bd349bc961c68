"""Writes names that tell more than a model sees in them: ``python -m training.gazetteer``.

Of "Moncton" in a corner, with nothing beside it, a model has only the word to go by; in "Mary
White" it sees a colour. So towns that stand for no other thing are known by their names, and so
are the given names of the US census. Of a lone family name a model sees little: all names of the
lists are kept, for where it sees that little.
"""

from __future__ import annotations

import re
from pathlib import Path

import fw_gear_presidio
from fw_gear_presidio.text.recognizers import vocabulary
from fw_gear_presidio.text.recognizers.known_names import key_of
from fw_gear_presidio.text.recognizers.letters import bare
from training.jargon import technical_words
from training.maker import field_names
from training.names import census_names, every_name
from training.places import every_place
from training.romanise import is_latin
from training.word_lists import common_words, frequent_words

_FOLDER = Path(fw_gear_presidio.__file__).parent / "text" / "recognizers"
FILE, GIVEN_FILE = _FOLDER / "places.txt", _FOLDER / "given_names.txt"
NAMES_FILE = _FOLDER / "names.txt"
_NAME = re.compile(r"[a-z][a-z '.\-]{4,}")
_WORD = re.compile(r"[a-z]+")
_PART = re.compile(r"[^\W\d_][\w'’]{2,}")
_MOST_COMMON = 500
_MOST_WORDS, _LONGEST_PART = 3, 4
_OTHER_THINGS = frozenset(
    (
        *("artery", "backer", "bursa", "canal", "carina", "column", "front", "frontal", "glava"),
        *("lobe", "marker", "ortho", "phantom", "posterior", "rainbow", "roden", "sesso"),
        *("supino", "viewer", "volpara", "zoom"),
    )
)
"""Places as well, but on images the word of a view, a part of the body or a colour map."""


def places() -> list[str]:
    """Towns, regions and countries in small letters without diacritics, sorted.

    None holds a word of technical texts, of a sentence, of a maker's or a method's name.
    """
    other = _other_things() | {key_of(w) for words in common_words().values() for w in words}
    names = {key_of(place) for place in every_place()}
    return sorted(name for name in names if _stands_for_a_place(name, other))


def person_names() -> list[str]:
    """Given and family names without diacritics, sorted; no technical word.

    A frequent word is none either, unless it is a very frequent name, and no word of screens.
    """
    called = {bare(part) for name in every_name() if is_latin(name) for part in _PART.findall(name)}
    frequent = {bare(word) for words in frequent_words().values() for word in words}
    common = {name.lower() for names in census_names(_MOST_COMMON) for name in names}
    other = _other_things() | technical_words() | _words_of_labels()
    return sorted((called - frequent | common - vocabulary.FAMILY_WORDS) - other)


def _words_of_labels() -> set[str]:
    return {bare(word) for label in field_names() for word in _PART.findall(label)}


def given_names() -> list[str]:
    """Given names in small letters, sorted; no technical word, no word of a sentence or a colour."""
    names, _ = census_names()
    other = _other_things() | vocabulary.FAMILY_WORDS
    return sorted({name.lower() for name in names if len(name) > 2} - other)


def _other_things() -> frozenset[str]:
    return (
        vocabulary.DEVICE_WORDS
        | vocabulary.SENTENCE_WORDS
        | {code.lower() for code in vocabulary.TECHNICAL_CODES}
        | _OTHER_THINGS
    )


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
    NAMES_FILE.write_text("\n".join(person_names()) + "\n", encoding="utf-8")
    GIVEN_FILE.write_text("\n".join(given_names()) + "\n", encoding="utf-8")
