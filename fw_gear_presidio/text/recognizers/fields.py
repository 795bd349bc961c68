"""Labels such as ``DOB:`` and the values they name, wherever on the page the value stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import regex

from fw_gear_presidio.text.recognizers.labels import LABELS, LabelKind

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(Enum):
    """Where a value stands, seen from its label."""

    BESIDE = auto()
    NEXT_SEGMENT = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """``text[start:end]`` is what a label of ``kind`` names; ``certain``: the label has a separator."""

    kind: LabelKind
    label: str
    start: int
    end: int
    certain: bool
    place: Place


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int


_CONFUSED = {
    "o": "[o0öó]",
    "i": "[i1lïí|]",
    "l": "[l1i|]",
    "s": "[s5]",
    "b": "[b8]",
    "e": "[eéè]",
    "a": "[aáàä]",
}


def _label(kind: LabelKind, words: tuple[str, ...]) -> str:
    """An expression for the labels of one kind that forgives what OCR confuses."""
    forgiving = [
        "".join(
            _CONFUSED.get(c, regex.escape(c)) if len(word) > 2 else regex.escape(c) for c in word
        )  # noqa: PLR2004
        for word in (w.lower().replace(" ", "\x00") for w in sorted(words, key=len, reverse=True))
    ]
    expression = (
        "|".join(forgiving)
        .replace(regex.escape("\x00"), r"[ ._\-]{0,2}")
        .replace("\x00", r"[ ._\-]{0,2}")
    )
    return f"(?P<{kind.name}>{expression})"


_LABEL = regex.compile(
    r"(?<![\p{L}\d])(?:" + "|".join(_label(kind, words) for kind, words in LABELS.items()) + r")"
    r"(?P<plural>\(s\)|s)?(?P<sep>[ ]{0,2}(?:[:=;#]|[.](?=[ :])[:]?|：|\bno\.?[ ]?[:#]?|nr\.?[ ]?:?|n[°º][ ]?:?)[:#. ]*)?(?![\p{L}])",
    regex.IGNORECASE | regex.POSIX,
)


def find_fields(text: str) -> Iterator[FieldValue]:
    """Every label of ``text`` that has a value, with the value."""
    rows = [list(_segments(text, start, end)) for start, end in _spans(text, "\n", 0, len(text))]
    for number, row in enumerate(rows):
        for place, segment in enumerate(row):
            found = list(_LABEL.finditer(text, segment.start, segment.end))
            for index, label in enumerate(found):
                kind = _kind(label)
                certain = label.group("sep") is not None
                stop = next((f.start() for f in found[index + 1 :] if f.group("sep")), segment.end)
                name = label.group(kind.name)
                start, end = _trim(text, label.end(), stop)
                if start < end:
                    at_start = label.start() == segment.start or certain
                    if at_start:
                        yield FieldValue(kind, name, start, end, certain, Place.BESIDE)
                elif stop == segment.end and (certain or label.start() == segment.start):
                    value = _elsewhere(text, rows, number, place)
                    if value:
                        yield FieldValue(kind, name, *value[0], certain, value[1])


def _kind(label: regex.Match[str]) -> LabelKind:
    return next(kind for kind in LABELS if label.group(kind.name))


def _elsewhere(
    text: str, rows: list[list[_Segment]], number: int, place: int
) -> tuple[tuple[int, int], Place] | None:
    """The value of a label that ends its segment: the next segment, or the one below."""
    if place + 1 < len(rows[number]):
        following = rows[number][place + 1]
        if not _LABEL.match(text, following.start, following.end):
            return _trim(text, following.start, following.end), Place.NEXT_SEGMENT
    below = rows[number + 1] if number + 1 < len(rows) else []
    if len(below) == len(rows[number]) or (below and place == 0):
        value = below[min(place, len(below) - 1)]
        if not _LABEL.match(text, value.start, value.end):
            return _trim(text, value.start, value.end), Place.BELOW
    return None


def _segments(text: str, start: int, end: int) -> Iterator[_Segment]:
    for first, last in _spans(text, "\t", start, end):
        first, last = _trim(text, first, last)
        if first < last:
            yield _Segment(first, last)


def _spans(text: str, separator: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        stop = text.find(separator, start, end)
        if stop < 0:
            yield start, end
            return
        yield start, stop
        start = stop + 1


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and separators around it."""
    while start < end and text[start] in " \t\n:=#;,.-–|":
        start += 1
    while start < end and text[end - 1] in " \t\n:=;,|":
        end -= 1
    return start, end
