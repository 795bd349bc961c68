"""What differs between the pictures of a cine, in tiles: the arithmetic behind ``cine``.

Two questions are answered here, both cheap. Has a place changed at all? And where the
picture moves all the time: does this frame show more than the motion that is usual there?
docs/performance.md has the argument and the measurements behind every number.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial, reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Grid = NDArray[np.bool_]
    Bands = tuple[Any, Any]

TILE = 16
"""Side of a tile in pixels; grids have one cell per tile."""
TOLERANCE = 3
"""Grey levels a pixel may differ and count as unchanged; OCR reads nothing fainter."""
SHORTEST = 12
"""Fewest frames from which the usual motion of a place can be told."""
UNUSUAL = 5.0
"""Standard deviations above the usual energy from which a frame shows something new."""
UNUSUAL_OUTSIDE = 4.0
"""The same outside of the regions that the header gives to the picture: nothing moves there."""
SUSTAINED = 3.0
"""How much more energy than motion leaves in it a mean picture may gain before it is read."""
_RESTLESS = 0.25
"""Share of a chunk's frames on which a restless tile differs from the frame before."""
_SIGMA = 1.4826
"""Standard deviations per median absolute deviation of a normal distribution."""
_LEAST_SPREAD, _MOST_SPREAD = 0.02, 0.25
"""Speckle stays between; what varies more is not speckle and is read instead."""
_THREADS = 2
_SAMPLE = 8
"""Pictures of a chunk from which the usual energy of each pixel is measured."""
_NOISE = 1.0
"""Energy of rounding, in squared grey levels."""
_CALM = 0.02
"""Energy of a window, in units of the usual, that is as good as none."""
_STEP = 8
"""Pixels per cell of an energy map."""
_WINDOWS = ((6, 2), (12, 2), (2, 12))
"""Width and height, in cells, of the windows in which text gathers: words, lines, upright lines."""


def difference(picture: Picture, other: Picture) -> Picture:
    """The largest absolute difference of the samples of each pixel, (rows, columns)."""
    return np.asarray(_over_samples(cv2.absdiff(picture, other)), np.uint8)


def changed_tiles(picture: Picture, other: Picture) -> Grid:
    """Tiles in which any pixel differs by more than the tolerance."""
    pixels = _padded(difference(picture, other), TILE)
    # Both times over whole rows: one step over both axes takes ten times as long.
    strips = np.ascontiguousarray(pixels.reshape(-1, TILE, pixels.shape[1]).max(axis=1).T)
    most = strips.reshape(-1, TILE, strips.shape[1]).max(axis=1).T
    return np.ascontiguousarray(most > TOLERANCE)


def dilated(grid: Grid, by: int = 1) -> Grid:
    """``grid`` grown by ``by`` tiles in all directions."""
    side = 2 * by + 1
    grown: Grid = cv2.dilate(grid.astype(np.uint8), np.ones((side, side), np.uint8)) > 0
    return grown


