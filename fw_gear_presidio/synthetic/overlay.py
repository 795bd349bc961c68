"""A fictitious patient's overlay for an image that exists: where it is calm, in ink that shows."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.domain import BoundingBox
from fw_gear_presidio.ground_truth import TruthText
from fw_gear_presidio.synthetic import wording
from fw_gear_presidio.synthetic.canvas import Canvas, Style
from fw_gear_presidio.synthetic.fonts import font_names
from fw_gear_presidio.synthetic.technical import MODALITIES, technical_texts
from fw_gear_presidio.synthetic.visits import Value, draw_visit
from fw_gear_presidio.synthetic.wording import Line

_PLACES = 12
_SMALLEST, _LARGEST = 11, 40
_BRIGHT = 128
_PHI_LINES, _TECHNICAL_LINES = 5, 3


@dataclass(frozen=True, slots=True)
class Overlay:
    """Coverage with ink (rows, columns), 0 to 1; whether the ink is light; what it says."""

    coverage: NDArray[np.float32]
    light: bool
    texts: tuple[TruthText, ...]


def draw_overlay(rendered: NDArray[np.uint8], modality: str, rng: random.Random) -> Overlay:
    """A block of PHI and settings on the calmest places of ``rendered``, grey or RGB."""
    grey = rendered if rendered.ndim == 2 else rendered.mean(axis=2)
    rows, columns = grey.shape
    size = int(np.clip(columns // rng.randint(32, 45), _SMALLEST, _LARGEST))
    canvas = Canvas(np.zeros((rows, columns), np.uint8))
    style = Style(rng.choice(font_names()), size)
    ground: list[NDArray[np.float64]] = []
    for line in _lines(modality, rng):
        for left, top in _calm_places(grey, size, sum(len(v.text) for v in line), rng):
            if canvas.write(line, style, left, top):
                ground.append(np.asarray(grey[top : top + size, left : left + 4 * size]).ravel())
                break
    level = float(np.median(np.concatenate(ground))) if ground else 0.0
    return Overlay(canvas.coverage, level < _BRIGHT, tuple(canvas.texts))


def _lines(modality: str, rng: random.Random) -> list[Line]:
    visit = draw_visit(rng)
    fields = ["name", *rng.sample(wording.COMMON_FIELDS[1:], _PHI_LINES - 1)]
    say = rng.choice((wording.bare, wording.labelled))
    lines: list[Line] = [say(field, visit, rng) for field in fields]
    known = modality if modality in MODALITIES else "OT"
    lines += [[Value(text)] for text in technical_texts(known, _TECHNICAL_LINES, rng)]
    return lines


def _calm_places(
    grey: NDArray[np.floating] | NDArray[np.uint8], size: int, letters: int, rng: random.Random
) -> list[tuple[int, int]]:
    """Places for a line, the one with the least structure below it first."""
    rows, columns = grey.shape
    width, height = min(round(letters * size * 0.65) + size, columns), round(size * 1.5)
    if width >= columns or height >= rows:
        return [(0, 0)]
    found = []
    for _ in range(_PLACES):
        left, top = rng.randrange(columns - width), rng.randrange(rows - height)
        box = BoundingBox.from_size(left, top, width, height)
        part = grey[box.top : box.bottom, box.left : box.right]
        found.append((float(part.std()), left, top))
    return [(left, top) for _calm, left, top in sorted(found)]
