"""Cells of a table that OCR reads as one text, parted where a column of other cells begins."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fw_gear_presidio.domain import Line
from fw_gear_presidio.text.layout import is_vertical, text_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 0.5
"""Of the height of the type: a blank is narrower, and no two cells stand nearer."""
_SLACK = 2
"""Pixels by which texts of one column may begin beside each other."""
_COLUMN = 3
"""Texts that make a column by where they begin."""
_NEAR = 5
"""Heights of the type within which the next text of the column stands."""


def cells_of(lines: Sequence[Line]) -> list[Line]:
    """``lines``, each in two or more where a wide gap ends at the beginning of a column."""
    upright = [line for line in lines if not is_vertical(line)]
    starts = sorted((line.box.left, line.box.top) for line in upright)
    cells: list[Line] = []
    for line in lines:
        cells += [line] if is_vertical(line) else _parted(line, starts)
    return cells


def _parted(line: Line, starts: Sequence[tuple[int, int]]) -> Iterator[Line]:
    height = text_height(line)
    begin = 0
    for place in range(1, len(line.words)):
        left, top = line.words[place].box.left, line.words[place].box.top
        if left - line.words[place - 1].box.right < _GAP * height:
            continue
        column = starts[
            bisect_left(starts, (left - _SLACK, 0)) : bisect_left(starts, (left + _SLACK + 1, 0))
        ]
        if len(column) >= _COLUMN and any(abs(at - top) <= _NEAR * height for _, at in column):
            yield Line(line.words[begin:place])
            begin = place
    yield Line(line.words[begin:]) if begin else line
