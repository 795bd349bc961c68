"""Lines cut out as strips, and the way back from a strip to the picture."""

from __future__ import annotations

import numpy as np
import pytest

from fw_gear_presidio.text.ink import Span
from fw_gear_presidio.text.line_crop import LineCrop

SLANTED_AT_THE_EDGE = np.array([[10, 0], [310, 0], [310, 30], [10, 12]], np.float32)
"""A detector's rectangle around a line that slants, cut at the top of the picture."""


@pytest.mark.parametrize("turns", [0, 2])
@pytest.mark.parametrize("left", [20, 150, 280])
def test_what_is_found_on_a_strip_is_found_again_on_the_picture(left: int, turns: int) -> None:
    picture = np.zeros((60, 320, 3), np.uint8)
    picture[2:9, left : left + 8] = 255
    crop = LineCrop.of(picture, SLANTED_AT_THE_EDGE, turns)
    rows, columns = np.nonzero(crop.pixels[:, :, 0] > 128)
    on_strip = Span(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    box = crop.box(on_strip, 60, 320)
    assert abs(box.left - left) <= 3
    assert abs(box.right - left - 8) <= 3


def test_a_column_is_the_same_on_the_same_strip() -> None:
    crop = LineCrop.of(np.zeros((60, 320, 3), np.uint8), SLANTED_AT_THE_EDGE)
    assert [crop.column_on(crop, column) for column in (0, 90, 290)] == pytest.approx([0, 90, 290])
