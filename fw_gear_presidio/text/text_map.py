"""Lines of text in the map of a detection network that run into a patch of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LINE = 0.5
"""Share of its rectangle that a line fills at least."""
_STRONG = 0.5
"""Mean probability of what may hold a line."""
_THICK = 2
"""Times the usual thickness, from which a line has run into something else."""
_IN_LINE = 0.25
"""Share of the other columns that a row of the line crosses: lines differ in length."""
_CUT = 3
"""Pixels between a line and the patch from which it is cut."""


def cut_from_patches(text_map: NDArray[np.float32], threshold: float) -> None:
    """Set ``text_map`` to 0 around lines where they cross a patch, in place.

    Tissue in which the network sees letters joins the line that touches it. Both together fill so
    little of their rectangle that it is taken for no text at all, and the line would be lost.
    """
    found = (text_map > threshold).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    area = stats[:, cv2.CC_STAT_AREA]
    box = stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT]
    for n in np.flatnonzero(area < _LINE * box):
        if n == 0:  # what is no text
            continue
        left, top, width, height, _ = (int(value) for value in stats[n])
        own = labels[top : top + height, left : left + width] == n
        part = text_map[top : top + height, left : left + width]
        if part[own].mean() < _STRONG or _fills_its_rectangle(own):
            continue
        if height > width:
            own, part = own.T, part.T
        thickness = own.sum(axis=0)
        thick = thickness > _THICK * np.median(thickness)
        line = own[:, ~thick].mean(axis=1) >= _IN_LINE
        edge = _near(line) & ~line
        part[np.ix_(edge, thick)] = 0


def _fills_its_rectangle(shape: NDArray[np.bool_]) -> bool:
    """Whether ``shape`` is straight, however it slants."""
    _, (width, height), _ = cv2.minAreaRect(cv2.findNonZero(shape.astype(np.uint8)))
    return bool(shape.sum() >= _LINE * width * height)


def _near(line: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Rows of a line and up to ``_CUT`` rows from one; a patch may have fewer than that."""
    reached = np.convolve(line, np.ones(2 * _CUT + 1), "full")
    return reached[_CUT : _CUT + len(line)].astype(np.bool_)
