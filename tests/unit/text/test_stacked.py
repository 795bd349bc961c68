"""Numbers stacked upright are texts of their own; text that lies on its side is one line."""

from __future__ import annotations

import numpy as np
import pytest

from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine
from fw_gear_presidio.text.stacked import apart
from tests.unit.text.pictures import picture


def colours(grey: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(np.repeat(grey[..., None], 3, axis=2))


def quad(left: int, top: int, right: int, bottom: int) -> np.ndarray:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


@pytest.mark.parametrize(("ink", "ground"), [(255, 0), (0, 255), (160, 90)])
def test_a_column_of_numbers_is_as_many_texts(ink: int, ground: int) -> None:
    column = [(20, 10 + 28 * n, text) for n, text in enumerate(["-5", "1", "-2", "14"])]
    shown = colours(picture(column, ink=ink, ground=ground))
    parts = apart(shown, quad(16, 8, 44, 120))
    assert len(parts) == len(column)
    tops = [float(part[:, 1].min()) for part in parts]
    assert tops == sorted(tops)
    # Each holds the ink of its own number and of no other.
    for part, (_, top, _) in zip(parts, column, strict=True):
        assert top - 2 <= part[:, 1].min()
        assert part[:, 1].max() <= top + 27


def test_a_number_that_detection_cut_is_whole() -> None:
    column = [(20, 10 + 28 * n, "5") for n in range(5)]
    shown = colours(picture(column))
    ink = np.flatnonzero(shown[..., 0].any(axis=1))
    parts = apart(shown, quad(16, int(ink[0]) + 4, 36, 160))
    assert len(parts) == len(column)
    assert parts[0][:, 1].min() <= ink[0]


@pytest.mark.parametrize("text", ["221402", "MRN 1140 2", "l1l1 l1", "DOE JANE"])
def test_text_on_its_side_is_one_line(text: str) -> None:
    lying = picture([(10, 10, text)], rows=40, columns=200, size=20)
    ink = np.argwhere(lying)
    shown = colours(np.rot90(lying))
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
    box = quad(int(top) - 3, 200 - int(right) - 3, int(bottom) + 3, 200 - int(left) + 3)
    assert len(apart(shown, box)) == 1


def test_a_grid_of_numbers_holds_no_number_of_a_column_s_digits() -> None:
    grid = [
        (60 + 50 * x, 60 + 16 * y, str((3 * x + 5 * y) % 9)) for x in range(5) for y in range(6)
    ]
    shown = picture([(20, 10, "Total deviation"), *grid], rows=240, size=14, ink=0, ground=255)
    texts = [line.text for line in RapidOcrEngine().read(shown)]
    assert texts.count("Total deviation") == 1
    # Read column by column they would be "0 5 1 6 2 7".
    assert all(len(text) <= len("3 8") for text in texts if text != "Total deviation")
    assert len(texts) > len(grid)
