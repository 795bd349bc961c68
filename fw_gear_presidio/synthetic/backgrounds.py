"""What lies below the text: pictures like those of the modalities, 8-bit grey or RGB."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Picture = NDArray[np.uint8]
Chance = np.random.Generator

_BRIGHTEST = 205
"""Anatomy stays below this, as in a well-windowed image."""


def _smooth(rows: int, columns: int, radius: float, chance: Chance) -> NDArray[np.float64]:
    """Smoothed noise, 0 to 1."""
    noise = Image.fromarray(chance.integers(0, 256, (rows, columns), np.uint8))
    values = np.asarray(noise.filter(ImageFilter.GaussianBlur(radius)), float)
    scaled: NDArray[np.float64] = (values - values.min()) / max(float(np.ptp(values)), 1.0)
    return scaled


def _grid(rows: int, columns: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y, x = np.mgrid[0:rows, 0:columns]
    return (y - rows / 2) / (rows / 2), (x - columns / 2) / (columns / 2)


def _picture(values: NDArray[Any]) -> Picture:
    picture: Picture = np.clip(values, 0, _BRIGHTEST).astype(np.uint8)
    return picture


def ultrasound(rows: int, columns: int, chance: Chance) -> Picture:
    """A fan of speckle on black."""
    y, x = np.mgrid[0:rows, 0:columns]
    apex = rows * 0.04
    radius, angle = np.hypot(x - columns / 2, y - apex), np.arctan2(x - columns / 2, y - apex)
    inside = (np.abs(angle) < chance.uniform(0.4, 0.75)) & (radius > rows * 0.12)
    inside &= radius < rows * chance.uniform(0.75, 0.95)
    speckle = _smooth(rows, columns, 1.3, chance) ** 2 * _smooth(rows, columns, 30, chance)
    return _picture(np.where(inside, speckle * 420, chance.integers(0, 8)))


def radiograph(rows: int, columns: int, chance: Chance) -> Picture:
    """Soft shadows with bright, bone-like bands, noise on top."""
    y, x = _grid(rows, columns)
    body = np.exp(-((x / 0.75) ** 4) - (y / 1.3) ** 6)
    bands = sum(
        np.exp(-(((y - at - 0.12 * x**2) / 0.035) ** 2)) for at in chance.uniform(-0.8, 0.8, 6)
    )
    spine = np.exp(-((x / 0.09) ** 2))
    values = 25 + 110 * body + 30 * bands * body + 45 * spine * body
    values = values + 14 * _smooth(rows, columns, 12, chance) + chance.normal(0, 3, (rows, columns))
    return _picture(values)


def slice_of_body(rows: int, columns: int, chance: Chance) -> Picture:
    """An ellipse with organs on black: CT and MR."""
    y, x = _grid(rows, columns)
    body = (x / 0.8) ** 2 + (y / 0.7) ** 2 < 1
    values = np.where(body, 70 + 25 * _smooth(rows, columns, 6, chance), 2.0)
    for _ in range(5):
        at_x, at_y, size = *chance.uniform(-0.5, 0.5, 2), chance.uniform(0.08, 0.25)
        organ = ((x - at_x) / size) ** 2 + ((y - at_y) / (size * 0.8)) ** 2 < 1
        values = np.where(organ & body, chance.uniform(50, 180), values)
    rim = body & ((x / 0.76) ** 2 + (y / 0.66) ** 2 > 1)
    return _picture(np.where(rim, 120, values) + chance.normal(0, 4, (rows, columns)))


def screen(rows: int, columns: int, chance: Chance) -> Picture:
    """A plain screen: dose reports, worksheets, screen captures."""
    light = chance.random() < 0.3
    shade = chance.integers(205, 246) if light else chance.integers(0, 45)
    return np.full((rows, columns), shade, np.uint8)


def endoscopy(rows: int, columns: int, chance: Chance) -> Picture:
    """A red-brown octagon beside a black margin, RGB."""
    y, x = _grid(rows, columns)
    x = x - 0.25
    inside = (np.abs(x) < 0.7) & (np.abs(y) < 0.9) & (np.abs(x) + np.abs(y) < 1.35)
    folds = _smooth(rows, columns, 14, chance)
    light = np.clip(1.15 - np.hypot(x, y), 0.15, 1) * (0.6 + 0.5 * folds)
    rgb = np.stack([light * 190, light * 95, light * 80], axis=-1)
    return _picture(np.where(inside[..., None], rgb, 4) + chance.normal(0, 2, (rows, columns, 1)))


def scintigram(rows: int, columns: int, chance: Chance) -> Picture:
    """Few counts and some hot spots."""
    y, x = _grid(rows, columns)
    values = chance.poisson(2 + 8 * np.exp(-((x / 0.3) ** 2) - (y / 0.9) ** 2)).astype(float) * 6
    for _ in range(4):
        at_x, at_y = chance.uniform(-0.4, 0.4, 2)
        values = values + 150 * np.exp(-(((x - at_x) / 0.06) ** 2) - ((y - at_y) / 0.06) ** 2)
    return _picture(values)


BY_MODALITY: Mapping[str, Callable[[int, int, Chance], Picture]] = {
    "US": ultrasound,
    "CT": slice_of_body,
    "MR": slice_of_body,
    "CR": radiograph,
    "MG": radiograph,
    "XA": radiograph,
    "NM": scintigram,
    "ES": endoscopy,
    "OT": screen,
}
