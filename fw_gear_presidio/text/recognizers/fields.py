"""Labels such as ``DOB:`` and the values they name, wherever on the page the value stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from unicodedata import normalize

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
    """``text[start:end]`` is what a label names; ``certain``: the label has a separator."""

    kind: LabelKind
    label: str
    start: int
    end: int
    certain: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:end]`` names a field, its separator included."""

    kind: LabelKind
    name: str
    start: int
    end: int
    has_separator: bool


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
_MIN_FORGIVEN = 3
"""Letters of a label in which OCR's confusions are expected; shorter ones would match anything."""


def _forgiving(label: str) -> str:
    """An expression for one label; blanks may be missing or be dots."""
    words = label.lower().split(" ")
    forgives = len(label) >= _MIN_FORGIVEN
    return r"[ ._\-]{0,2}".join(
        "".join(_letter(letter, forgives=forgives) for letter in word) for word in words
    )


def _letter(letter: str, *, forgives: bool) -> str:
    """An expression for a letter of a label; devices and OCR leave diacritics out."""
    bare = {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}.get(letter) or normalize("NFKD", letter)[0]
    if not forgives:
        return regex.escape(letter)
    if bare == letter or not bare.isascii():
        return _CONFUSED.get(letter, regex.escape(letter))
    return f"(?:{regex.escape(letter)}|{_CONFUSED.get(bare, bare)})"


def _any_label(kind: LabelKind, labels: tuple[str, ...]) -> str:
    return f"(?P<{kind}>{'|'.join(map(_forgiving, labels))})"


_SEPARATOR = r"(?:[:=;#]|[.](?=[ :]):?|：|\bno\.?[ ]?[:#]?|nr\.?[ ]?:?|n[°º][ ]?:?)[:#. ]*"
_SIGN = regex.compile(r"[:=#：]|n[or°º]", regex.IGNORECASE)
"""What parts a label from its value beyond doubt."""
# POSIX: the longest label wins, so "Protocol Name" is not read as "Name".
_LABEL = regex.compile(
    r"(?<![\p{L}\d])(?:"
    + "|".join(_any_label(kind, labels) for kind, labels in LABELS.items())
    + rf")(?:\(s\)|s)?(?P<sep>[ ]{{0,2}}{_SEPARATOR})?(?!\p{{L}})",
    regex.IGNORECASE | regex.POSIX,
)


def labels_of(text: str) -> list[Label]:
    """Every label of ``text``, with or without a value."""
    return [
        Label(
            kind := _kind(found),
            found.group(kind),
            found.start(),
            found.end(),
            _SIGN.search(found.group("sep") or "") is not None,
        )
        for found in _LABEL.finditer(text)
    ]


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
                name = label.group(kind)
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
    return next(kind for kind in LABELS if label.group(kind))


def _elsewhere(
    text: str, rows: list[list[_Segment]], number: int, place: int
) -> tuple[tuple[int, int], Place] | None:
    """The value of a label that ends its segment: the next segment, or the one below."""
    if place + 1 < len(rows[number]):
        following = rows[number][place + 1]
        if not _names_another(text, following):
            return _trim(text, following.start, following.end), Place.NEXT_SEGMENT
    below = rows[number + 1] if number + 1 < len(rows) else []
    if len(below) == len(rows[number]) or (below and place == 0):
        value = below[min(place, len(below) - 1)]
        if not _names_another(text, value):
            return _trim(text, value.start, value.end), Place.BELOW
    return None


def _names_another(text: str, segment: _Segment) -> bool:
    """Whether it begins with a label, known, or told by its separator at the end."""
    return (
        text[segment.end - 1] in ":：" or _LABEL.match(text, segment.start, segment.end) is not None
    )


def _segments(text: str, start: int, end: int) -> Iterator[_Segment]:
    for span in _spans(text, "\t", start, end):
        segment = _Segment(*_trim(text, *span, before=" ", behind=" "))
        if segment.start < segment.end:
            yield segment


def _spans(text: str, separator: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        stop = text.find(separator, start, end)
        if stop < 0:
            yield start, end
            return
        yield start, stop
        start = stop + 1


def _trim(
    text: str, start: int, end: int, before: str = " \t\n:=#;,.-–|", behind: str = " \t\n:=;,|"
) -> tuple[int, int]:
    """Without blanks and separators around it."""
    while start < end and text[start] in before:
        start += 1
    while start < end and text[end - 1] in behind:
        end -= 1
    return start, end
