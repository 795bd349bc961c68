"""Upright numbers that stand one below the other, of which detection makes a line that runs down.

A column of a number grid is set like that. Recognition reads one as an identifier of its digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from fw_gear_presidio.text.line_crop import possible_turns

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEWEST = 3
"""Texts that make a stack."""
_SMALLEST = 5
"""Pixels of the smallest legible type."""
_LEADING = 0.45
"""Of the type's height: less lies between the letters of a line, more between two rows."""
_ALIKE = 0.2
"""Of the type's height: how far that of one row may differ from the others."""
_WIDEST = 1.6
"""Of the type's height: two digits. Letters lying on their side are higher than that."""
_ROOM = 0.3
"""Of the type's height: room around one text."""


def apart(picture: NDArray[np.uint8], quad: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """``quad``, or those of the texts that are stacked in it; x, y, clockwise from top left."""
    if len(possible_turns(quad)) == 1:
        return [quad]
    left, top = np.maximum(np.floor(quad.min(axis=0)).astype(int), 0).tolist()
    right, bottom = np.ceil(quad.max(axis=0)).astype(int).tolist()
    ink = _ink(picture[top:bottom, left:right])
    runs = _runs(np.asarray(ink.any(axis=1)))
    if not _is_stack(ink, runs):
        return [quad]
    room = round(_ROOM * _height(runs))
    across = _runs(np.asarray(ink.any(axis=0)))
    columns = left + int(across[0, 0]) - room, left + int(across[-1, 1]) + room
    return [
        _quad(columns, (top + first - room, top + last + room), picture.shape)
        for first, last in _completed(runs, len(ink))
    ]


def _completed(runs: NDArray[np.intp], rows: int) -> list[tuple[int, int]]:
    """``runs``, with what the edges of the ``rows`` cut off."""
    height = round(_height(runs))
    return [
        (min(first, last - height) if first == 0 else first, max(last, first + height))
        if first == 0 or last == rows
        else (first, last)
        for first, last in runs.tolist()
    ]


def _ink(part: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The smaller side of Otsu's threshold."""
    grey = part.max(axis=2) if part.ndim == 3 else part
    _, light = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return np.asarray(light == (1 if light.mean() < 0.5 else 0), np.bool_)


def _runs(line: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The first and the next to the last place of each run that is set; shape (runs, 2)."""
    edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0))
    return edges.reshape(-1, 2)


def _height(runs: NDArray[np.intp]) -> float:
    return float(np.median(runs[:, 1] - runs[:, 0]))


def _is_stack(ink: NDArray[np.bool_], runs: NDArray[np.intp]) -> bool:
    if not len(runs):
        return False
    height = _height(runs)
    heights, gaps = runs[:, 1] - runs[:, 0], runs[1:, 0] - runs[:-1, 1]
    # Detection may cut the first and the last.
    whole = heights[(runs[:, 0] > 0) & (runs[:, 1] < len(ink))]
    widths = [np.ptp(np.flatnonzero(ink[first:last].any(axis=0))) + 1 for first, last in runs]
    return bool(
        height >= _SMALLEST
        and len(whole) >= _FEWEST
        and (np.abs(whole - height) <= max(1.0, _ALIKE * height)).all()
        and heights.max() <= height + max(1.0, _ALIKE * height)
        and gaps.min() >= _LEADING * height
        and max(widths) <= _WIDEST * height
    )


def _quad(
    columns: tuple[int, int], rows: tuple[int, int], shape: tuple[int, ...]
) -> NDArray[np.float32]:
    left, right = max(columns[0], 0), min(columns[1], shape[1])
    top, bottom = max(rows[0], 0), min(rows[1], shape[0])
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
