"""Text of devices by its words alone: anatomy, settings, grades that bear somebody's name."""

from __future__ import annotations

import re
from enum import Enum, auto

from fw_gear_presidio.text.recognizers.vocabulary import (
    BODY_SURNAMES,
    EPONYM_NOUNS,
    EPONYMS,
    JARGON,
    MODALITIES,
    PRODUCTS,
    RARE_EPONYMS,
    TECHNICAL_CODES,
    TECHNICAL_SURNAMES,
    TECHNICAL_WORDS,
    TITLES,
)

SURE, UNSURE = 0.8, 0.6
"""Below the first a model is not believed against a label or a whole segment of technical words,
below the second not against the words of its finding alone."""
_TECHNICAL = TECHNICAL_WORDS | PRODUCTS | JARGON | BODY_SURNAMES
_SPLIT = re.compile(r"[\s/+()\[\]-]+")
_NUMBER = re.compile(r"[<>=+~]*\d{1,4}(?:[.,]\d{1,3})?%?")
_GRADE = re.compile(r"[IV]{1,4}[ABab]|[0-6][A-Fa-f]|[A-F][0-6]")
"""A number with a letter: nobody's initial, and nobody is the second of that name by it."""
_MODEL = re.compile(r"[A-Z]{0,3}\d{1,4}[A-Za-z]{0,2}")
_RANK = re.compile(r"[IV]{1,4}|[0-6]")
"""A grade as well, but a patient may be "Harris V" or "Martin II"."""
_SIDES = frozenset(("L", "R", "li", "re", "bds", "dx", "sx", "izq", "der", "dt", "gche"))
_LETTERS_OF_SIDES = frozenset("LR")
_ORDINAL = re.compile(r"\d{1,2}(?:ST|ND|RD|TH|V|VWS?)?", re.IGNORECASE)
"""Of a trimester; views of an examination."""
_SHORT = re.compile(r"[a-zäöüéè]{1,3}")
"""Of a protocol: "mp", "nat"."""
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NOUN_BEHIND = re.compile(r"(?:['’]s|['’])? ([a-z]{3,})(?![\w,^])")
_NOUN_BEFORE = re.compile(r"(?<!\w)([a-z]{3,}) of (?:the )?\Z")
_METHOD_BEFORE = re.compile(
    r"(?<!\w)(?:selon|nach|según|segun|secondo|segundo|volgens|enligt|ifølge|wg|podle|modified|mod\."
    r"|fraction by|EF by) (?:the )?\Z",
    re.IGNORECASE,
)
_NEAR = 80
_RESULT = re.compile(r"\d ?%")
"""What a method is named for: "EF 55 % selon Simpson"."""
_CALLED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, TITLES))})[. ]{{1,2}}\Z", re.IGNORECASE)
"""A title: somebody is meant."""
_ARTICLES = frozenset(("a", "an", "the", "of"))
_UNITS = frozenset(("mm", "cm", "cm2", "ml", "m/s", "cm/s", "mmhg", "deg", "g", "kg", "°", "w/o"))


class _Kind(Enum):
    """What a technical word is."""

    TECHNICAL = auto()
    EPONYM = auto()
    RARE_EPONYM = auto()
    """A name that hardly anybody bears."""
    GRADE = auto()
    RANK = auto()
    NUMBER = auto()
    UNIT = auto()
    SIDE = auto()
    """L or R: an initial as well."""


def is_jargon(segment: str, score: float) -> bool:
    """Whether all words of ``segment`` are technical, and a name of ``score`` may be overruled.

    A comma or a caret is a sign of a name, not of a setting.
    """
    words = [word.strip(".:;*'’") for word in _SPLIT.split(segment)]
    words = [word for word in words if word]
    kinds = [_kind_of(word) for word in words]
    known = set(kinds)
    if not words or None in known or "," in segment or "^" in segment:
        return False
    beside = known & {_Kind.TECHNICAL, _Kind.UNIT}
    if _Kind.RARE_EPONYM in known:
        return len(words) == 1 or bool(beside or known & {_Kind.GRADE, _Kind.RANK, _Kind.EPONYM})
    if _Kind.EPONYM in known:
        # "Baker cyst" is none, "Garden III" and "Cyst Baker" may be somebody.
        limit = SURE if beside and kinds[0] is _Kind.EPONYM else UNSURE
        return _Kind.GRADE in known or (bool(beside or _Kind.RANK in known) and score < limit)
    # "Rose Hall" is somebody, "Long axis" is not.
    plain = [w for w, kind in zip(words, kinds, strict=True) if kind is _Kind.TECHNICAL]
    return score < SURE and any(word.lower() not in TECHNICAL_SURNAMES for word in plain)