def restless_tiles(pictures: Sequence[Picture]) -> Grid:
    """Tiles that keep changing from frame to frame; none in too few pictures."""
    first = pictures[0]
    count = np.zeros((-(-first.shape[0] // TILE), -(-first.shape[1] // TILE)), np.int32)
    for before, after in pairwise(pictures):
        count += changed_tiles(before, after)
    if len(pictures) < SHORTEST:
        return np.zeros(count.shape, np.bool_)
    restless: Grid = count >= _RESTLESS * (len(pictures) - 1)
    return restless


def mean_picture(pictures: Sequence[Picture]) -> NDArray[np.float32]:
    total = np.zeros(pictures[0].shape, np.float32)
    for picture in pictures:
        cv2.accumulate(picture, total)
    return np.asarray(total / len(pictures), np.float32)


class Motion:
    """What a place looks like while it moves as usual, and whether a picture shows more.

    Text has edges and strokes: they add energy to two bands of fine structure, whatever the
    text says and however bright it is. The energy of each pixel counts in units of what
    motion has there, and is gathered in windows of the shape of words and lines.
    """

    def __init__(
        self,
        pictures: Sequence[Picture],
        mean: NDArray[np.float32],
        restless: Grid,
        outside: Grid,
    ) -> None:
        """``outside``: tiles in no region of the moving picture, as far as that is known."""
        self._shape = restless.shape
        self._tile_area, self._area = _area_of(restless)
        bands = _bands(mean[self._area])
        parts = [picture[self._area] for picture in pictures]
        self._usual_pixels = _usual_energies(parts[:: max(1, len(parts) // _SAMPLE)], bands)
        # OpenCV computes outside of the interpreter's lock.
        with ThreadPoolExecutor(_THREADS) as side_by_side:
            maps = np.stack(list(side_by_side.map(partial(self._windows, mean=bands), parts)))
        self._usual = _median(maps)
        self._excess = np.log(maps + _CALM) - np.log(self._usual + _CALM)
        inside = _cells(restless[self._tile_area], self._usual.shape[-2:])
        # A window that holds motion in a part of its pixels has less to average over.
        unsteady = np.maximum(self._usual + _CALM, _CALM) ** -0.5
        deviations = (_median(np.abs(self._excess)) / unsteady)[:, inside]
        # Of all windows together: one where the motion varies much gets no licence to hide text.
        common = np.clip(_SIGMA * np.median(deviations, axis=1), _LEAST_SPREAD, _MOST_SPREAD)
        self._spread = common[:, None, None] * unsteady
        beyond = _cells(outside[self._tile_area], self._usual.shape[-2:])
        self._limit = np.where(beyond, UNUSUAL_OUTSIDE, UNUSUAL) * self._spread

    def unusual(self, number: int) -> Grid:
        """Tiles of windows in which picture ``number`` shows more than is usual there."""
        return self._tiles(self._excess[number] > self._limit)

    def excess(self) -> NDArray[np.float32]:
        """By how many standard deviations the most unusual window of each picture stands out."""
        return np.asarray((self._excess / self._spread).max(axis=(1, 2, 3)), np.float32)

    def drifted(self, mean: NDArray[np.float32], before: NDArray[np.float32], count: int) -> Grid:
        """Tiles where two means of ``count`` pictures each differ by more than motion leaves."""
        left = self._usual * (2 / count)
        change = self._windows(mean[self._area], _bands(before[self._area]))
        return self._tiles(change > SUSTAINED * left + _CALM)

    def _windows(self, picture: NDArray[Any], mean: Bands) -> NDArray[np.float32]:
        """Energies by band and window: (bands x windows, rows / 8, columns / 8)."""
        cells = [
            _cell_means(cv2.divide(energy, usual, energy))
            for energy, usual in zip(_energies(picture, mean), self._usual_pixels, strict=True)
        ]
        return np.stack(
            [
                cv2.boxFilter(one, -1, window, borderType=cv2.BORDER_CONSTANT)
                for one in cells
                for window in _WINDOWS
            ]
        )

    def _tiles(self, windows: NDArray[np.bool_]) -> Grid:
        """A window that stands out marks all tiles it covers."""
        height_of, width_of = windows.shape[-2:]
        grid = np.zeros(self._shape, np.bool_)
        rows, columns = grid[self._tile_area].shape
        cells = np.zeros((2 * rows, 2 * columns), np.uint8)
        part = cells[:height_of, :width_of]
        for number, window in enumerate(windows):
            width, height = _WINDOWS[number % len(_WINDOWS)]
            kernel = np.ones((height, width), np.uint8)
            spread = cv2.dilate(window.astype(np.uint8), kernel, anchor=_mirrored(width, height))
            part |= np.asarray(spread, np.uint8)
        grid[self._tile_area] = _any(cells > 0, 2)
        return grid


def _area_of(tiles: Grid) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The box around the marked tiles and a tile more: in tiles, and in pixels."""
    grown = dilated(tiles)
    down, across = np.flatnonzero(grown.any(axis=1)), np.flatnonzero(grown.any(axis=0))
    top, bottom, left, right = (int(n) for n in (down[0], down[-1] + 1, across[0], across[-1] + 1))
    return (
        (slice(top, bottom), slice(left, right)),
        (slice(top * TILE, bottom * TILE), slice(left * TILE, right * TILE)),
    )


def _bands(picture: NDArray[Any]) -> Bands:
    """What ``picture`` has of edges and of strokes."""
    fine, coarse = (cv2.boxFilter(picture, cv2.CV_32F, (side, side)) for side in (3, 9))
    return cv2.subtract(picture, fine, dtype=cv2.CV_32F), cv2.subtract(fine, coarse, coarse)


def _energies(picture: NDArray[Any], mean: Bands) -> list[Any]:
    """The energy of each pixel of what ``picture`` adds to its ``mean``, by band.

    Bands are linear, so those of the mean are taken off: 8-bit pictures are smoothed faster.
    """
    changes = [cv2.subtract(a, b, a) for a, b in zip(_bands(picture), mean, strict=True)]
    return [_over_samples(cv2.multiply(change, change, change)) for change in changes]


def _usual_energies(pictures: Sequence[Picture], mean: Bands) -> list[Any]:
    """The mean energy of each pixel and its neighbours in each band; never nothing."""
    totals = _energies(pictures[0], mean)
    for picture in pictures[1:]:
        for total, energy in zip(totals, _energies(picture, mean), strict=True):
            cv2.add(total, energy, total)
    return [cv2.blur(total / len(pictures), (5, 5)) + _NOISE for total in totals]


def _cell_means(pixels: NDArray[np.float32]) -> Any:
    padded = _padded(pixels, _STEP)
    size = (padded.shape[1] // _STEP, padded.shape[0] // _STEP)
    return cv2.resize(padded, size, interpolation=cv2.INTER_AREA)


def _padded(pixels: NDArray[Any], to: int) -> Any:
    """``pixels`` with zeros to the right and below, up to multiples of ``to``."""
    rows, columns = pixels.shape
    if rows % to == columns % to == 0:
        return pixels
    return cv2.copyMakeBorder(pixels, 0, -rows % to, 0, -columns % to, cv2.BORDER_CONSTANT)


def _median(maps: NDArray[np.float32]) -> NDArray[np.float32]:
    """The median of each place over all maps; sorting them whole is faster than NumPy's own."""
    ordered = np.sort(maps, axis=0)
    count = len(ordered)
    return np.asarray((ordered[(count - 1) // 2] + ordered[count // 2]) / 2, np.float32)


def _mirrored(width: int, height: int) -> tuple[int, int]:
    """The anchor that spreads a window's mark over exactly the cells its mean was taken of."""
    return width - 1 - width // 2, height - 1 - height // 2


def _cells(tiles: Grid, shape: tuple[int, int]) -> Grid:
    """The tile grid in cells of an energy map."""
    return np.repeat(np.repeat(tiles, 2, axis=0), 2, axis=1)[: shape[0], : shape[1]]


def _any(marks: Grid, side: int) -> Grid:
    """Whether anything is marked, by square of ``side``."""
    rows, columns = marks.shape
    squares = marks.reshape(rows // side, side, columns // side, side)
    return np.asarray(squares.any(axis=(1, 3)), np.bool_)


def _over_samples(picture: NDArray[Any]) -> Any:
    """The largest sample of each pixel; plane by plane, which is forty times as fast."""
    return picture if picture.ndim == 2 else reduce(cv2.max, cv2.split(picture))
