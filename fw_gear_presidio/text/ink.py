"""The ink of detected lines: where type begins and ends, to the pixel.

Detection networks draw a line half a text height too large on every side, over the ink of its
neighbours. A box made of that would take the label of a value, and the line below, with it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.domain import BoundingBox
    from fw_gear_presidio.text.line_crop import LineCrop

STRONG = 0.4
"""Share of the type's contrast from which a pixel is ink; softer fringes are the margin's part."""
_LEAST_CONTRAST = 6
"""Grey levels below which nothing tells ink from its ground."""
_WINDOW = 0.75
"""Of the strip's height: somewhat more than the height of its type."""
_FINE = 24
"""Rows of a strip up to which its ground is measured at full resolution."""
_MAX_WINDOW = 255
"""OpenCV's largest window of a median."""
_EMPTY, _FULL, _NOISE = 10, 80, 0.25
"""Percent of a line's columns that lie between letters, that cross less than most ink; and the
share of that ink from which a column crosses a letter where none is without any."""
_BESIDE = 0.35
"""Of the strip's height: how far beside the core a letter that touches a frame is looked for."""
_PAD = 0.35
"""Of the strip's height: how far beyond it a letter that it cuts is followed."""


@dataclass(frozen=True)
class Span:
    """Columns ``[left, right)`` and rows ``[top, bottom)`` of a strip; may reach beyond it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> tuple[float, float]:
        """Its column and row."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def joined(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Core:
    """What of a line is certain: from the centre of its first character to that of its last.

    ``first`` and ``last`` are columns of the strip, ``box`` is in pixels of the picture.
    """

    first: float
    last: float
    box: BoundingBox


@dataclass(frozen=True)
class LineInk:
    """The ink of one line on its strip: its span, and which of the strip's columns it crosses."""

    span: Span
    columns: NDArray[np.bool_]


def ink_of(
    picture: NDArray[np.uint8], crop: LineCrop, core: Core, others: Sequence[BoundingBox]
) -> LineInk:
    """The line's own ink on the strip of ``crop``.

    ``others`` are the cores of the other lines: a stroke that is nearer to one of them is
    theirs. What runs out of sight and away from the line is a frame or a picture. All other
    ink is the line's own, read or not. Where ink cannot be told from its ground the span is
    the strip, all of it ink.
    """
    height, width = crop.pixels.shape[:2]
    strip = Span(0, 0, width, height)
    pad = math.ceil(_PAD * height)
    contrast = _contrast(crop.around(picture, pad), round(_WINDOW * height))
    centre = _core_rows(height, pad), _core_columns(core, height, width, pad)
    level = float(np.percentile(contrast[centre], 90))
    if level < _LEAST_CONTRAST:
        return LineInk(strip, np.ones(width, np.bool_))
    strong = (contrast >= STRONG * level).astype(np.uint8)
    count, labels, stats, centroids = cv2.connectedComponentsWithStats(strong, connectivity=8)
    certain = set(np.unique(labels[centre]).tolist()) - {0}
    own, framed = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    spans = []
    for n in range(1, count):
        piece = _piece(stats[n], pad)
        x, y = float(centroids[n][0]) - pad, float(centroids[n][1]) - pad
        in_sight = _is_inside(piece, contrast.shape, pad)
        own[n] = n in certain or (
            in_sight and _is_on(strip, x, y) and _is_nearest(crop.point(x, y), core.box, others)
        )
        if own[n]:
            # A letter that touches a frame ends with the strip.
            spans.append(piece if in_sight else _cut(piece, strip))
        framed[n] = not in_sight and not own[n]
    # So does one that is not certain, because recognizers tend to name a character late.
    middle = framed[labels[centre[0], pad : pad + width]].any(axis=0)
    spans.extend(
        end
        for end in _ends(middle, core, height)
        if _is_nearest(crop.point(*end.middle), core.box, others)
    )
    if not spans:
        return LineInk(strip, np.ones(width, np.bool_))
    columns = _inked(own[labels[pad : pad + height, pad : pad + width]], core)
    return LineInk(
        Span(
            min(*(piece.left for piece in spans), math.floor(core.first)),
            min(piece.top for piece in spans),
            max(*(piece.right for piece in spans), math.ceil(core.last)),
            max(piece.bottom for piece in spans),
        ),
        columns,
    )


