"""Which lines of a picture stand on the same row, and in which order they are read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.domain import Line

_SHARED_HEIGHT = 0.5
"""Two neighbours are on one row when they share this much of the smaller one's height."""
_VERTICAL_ASPECT = 1.5
_FEW = 3
"""So few characters are as wide as high: only their neighbours tell which way they run."""


class _Direction(Enum):
    """Which way text runs."""

    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def is_vertical(line: Line) -> bool:
    """Whether the text of ``line`` runs up or down. One upright character does not."""
    box = line.box
    return _characters(line) > 1 and box.height >= _VERTICAL_ASPECT * box.width


def text_height(line: Line) -> int:
    """The height of the type of ``line`` in pixels, whichever way it runs."""
    if is_vertical(line):
        return line.box.width
    # The line's own box is taller than its type where the baseline slants.
    return max(word.box.height for word in line.words)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` by visual row, each in reading order: what runs right, then up, then down."""
    by_direction: dict[_Direction, list[Line]] = {direction: [] for direction in _Direction}
    vertical = [line for line in lines if is_vertical(line)]
    ups = sum(_runs_up(line) for line in vertical)
    downs = sum(_runs_down(line) for line in vertical)
    unclear = _Direction.DOWN if downs > ups else _Direction.UP
    for line in lines:
        if is_vertical(line):
            sure = _runs_up(line) or _runs_down(line)
            direction = _Direction.DOWN if _runs_down(line) else _Direction.UP
            by_direction[direction if sure else unclear].append(line)
        elif _characters(line) <= _FEW and any(_continues(line, other) for other in vertical):
            by_direction[unclear].append(line)
        else:
            by_direction[_Direction.RIGHT].append(line)
    return [row for direction, some in by_direction.items() for row in _rows(some, direction)]


def _rows(lines: Sequence[Line], direction: _Direction) -> list[list[Line]]:
    """A line joins the row whose last line it continues, so that a slanted baseline is one row."""

    def start(line: Line) -> BoundingBox:
        return _turned(line.words[0].box, direction)

    def end(line: Line) -> BoundingBox:
        return _turned(line.words[-1].box, direction)

    rows: list[list[Line]] = []
    ends: list[BoundingBox] = []
    for line in sorted(lines, key=lambda line: (start(line).left, start(line).top)):
        first = start(line)
        fits = [(_fit(last, first), n) for n, last in enumerate(ends)]
        share, n = max(fits, default=(0.0, 0))
        if share >= _SHARED_HEIGHT:
            rows[n].append(line)
            ends[n] = end(line)
        else:
            rows.append([line])
            ends.append(end(line))
    return sorted(rows, key=lambda row: (_middle(start(row[0])), start(row[0]).left))


def _fit(left: BoundingBox, right: BoundingBox) -> float:
    """The share of height two boxes have in common; 0 where the second overlaps the first."""
    if left.top >= right.bottom or right.top >= left.bottom:
        return 0.0
    smaller = min(left.height, right.height)
    if right.left < left.right - smaller:
        return 0.0
    return (min(left.bottom, right.bottom) - max(left.top, right.top)) / smaller


def _turned(box: BoundingBox, direction: _Direction) -> BoundingBox:
    """``box`` on the picture turned so that the text runs right; coordinates may be negative."""
    if direction is _Direction.UP:
        return BoundingBox(-box.bottom, box.left, -box.top, box.right)
    if direction is _Direction.DOWN:
        return BoundingBox(box.top, -box.right, box.bottom, -box.left)
    return box


def _runs_up(line: Line) -> bool:
    return line.words[0].box.top > line.words[-1].box.top


def _runs_down(line: Line) -> bool:
    return line.words[0].box.top < line.words[-1].box.top


def _continues(line: Line, vertical: Line) -> bool:
    """Whether ``line`` stands in the extension of ``vertical``, at most two characters away."""
    box, other = line.box, vertical.box
    shared = min(box.right, other.right) - max(box.left, other.left)
    gap = max(other.top - box.bottom, box.top - other.bottom)
    return shared >= _SHARED_HEIGHT * min(box.width, other.width) and gap <= 2 * other.width


def _characters(line: Line) -> int:
    return sum(len(word.text) for word in line.words)


def _middle(box: BoundingBox) -> float:
    return (box.top + box.bottom) / 2
