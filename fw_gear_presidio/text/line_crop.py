"""A detected line of text as an upright strip of pixels, and back from strip to picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.text.ink import LineInk, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_VERTICAL_ASPECT = 1.5
"""A detected quadrilateral this much taller than wide may hold text that runs up or down."""
_LEVEL = 0.1
"""Of a line's height: how far a corner may be from where it were if the line ran along pixels."""


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
        return cls(corners, _cut(picture, corners, width, height, 0))

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    def upright(self, picture: NDArray[np.uint8]) -> LineCrop:
        """The same line cut out along the pixels of ``picture``, if it runs along them.

        Detection places a line anew on every crop, by fractions of a pixel. On such a strip its
        ink does not depend on that.
        """
        (left, top), (right, bottom) = self.quad.min(axis=0), self.quad.max(axis=0)
        corners = _corners(right - left, bottom - top) + np.array((left, top), np.float32)
        if np.abs(corners - self.quad).max() > _LEVEL * self.height:
            return self
        box = _enclosing(corners, *picture.shape[:2])
        quad = _corners(box.width, box.height) + np.array((box.left, box.top), np.float32)
        return LineCrop(quad, picture[box.top : box.bottom, box.left : box.right])

    def column_on(self, other: LineCrop, column: float) -> float:
        """The column of ``other``, a strip of the same line, for ``column`` of this one."""
        point = (*self.point(column, self.height / 2), 1.0)
        x, _, away = np.linalg.solve(np.array(other._to_picture), point)
        return round(float(x / away), 3)

    def around(self, picture: NDArray[np.uint8], pad: int) -> NDArray[np.uint8]:
        """The strip with ``pad`` more of its pixels on every side."""
        return _cut(picture, self.quad, self.width, self.height, pad)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The picture's x, y of the point in column ``x`` and row ``y`` of the strip."""
        (a, b, c), (d, e, f), (g, h, i) = self._to_picture
        away = g * x + h * y + i
        return (a * x + b * y + c) / away, (d * x + e * y + f) / away

    @cached_property
    def _to_picture(self) -> list[list[float]]:
        """The way back from :func:`_cut`: a detector's outline need not be a rectangle.

        That of a slanted line is cut at the edge of the picture, and then one end of the line
        is stretched more than the other.
        """
        strip = _corners(self.width, self.height)
        matrix = np.asarray(cv2.getPerspectiveTransform(strip, self.quad), np.float64)
        return [[float(value) for value in row] for row in matrix]

    def whole(self, rows: int, columns: int) -> BoundingBox:
        """The picture's box around the strip."""
        return _enclosing(self.quad, rows, columns)

    def box(self, span: Span, rows: int, columns: int) -> BoundingBox:
        """The picture's box around ``span`` of the strip."""
        corners = [
            self.point(x, y) for x in (span.left, span.right) for y in (span.top, span.bottom)
        ]
        # What lies on the edge of a pixel must not be moved beyond it by the last digit.
        return _enclosing(np.round(corners, 3), rows, columns)


def _cut(
    picture: NDArray[np.uint8], corners: NDArray[np.float32], width: int, height: int, pad: int
) -> NDArray[np.uint8]:
    pixels = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(corners, _corners(width, height) + pad),
        (width + 2 * pad, height + 2 * pad),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(pixels, np.uint8)


def _corners(width: float, height: float) -> NDArray[np.float32]:
    """The corners of a strip, clockwise from its top left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def possible_turns(quad: NDArray[np.float32]) -> tuple[int, ...]:
    """The quarter turns in which the text of ``quad`` may stand; more than one: try them."""
    width, height = _longest(quad, (0, 1), (3, 2)), _longest(quad, (0, 3), (1, 2))
    # Text that runs up, text that runs down, and an upright letter that is merely narrow.
    return (1, 3, 0) if height >= _VERTICAL_ASPECT * width else (0,)


def runs_up_or_down(box: BoundingBox) -> bool:
    """Whether a line in ``box`` may run up or down."""
    return box.height >= _VERTICAL_ASPECT * box.width


def word_spans(centres: Sequence[tuple[float, float]], step: float, ink: LineInk) -> list[Span]:
    """The span of each word of a line on its strip, in order.

    ``centres`` holds the columns of the centres of each word's first and last character, exact
    to ``step`` columns: recognizers know no more. Each cut is therefore placed in a gap of ink
    between two words; without one both words take what is doubtful. The outer words reach to
    the ends of the line.
    """
    line, width = ink.span, len(ink.columns)
    spans: list[Span] = []
    left = line.left
    for (_, last), (following, _) in pairwise(centres):
        # Recognizers tend to name a character late.
        start = min(max(round(last - 2 * step), left + 1, 0), width - 1)
        stop = min(max(round(following + step), start + 1), width)
        middle = (last + following - step) / 2
        gaps = [
            (a, b)
            for a, b in _gaps(ink.columns[start:stop], start)
            # One before the last character is within the word.
            if b > last - step and a < following
        ]
        gap = max(gaps, key=partial(_merit, middle), default=None)
        right, next_left = (
            _from_ink_to_ink(ink.columns, *gap)
            if gap
            else (math.ceil(middle + step), math.floor(middle - step))
        )
        spans.append(Span(left, line.top, max(right, left + 1), line.bottom))
        left = max(next_left, left + 1)
    left = min(left, width - 1)
    spans.append(Span(left, line.top, max(line.right, left + 1), line.bottom))
    return spans


def widest_gap(ink: LineInk, span: Span) -> int:
    """Columns of the widest gap between letters of the word at ``span``; 0 without any."""
    left, right = max(span.left, 0), min(span.right, len(ink.columns))
    gaps = _gaps(ink.columns[left:right], left)
    return max((b - a for a, b in gaps if a > left and b < right), default=0)


def _gaps(ink: NDArray[np.bool_], start: int) -> list[tuple[int, int]]:
    """The runs of columns, counted from ``start``, without ink."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], ink, [True])))) + start
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _merit(middle: float, gap: tuple[int, int]) -> float:
    """The more the wider, and the nearer to ``middle``, a gap is."""
    return (gap[1] - gap[0]) - max(gap[0] - middle, middle - gap[1], 0.0)


def _from_ink_to_ink(ink: NDArray[np.bool_], start: int, stop: int) -> tuple[int, int]:
    """All of the gap that ``start`` to ``stop`` is a part of."""
    while start > 0 and not ink[start - 1]:
        start -= 1
    while stop < len(ink) and not ink[stop]:
        stop += 1
    return start, stop


def _longest(quad: NDArray[np.float32], *sides: tuple[int, int]) -> float:
    return max(float(np.linalg.norm(quad[a] - quad[b])) for a, b in sides)


def _enclosing(points: NDArray[np.float32], rows: int, columns: int) -> BoundingBox:
    """The smallest box of whole pixels around ``points`` inside the picture, never empty."""
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    x, y = min(max(math.floor(left), 0), columns - 1), min(max(math.floor(top), 0), rows - 1)
    return BoundingBox(
        x, y, max(min(math.ceil(right), columns), x + 1), max(min(math.ceil(bottom), rows), y + 1)
    )
