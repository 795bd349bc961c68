"""Pictures with text, drawn by Pillow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from fw_gear_presidio.domain import BoundingBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def picture(
    texts: Sequence[tuple[int, int, str]], rows: int = 300, columns: int = 400, size: int = 16,
    ink: int = 255, ground: int = 0,
) -> NDArray[np.uint8]:  # fmt: skip
    """A grey picture with ``texts`` (left, top, text)."""
    image = Image.new("L", (columns, rows), ground)
    for left, top, text in texts:
        ImageDraw.Draw(image).text((left, top), text, fill=ink, font=ImageFont.load_default(size))
    return np.asarray(image)


def ink_box(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> BoundingBox:
    """The box around what differs between two pictures."""
    ys, xs = (before != after).nonzero()
    return BoundingBox(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)
