"""Labels such as ``DOB:`` and the values they name, wherever on the page the value stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from unicodedata import normalize

import regex

from fw_gear_presidio.text.recognizers.labels import LABELS, LabelKind
from fw_gear_presidio.text.recognizers.remembered import remembered
from fw_gear_presidio.text.recognizers.rules import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Place(Enum):
    """Where a value stands, seen from its label."""

    BESIDE = auto()
    NEXT_SEGMENT = auto()
    BELOW = auto()
    COLUMN = auto()
    """In a table, anywhere below the label that heads the column."""


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
class _Found:
    """A label at ``start:end`` of a segment; ``separator`` None: it has none."""

    kind: LabelKind
    name: str
    start: int
    end: int
    separator: str | None


@dataclass(frozen=True, slots=True)
class _Segment:
    """``row[start:end]``, without blanks around it; ``value``: without separators, too."""

    start: int
    end: int
    labels: tuple[_Found, ...]
    value: tuple[int, int]
    names_a_field: bool
    """It begins with a label, known, or told by its separator at the end."""
    heading: _Found | None
    """The label that fills it."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The segments of a row that starts at ``start`` of the page."""

    start: int
    segments: tuple[_Segment, ...]


_MIN_HEADS = 3
_PERSONAL = frozenset((LabelKind.PATIENT, LabelKind.PERSON, LabelKind.STAFF, LabelKind.ID))
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
    # A value may be glued to a sign, but not to a label or to "No".
    + rf")(?:\(s\)|s)?(?:(?P<sep>[ ]{{0,2}}{_SEPARATOR})(?<![\p{{L}}°º](?=\p{{L}}))|(?!\p{{L}}))",
    regex.IGNORECASE | regex.POSIX,
)


def labels_of(text: str) -> list[Label]:
    """Every label of ``text``, with or without a value."""
    return [
        Label(
            label.kind,
            label.name,
            row.start + segment.start + label.start,
            row.start + segment.start + label.end,
            _SIGN.search(label.separator or "") is not None,
        )
        for row in _rows(text)
        for segment in row.segments
        for label in segment.labels
    ]


def find_fields(text: str) -> Iterator[FieldValue]:
    """Every label of ``text`` that has a value, with the value."""
    rows = _rows(text)
    for number, row in enumerate(rows):
        for place, segment in enumerate(row.segments):
            start, end = row.start + segment.start, row.start + segment.end
            for index, label in enumerate(segment.labels):
                certain = label.separator is not None
                opens = certain or label.start == 0
                after = (start + f.start for f in segment.labels[index + 1 :] if f.separator)
                stop = next(after, end)
                value = _trim(text, start + label.end, stop)
                if not opens:
                    continue
                if value[0] < value[1]:
                    yield FieldValue(label.kind, label.name, *value, certain, Place.BESIDE)
                elif stop == end and (elsewhere := _elsewhere(rows, number, place)):
                    span, where = elsewhere
                    yield FieldValue(label.kind, label.name, *span, certain, where)
    yield from _columns(rows)


def _columns(rows: Sequence[_Row]) -> Iterator[FieldValue]:
    """The values of every table whose head names a person or an ID among at least three fields.

    A row belongs to the table when it has as many segments as the head.
    """
    for number, head in enumerate(rows):
        named = {
            place: segment.heading
            for place, segment in enumerate(head.segments)
            if segment.heading and segment.heading.kind is not LabelKind.OTHER
        }
        if len(named) < _MIN_HEADS or _PERSONAL.isdisjoint(h.kind for h in named.values()):
            continue
        for row in rows[number + 1 :]:
            if len(row.segments) == len(head.segments):
                for place, label in named.items():
                    span = _value(row, place)
                    yield FieldValue(label.kind, label.name, *span, True, Place.COLUMN)


def _elsewhere(
    rows: Sequence[_Row], number: int, place: int
) -> tuple[tuple[int, int], Place] | None:
    """The value of a label that ends its segment: the next segment, or the one below."""
    row = rows[number]
    if place + 1 < len(row.segments) and not row.segments[place + 1].names_a_field:
        return _value(row, place + 1), Place.NEXT_SEGMENT
    below = rows[number + 1] if number + 1 < len(rows) else _Row(0, ())
    count = len(below.segments)
    if count == len(row.segments) or (count and place == 0):
        under = min(place, count - 1)
        if not below.segments[under].names_a_field:
            return _value(below, under), Place.BELOW
    return None


def _value(row: _Row, place: int) -> tuple[int, int]:
    start, end = row.segments[place].value
    return row.start + start, row.start + end


@remembered
def _rows(text: str) -> tuple[_Row, ...]:
    return tuple(_Row(start, _segments(row)) for start, row in rows_of(text))


@remembered
def _segments(row: str) -> tuple[_Segment, ...]:
    return tuple(
        _segment(row, start, end)
        for span in _spans(row, "\t")
        for start, end in [_trim(row, *span, before=" ", behind=" ")]
        if start < end
    )


def _segment(row: str, start: int, end: int) -> _Segment:
    labels = _labels_in(row[start:end])
    names_a_field = row[end - 1] in ":：" or (bool(labels) and labels[0].start == 0)
    fills = names_a_field and labels and not row[start + labels[0].end : end].strip(" .:#")
    heading = labels[0] if fills else None
    return _Segment(start, end, labels, _trim(row, start, end), names_a_field, heading)


@remembered
def _labels_in(segment: str) -> tuple[_Found, ...]:
    return tuple(
        _Found(kind := _kind(found), found.group(kind), *found.span(), found.group("sep"))
        for found in _LABEL.finditer(segment)
    )


def _kind(label: regex.Match[str]) -> LabelKind:
    return next(kind for kind in LABELS if label.group(kind))


def _spans(text: str, separator: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split(separator):
        yield start, start + len(part)
        start += len(part) + len(separator)


def _trim(
    text: str, start: int, end: int, before: str = " \t\n:=#;,.-–|", behind: str = " \t\n:=;,|"
) -> tuple[int, int]:
    """Without blanks and separators around it."""
    while start < end and text[start] in before:
        start += 1
    while start < end and text[end - 1] in behind:
        end -= 1
    return start, end
