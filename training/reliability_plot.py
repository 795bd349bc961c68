"""The reliability of probabilities as a picture, drawn with Pillow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from training.calibration import BINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.calibration import Bin

_SIDE, _LEFT, _TOP = 420, 70, 30
_BAR, _DOT, _LINE, _TEXT = (150, 180, 215), (20, 70, 130), (190, 190, 190), (30, 30, 30)


def write_plot(path: Path, bins: Sequence[Bin]) -> None:
    """Share of PHI among words of like probability; on the diagonal a probability is true."""
    image = Image.new("RGB", (_LEFT + _SIDE + 40, _TOP + _SIDE + 70), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(13)

    def at(probability: float, share: float) -> tuple[int, int]:
        return round(_LEFT + probability * _SIDE), round(_TOP + (1 - share) * _SIDE)

    width = 1 / BINS
    for one in bins:
        pen.rectangle((at(one.low + 0.01, one.share), at(one.low + width - 0.01, 0)), fill=_BAR)
        x, y = at(one.low + width / 2, 0)
        pen.text((x, y + 20), f"{one.count:,}", _TEXT, font=ImageFont.load_default(9), anchor="mm")
    pen.line((at(0, 0), at(1, 1)), fill=_LINE, width=2)
    for one in bins:
        x, y = at(one.mean, one.share)
        pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=_DOT)
    for tenth in range(0, 11, 2):
        x, y = at(tenth / 10, 0)
        pen.text((x, y + 9), f"{tenth / 10:.1f}", _TEXT, font=font, anchor="mm")
        x, y = at(0, tenth / 10)
        pen.text((x - 8, y), f"{tenth / 10:.1f}", _TEXT, font=font, anchor="rm")
    pen.rectangle((at(0, 1), at(1, 0)), outline=_TEXT)
    middle = _LEFT + _SIDE // 2
    pen.text((middle, 14), "share of words that are PHI", _TEXT, font=font, anchor="mm")
    below = "mean probability of the words (their number in small print)"
    pen.text((middle, _TOP + _SIDE + 42), below, _TEXT, font=font, anchor="mm")
    image.save(path, "PNG", optimize=True)
