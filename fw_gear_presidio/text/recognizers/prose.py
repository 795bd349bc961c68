"""Findings within sentences: in running text a name has capitals, and its neighbours have none."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.jargon import SURE
from fw_gear_presidio.text.recognizers.plausible import NAMES
from fw_gear_presidio.text.recognizers.rules import segment_of
from fw_gear_presidio.text.recognizers.vocabulary import (
    BODY_SURNAMES,
    FORMS_OF_ADDRESS,
    JARGON,
    RARE_EPONYMS,
    REPORT_WORDS,
    SENTENCE_WORDS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.domain import Entity

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’\-]*\.?")
_FEWEST, _SMALL_SHARE = 6, 0.6
"""Words of running text, and the share of them in small letters."""
_FEW, _SOME = 3, 0.4
"""The same of what may be a short sentence."""
_CERTAIN = 0.9
"""From this score on a model is believed that somebody is called by a word in small letters."""
_BEYOND_DOUBT = 0.97
"""From this score on, that somebody is called by ordinary words."""
ORDINARY = SENTENCE_WORDS | JARGON | REPORT_WORDS | BODY_SURNAMES | RARE_EPONYMS
PARTICLES = frozenset(
    (
        *(
            "van",
            "von",
            "vom",
            "zu",
            "zum",
            "zur",
            "der",
            "den",
            "dem",
            "de",
            "del",
            "della",
            "dei",
        ),
        *(
            "di",
            "da",
            "do",
            "dos",
            "das",
            "du",
            "des",
            "d",
            "la",
            "le",
            "les",
            "lo",
            "el",
            "al",
            "te",
        ),
        *("het", "in", "op", "af", "av", "e", "i", "y", "a"),
    )
)
"""Small words at the beginning of family names."""
_WITH_NAMES = PARTICLES | {"bin", "binti", "binte", "bint", "ibn", "ben", "abu", "ter", "ten", "ap"}
_TITLES = frozenset(title.rstrip(".") for title in (*TITLES, *FORMS_OF_ADDRESS)) | {"med", "dent"}


def in_prose(text: str, entity: Entity) -> Iterator[Entity]:
    """``entity`` of ``text`` without what its sentence says of it; not at all where that is all."""
    start, stop = segment_of(text, entity.start, entity.end)
    words = [w for w in _WORD.finditer(text, start, stop) if w.end() > entity.start]
    words = [w for w in words if w.start() < entity.end]
    if entity.entity not in NAMES or not words:
        yield entity
    elif (
        entity.score < (SURE if all(map(_is_small_word, words)) else _BEYOND_DOUBT)
        and all(map(_is_ordinary, words))
        and _is_prose(text, start, stop, _FEW, _SOME)
    ):
        return
    elif entity.entity is EntityType.PERSON and _is_prose(text, start, stop, _FEWEST, _SMALL_SHARE):
        yield from _with_capitals(entity, words, text[start:stop])
    else:
        yield entity


def _is_prose(text: str, start: int, stop: int, fewest: int, share: float) -> bool:
    words = _WORD.findall(text, start, stop)
    small = sum(word[0].islower() for word in words)
    return len(words) >= fewest and small >= share * len(words)


def _is_ordinary(word: regex.Match[str]) -> bool:
    return word.group().rstrip(".").lower() in ORDINARY


def _is_small_word(word: regex.Match[str]) -> bool:
    """A name as well, like Will and Le."""
    return word.group().rstrip(".").lower() in SENTENCE_WORDS


def _with_capitals(entity: Entity, words: list[regex.Match[str]], segment: str) -> Iterator[Entity]:
    """The parts of ``entity`` between words in small letters that belong to no name."""
    if not any(word.group()[0].isupper() for word in words):
        # Whoever writes "Seen by maria" may write every name so.
        if entity.score >= _CERTAIN or segment[1:] == segment[1:].lower():
            yield entity
        return
    run: list[regex.Match[str]] = []
    for word in (*words, None):
        plain = word.group().rstrip(".").lower() if word else ""
        if word and (word.group()[0].isupper() or plain in _WITH_NAMES or plain in _TITLES):
            run.append(word)
            continue
        while run and run[-1].group().rstrip(".") in _WITH_NAMES:
            run.pop()
        if any(one.group()[0].isupper() for one in run):
            first, last = max(run[0].start(), entity.start), run[-1].end()
            # Signs at the end of the finding, a number of a bed: nothing more is said behind.
            last = entity.end if run[-1] is words[-1] else last
            yield dataclasses.replace(entity, start=first, end=min(last, entity.end))
        run = []
