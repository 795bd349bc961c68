"""A model's second opinion on names with diacritics, which are rare in what it learnt."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fw_gear_presidio.domain import Entity

    Find = Callable[[Sequence[str]], list[list[Entity]]]

_SURE = 0.5
"""Below this score the second opinion does not count: plain words of other languages look like
names, too, where they have lost their diacritics."""
_BARE = str.maketrans("łŁøØđĐıßŋ", "lLoOdDisn")


def find_with_bare_letters(find: Find, texts: Sequence[str]) -> list[list[Entity]]:
    """``find(texts)``, and the persons that it finds there without diacritics."""
    found = find(texts)
    bare = {n: folded for n, text in enumerate(texts) if (folded := without_marks(text)) != text}
    for (n, folded), more in zip(bare.items(), find(list(bare.values())), strict=True):
        found[n] = found[n] + [
            entity
            for entity in more
            if entity.entity is EntityType.PERSON
            and entity.score >= _SURE
            and folded[entity.start : entity.end] != texts[n][entity.start : entity.end]
        ]
    return found


def without_marks(text: str) -> str:
    """``text`` with bare letters, character by character."""
    if text.isascii():
        return text
    return "".join(map(_bare, text))


def _bare(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char.translate(_BARE))
    is_letter = len(decomposed) > 1 and decomposed[0].isascii() and decomposed[0].isalpha()
    return decomposed[0] if is_letter or char.translate(_BARE) != char else char
