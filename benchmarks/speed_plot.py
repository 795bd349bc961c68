"""Seconds over frames as a PNG, both axes logarithmic, drawn with Pillow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Points = Sequence[tuple[int, float]]

_SIZE = (860, 480)
_LEFT, _TOP, _RIGHT, _BOTTOM = 70, 50, 610, 420
_SHADES = ((46, 110, 168), (200, 90, 40), (150, 150, 150), (70, 140, 90))
_TEXT, _GRID = (30, 30, 30), (226, 229, 233)


def write_plot(path: Path, lines: Mapping[str, Points], title: str) -> None:
    """One line per entry of ``lines``: (frames, seconds), by frames."""
    image = Image.new("RGB", _SIZE, "white")
    pen = ImageDraw.Draw(image)
    small, large = ImageFont.load_default(13), ImageFont.load_default(17)
    every = [point for points in lines.values() for point in points]
    right = math.log10(max(frames for frames, _ in every))
    low = math.floor(math.log10(min(seconds for _, seconds in every)))
    high = math.ceil(math.log10(max(seconds for _, seconds in every)))

    def at(frames: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + (_RIGHT - _LEFT) * math.log10(frames) / right
        y = _BOTTOM - (_BOTTOM - _TOP) * (math.log10(seconds) - low) / (high - low)
        return x, y

    pen.text((12, 14), title, _TEXT, font=large)
    for power in range(low, high + 1):
        _, y = at(1, 10**power)
        pen.line((_LEFT, y, _RIGHT, y), _GRID)
        pen.text((_LEFT - 8, y), f"{10.0**power:g} s", _TEXT, font=small, anchor="rm")
    for frames in sorted({frames for frames, _ in every}):
        x, _ = at(frames, 10**low)
        pen.line((x, _TOP, x, _BOTTOM), _GRID)
        pen.text((x, _BOTTOM + 8), str(frames), _TEXT, font=small, anchor="mt")
    pen.text(((_LEFT + _RIGHT) / 2, _BOTTOM + 30), "frames", _TEXT, font=small, anchor="mt")
    for (name, points), shade in zip(lines.items(), _SHADES, strict=False):
        places = [at(*point) for point in points]
        pen.line(places, shade, 3)
        for x, y in places:
            pen.ellipse((x - 4, y - 4, x + 4, y + 4), shade)
        x, y = places[-1]
        # A line that ends within the plot would have its name on the others.
        place, anchor = ((x + 12, y), "lm") if x >= _RIGHT else ((x, y - 10), "rb")
        pen.text(place, name, shade, font=small, anchor=anchor)
    image.save(path, "PNG")
