"""Which lines of a picture stand on the same row, and in which order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fw_gear_presidio.domain import BoundingBox, Line

_SHARED_HEIGHT = 0.5
"""Two neighbours are on one row when they share this much of the smaller one's height."""
_VERTICAL_ASPECT = 1.5


def is_vertical(line: Line) -> bool:
    """Whether the text of ``line`` runs up or down. One upright character does not."""
    box = line.box
    characters = sum(len(word.text) for word in line.words)
    return characters > 1 and box.height >= _VERTICAL_ASPECT * box.width


def text_height(line: Line) -> int:
    """The height of the type of ``line`` in pixels, whichever way it runs."""
    if is_vertical(line):
        return line.box.width
    # The line's own box is taller than its type where the baseline slants.
    return max(word.box.height for word in line.words)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` by visual row, top to bottom, each row left to right.

    A line joins the row whose rightmost line it continues, so that a slanted baseline
    stays one row. Vertical lines are rows of their own.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.left, line.box.top)):
        if is_vertical(line):
            rows.append([line])
            continue
        fits = [(_fit(row[-1], line), n) for n, row in enumerate(rows) if not is_vertical(row[-1])]
        share, n = max(fits, default=(0.0, 0))
        if share >= _SHARED_HEIGHT:
            rows[n].append(line)
        else:
            rows.append([line])
    return sorted(rows, key=lambda row: (_middle(row[0].words[0].box), row[0].box.left))


def _fit(before: Line, line: Line) -> float:
    """The share of height ``line`` has in common with the end of ``before``; 0 if they overlap."""
    left, right = before.words[-1].box, line.words[0].box
    if right.left < left.right - min(left.height, right.height):
        return 0.0
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return shared / min(left.height, right.height)


def _middle(box: BoundingBox) -> float:
    return (box.top + box.bottom) / 2
