"""Choosing what a box is filled with, in stored values, from what lies around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from fw_gear_presidio.dicom.palette import palette_table
from fw_gear_presidio.dicom.pixel_format import PixelFormat, Raw
from fw_gear_presidio.dicom.syntaxes import Codec
from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.settings import Fill

RING_PIXELS = 3
"""How far around a box its neighbourhood reaches."""

_INTERPOLATED = frozenset({Codec.JPEG, Codec.JPEG_PROGRESSIVE})

Color = tuple[int, ...]
"""One stored value per sample."""


def choose_fill(
    stored: Raw, boxes: Sequence[BoundingBox], fmt: PixelFormat, header: Dataset, fill: Fill
) -> Color:
    """The colour for one group of touching boxes on a frame of stored values.

    ``background``: the most common colour around them. ``contrast``: black or white,
    whichever is further from the surroundings. Boxes that leave no neighbour count as dark
    surroundings.
    """
    black, white = _extremes(stored, fmt)
    # Where chroma is interpolated, the pixels beside a box show a bit of what is in it.
    gap = 1 if fmt.samples > 1 and fmt.codec in _INTERPOLATED else 0
    around = _neighbours(stored, boxes, gap)
    if not len(around):
        around = np.full((1, fmt.samples), _grey(fmt, black), np.int64)
    common = _most_common(around)
    if fill is Fill.BACKGROUND:
        return common
    if fmt.photometric == "PALETTE COLOR":
        return (_contrasting_index(common[0], fmt, header),)
    dark = _luma(common, fmt) < (black + white) / 2
    return _grey(fmt, white if dark else black)


def groups_of(boxes: Sequence[BoundingBox]) -> list[list[BoundingBox]]:
    """Boxes that touch or overlap together: they get one colour."""
    groups: list[list[BoundingBox]] = []
    for box in sorted(set(boxes)):
        near = box.expanded(1, 1)
        touching = [g for g in groups if any(near.intersection(other) for other in g)]
        groups = [g for g in groups if g not in touching]
        groups.append([box, *(other for group in touching for other in group)])
    return groups


def _neighbours(stored: Raw, boxes: Sequence[BoundingBox], gap: int) -> NDArray[np.int64]:
    """Samples around the boxes and more than ``gap`` pixels from each, (pixels, samples)."""
    rows, columns = stored.shape[:2]
    reach = RING_PIXELS + gap
    outer = BoundingBox.enclosing(boxes).expanded(reach, reach)
    outer = outer.clipped(rows, columns) or BoundingBox(0, 0, columns, rows)
    ring = np.zeros((outer.height, outer.width), bool)
    for value, margin in ((True, reach), (False, gap)):
        for box in boxes:
            part = box.expanded(margin, margin).clipped(rows, columns)
            if part:
                ring[
                    part.top - outer.top : part.bottom - outer.top,
                    part.left - outer.left : part.right - outer.left,
                ] = value
    area = stored[outer.top : outer.bottom, outer.left : outer.right]
    samples = area[ring]
    count = stored.shape[2] if stored.ndim > 2 else 1
    return samples.reshape(len(samples), count).astype(np.int64)


def _most_common(around: NDArray[np.int64]) -> Color:
    colors, counts = np.unique(around, axis=0, return_counts=True)
    if counts.max() * 10 < len(around):
        # Noise: no colour is common, so the middle of them blends in best.
        order = np.argsort(around.sum(axis=1), kind="stable")
        return tuple(int(v) for v in around[order[len(around) // 2]])
    return tuple(int(v) for v in colors[counts.argmax()])


def _extremes(stored: Raw, fmt: PixelFormat) -> tuple[int, int]:
    """The stored values (or luma) that stand for black and white.

    Of deep pixels those that the frame uses: a viewer that takes its window from the data
    would show nothing beside a box of the highest value that could be stored.
    """
    if fmt.photometric.startswith("YBR_PARTIAL"):
        shift = max(fmt.bits_stored - 8, 0)
        return 16 << shift, 235 << shift
    if fmt.bits_stored > 8 and stored.min() < stored.max():
        return int(stored.min()), int(stored.max())
    return fmt.lowest, fmt.highest


def _grey(fmt: PixelFormat, value: int) -> Color:
    """``value`` on every sample; for YBR that luma with neutral chroma."""
    if not fmt.is_ybr:
        return (value,) * fmt.samples
    neutral = fmt.lowest + (1 << (fmt.bits_stored - 1))
    return (value, neutral, neutral)


def _luma(color: Color, fmt: PixelFormat) -> float:
    if fmt.samples == 1 or fmt.is_ybr:
        return color[0]
    return 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]


def _contrasting_index(index: int, fmt: PixelFormat, header: Dataset) -> int:
    """The palette entry furthest in colour from that of ``index``; the first of several."""
    table, first = palette_table(header)
    last = min(len(table), fmt.highest - first + 1)
    reachable = table[max(fmt.lowest - first, 0) : max(last, 1)].astype(np.int64)
    here = table[min(max(index - first, 0), len(table) - 1)].astype(np.int64)
    distance = ((reachable - here) ** 2 * np.array([3, 6, 1])).sum(axis=1)
    return int(distance.argmax()) + max(first, fmt.lowest)
