"""A counter's pages are one text with other digits: models judge a sample of its values.

Only pages that are equal but for digits are taken together, and only where the model is of one
mind on the whole sample. docs/performance.md says why no PHI is missed by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.text.recognizers import jargon
from fw_gear_presidio.text.recognizers.repeats import SURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fw_gear_presidio.domain import Entity, EntityType

    Find = Callable[[Sequence[str]], list[list[Entity]]]

_DIGIT, _NUMBER = regex.compile("[0-9]"), regex.compile("[0-9]+")
_VALUES = 16
"""Values of a number that are judged: first, last and evenly between; all where it has no more."""
_FEW = 2 * _VALUES
"""Up to so many pages that differ in nothing but digits are all judged."""
_MARGIN = 0.05
"""What a score must be off from what it decides, whatever the scores of the others."""
_LEVELS = (jargon.UNSURE, jargon.SURE, SURE)
"""Where a higher score would find more."""


def find_by_sample(find: Find, texts: Sequence[str], threshold: float) -> list[list[Entity]]:
    """``find(texts)``, asked for a sample of pages that are equal but for their digits.

    Pages that were not asked for get the entities from ``threshold`` (0 to 1) on that the
    whole sample has, with the highest score they have there. ``texts`` are distinct.
    """
    groups = [group for group in _alike(texts) if len(group) > _FEW]
    left_out = {n for group in groups for n in set(group) - _sample(texts, group)}
    found: dict[int, list[Entity]] = {}

    def judge(pages: Iterable[int]) -> None:
        wanted = list(pages)
        found.update(zip(wanted, find([texts[n] for n in wanted]), strict=True))

    judge(n for n in range(len(texts)) if n not in left_out)
    doubtful: list[int] = []
    for group in groups:
        common = _common([found[n] for n in group if n not in left_out], threshold)
        rest = [n for n in group if n in left_out]
        if common is None:
            doubtful += rest
        else:
            found.update((n, list(common)) for n in rest)
    if doubtful:
        judge(doubtful)
    return [found[n] for n in range(len(texts))]


def _alike(texts: Sequence[str]) -> list[list[int]]:
    """The pages by what they are but for their digits."""
    groups: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(_DIGIT.sub("0", text), []).append(n)
    return list(groups.values())


def _sample(texts: Sequence[str], group: Sequence[int]) -> set[int]:
    """Pages of ``group`` that show each number that changes with enough of its values."""
    sample: set[int] = set()
    for values in zip(*(_NUMBER.findall(texts[n]) for n in group), strict=True):
        first: dict[str, int] = {}
        for n, value in zip(group, values, strict=True):
            first.setdefault(value, n)
        pages, last = list(first.values()), len(first) - 1
        if last:
            count = min(_VALUES, len(pages))
            sample.update(pages[last * step // (count - 1)] for step in range(count))
    return sample


def _common(sample: Sequence[Sequence[Entity]], threshold: float) -> list[Entity] | None:
    """The entities that all of ``sample`` have; None where the model is in two minds.

    What is on all pages is taken to be on the others, too: that covers more, not less. A score
    below what it decides must be farther from it than from the other scores. An entity that only
    some pages have scores 0 on the others.
    """
    found: dict[tuple[EntityType, int, int], list[Entity]] = {}
    for entities in sample:
        for entity in entities:
            found.setdefault((entity.entity, entity.start, entity.end), []).append(entity)
    common = []
    for alike in found.values():
        highest = max(alike, key=lambda entity: entity.score)
        high = highest.score
        low = min(entity.score for entity in alike) if len(alike) == len(sample) else 0.0
        margin = max(_MARGIN, high - low)
        if low < threshold <= high + margin:
            return None
        if high >= threshold:
            if any(high < level <= high + margin for level in _LEVELS):
                return None
            common.append(highest)
    return common
