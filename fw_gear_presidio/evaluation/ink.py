"""How much of a text can still be told from its surroundings.

Ink is found on the original: within the truth's box, the pixels on the side of Otsu's
threshold on which the box's border is not. Its contrast is the difference that it exceeds
against 85 % of the ink-free pixels close to it. A pixel of ink can still be told when, after
redaction, its contrast is at least a quarter of what it was before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.domain import BoundingBox

Picture = NDArray[Any]
"""(rows, columns) or (rows, columns, samples); any integer type."""

GONE = 0.02
"""A text is gone when at most this share of its ink can still be told."""

_TELLING = 0.25
_LEVELS = 256
_ALIKE = 15
"""Percent of the ink-free pixels around that may look like the ink before it can't be told: at
the edge of a redaction box less than half of them lie under the box."""
_RADII = (3, 12)
_MOST_PIXELS = 3000
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of one text on the original: where it is, and its contrast there.

    ``box`` is clipped to the image; ``contrast`` is that of every pixel of ink.
    """

    box: BoundingBox
    mask: NDArray[np.bool_]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    contrast: NDArray[np.float64]

    @property
    def is_empty(self) -> bool:
        return self.rows.size == 0


def find_ink(original: Picture, box: BoundingBox) -> Ink | None:
    """The ink in ``box``; None where the box is outside the picture or holds one even shade."""
    rows, columns = original.shape[:2]
    inside = box.expanded(1, 1).clipped(rows, columns)
    if inside is None:
        return None
    part = _part(original, inside)
    # The sample that varies most shows the text best.
    sample = part[..., int(np.argmax(part.reshape(-1, part.shape[2]).std(axis=0)))]
    if sample.min() == sample.max():
        return None
    mask = _split(sample)
    at_rows, at_columns = np.nonzero(mask)
    if at_rows.size > _MOST_PIXELS:
        every = np.linspace(0, at_rows.size - 1, _MOST_PIXELS).astype(np.intp)
        at_rows, at_columns = at_rows[every], at_columns[every]
    contrast = _contrast(part, mask, at_rows, at_columns)
    visible = contrast > 0
    return Ink(inside, mask, at_rows[visible], at_columns[visible], contrast[visible])


def share_told(ink: Ink, picture: Picture) -> float:
    """The share of the ink, 0 to 1, that ``picture`` still lets one tell from its surroundings."""
    if ink.is_empty:
        return 0.0
    now = _contrast(_part(picture, ink.box), ink.mask, ink.rows, ink.columns)
    return float(np.mean(now >= _TELLING * ink.contrast))


def _part(picture: Picture, box: BoundingBox) -> NDArray[np.float64]:
    """The part in ``box``, (rows, columns, samples)."""
    part = picture[box.top : box.bottom, box.left : box.right].astype(np.float64)
    return part[:, :, None] if part.ndim == 2 else part


def _split(sample: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The pixels on the other side of Otsu's threshold than the border of the box."""
    levels = np.histogram_bin_edges(sample, _LEVELS)
    counts, _edges = np.histogram(sample, levels)
    centers = (levels[:-1] + levels[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * centers)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = sums / below - (sums[-1] - sums) / above
        between = np.nan_to_num(below * above * distance**2, nan=0.0)
    threshold = levels[1:][int(np.argmax(between))]
    border = np.concatenate((sample[0], sample[-1], sample[:, 0], sample[:, -1]))
    bright: NDArray[np.bool_] = sample > threshold
    return ~bright if np.mean(border > threshold) > 0.5 else bright


def _contrast(
    part: NDArray[np.float64],
    mask: NDArray[np.bool_],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
) -> NDArray[np.float64]:
    """The contrast of every pixel of ink, in the sample that differs most."""
    radius = int(np.clip(part.shape[0] // 8, *_RADII))
    ground = np.where(mask[:, :, None], np.nan, part)
    padded = np.pad(ground, ((radius, radius), (radius, radius), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(
        padded, (2 * radius + 1, 2 * radius + 1), axis=(0, 1)
    )
    found = np.zeros(rows.size)
    for start in range(0, rows.size, _BLOCK):
        some = slice(start, start + _BLOCK)
        ink = part[rows[some], columns[some]][:, :, None]
        around = windows[rows[some], columns[some]].reshape(len(ink), part.shape[2], -1)
        differences = np.abs(around - ink).max(axis=1)
        # Amid a very broad stroke there is no ink-free pixel close by: it shows at its edges.
        known = np.isfinite(differences).any(axis=1)
        found[start : start + len(ink)][known] = np.nanpercentile(
            differences[known], _ALIKE, axis=1
        )
    return found
