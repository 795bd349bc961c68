"""A model's second opinion on names with diacritics, which are rare in what it learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.letters import without_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fw_gear_presidio.domain import Entity

    Find = Callable[[Sequence[str]], list[list[Entity]]]

_SURE = 0.5
"""Below this score the second opinion does not count: plain words of other languages look like
names, too, where they have lost their diacritics."""


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