def is_exam(segment: str) -> bool:
    """Whether ``segment`` is a modality and technical words, as worklists have: "XR CHEST 2V"."""
    modality, *words = segment.split() or ("",)
    kinds = [_kind_in_exam(word) for word in words]
    plain = [w for w, kind in zip(words, kinds, strict=True) if kind is _Kind.TECHNICAL]
    return (
        modality in MODALITIES
        and None not in kinds
        # "MR HALL" and "DR HAND" are somebody.
        and bool(plain)
        and (
            modality.lower() not in TITLES
            or any(word.lower() not in TECHNICAL_SURNAMES for word in plain)
        )
    )


def _kind_in_exam(word: str) -> _Kind | None:
    if word in _SIDES:
        return _Kind.SIDE
    if _ORDINAL.fullmatch(word) or _SHORT.fullmatch(word):
        return _Kind.NUMBER
    kind = _kind_of(word)
    # A longer number may be somebody's.
    return None if kind is _Kind.NUMBER else kind


def is_eponym_in_prose(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is whom a thing of medicine is named after: "Schmorl node".

    The thing stands in small letters, as in sentences: behind the name, or before "of" and it.
    """
    words = [_POSSESSIVE.sub("", word) for word in _SPLIT.split(text[start:end])]
    names = [word for word in words if word[:1].isupper() and word.lower() not in _ARTICLES]
    others = [word for word in words if word and word not in names]
    if not names or not all(_is_eponym(name) for name in names):
        return False
    if not all(word.lower() in _ARTICLES or word in EPONYM_NOUNS for word in others):
        return False
    if _CALLED.search(text, 0, start):
        return False
    if _METHOD_BEFORE.search(text, 0, start) and _RESULT.search(text[max(0, start - _NEAR) :]):
        return True
    behind, before = _NOUN_BEHIND.match(text, end), _NOUN_BEFORE.search(text, 0, start)
    return (
        any(word in EPONYM_NOUNS for word in others)
        or (behind is not None and behind.group(1) in EPONYM_NOUNS)
        or (before is not None and before.group(1) in EPONYM_NOUNS)
    )


def _is_eponym(word: str) -> bool:
    return word.lower() in EPONYMS or word.lower().removesuffix("s").rstrip("'’") in EPONYMS


def is_model(name: str) -> bool:
    """Whether ``name`` is a product and its number: "Xario 200"."""
    product, *others = name.split()
    return (
        product.lower() in PRODUCTS
        and any(char.isdigit() for char in name)
        and all(_MODEL.fullmatch(word) for word in others)
    )


def _kind_of(word: str) -> _Kind | None:
    """What a word is; None for one that is not technical."""
    lowered = word.lower()
    forms = {lowered, lowered.removesuffix("s").rstrip("'’")}
    if forms & RARE_EPONYMS:
        return _Kind.RARE_EPONYM
    if word in TECHNICAL_CODES or lowered in _TECHNICAL:
        return _Kind.TECHNICAL
    if forms & EPONYMS:
        return _Kind.EPONYM
    if lowered in _UNITS:
        return _Kind.UNIT
    if word in _LETTERS_OF_SIDES:
        return _Kind.SIDE
    shapes = ((_Kind.GRADE, _GRADE), (_Kind.RANK, _RANK), (_Kind.NUMBER, _NUMBER))
    return next((kind for kind, shape in shapes if shape.fullmatch(word)), None)
