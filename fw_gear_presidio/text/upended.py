"""Lines that run up or down, read a second time where the picture is turned by a quarter.

Detection knows upright lines best. Of lines that run up or down side by side it may make one,
and of short ones it sees a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.text.line_crop import runs_up_or_down

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.text.rapidocr_lines import Reading

QUARTERS = (1, 3, 0)
"""The turns in which such a line is tried: it runs up, down, or is a narrow upright letter."""
_SURE = 0.9
"""Confidence from which a reading is believed."""
_SEVERAL = 3
"""So many sure lines that run up or down, each of so many characters, make a picture upended;
with fewer characters nobody can tell which way a line runs."""
_TWO_LINES = 16
"""Pixels that two lines of the smallest legible type take side by side."""
_COVERED = 0.5
"""Share of a place that other readings must cover to stand for what was read there."""


def regions_to_turn(found: Sequence[Reading], rows: int, columns: int) -> list[BoundingBox]:
    """Where on a picture of ``rows`` x ``columns`` to look again."""
    places = [reading.crop.whole(rows, columns) for reading in found]
    standing = [
        place
        for reading, place in zip(found, places, strict=True)
        if runs_up_or_down(place) and reading.score >= _SURE and len(reading.text) >= _SEVERAL
    ]
    regions = []
    if len(standing) >= _SEVERAL:
        hull = BoundingBox.enclosing(standing)
        size = max(place.width for place in standing)
        regions.append(hull.expanded(4 * size, 4 * size).clipped(rows, columns) or hull)
    for reading, place in zip(found, places, strict=True):
        doubtful = reading.score < _SURE and place.width >= _TWO_LINES and runs_up_or_down(place)
        if doubtful and not any(region.overlap(place) for region in regions):
            around = place.expanded(place.width, place.width)
            regions.append(around.clipped(rows, columns) or place)
    return regions


def turned(picture: NDArray[np.uint8], region: BoundingBox) -> NDArray[np.uint8]:
    """``region`` of ``picture`` turned by a quarter counterclockwise."""
    part = picture[region.top : region.bottom, region.left : region.right]
    return np.ascontiguousarray(np.rot90(part))


def turned_back(quad: NDArray[np.float32], region: BoundingBox) -> NDArray[np.float32]:
    """A quadrilateral of :func:`turned` in the picture's pixels, clockwise from top left."""
    # Columns counted from the right became rows.
    x, y = region.right - quad[:, 1], region.top + quad[:, 0]
    return np.roll(np.column_stack((x, y)), 1, axis=0)


def combined(
    found: Sequence[Reading], again: Sequence[Reading], rows: int, columns: int
) -> list[Reading]:
    """One reading of each place, from those ``found`` first and those of the turned picture.

    A sure upright line stays, unless it is as short as a part of a line that runs up or down.
    Everything else gives way to what is read with more confidence where it stands, or is sure.
    """
    old = [reading.crop.whole(rows, columns) for reading in found]
    new = [reading.crop.whole(rows, columns) for reading in again]
    firm = [
        reading.score >= _SURE and place.width > place.height and len(reading.text) >= _SEVERAL
        for reading, place in zip(found, old, strict=True)
    ]
    accepted = []
    for reading, place in zip(again, new, strict=True):
        there = [n for n, other in enumerate(old) if _on_one_place(place, other)]
        bar = min([_SURE, *(found[n].score for n in there)])
        if reading.score > bar and not any(firm[n] for n in there):
            accepted.append((reading, place))
    kept = [
        reading
        for reading, place, stays in zip(found, old, firm, strict=True)
        if stays or _covered(place, [other for _, other in accepted]) < _COVERED
    ]
    return kept + [reading for reading, _ in accepted]


def _on_one_place(place: BoundingBox, other: BoundingBox) -> bool:
    shared = place.intersection(other)
    return shared is not None and shared.area >= _COVERED * min(place.area, other.area)


def _covered(place: BoundingBox, others: Sequence[BoundingBox]) -> float:
    mask = np.zeros((place.height, place.width), np.bool_)
    for other in others:
        shared = place.intersection(other)
        if shared:
            mask[
                shared.top - place.top : shared.bottom - place.top,
                shared.left - place.left : shared.right - place.left,
            ] = True
    return float(mask.mean())
