"""Masks of pixels and the rectangles around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.dicom.pixel_format import Raw
from fw_gear_presidio.domain import BoundingBox

_NEAR = 8
"""Pixels between changes that count as one place: the letters of a word."""
_SHOWN = 4
"""Rectangles that a message names."""


def mask_of(boxes: Iterable[BoundingBox], rows: int, columns: int) -> NDArray[np.bool_]:
    """True inside the boxes, (rows, columns)."""
    mask = np.zeros((rows, columns), bool)
    for box in boxes:
        mask[box.top : box.bottom, box.left : box.right] = True
    return mask


def rectangles(mask: NDArray[np.bool_]) -> tuple[BoundingBox, ...]:
    """The bounding boxes of connected places of a mask; what is near counts as connected."""
    if not mask.any():
        return ()
    near = cv2.dilate(mask.astype(np.uint8), np.ones((_NEAR + 1, _NEAR + 1), np.uint8))
    _count, labels = cv2.connectedComponents(near, connectivity=8)
    rows, columns = np.nonzero(mask)
    return tuple(sorted(_bounds(labels[mask], rows, columns)))


def _bounds(
    labels: NDArray[Any], rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> list[BoundingBox]:
    size = int(labels.max()) + 1
    low = np.full((2, size), np.iinfo(np.int64).max)
    high = np.full((2, size), -1)
    for axis, places in enumerate((columns, rows)):
        np.minimum.at(low[axis], labels, places)
        np.maximum.at(high[axis], labels, places)
    return [
        BoundingBox(int(low[0, n]), int(low[1, n]), int(high[0, n]) + 1, int(high[1, n]) + 1)
        for n in range(size)
        if high[0, n] >= 0
    ]


def uneven(samples: Raw, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected places of ``mask`` whose samples are not all equal, as a mask.

    ``samples`` is (rows, columns) or (rows, columns, samples).
    """
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    inside, chosen = labels[mask], samples[mask]
    example = np.zeros((count, *chosen.shape[1:]), chosen.dtype)
    example[inside] = chosen
    differs = chosen != example[inside]
    if differs.ndim > 1:
        differs = differs.any(axis=1)
    bad = np.zeros(count, bool)
    bad[inside[differs]] = True
    return np.asarray(mask & bad[labels])


def unfilled(samples: Raw, boxes: Sequence[BoundingBox]) -> list[BoundingBox]:
    """The boxes that are not filled: of their pixels that lie in the same boxes, two differ.

    Boxes that overlap may have been filled one over the other, in different values.
    """
    return [box for box in boxes if _has_two_somewhere(samples, box, boxes)]


def _has_two_somewhere(samples: Raw, box: BoundingBox, boxes: Sequence[BoundingBox]) -> bool:
    area = samples[box.top : box.bottom, box.left : box.right]
    if not _has_two(area.reshape(box.area, -1)):
        return False
    shared = [part for other in boxes if other != box and (part := other.intersection(box))]
    # One number for each set of boxes that a pixel lies in.
    weights = np.random.default_rng(0).integers(1, 2**62, len(shared), np.uint64)
    cells = np.zeros(area.shape[:2], np.uint64)
    for part, weight in zip(shared, weights, strict=True):
        cells[
            part.top - box.top : part.bottom - box.top,
            part.left - box.left : part.right - box.left,
        ] += weight
    return any(_has_two(area[cells == cell]) for cell in np.unique(cells))


def _has_two(samples: Raw) -> bool:
    return bool((samples != samples[0]).any())


def any_sample(samples: Raw) -> NDArray[np.bool_]:
    """The pixels of which any sample is not zero."""
    if samples.ndim == 2:
        return np.asarray(samples != 0)
    # Much faster than any() along a short axis.
    planes = (samples[:, :, number] for number in range(samples.shape[2]))
    return np.asarray(reduce(np.bitwise_or, planes) != 0)


def named(boxes: Sequence[BoundingBox]) -> str:
    """Rectangles for a message: left, top, width and height, in pixels from the top left."""
    shown = ", ".join(
        f"left {box.left} top {box.top} width {box.width} height {box.height}"
        for box in boxes[:_SHOWN]
    )
    return shown + (f" and {len(boxes) - _SHOWN} more" if len(boxes) > _SHOWN else "")
