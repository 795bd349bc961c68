"""Reading parts of pictures as one reads pictures: crops, batches of crops, two readings as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.domain import BoundingBox, Line, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.text.ocr import OcrEngine

    Picture = NDArray[np.uint8]

SAME_PLACE = 0.5
"""Share of the smaller box at which two lines are the same text seen twice."""
_GAP = 16
"""Empty rows between the crops of a sheet."""
_SHEET_ROWS = 640
_SMALL = 160
"""Crops of up to this many rows are read together."""


def read_crop(ocr: OcrEngine, picture: Picture, region: BoundingBox) -> tuple[Line, ...]:
    """The lines in ``region`` of ``picture``, in the picture's coordinates."""
    crop = picture[region.top : region.bottom, region.left : region.right]
    return tuple(moved(line, region.left, region.top) for line in ocr.read(crop))


def read_crops(
    ocr: OcrEngine, crops: Sequence[Picture], place: BoundingBox
) -> list[tuple[Line, ...]]:
    """The lines of each of ``crops``, all cut at ``place``, in the picture's coordinates.

    Small crops are read as one sheet, because every call of an engine has its price.
    """
    per_sheet = crops_per_sheet(place)
    if per_sheet == 1:
        return [_at(ocr.read(crop), place) for crop in crops]
    read: list[tuple[Line, ...]] = []
    for start in range(0, len(crops), per_sheet):
        read.extend(_read_sheet(ocr, crops[start : start + per_sheet], place))
    return read


def crops_per_sheet(place: BoundingBox) -> int:
    """How many crops of ``place`` are read in one call."""
    return 1 if place.height > _SMALL else max(1, _SHEET_ROWS // (place.height + _GAP))


def _read_sheet(
    ocr: OcrEngine, crops: Sequence[Picture], place: BoundingBox
) -> list[tuple[Line, ...]]:
    step = place.height + _GAP
    sheet = np.zeros((step * len(crops) - _GAP, *crops[0].shape[1:]), np.uint8)
    for number, crop in enumerate(crops):
        sheet[number * step : number * step + place.height] = crop
    found: list[list[Line]] = [[] for _ in crops]
    torn: set[int] = set()
    for line in ocr.read(sheet):
        first, last = line.box.top // step, (line.box.bottom - 1) // step
        if first == last and line.box.bottom <= first * step + place.height:
            found[first].append(moved(line, 0, -first * step))
        else:
            torn.update(range(first, last + 1))
    # What runs across the gap belongs to neither crop: those are read alone.
    return [
        _at(ocr.read(crop) if number in torn else lines, place)
        for number, (crop, lines) in enumerate(zip(crops, found, strict=True))
    ]


def _at(lines: Sequence[Line], place: BoundingBox) -> tuple[Line, ...]:
    return tuple(moved(line, place.left, place.top) for line in lines)


def moved(line: Line, right: int, down: int) -> Line:
    return Line(
        tuple(
            Word(word.text, moved_box(word.box, right, down), word.confidence)
            for word in line.words
        )
    )


def moved_box(box: BoundingBox, right: int, down: int) -> BoundingBox:
    return BoundingBox(box.left + right, box.top + down, box.right + right, box.bottom + down)


def merged(*readings: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of one picture, read in each of its renderings."""
    lines: list[Line] = []
    for reading in readings:
        lines = merge_lines(lines, reading)
    return tuple(lines)


def merge_lines(known: Sequence[Line], more: Sequence[Line]) -> list[Line]:
    """Both readings of one picture; where they see the same text, the more confident one.

    Lines of one reading are never the same text, however their boxes overlap.
    """
    kept, added = list(known), []
    for line in more:
        twins = [other for other in known if _is_twin(line, other)]
        if not twins:
            added.append(line)
        elif all(_confidence(line) > _confidence(twin) for twin in twins) and all(
            len(_letters(line)) >= len(_letters(twin)) for twin in twins
        ):
            kept = [other for other in kept if other not in twins]
            added.append(line)
    return kept + added


def _is_twin(line: Line, other: Line) -> bool:
    """Whether both are one line of a picture: a box that is too tall reaches over the next one."""
    a, b = line.box, other.box
    if a.width >= a.height:
        apart, height = abs(a.top + a.bottom - b.top - b.bottom), min(a.height, b.height)
    else:
        apart, height = abs(a.left + a.right - b.left - b.right), min(a.width, b.width)
    return same_place(line, other) and apart <= height


def is_text(line: Line) -> bool:
    """Whether more than one character was read: OCR takes patches of speckle for one."""
    return sum(character.isalnum() for character in line.text) > 1


def same_text(line: Line, lines: Sequence[Line]) -> bool:
    """Whether ``lines`` hold the text of ``line`` at its place, blanks aside."""
    text = _letters(line)
    return any(same_place(line, other) and _letters(other) == text for other in lines)


def same_place(line: Line, other: Line) -> bool:
    shared = line.box.intersection(other.box)
    return shared is not None and shared.area >= min(line.box.area, other.box.area) * SAME_PLACE


def _letters(line: Line) -> str:
    return "".join(line.text.split()).casefold()


def _confidence(line: Line) -> float:
    return sum(word.confidence for word in line.words) / len(line.words)
