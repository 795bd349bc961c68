"""OCR errors on a page's pieces; labels stay with their piece."""

from __future__ import annotations

import random
import unicodedata

_CONFUSED = {
    "0": "OoQD",
    "O": "0Q",
    "o": "0",
    "1": "lI|i",
    "l": "1I|",
    "I": "1l|",
    "i": "1l",
    "5": "S",
    "S": "5",
    "s": "5",
    "8": "B",
    "B": "8",
    "2": "Z",
    "Z": "2",
    "z": "2",
    "6": "Gb",
    "G": "6",
    "9": "gq",
    "g": "9q",
    "q": "g",
    "4": "A",
    "7": "T",
    "T": "7",
    "c": "e",
    "e": "c",
    "u": "v",
    "v": "u",
    "n": "r",
    "h": "b",
    "D": "O0",
    "C": "G(",
    "E": "F",
    "F": "E",
    "V": "Y",
    "Y": "V",
    "M": "N",
    "N": "M",
    "H": "N",
    "t": "f",
    "f": "t",
    "/": "1lI",
    ":": ".;",
    ".": ",:",
    ",": ".",
    "-": "—_~",
    "°": "o0*",
    "^": "~*A",
    "(": "C",
    ")": "J",
    "'": "`’",
    "@": "a",
    "=": "-",
}
_PAIRS = (
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("d", "cl"),
    ("vv", "w"),
    ("w", "vv"),
    ("li", "h"),
    ("ri", "n"),
    ("nn", "m"),
)


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char)
    return base[0] if len(base) > 1 and ord(base[0]) < 0x250 else char


def garble(text: str, rng: random.Random, rate: float) -> str:
    """``text`` as an OCR engine of this error ``rate`` (per character) may read it.

    It never comes out empty.
    """
    if len(text) > 3 and rng.random() < rate:
        for pair, instead in _PAIRS:
            if pair in text:
                text = text.replace(pair, instead, 1)
                break
    out = [char if rng.random() >= rate else _misread(char, rng) for char in text]
    result = "".join(out)
    return result if result.strip() else text


def _misread(char: str, rng: random.Random) -> str:
    chance = rng.random()
    if char == " ":
        # A blank gets lost far more often than it is misread.
        return "" if chance < 0.6 else "  " if chance < 0.8 else "."
    if chance < 0.65:
        return rng.choice(_CONFUSED.get(char, char))
    if chance < 0.75:
        return char.swapcase()
    if chance < 0.83:
        return char if char.isalnum() else ""
    if chance < 0.88:
        return ""
    return char + rng.choice((" ", ".", ",", "'", char)) if chance < 0.93 else _plain(char)


def without_diacritics(text: str) -> str:
    return "".join(_plain(c) for c in text)
