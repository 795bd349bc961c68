"""From tiles to the places that OCR reads: whole lines, with room around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.modes.change import TILE, dilated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.domain import Line

_MOST_OF_IT = 0.8
"""Share of the picture from which it is read whole."""
_EDGE = 2
"""Pixels from the edge of a region at which text may go on beyond it."""
_NEAR = 4
"""Pixels from a line at which a region touches it."""


def regions_of(
    tiles: NDArray[np.bool_], lines: Sequence[Line], rows: int, columns: int
) -> list[BoundingBox]:
    """Disjoint boxes around the marked tiles and a tile more, that cut no line of ``lines``."""
    if not tiles.any():
        return []
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        dilated(tiles).astype(np.uint8), connectivity=8
    )
    boxes = [
        BoundingBox(
            x * TILE, y * TILE, min((x + width) * TILE, columns), min((y + height) * TILE, rows)
        )
        for x, y, width, height, _ in stats[1:count].tolist()
    ]
    boxes = whole_lines(boxes, lines, rows, columns)
    if sum(box.area for box in boxes) > _MOST_OF_IT * rows * columns:
        return [BoundingBox(0, 0, columns, rows)]
    return boxes


def whole_lines(
    boxes: Iterable[BoundingBox], lines: Sequence[Line], rows: int, columns: int
) -> list[BoundingBox]:
    """``boxes``, grown until none cuts a line and none overlaps another."""
    grown = list(boxes)
    with_room = []
    for line in lines:
        room = max(min(line.box.height, line.box.width), _NEAR)
        with_room.append((line.box.expanded(_NEAR, _NEAR), line.box.expanded(room, room)))
    while True:
        size = [box.area for box in grown]
        for place, box in enumerate(grown):
            touched = [room for near, room in with_room if near.intersection(box)]
            grown[place] = BoundingBox.enclosing([box, *touched]).clipped(rows, columns) or box
        grown = merged_boxes(grown)
        if [box.area for box in grown] == size:
            return grown


def merged_boxes(boxes: Iterable[BoundingBox]) -> list[BoundingBox]:
    """Overlapping boxes as one."""
    merged: list[BoundingBox] = []
    for box in boxes:
        joined = box
        while touching := [other for other in merged if other.intersection(joined)]:
            merged = [other for other in merged if other not in touching]
            joined = BoundingBox.enclosing([joined, *touching])
        merged.append(joined)
    return merged


def crosses_edge(line: Line, region: BoundingBox, rows: int, columns: int) -> bool:
    """Whether ``line``, read in ``region``, may go on beyond it."""
    box = line.box
    return (
        (box.left - _EDGE <= region.left > 0)
        or (box.top - _EDGE <= region.top > 0)
        or (box.right + _EDGE >= region.right < columns)
        or (box.bottom + _EDGE >= region.bottom < rows)
    )


def tiles_under(boxes: Iterable[BoundingBox], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The tiles that any of ``boxes`` touches."""
    grid = np.zeros(shape, np.bool_)
    for box in boxes:
        grid[box.top // TILE : -(-box.bottom // TILE), box.left // TILE : -(-box.right // TILE)] = 1
    return grid
