"""Findings within sentences: in running text a name has capitals, and its neighbours have none."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.domain import EntityType
from fw_gear_presidio.text.recognizers.jargon import SURE
from fw_gear_presidio.text.recognizers.rules import NAMES, segment_of
from fw_gear_presidio.text.recognizers.vocabulary import (
    BODY_SURNAMES,
    FORMS_OF_ADDRESS,
    JARGON,
    PARTICLES,
    RARE_EPONYMS,
    REPORT_WORDS,
    SENTENCE_WORDS,
    TITLES,
    UNNAMED_INSTITUTIONS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_WITHIN_NAMES = PARTICLES.union(
    ("med", "dent"), (title.rstrip(".") for title in (*TITLES, *FORMS_OF_ADDRESS))
)


def in_prose(text: str, entity: Entity) -> Iterator[Entity]:
    """``entity`` of ``text`` without what its sentence says of it; not at all where that is all."""
    start, stop = segment_of(text, entity.start, entity.end)
    words = [w for w in _WORD.finditer(text, start, stop) if w.end() > entity.start]
    words = [w for w in words if w.start() < entity.end]
    if entity.entity not in NAMES or not words:
        yield entity
    elif (
        entity.entity is EntityType.ORGANIZATION
        and _is_unnamed(words)
        and _is_prose(text, start, stop, _FEWEST, _SMALL_SHARE)
    ) or (
        entity.score < (SURE if all(map(_is_small_word, words)) else _BEYOND_DOUBT)
        and all(map(_is_ordinary, words))
        and (
            _is_prose(text, start, stop, _FEW, _SOME)
            or text[start:stop] == text[start:stop].lower()
        )
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
    return _plain(word) in ORDINARY


def _is_small_word(word: regex.Match[str]) -> bool:
    """A name as well, like Will and Le."""
    return _plain(word) in SENTENCE_WORDS


def _is_unnamed(words: Sequence[regex.Match[str]]) -> bool:
    """Whether no name but the word for an institution is there: "the clinic"."""
    told = [word for word in words if not _is_small_word(word)]
    return len(told) <= 1 and all(_plain(word) in UNNAMED_INSTITUTIONS for word in told)


def _plain(word: regex.Match[str]) -> str:
    return word.group().rstrip(".").lower()


def _with_capitals(entity: Entity, words: list[regex.Match[str]], segment: str) -> Iterator[Entity]:
    """The parts of ``entity`` between words in small letters that belong to no name."""
    if not any(word.group()[0].isupper() for word in words):
        # Whoever writes "Seen by maria" may write every name so.
        if entity.score >= _CERTAIN or segment[1:] == segment[1:].lower():
            yield entity
        return
    run: list[regex.Match[str]] = []
    for word in (*words, None):
        if word and (word.group()[0].isupper() or _plain(word) in _WITHIN_NAMES):
            run.append(word)
            continue
        while run and run[-1].group().rstrip(".") in PARTICLES:
            run.pop()
        if any(one.group()[0].isupper() for one in run):
            first, last = max(run[0].start(), entity.start), run[-1].end()
            # Signs at the end of the finding, a number of a bed: nothing more is said behind.
            last = entity.end if run[-1] is words[-1] else last
            yield dataclasses.replace(entity, start=first, end=min(last, entity.end))
        run = []