def _contrast(strip: NDArray[np.uint8], window: int) -> NDArray[np.int16]:
    """How far each pixel is from the ground around it, in grey levels.

    The brightest sample shows light type of any colour, the darkest one dark type.
    """
    bright, dark = strip.max(axis=2), strip.min(axis=2)
    contrast = _from_ground(bright, window)
    if np.array_equal(bright, dark):
        return contrast
    return np.maximum(contrast, _from_ground(dark, window))


def _from_ground(grey: NDArray[np.uint8], window: int) -> NDArray[np.int16]:
    """Type covers less than half of any square as high as itself, so the median is the ground."""
    rows, columns = grey.shape
    scale = 0.5 if rows > _FINE else 1.0
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    ground = cv2.medianBlur(small, min(round(scale * window) | 1, _MAX_WINDOW))
    difference: NDArray[np.int16] = np.abs(
        grey.astype(np.int16) - cv2.resize(ground, (columns, rows))
    )
    return difference


def _core_rows(height: int, pad: int) -> slice:
    return slice(pad + height // 4, pad + max(height - height // 4, height // 4 + 1))


def _core_columns(core: Core, height: int, width: int, pad: int) -> slice:
    """The columns of the core; of a lone character at least half its height."""
    middle = (core.first + core.last) / 2
    half = max((core.last - core.first) / 2, height / 4)
    left = min(max(math.floor(middle - half), 0), width - 1)
    return slice(pad + left, pad + max(min(math.ceil(middle + half), width), left + 1))


def _inked(ink: NDArray[np.bool_], core: Core) -> NDArray[np.bool_]:
    """The columns of a strip that cross a letter, and not just noise or a line of its frame."""
    amount = ink.sum(axis=0)
    within = amount[max(math.floor(core.first), 0) : max(math.ceil(core.last), 1)]
    low, high = np.percentile(within if within.size else amount, (_EMPTY, _FULL))
    return np.asarray(amount > (low + _NOISE * (high - low) if low else 0), np.bool_)


def _piece(stats: NDArray[np.int32], pad: int) -> Span:
    left, top = int(stats[cv2.CC_STAT_LEFT]) - pad, int(stats[cv2.CC_STAT_TOP]) - pad
    width, height = int(stats[cv2.CC_STAT_WIDTH]), int(stats[cv2.CC_STAT_HEIGHT])
    return Span(left, top, left + width, top + height)


def _ends(inked: NDArray[np.bool_], core: Core, height: int) -> Iterator[Span]:
    """What stands right before and right after the core, of the columns that are ``inked``."""
    reach, quarter = math.ceil(_BESIDE * height), height // 4
    for start in (math.floor(core.first) - reach, math.ceil(core.last)):
        found = np.flatnonzero(inked[max(start, 0) : max(start + reach, 0)]) + max(start, 0)
        if found.size:
            yield Span(int(found[0]), quarter, int(found[-1]) + 1, height - quarter)


def _is_inside(piece: Span, shape: tuple[int, ...], pad: int) -> bool:
    """Whether ``piece`` ends within the padded strip of ``shape``."""
    return (
        -pad < piece.left
        and -pad < piece.top
        and piece.right < shape[1] - pad
        and piece.bottom < shape[0] - pad
    )


def _cut(piece: Span, strip: Span) -> Span:
    return Span(
        max(piece.left, strip.left),
        max(piece.top, strip.top),
        min(piece.right, strip.right),
        min(piece.bottom, strip.bottom),
    )


def _is_on(strip: Span, x: float, y: float) -> bool:
    return strip.left <= x < strip.right and strip.top <= y < strip.bottom


def _is_nearest(
    point: tuple[float, float], own: BoundingBox, others: Sequence[BoundingBox]
) -> bool:
    limit = _distance(point, own)
    return all(limit <= _distance(point, other) for other in others)


def _distance(point: tuple[float, float], box: BoundingBox) -> float:
    x, y = point
    return math.hypot(max(box.left - x, 0.0, x - box.right), max(box.top - y, 0.0, y - box.bottom))
