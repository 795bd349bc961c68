"""Letters without their diacritics."""

from __future__ import annotations

import unicodedata

_BARE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ŋ": "n", "ß": "ss", "æ": "ae", "œ": "oe"}
)
"""Letters that Unicode does not decompose."""


def bare(text: str) -> str:
    """``text`` in small letters without diacritics and ligatures."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_BARE))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def without_marks(text: str) -> str:
    """``text`` with bare letters, character by character: as long as before."""
    return text if text.isascii() else "".join(map(_without_marks, text))


def _without_marks(char: str) -> str:
    letter = bare(char)[:1]
    if not (letter.isascii() and letter.isalpha()):
        return char
    return letter.upper() if char.isupper() else letter
