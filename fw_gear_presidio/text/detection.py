"""Where lines of text stand on a picture: PP-OCR's detector, tile by tile."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from rapidocr.ch_ppocr_det.utils import DBPostProcess

from fw_gear_presidio.text.text_map import cut_from_patches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fw_gear_presidio.text.network import Network

_STRIDE = 32
"""The network takes sides that are multiples of this."""
_OVERLAP = 128
"""Pixels that neighbouring tiles share at least: more than a line of type is high."""
_WINDOW = 9
"""Pixels, a quarter of the size, of what counts as around one: three lines of small type."""
_BAR = 5
"""Pixels, a quarter of the size, of which most are one thing when it is more than a stroke."""
_CLEAR = 36
"""Grey levels, root mean square, at which contrast needs no help."""
_GAIN = 3
_RAISED = 32
"""Grey levels added, so that dark type on dark ground is not cut off at black."""
_SHOWN = 16
"""Grey levels above black that faint type on a black place needs."""
_LARGE = 1_400_000
"""Pixels from which a picture is large; one of 1280 x 1024 is not."""


@dataclass(frozen=True)
class _Look:
    """How pictures are shown to the network."""

    enlarged: float
    tile: int
    """Most pixels of a tile. In larger ones the network misses a single faint line of text."""


_AT_SMALL = _Look(1.5, 630_000)
_AT_LARGE = _Look(1.25, 420_000)
"""At their own size and in the tiles of small ones, lines of small type on empty ground are missed
(test_small_type_in_the_corners_of_a_large_picture_is_read)."""


class Detector:
    """Finds lines of text; ``network`` is PP-OCR's text detection."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._outline = DBPostProcess(
            # Measured on real overlays: with 0.3 and 0.5, RapidOCR's own, 5 % of texts are missed.
            thresh=0.2,
            box_thresh=0.3,
            # Outlines come from the bottom up: a limit would drop the top of a noisy picture.
            max_candidates=sys.maxsize,
            unclip_ratio=1.6,
            use_dilation=True,
        )

    def __call__(self, picture: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """Quadrilaterals (4, 2) around lines of text, clockwise from the top left.

        ``picture`` has shape (rows, columns, 3), in BGR.
        """
        picture = _relief(picture)
        look = _AT_LARGE if picture.shape[0] * picture.shape[1] >= _LARGE else _AT_SMALL
        scale = look.enlarged
        picture = _u8(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))
        rows, columns = picture.shape[:2]
        padded = _u8(
            cv2.copyMakeBorder(
                picture, 0, -rows % _STRIDE, 0, -columns % _STRIDE, cv2.BORDER_REPLICATE
            )
        )
        text_map = np.zeros(padded.shape[:2], np.float32)
        # The maps of tiles are joined before lines are looked for, so a line that crosses
        # tiles stays one line.
        for top, bottom, left, right in tiles(padded.shape[0], padded.shape[1], look.tile):
            part = text_map[top:bottom, left:right]
            np.maximum(part, self._text_map(padded[top:bottom, left:right]), out=part)
        cut_from_patches(text_map, self._outline.thresh)
        quads, _ = self._outline(text_map[None, None], padded.shape[:2])
        return [np.asarray(quad, np.float32) / scale for quad in quads]

    def _text_map(self, tile: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The probability of text for every pixel of ``tile``."""
        if tile.min() == tile.max():
            # Without any contrast the network's normalization divides by nothing.
            return np.zeros(tile.shape[:2], np.float32)
        planes = np.ascontiguousarray(tile.transpose(2, 0, 1)[None], np.float32)
        # In place: workers share the memory's bandwidth.
        planes /= 127.5
        planes -= 1
        probability = self._network(planes)[0, 0]
        return np.asarray(np.nan_to_num(probability), np.float32)


def _relief(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``picture`` with up to three times the contrast of what is faint, and half of its ground.

    Type that crosses tissue of nearly its own brightness stands out, and large shapes, which the
    network takes for huge letters, do not. Speckle and type that stand out already stay as they
    are: more of the one would hide the other.
    """
    blue, green, red = cv2.split(picture)
    if np.array_equal(blue, green) and np.array_equal(blue, red):
        view = _plane_relief(_u8(blue))
        return _u8(cv2.merge([view, view, view]))
    return _plane_relief(picture)


def _plane_relief(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """See :func:`_relief`; ``picture`` has shape (rows, columns), or (rows, columns, 3)."""
    rows, columns = picture.shape[:2]
    quarter = -(-columns // 4), -(-rows // 4)
    small = cv2.resize(picture, quarter, interpolation=cv2.INTER_AREA)
    ground = cv2.resize(cv2.medianBlur(small, _WINDOW), (columns, rows))
    relief = picture.astype(np.float32) - ground
    energy = cv2.resize(relief * relief, quarter, interpolation=cv2.INTER_AREA)
    # On even ground the sums of a blur may end a trifle below zero.
    contrast = np.sqrt(np.maximum(cv2.blur(energy, (_WINDOW, _WINDOW)), 0))
    gain = np.clip(_CLEAR / np.maximum(contrast, 1), 1, _GAIN)
    view = (
        np.float32(0.5) * ground + np.float32(_RAISED) + relief * cv2.resize(gain, (columns, rows))
    )
    return np.clip(_within_range(view, quarter), 0, 255, out=view).astype(np.uint8)


def _within_range(view: NDArray[np.float32], quarter: tuple[int, int]) -> NDArray[np.float32]:
    """``view`` with places moved into the range that are outside of it as a whole, or nearly.

    A black bar on white paper that is narrower than the window has no part in its ground: it
    would end far below black, with all that is written on it.
    """
    small = np.asarray(cv2.resize(view, quarter, interpolation=cv2.INTER_AREA), np.float32)
    for side, lift in ((1, _lift(small)), (-1, _lift(255 - small))):
        if lift is not None:
            view += side * cv2.resize(lift, view.shape[1::-1])
    return view


def _lift(small: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """How much places that are black as a whole must be brightened to show what is on them."""
    lost = (cv2.medianBlur(_u8(np.clip(small, 0, 255)), _BAR) < _SHOWN).astype(np.uint8)
    if not lost.any():
        return None
    around = np.ones((_BAR, _BAR), np.uint8)
    missing = np.maximum(_SHOWN - cv2.erode(small, around), 0) * cv2.dilate(lost, around)
    return np.asarray(cv2.blur(cv2.dilate(missing, around), (3, 3)), np.float32)


def tiles(rows: int, columns: int, largest: int) -> list[tuple[int, int, int, int]]:
    """Overlapping tiles of one size that cover a picture: top, bottom, left and right of each.

    Of all grids with tiles of up to ``largest`` pixels, the one with the fewest to look at.
    ``rows`` and ``columns`` are multiples of the stride, and so is what is returned.
    """
    downs, acrosses = _ways_to_cut(rows, largest), _ways_to_cut(columns, largest)
    _, down, across = min(
        (len(down) * len(across) * area, down, across)
        for down in downs
        for across in acrosses
        if (area := _length(down) * _length(across)) <= largest
    )
    return [(*vertical, *horizontal) for vertical in down for horizontal in across]


def _ways_to_cut(length: int, largest: int) -> list[list[tuple[int, int]]]:
    """Cut in one, two, three ... equal ranges, until a square of them is small enough."""
    ways: list[list[tuple[int, int]]] = []
    while not ways or _length(ways[-1]) ** 2 > largest:
        count = len(ways) + 1
        side = -(-(length + (count - 1) * _OVERLAP) // (count * _STRIDE)) * _STRIDE
        starts = [min(n * (side - _OVERLAP), length - side) for n in range(count)]
        ways.append([(start, start + side) for start in starts])
    return ways


def _length(cut: list[tuple[int, int]]) -> int:
    start, stop = cut[0]
    return stop - start


def _u8(picture: Any) -> NDArray[np.uint8]:
    """OpenCV keeps the type of its input, but does not say so."""
    return np.asarray(picture, np.uint8)
