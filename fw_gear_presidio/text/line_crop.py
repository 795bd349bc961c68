"""A detected line of text as an upright strip of pixels, and back from strip to picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_VERTICAL_ASPECT = 1.5
"""A detected quadrilateral this much taller than wide may hold text that runs up or down."""


@dataclass(frozen=True)
class LineCrop:
    """One line cut out of a picture, turned so that it may be read from left to right.

    ``quad`` has shape (4, 2): x, y of the corners in the picture, clockwise from the corner
    that is the strip's top left. ``pixels`` has shape (height, width, 3).
    """

    quad: NDArray[np.float32]
    pixels: NDArray[np.uint8]

    @classmethod
    def of(cls, picture: NDArray[np.uint8], quad: NDArray[np.float32], turns: int = 0) -> LineCrop:
        """Cut ``quad`` (clockwise from top left), turned ``turns`` quarters counterclockwise."""
        corners = np.roll(quad.astype(np.float32), -turns, axis=0)
        width = max(1, round(_longest(corners, (0, 1), (3, 2))))
        height = max(1, round(_longest(corners, (0, 3), (1, 2))))
        strip = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        pixels = cv2.warpPerspective(
            picture,
            cv2.getPerspectiveTransform(corners, strip),
            (width, height),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return cls(corners, np.asarray(pixels, np.uint8))

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    def box(self, left: float, right: float, rows: int, columns: int) -> BoundingBox:
        """The picture's box around the strip's columns ``[left, right)``."""
        top_left, top_right, bottom_right, bottom_left = self.quad
        corners = []
        for x in (left, right):
            share = x / self.width
            corners.append(top_left + share * (top_right - top_left))
            corners.append(bottom_left + share * (bottom_right - bottom_left))
        return _enclosing(np.array(corners), rows, columns)


def possible_turns(quad: NDArray[np.float32]) -> tuple[int, ...]:
    """The quarter turns in which the text of ``quad`` may stand; more than one: try them."""
    width, height = _longest(quad, (0, 1), (3, 2)), _longest(quad, (0, 3), (1, 2))
    # Text that runs up, text that runs down, and an upright letter that is merely narrow.
    return (1, 3, 0) if height >= _VERTICAL_ASPECT * width else (0,)


def word_extents(
    pixels: NDArray[np.uint8], centres: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """Left and right columns of each word on a strip, disjoint, in order.

    ``centres`` holds the columns of the centres of each word's first and last character:
    recognizers know no more. Each cut is therefore placed in the widest gap of ink that
    lies between two words. The outer words reach to the ends of the strip.
    """
    width = int(pixels.shape[1])
    ink = _ink_columns(pixels)
    extents: list[tuple[int, int]] = []
    left = 0
    for (_, last), (following, _) in pairwise(centres):
        start = min(max(round(last), left), width - 1)
        stop = min(max(round(following), start + 1), width)
        gap_left, gap_right = _widest_gap(ink[start:stop])
        right = max(start + gap_left, left + 1)
        extents.append((left, right))
        left = max(start + gap_right, right)
    extents.append((min(left, width - 1), width))
    return extents


def _ink_columns(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which columns of a strip cross ink: their brightness changes along the column."""
    grey = pixels.astype(np.int16).max(axis=2)
    change = np.abs(np.diff(grey, axis=0)).max(axis=0, initial=0)
    low, high = np.percentile(change, (5, 90)) if change.size else (0.0, 0.0)
    return np.asarray(change > low + 0.3 * (high - low), np.bool_)


def _widest_gap(ink: NDArray[np.bool_]) -> tuple[int, int]:
    """Start and stop of the longest run without ink; the middle if there is none."""
    best = (len(ink) // 2, len(ink) // 2)
    start = 0
    for column, inked in enumerate([*ink.tolist(), True]):
        if inked:
            if column - start > best[1] - best[0]:
                best = (start, column)
            start = column + 1
    return best


def _longest(quad: NDArray[np.float32], *sides: tuple[int, int]) -> float:
    return max(float(np.linalg.norm(quad[a] - quad[b])) for a, b in sides)


def _enclosing(points: NDArray[np.float32], rows: int, columns: int) -> BoundingBox:
    """The smallest box of whole pixels around ``points`` inside the picture, never empty."""
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    x, y = min(max(math.floor(left), 0), columns - 1), min(max(math.floor(top), 0), rows - 1)
    return BoundingBox(
        x, y, max(min(math.ceil(right), columns), x + 1), max(min(math.ceil(bottom), rows), y + 1)
    )
