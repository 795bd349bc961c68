"""Writes the words of training's technical texts that nobody is called: ``python -m training.jargon``.

The recognizers overrule a model that is not sure of a name made of such words alone.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from pathlib import Path

import fw_gear_presidio
from fw_gear_presidio.text.recognizers import vocabulary
from training import device_words, foreign_words, panel_words, technical_words, view_words
from training.names import every_name
from training.romanise import is_latin
from training.values import every_place

FILE = Path(fw_gear_presidio.__file__).parent / "text" / "recognizers" / "jargon.txt"
_HELD_OUT = "HELD_OUT_"
_WORD = re.compile(r"[^\W\d_]{3,}")
_BARE = str.maketrans("łøđı", "lodi")


def jargon() -> list[str]:
    """The words in small letters, with and without diacritics, sorted."""
    texts = [
        text
        for module in (technical_words, view_words, device_words, panel_words, foreign_words)
        for name, text in vars(module).items()
        if name.isupper() and not name.startswith(_HELD_OUT)
    ]
    texts += [
        " ".join(words)
        for words in (
            vocabulary.TECHNICAL_WORDS,
            vocabulary.TECHNICAL_CODES,
            vocabulary.PRODUCTS,
            vocabulary.VENDORS,
        )
    ]
    telling = (vocabulary.ORGANIZATION_WORDS, vocabulary.TITLES, vocabulary.PROFESSIONS)
    called = {
        form
        for name in (*every_name(), *every_place(), *(word for some in telling for word in some))
        for word in _WORD.findall(name)
        for form in _forms(word)
    }
    words = {
        form for text in texts for word in _WORD.findall(text) for form in _forms(word)
    } - called
    return sorted(word for word in words if is_latin(word))


def _forms(word: str) -> tuple[str, str]:
    lowered = word.lower()
    decomposed = unicodedata.normalize("NFD", lowered.translate(_BARE))
    return lowered, "".join(c for c in decomposed if not unicodedata.combining(c))


if __name__ == "__main__":
    lines = textwrap.fill(" ".join(jargon()), 99, break_long_words=False, break_on_hyphens=False)
    FILE.write_text(lines + "\n", encoding="utf-8")
